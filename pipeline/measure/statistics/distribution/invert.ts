/**
 * The x at which an increasing function takes a value: Newton's method kept inside a shrinking
 * bracket, with halving where Newton would leave it.
 *
 * @param f increasing on (low, high)
 * @param slope its derivative
 * @param start first guess, strictly inside
 * @param high may be Infinity
 * @returns x, to about the accuracy of f itself
 */
export function invert(
  f: (x: number) => number,
  slope: (x: number) => number,
  target: number,
  start: number,
  low: number,
  high: number,
): number {
  let left = low;
  let right = high;
  let x = start;
  for (let round = 0; round < 2000; round += 1) {
    const miss = f(x) - target;
    if (miss === 0) return x;
    if (miss < 0) left = x;
    else right = x;
    const newton = x - miss / slope(x);
    if (newton > left && newton < right) {
      // Newton's error after a step is of the order of its square: this was the last one needed.
      if (Math.abs(newton - x) <= 1e-10 * Math.abs(newton)) return newton;
      x = newton;
    } else {
      const middle = right === Number.POSITIVE_INFINITY ? 2 * x : (left + right) / 2;
      if (middle === left || middle === right) return middle;
      x = middle;
    }
  }
  return x;
}
