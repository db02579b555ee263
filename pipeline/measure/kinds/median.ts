import type { KindRule } from "../estimate.ts";
import { medianOrderStatistic } from "../statistics/median-order-statistic.ts";
import { quantileOrderStatistic } from "../statistics/quantile-order-statistic.ts";
import { amount, personSums, persons } from "./person-sums.ts";
import { sortedValues, withValueCounts } from "./value-counts.ts";

/**
 * Median of `value` over the observations that have one, or the percentile `at`, with the interval of
 * order statistics.
 */
export const median: KindRule = {
  columns: { value: "DOUBLE" },
  counts: () =>
    withValueCounts(
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
      ["value"],
      "known AND value IS NOT NULL",
    ),
  inputs: ["counts"],
  figure: ([found = []]: readonly number[][], { interval, at }) => {
    const sorted = sortedValues(found);
    const { estimate, lower, upper } =
      at === undefined ? medianOrderStatistic(sorted) : quantileOrderStatistic(sorted, at / 100);
    return interval === "none"
      ? { estimate, lower: null, upper: null }
      : { estimate, lower, upper };
  },
};
