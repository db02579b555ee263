import type { KindRule } from "../estimate.ts";
import { medianOrderStatistic } from "../statistics/median-order-statistic.ts";
import { quantileOrderStatistic } from "../statistics/quantile-order-statistic.ts";

/**
 * Median of `value` over the observations that have one, or the percentile `at`, with the interval of
 * order statistics.
 */
export const median: KindRule = {
  columns: { value: "DOUBLE" },
  counts: () =>
    `SELECT cell_no, period_no, part,
       coalesce(sum(value::DECIMAL(18, 4)) FILTER (known), 0)::DOUBLE AS numerator,
       (count(value) FILTER (known))::DOUBLE AS denominator,
       count(*)::DOUBLE AS asked,
       (count(DISTINCT client_no) FILTER (known AND value IS NOT NULL))::INTEGER AS clients,
       clients AS hits,
       coalesce(list(value ORDER BY value) FILTER (known AND value IS NOT NULL), []) AS ordered
     FROM placed
     GROUP BY cell_no, period_no, part`,
  inputs: ["ordered"],
  figure: ([ordered]: readonly number[][], { interval, at }) => {
    if (ordered === undefined || ordered.length === 0) {
      return { estimate: null, lower: null, upper: null };
    }
    const { estimate, lower, upper } =
      at === undefined ? medianOrderStatistic(ordered) : quantileOrderStatistic(ordered, at / 100);
    return interval === "none"
      ? { estimate, lower: null, upper: null }
      : { estimate, lower, upper };
  },
};
