import type { KindRule } from "../estimate.ts";
import { rate as rateOf } from "../statistics/count-interval.ts";
import { amount, personSums, persons } from "./person-sums.ts";

/**
 * Events, or persons with an event, per member of the population. The population stands in rows
 * without a person, so that a cell adds up what belongs to it. Exact below 10 events, Byar from 10.
 */
export const rate: KindRule = {
  columns: { events: "DOUBLE", population: "DOUBLE" },
  counts: ({ counts }) =>
    personSums(
      {
        asked: "1",
        x:
          counts === "persons"
            ? { any: "(client_no IS NOT NULL AND coalesce(events, 0) > 0)::INTEGER" }
            : amount("events", "true"),
        n: amount("population", "true"),
      },
      {
        numerator: "sum(x)",
        denominator: "sum(n)",
        asked: "sum(asked)",
        clients: persons("x > 0"),
        hits: persons("x > 0"),
      },
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
