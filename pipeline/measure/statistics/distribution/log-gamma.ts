const halfLog2Pi = 0.9189385332046728;

/**
 * Natural logarithm of the gamma function, ln Γ(x) for x > 0, by Stirling's formula with its error
 * term. Accurate to about 1e-15 of the larger of 1 and the result.
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`logGamma: ${x} is not above 0`);
  return stirlingError(x) + (x - 0.5) * Math.log(x) - x + halfLog2Pi;
}

/**
 * What Stirling's formula misses: ln x! − ((x + ½) ln x − x + ½ ln 2π), for x > 0.
 *
 * From 10 on the asymptotic series 1/12x − 1/360x³ + 1/1260x⁵ …; below it the recurrence
 * δ(x) = δ(x+1) + (x + ½) ln(1 + 1/x) − 1 — Abramowitz & Stegun (1964), 6.1.41.
 */
export function stirlingError(x: number): number {
  let sum = 0;
  let at = x;
  for (; at < 10; at += 1) sum += (at + 0.5) * Math.log1p(1 / at) - 1;
  const inverse = 1 / (at * at);
  let series = 0;
  for (const coefficient of stirlingSeries) series = series * inverse + coefficient;
  return sum + series / at;
}

// Highest power first.
const stirlingSeries = [1 / 156, -691 / 360360, 1 / 1188, -1 / 1680, 1 / 1260, -1 / 360, 1 / 12];
