/**
 * b₀ + a₁/(b₁ + a₂/(b₂ + …)), by Lentz's method as changed by Thompson and Barnett (1986), Journal
 * of Computational Physics 64; ends when a step no longer changes the value.
 *
 * @param a numerator of step k = 1, 2, …
 * @param b denominator of step k = 1, 2, …
 */
export function continuedFraction(
  b0: number,
  a: (k: number) => number,
  b: (k: number) => number,
): number {
  const tiny = 1e-300;
  let value = b0 === 0 ? tiny : b0;
  let c = value;
  let d = 0;
  for (let k = 1; k < 1e7; k += 1) {
    const ak = a(k);
    const bk = b(k);
    d = bk + ak * d;
    c = bk + ak / c;
    if (Math.abs(d) < tiny) d = tiny;
    if (Math.abs(c) < tiny) c = tiny;
    d = 1 / d;
    const step = c * d;
    value *= step;
    if (Math.abs(step - 1) < 3e-16) return value;
  }
  throw new RangeError("a continued fraction does not settle");
}
