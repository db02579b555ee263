/**
 * Adjusted p-values that hold the share of false discoveries: signalling every p ≤ q keeps the
 * expected share of false signals among the signals at q or below.
 *
 * From the largest p down: min over j ≥ i of p₍ⱼ₎·m/j, at most 1 — Benjamini & Hochberg (1995),
 * JRSS B 57. Holds for independent and for positively dependent tests.
 *
 * @param p p-values in any order
 * @returns adjusted p-values in the order given
 */
export function benjaminiHochberg(p: readonly number[]): number[] {
  const adjusted = new Array<number>(p.length);
  let least = 1;
  for (const [fromEnd, { value, index }] of sorted(p).toReversed().entries()) {
    least = Math.min(least, value * (p.length / (p.length - fromEnd)));
    adjusted[index] = least;
  }
  return adjusted;
}

/**
 * Adjusted p-values that hold the chance of even one false signal, whatever the dependence.
 *
 * From the smallest p up: max over j ≤ i of p₍ⱼ₎·(m − j + 1), at most 1 — Holm (1979), Scandinavian
 * Journal of Statistics 6.
 *
 * @param p p-values in any order
 * @returns adjusted p-values in the order given
 */
export function holm(p: readonly number[]): number[] {
  const adjusted = new Array<number>(p.length);
  let most = 0;
  for (const [rank, { value, index }] of sorted(p).entries()) {
    most = Math.max(most, Math.min(1, value * (p.length - rank)));
    adjusted[index] = most;
  }
  return adjusted;
}

function sorted(p: readonly number[]): { value: number; index: number }[] {
  for (const value of p) {
    if (!(value >= 0 && value <= 1)) throw new RangeError(`${value} is no p-value`);
  }
  return p.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value);
}
