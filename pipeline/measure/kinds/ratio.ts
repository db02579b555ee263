import type { KindRule } from "../estimate.ts";
import { ratioLinearised } from "../statistics/ratio-linearised.ts";
import { amount, personSums, persons } from "./person-sums.ts";

/**
 * Σnumerator / Σdenominator per cell; the interval is linearised with clients as clusters. With
 * `per: persons` the denominator is the number of persons who have one.
 */
export const ratio: KindRule = {
  columns: { numerator: "DOUBLE", denominator: "DOUBLE" },
  counts: ({ per }) =>
    personSums(
      {
        asked: "1",
        // Exact sums, whatever the order of adding up: the same data give the same bytes.
        y: amount("numerator"),
        x:
          per === "persons"
            ? { any: "(known AND client_no IS NOT NULL AND coalesce(denominator, 0) > 0)::INTEGER" }
            : amount("denominator"),
      },
      {
        numerator: "sum(y)",
        denominator: "sum(x)",
        asked: "sum(asked)",
        clients: persons("x > 0"),
        hits: persons("y > 0"),
        clusters: "count(*) FILTER (x > 0)",
        yy: "sum(y::DOUBLE * y::DOUBLE)",
        xx: "sum(x::DOUBLE * x::DOUBLE)",
        xy: "sum(x::DOUBLE * y::DOUBLE)",
      },
    ),
  inputs: ["clusters", "numerator", "denominator", "yy", "xx", "xy"],
  figure: ([clusters = 0, y = 0, x = 0, yy = 0, xx = 0, xy = 0]: readonly number[], series) => {
    const estimate = x > 0 ? y / x : null;
    return series.interval === "none"
      ? { estimate, lower: null, upper: null }
      : { estimate, ...ratioLinearised({ clusters, y, x, yy, xx, xy }, series.bounded) };
  },
};
