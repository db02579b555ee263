import type { KindRule } from "../estimate.ts";
import { ratioLinearised } from "../statistics/ratio-linearised.ts";
import { personSums, persons } from "./person-sums.ts";

/**
 * Σnumerator / Σdenominator per cell; the interval is linearised with clients as clusters. With
 * `per: persons` the denominator is the number of persons who have one.
 */
export const ratio: KindRule = {
  columns: { numerator: "DOUBLE", denominator: "DOUBLE" },
  counts: ({ per }) =>
    personSums(
      [
        "count(*) AS asked",
        // Exact sums, whatever the order of adding up: the same data give the same bytes.
        "coalesce(sum(numerator::DECIMAL(18, 4)) FILTER (known), 0)::DOUBLE AS y",
        per === "persons"
          ? "(count(client_no) FILTER (known AND denominator > 0) > 0)::INTEGER::DOUBLE AS x"
          : "coalesce(sum(denominator::DECIMAL(18, 4)) FILTER (known), 0)::DOUBLE AS x",
      ],
      [
        // What is added up has four decimals at most: rounding undoes the order of adding up.
        "round(sum(y), 4) AS numerator",
        "round(sum(x), 4) AS denominator",
        "sum(asked)::DOUBLE AS asked",
        persons("x > 0", "clients"),
        persons("y > 0", "hits"),
        "(count(*) FILTER (x > 0))::INTEGER AS clusters",
        "sum(y * y) AS yy",
        "sum(x * x) AS xx",
        "sum(x * y) AS xy",
      ],
    ),
  inputs: ["clusters", "numerator", "denominator", "yy", "xx", "xy"],
  figure: ([clusters = 0, y = 0, x = 0, yy = 0, xx = 0, xy = 0]: readonly number[], series) => {
    const estimate = x > 0 ? y / x : null;
    return series.interval === "none"
      ? { estimate, lower: null, upper: null }
      : { estimate, ...ratioLinearised({ clusters, y, x, yy, xx, xy }, series.bounded) };
  },
};
