import type { KindRule } from "../estimate.ts";
import {
  type AgeCount,
  kaplanMeier,
  survivalAt,
  survivalQuantile,
} from "../statistics/kaplan-meier.ts";
import { wilson } from "../statistics/wilson.ts";
import { withLists } from "./lists.ts";
import { personSums, persons } from "./person-sums.ts";

/**
 * SQL gathers per cell the exits, each as twice the age plus one when it is an end, and the ages of
 * late entry: whole numbers, which are cheap to gather and to sort.
 */
const counts = (): string =>
  withLists(
    personSums(
      { n: "1", x: "ended::INTEGER" },
      {
        numerator: "sum(x)",
        denominator: "sum(n)",
        asked: "sum(n)",
        clients: persons("true"),
        hits: persons("x > 0"),
      },
    ),
    {
      exits: "(2 * days + ended::INTEGER)::INTEGER",
      late: "CASE WHEN entered_days > 0 THEN entered_days::INTEGER END",
    },
    "true",
  );

const inputs = ["exits", "late"] as const;
const columns = { days: "BIGINT", ended: "BOOLEAN", entered_days: "BIGINT" };

/** Kaplan–Meier median per cell, in days. */
export const duration: KindRule = {
  columns,
  counts,
  inputs,
  figure: (lists: readonly number[][]) => survivalQuantile(kaplanMeier(agesOf(lists)), 0.5),
};

/** The share that goes on beyond `at` days, from the same curve. */
export const survival: KindRule = {
  columns,
  counts,
  inputs,
  figure: (lists: readonly number[][], { at }) => {
    if (at === undefined) throw new Error("a survival figure says beyond how many days");
    const ages = agesOf(lists);
    const found = survivalAt(kaplanMeier(ages), at);
    // Where nobody, or everybody, ended the curve has no width: the interval of a share of those
    // who were followed that far is honest, and never too narrow.
    if (found.estimate === 0 || found.estimate === 1) {
      const n = followed(ages, at);
      // Everybody came in later: of the days before nobody knows.
      if (n === 0) return { estimate: null, lower: null, upper: null };
      return { ...found, ...wilson(found.estimate * n, n) };
    }
    return found;
  },
};

/** Who came, ended and left at each age, in order of age. */
function agesOf([exits = [], late = []]: readonly number[][]): AgeCount[] {
  const entries = Int32Array.from(late).sort();
  const ages: AgeCount[] = [];
  // Who is followed from the first day can end on it: they come in just before.
  let current: AgeCount = { age: -1, ended: 0, censored: 0, entered: exits.length - late.length };
  let next = 0;
  const moveTo = (age: number): void => {
    if (age === current.age) return;
    ages.push(current);
    current = { age, ended: 0, censored: 0, entered: 0 };
  };
  const enterUpTo = (age: number): void => {
    for (; next < entries.length && (entries[next] as number) <= age; next += 1) {
      moveTo(entries[next] as number);
      current.entered += 1;
    }
  };
  for (const exit of Int32Array.from(exits).sort()) {
    enterUpTo(exit >> 1);
    moveTo(exit >> 1);
    if (exit & 1) current.ended += 1;
    else current.censored += 1;
  }
  ages.push(current);
  return ages;
}

/** How many were seen to end by an age, or to go on beyond it. */
function followed(ages: readonly AgeCount[], at: number): number {
  let n = 0;
  for (const { age, entered, censored } of ages) {
    if (age > at) break;
    n += entered - (age < at ? censored : 0);
  }
  return n;
}
