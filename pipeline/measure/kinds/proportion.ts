import type { KindRule } from "../estimate.ts";
import { wilson } from "../statistics/wilson.ts";
import { personSums, persons } from "./person-sums.ts";

/** Σhit / n per cell, over the observations whose outcome is known, with a Wilson interval. */
export const proportion: KindRule = {
  columns: { hit: "BOOLEAN" },
  counts: () =>
    personSums(
      ["count(*) AS asked", "count(*) FILTER (known) AS n", "count(*) FILTER (known AND hit) AS x"],
      [
        "sum(x)::DOUBLE AS numerator",
        "sum(n)::DOUBLE AS denominator",
        "sum(asked)::DOUBLE AS asked",
        persons("n > 0", "clients"),
        persons("x > 0", "hits"),
      ],
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
