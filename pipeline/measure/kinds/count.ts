import type { KindRule } from "../estimate.ts";
import { countInterval } from "../statistics/count-interval.ts";
import { personSums, persons } from "./person-sums.ts";

/** How many observations, or persons, there are. Exact below 10, Byar from 10. */
export const count: KindRule = {
  columns: {},
  counts: ({ counts }) =>
    personSums(
      { asked: "1", n: "known::INTEGER" },
      {
        numerator: counts === "persons" ? persons("n > 0") : "sum(n)",
        denominator: "sum(n)",
        asked: "sum(asked)",
        clients: persons("n > 0"),
        hits: persons("n > 0"),
      },
    ),
  inputs: ["numerator"],
  figure: ([n = 0]: readonly number[], { interval }) =>
    interval === "none"
      ? { estimate: n, lower: null, upper: null }
      : { estimate: n, ...countInterval(n) },
};
