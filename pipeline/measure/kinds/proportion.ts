import type { KindRule } from "../estimate.ts";
import { wilson } from "../statistics/wilson.ts";
import { personSums, persons } from "./person-sums.ts";

/** Σhit / n per cell, over the observations whose outcome is known, with a Wilson interval. */
export const proportion: KindRule = {
  columns: { hit: "BOOLEAN" },
  counts: () =>
    personSums(
      {
        asked: "1",
        n: "known::INTEGER",
        x: "coalesce(known AND hit, false)::INTEGER",
      },
      {
        numerator: "sum(x)",
        denominator: "sum(n)",
        asked: "sum(asked)",
        clients: persons("n > 0"),
        hits: persons("x > 0"),
      },
    ),
  inputs: ["numerator", "denominator"],
  figure: ([x, n]: readonly number[], { interval }) => {
    if (x === undefined || !n) return { estimate: null, lower: null, upper: null };
    const estimate = x / n;
    return interval === "none"
      ? { estimate, lower: null, upper: null }
      : { estimate, ...wilson(x, n) };
  },
};
