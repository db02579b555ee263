/**
 * Smallest whole k ≥ 0 with cdf(k) ≥ p. Walks from a guess in doubling steps, then halves.
 *
 * A cdf that equals p but for rounding counts as reached, as in R (median of a fair coin).
 *
 * @param cdf non-decreasing in k
 * @param guess any number; the nearer, the fewer steps
 * @param most the answer when p is 1 or not reached before
 */
export function discreteQuantile(
  cdf: (k: number) => number,
  p: number,
  guess: number,
  most: number,
): number {
  const level = p * (1 - 1e-13);
  const reached = (k: number): boolean => k >= most || cdf(k) >= level;
  let high = Math.min(most, Math.max(0, Math.round(guess)));
  let low = high;
  for (let step = 1; !reached(high); step *= 2) {
    low = high + 1;
    high = Math.min(most, high + step);
  }
  for (let step = 1; low > 0 && reached(low - 1); step *= 2) {
    high = low - 1;
    low = Math.max(0, low - step);
  }
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (reached(middle)) high = middle;
    else low = middle + 1;
  }
  return high;
}
