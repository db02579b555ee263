import type { KindRule } from "../estimate.ts";
import { countInterval } from "../statistics/count-interval.ts";
import { personSums, persons } from "./person-sums.ts";

/** How many observations, or persons, there are. Exact below 10, Byar from 10. */
export const count: KindRule = {
  columns: {},
  counts: ({ counts }) =>
    personSums(
      ["count(*) AS asked", "count(*) FILTER (known) AS n"],
      [
        counts === "persons"
          ? "(count(client_no) FILTER (n > 0))::DOUBLE AS numerator"
          : "sum(n)::DOUBLE AS numerator",
        "sum(n)::DOUBLE AS denominator",
        "sum(asked)::DOUBLE AS asked",
        persons("n > 0", "clients"),
        persons("n > 0", "hits"),
      ],
    ),
  inputs: ["numerator"],
  figure: ([n = 0]: readonly number[], { interval }) =>
    interval === "none"
      ? { estimate: n, lower: null, upper: null }
      : { estimate: n, ...countInterval(n) },
};
