import { stirlingError } from "./log-gamma.ts";

/**
 * Poisson probability λˣ e^−λ / x!, also between the whole numbers (x! = Γ(x + 1)).
 *
 * Saddle-point form: exp(−δ(x) − D(x, λ)) / √(2πx) — Loader (2000), Fast and accurate computation
 * of binomial probabilities. Keeps its relative accuracy for large x, where x ln λ − λ − ln x!
 * would lose it.
 *
 * @param x ≥ 0
 * @param mean λ ≥ 0
 */
export function poissonDensity(x: number, mean: number): number {
  if (x === 0) return Math.exp(-mean);
  if (mean === 0) return 0;
  return Math.exp(-stirlingError(x) - deviance(x, mean)) / Math.sqrt(2 * Math.PI * x);
}

/**
 * Binomial probability Γ(n+1)/(Γ(x+1)Γ(n−x+1)) · pˣ qⁿ⁻ˣ, also between the whole numbers; Loader's
 * saddle-point form.
 *
 * @param x 0 ≤ x ≤ n
 * @param q 1 − p, passed in because it may be known more precisely
 */
export function binomialDensity(x: number, n: number, p: number, q = 1 - p): number {
  if (p === 0) return x === 0 ? 1 : 0;
  if (q === 0) return x === n ? 1 : 0;
  if (x === 0) return Math.exp(n * (p < 0.5 ? Math.log1p(-p) : Math.log(q)));
  if (x === n) return Math.exp(n * (q < 0.5 ? Math.log1p(-q) : Math.log(p)));
  const exponent =
    stirlingError(n) -
    stirlingError(x) -
    stirlingError(n - x) -
    deviance(x, n * p) -
    deviance(n - x, n * q);
  return Math.exp(exponent) * Math.sqrt(n / (2 * Math.PI * x * (n - x)));
}

/** D(x, m) = x ln(x/m) + m − x, without the cancellation when x lies near m. */
function deviance(x: number, mean: number): number {
  const difference = x - mean;
  if (Math.abs(difference) >= 0.1 * (x + mean)) return x * Math.log(x / mean) - difference;
  const v = difference / (x + mean);
  let sum = difference * v;
  let term = 2 * x * v;
  for (let odd = 3; ; odd += 2) {
    term *= v * v;
    const next = sum + term / odd;
    if (next === sum) return sum;
    sum = next;
  }
}
