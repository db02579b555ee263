import type { KindRule } from "../estimate.ts";
import { meanT } from "../statistics/mean-t.ts";
import { personSums, persons } from "./person-sums.ts";

/** Mean of `value` over the observations that have one, with a t interval. */
export const mean: KindRule = {
  columns: { value: "DOUBLE" },
  counts: () =>
    personSums(
      [
        "count(*) AS asked",
        "count(value) FILTER (known) AS n",
        "coalesce(sum(value::DECIMAL(18, 4)) FILTER (known), 0)::DOUBLE AS s",
        "coalesce(sum(value * value) FILTER (known), 0) AS ss",
      ],
      [
        // What is added up has four decimals at most: rounding undoes the order of adding up.
        "round(sum(s), 4) AS numerator",
        "sum(n)::DOUBLE AS denominator",
        "sum(asked)::DOUBLE AS asked",
        persons("n > 0", "clients"),
        persons("n > 0", "hits"),
        "sum(ss) AS squares",
      ],
    ),
  inputs: ["numerator", "denominator", "squares"],
  figure: ([sum = 0, n = 0, squares = 0]: readonly number[], { interval }) => {
    if (n === 0) return { estimate: null, lower: null, upper: null };
    const estimate = sum / n;
    if (interval === "none" || n < 2) return { estimate, lower: null, upper: null };
    const spread = squares - n * estimate * estimate;
    // What is left below this is rounding: every value is the same.
    const sd = spread <= 1e-9 * squares ? 0 : Math.sqrt(spread / (n - 1));
    return { estimate, ...meanT({ n, mean: estimate, sd }) };
  },
};
