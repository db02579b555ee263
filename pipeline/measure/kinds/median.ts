import type { KindRule } from "../estimate.ts";
import { medianOrderStatistic } from "../statistics/median-order-statistic.ts";
import { quantileOrderStatistic } from "../statistics/quantile-order-statistic.ts";
import { withLists } from "./lists.ts";
import { amount, personSums, persons } from "./person-sums.ts";

/**
 * Median of `value` over the observations that have one, or the percentile `at`, with the interval of
 * order statistics.
 */
export const median: KindRule = {
  columns: { value: "DOUBLE" },
  counts: () =>
    withLists(
      personSums(
        { asked: "1", n: "(known AND value IS NOT NULL)::INTEGER", s: amount("value") },
        {
          numerator: "sum(s)",
          denominator: "sum(n)",
          asked: "sum(asked)",
          clients: persons("n > 0"),
          hits: persons("n > 0"),
        },
      ),
      { found: "value" },
      "known AND value IS NOT NULL",
    ),
  inputs: ["found"],
  figure: ([found]: readonly number[][], { interval, at }) => {
    if (found === undefined || found === null || found.length === 0) {
      return { estimate: null, lower: null, upper: null };
    }
    const ordered = [...Float64Array.from(found).sort()];
    const { estimate, lower, upper } =
      at === undefined ? medianOrderStatistic(ordered) : quantileOrderStatistic(ordered, at / 100);
    return interval === "none"
      ? { estimate, lower: null, upper: null }
      : { estimate, lower, upper };
  },
};
