import type { KindRule } from "../estimate.ts";
import { meanT } from "../statistics/mean-t.ts";
import { amount, personSums, persons } from "./person-sums.ts";

/** Mean of `value` over the observations that have one, with a t interval. */
export const mean: KindRule = {
  columns: { value: "DOUBLE" },
  counts: () =>
    personSums(
      {
        asked: "1",
        n: "(known AND value IS NOT NULL)::INTEGER",
        s: amount("value"),
        // Of the same numbers as the sum, or equal values would seem to differ.
        ss: `(${amount("value")})::DOUBLE ** 2`,
      },
      {
        numerator: "sum(s)",
        denominator: "sum(n)",
        asked: "sum(asked)",
        clients: persons("n > 0"),
        hits: persons("n > 0"),
        squares: "sum(ss)",
      },
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
