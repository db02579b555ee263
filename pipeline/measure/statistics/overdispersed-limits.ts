import { type Interval, zOf } from "./interval.ts";

/**
 * Funnel limits of a share with a variance τ² between groups, on the arcsine scale:
 * sin²(asin√target ∓ z·√(1/4n + τ²)) — Spiegelhalter (2005), Statistics in Medicine 24.
 *
 * Approximate: when τ² is 0 take `binomialFunnel`, which is exact.
 *
 * @returns shares; null where the limit would pass 0 or 1, or without persons
 */
export function shareLimits(n: number, target: number, tau2: number, confidence: number): Interval {
  const z = zOf(confidence);
  if (!(n > 0)) return { lower: null, upper: null };
  const centre = Math.asin(Math.sqrt(target));
  const half = z * Math.sqrt(1 / (4 * n) + tau2);
  const low = centre - half;
  const high = centre + half;
  return {
    lower: low > 0 ? Math.sin(low) ** 2 : null,
    upper: high < Math.PI / 2 ? Math.sin(high) ** 2 : null,
  };
}

/**
 * Funnel limits of a standardised ratio with a variance τ² between groups: on the log scale
 * exp(∓z·√(1/E + τ²)), on the square root scale (1 ∓ z·√(1/4E + τ²))². Take the scale on which τ²
 * was measured (`logScore`, `rootScore`).
 *
 * Approximate: when τ² is 0 take `poissonFunnel`, which is exact.
 *
 * @returns ratios around 1; null where the limit would pass 0, or when nothing was expected
 */
export function ratioLimits(
  expected: number,
  tau2: number,
  confidence: number,
  scale: "log" | "root",
): Interval {
  const z = zOf(confidence);
  if (!(expected > 0)) return { lower: null, upper: null };
  if (scale === "log") {
    const half = z * Math.sqrt(1 / expected + tau2);
    return { lower: Math.exp(-half), upper: Math.exp(half) };
  }
  const half = z * Math.sqrt(1 / (4 * expected) + tau2);
  return { lower: half < 1 ? (1 - half) ** 2 : null, upper: (1 + half) ** 2 };
}
