import type { KindRule } from "../estimate.ts";
import { rate as rateOf } from "../statistics/count-interval.ts";
import { personSums, persons } from "./person-sums.ts";

/**
 * Events, or persons with an event, per member of the population. The population stands in rows
 * without a person, so that a cell adds up what belongs to it. Exact below 10 events, Byar from 10.
 */
export const rate: KindRule = {
  columns: { events: "DOUBLE", population: "DOUBLE" },
  counts: ({ counts }) =>
    personSums(
      [
        "count(*) AS asked",
        counts === "persons"
          ? "(count(client_no) FILTER (events > 0) > 0)::INTEGER::DOUBLE AS x"
          : "coalesce(sum(events::DECIMAL(18, 4)), 0)::DOUBLE AS x",
        "coalesce(sum(population::DECIMAL(18, 4)), 0)::DOUBLE AS n",
      ],
      [
        // What is added up has four decimals at most: rounding undoes the order of adding up.
        "round(sum(x), 4) AS numerator",
        "round(sum(n), 4) AS denominator",
        "sum(asked)::DOUBLE AS asked",
        persons("x > 0", "clients"),
        persons("x > 0", "hits"),
      ],
    ),
  inputs: ["numerator", "denominator"],
  figure: ([x = 0, n = 0]: readonly number[], { interval, scale }) => {
    if (!(n > 0)) return { estimate: null, lower: null, upper: null };
    if (interval === "none") return { estimate: (x / n) * scale, lower: null, upper: null };
    const { estimate, lower, upper } = rateOf(x, n);
    const scaled = (value: number | null) => (value === null ? null : value * scale);
    return { estimate: scaled(estimate), lower: scaled(lower), upper: scaled(upper) };
  },
};
