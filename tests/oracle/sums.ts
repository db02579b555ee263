import { type Figure, persons } from "./figure.ts";
import type { Seen } from "./observe.ts";

/** Sum over sum; or over the persons who have something below the line. Without an interval. */
export function sums(seen: readonly Seen[], per: "sum" | "persons" = "sum"): Figure {
  const below = seen.filter((one) => (one.goals ?? 0) > 0);
  const numerator = seen.reduce((sum, one) => sum + (one.reached ?? 0), 0);
  const denominator =
    per === "persons" ? persons(below) : seen.reduce((sum, one) => sum + (one.goals ?? 0), 0);
  return {
    numerator,
    denominator,
    clients: persons(below),
    estimate: denominator > 0 ? numerator / denominator : null,
    lower: null,
    upper: null,
  };
}
