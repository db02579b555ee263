import type { XmrLimits } from "./xmr-limits.ts";

/** Can a stable process be relied on to meet a target? */
export type Assurance = "consistent pass" | "consistent fail" | "inconsistent";

/**
 * Assurance of a target by the limits of the last stretch: outside the limits the process always
 * (or never) meets it, inside it is a matter of chance — NHS England, Making Data Count.
 *
 * @param better which way is better: "up" or "down"
 * @returns null without limits
 */
export function assurance(
  { lower, upper }: Pick<XmrLimits, "lower" | "upper">,
  target: number,
  better: "up" | "down",
): Assurance | null {
  if (lower === null || upper === null) return null;
  if (target > upper) return better === "up" ? "consistent fail" : "consistent pass";
  if (target < lower) return better === "up" ? "consistent pass" : "consistent fail";
  return "inconsistent";
}
