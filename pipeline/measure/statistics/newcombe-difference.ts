import { type Estimated, usualConfidence } from "./interval.ts";
import { wilson } from "./wilson.ts";

/**
 * Difference of two independent proportions, p₁ − p₂, with an interval made of their two Wilson
 * intervals (l₁, u₁) and (l₂, u₂):
 *
 * d − √((p₁ − l₁)² + (u₂ − p₂)²) to d + √((u₁ − p₁)² + (p₂ − l₂)²) — Newcombe (1998), Statistics in
 * Medicine 17, method 10. When it holds 0, do not say that one is higher.
 *
 * @param x1 successes of n1 @param x2 successes of n2
 * @returns shares in [−1, 1]; all null when either group is empty
 */
export function newcombeDifference(
  x1: number,
  n1: number,
  x2: number,
  n2: number,
  confidence = usualConfidence,
): Estimated {
  const first = wilson(x1, n1, confidence);
  const second = wilson(x2, n2, confidence);
  if (
    first.lower === null ||
    first.upper === null ||
    second.lower === null ||
    second.upper === null
  ) {
    return { estimate: null, lower: null, upper: null };
  }
  const p1 = x1 / n1;
  const p2 = x2 / n2;
  return {
    estimate: p1 - p2,
    lower: p1 - p2 - Math.hypot(p1 - first.lower, second.upper - p2),
    upper: p1 - p2 + Math.hypot(first.upper - p1, p2 - second.lower),
  };
}
