import type { KindRule } from "../estimate.ts";
import {
  type AgeCount,
  kaplanMeier,
  survivalAt,
  survivalQuantile,
} from "../statistics/kaplan-meier.ts";
import { wilson } from "../statistics/wilson.ts";
import { personSums, persons } from "./person-sums.ts";
import { valueCounts, withValueCounts } from "./value-counts.ts";

/** What can happen at an age, in the order in which it counts when on one day. */
const [left, ended, entered] = [0, 1, 2];
const events = 4;

/**
 * SQL counts per cell what happens at each age: `events` times the age plus which event. Who is followed
 * from the first day comes in just before it.
 */
const counts = (): string =>
  withValueCounts(
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
    [
      `${events} * days + CASE WHEN ended THEN ${ended} ELSE ${left} END`,
      `${events} * CASE WHEN entered_days > 0 THEN entered_days ELSE -1 END + ${entered}`,
    ],
    "true",
  );

const inputs = ["counts"] as const;
const columns = { days: "BIGINT", ended: "BOOLEAN", entered_days: "BIGINT" };

/** Kaplan–Meier median per cell, in days. */
export const duration: KindRule = {
  columns,
  counts,
  inputs,
  figure: ([found = []]: readonly number[][]) => survivalQuantile(kaplanMeier(agesOf(found)), 0.5),
};

/** The share that goes on beyond `at` days, from the same curve. */
export const survival: KindRule = {
  columns,
  counts,
  inputs,
  figure: ([counted = []]: readonly number[][], { at }) => {
    if (at === undefined) throw new Error("a survival figure says beyond how many days");
    const ages = agesOf(counted);
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
function agesOf(counted: readonly number[]): AgeCount[] {
  const ages: AgeCount[] = [];
  let current: AgeCount | undefined;
  for (const [value, count] of valueCounts(counted)) {
    const age = Math.floor(value / events);
    if (age !== current?.age) {
      current = { age, ended: 0, censored: 0, entered: 0 };
      ages.push(current);
    }
    const event = value - events * age;
    if (event === ended) current.ended += count;
    else if (event === left) current.censored += count;
    else current.entered += count;
  }
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
