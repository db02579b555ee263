import { isOutside, placeInFunnel } from "../../../../pipeline/measure/compare/funnel.ts";
import { signalConfidence } from "../../../../pipeline/measure/compare/rules.ts";
import { rate } from "../../../../pipeline/measure/statistics/count-interval.ts";
import {
  kaplanMeier,
  survivalQuantile,
} from "../../../../pipeline/measure/statistics/kaplan-meier.ts";
import { ratioLinearised } from "../../../../pipeline/measure/statistics/ratio-linearised.ts";
import { wilson } from "../../../../pipeline/measure/statistics/wilson.ts";
import { xmr } from "../../../../pipeline/measure/statistics/xmr.ts";
import { seeded } from "../statistics/reference.ts";

type Random = () => number;

/** Sizes as in the sample region: many small providers, a few large ones. */
function size(random: Random): number {
  return Math.round(10 * Math.exp(2.2 * random() ** 1.5));
}

function binomial(random: Random, n: number, share: number): number {
  let hits = 0;
  for (let i = 0; i < n; i += 1) if (random() < share) hits += 1;
  return hits;
}

function poisson(random: Random, mean: number): number {
  let events = -1;
  for (let sum = 0; sum < mean; events += 1) sum -= Math.log(1 - random());
  return Math.max(events, 0);
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

interface Sums {
  clusters: number;
  y: number;
  x: number;
  yy: number;
  xx: number;
  xy: number;
}

const noSums = (): Sums => ({ clusters: 0, y: 0, x: 0, yy: 0, xx: 0, xy: 0 });

function add(into: Sums, y: number, x: number): void {
  into.clusters += 1;
  into.y += y;
  into.x += x;
  into.yy += y * y;
  into.xx += x * x;
  into.xy += x * y;
}

/** Clients with one to four goals that hang together: reached with a chance of their own. */
function clients(random: Random, n: number, share: number): Sums {
  const sums = noSums();
  for (let i = 0; i < n; i += 1) {
    const goals = 1 + Math.floor(4 * random());
    const own = random() < 0.3 ? (random() < share ? 1 : 0) : share;
    add(sums, binomial(random, goals, own), goals);
  }
  return sums;
}

/** Amounts per client, skewed as hours and cost are (lognormal, sd of the log 0.8). */
function amounts(random: Random, n: number, level: number): Sums {
  const sums = noSums();
  for (let i = 0; i < n; i += 1) add(sums, level * Math.exp(0.8 * normal(random)), 1);
  return sums;
}

/** What a region shows, provider by provider, before anyone looks at it. */
export type Form = "aandeel" | "doelen" | "bedrag" | "einden";

/** Shares of providers called out by the funnel. */
export interface FunnelResult {
  providers: number;
  /** Providers without a real difference that were called out. */
  falseSignals: number;
  /** Providers with a real difference, and those of them that were called out on the right side. */
  changed: number;
  found: number;
}

/**
 * Simulates regions of so many providers, one of which may really differ by `change` (odds for
 * shares and goals, a multiple for the rest), and looks at each through the funnel.
 */
export function funnelRegions(
  form: Form,
  {
    regions,
    providers = 12,
    change = 1,
    changedSize = 40,
    seed = 1,
  }: {
    regions: number;
    providers?: number;
    change?: number;
    changedSize?: number;
    seed?: number;
  },
): FunnelResult {
  const random = seeded(seed);
  const result: FunnelResult = { providers: 0, falseSignals: 0, changed: 0, found: 0 };
  for (let region = 0; region < regions; region += 1) {
    const base = 0.15 + 0.7 * random();
    const drawn = Array.from({ length: providers }, (_, i) => {
      const isChanged = i === 0 && change !== 1;
      const n = isChanged ? changedSize : size(random);
      const odds = (base / (1 - base)) * (isChanged ? change : 1);
      const share = odds / (1 + odds);
      const level = isChanged ? change : 1;
      const sums =
        form === "aandeel"
          ? { ...noSums(), clusters: n, y: binomial(random, n, share), x: n }
          : form === "doelen"
            ? clients(random, n, share)
            : form === "bedrag"
              ? amounts(random, n, level)
              : { ...noSums(), clusters: n, y: poisson(random, n * level), x: n };
      return { isChanged, sums };
    });
    const all = noSums();
    for (const { sums } of drawn) {
      for (const key of Object.keys(all) as (keyof Sums)[]) all[key] += sums[key];
    }
    const target = all.y / all.x;
    const spread = (s: Sums): number => s.yy - 2 * target * s.xy + target * target * s.xx;
    for (const { isChanged, sums } of drawn) {
      const { p, side } = placeInFunnel({
        method: form === "aandeel" ? "binomiaal" : form === "einden" ? "poisson" : "lineair",
        observed: sums.y,
        size: sums.x,
        expected: sums.x * target,
        variance: Math.max((sums.clusters / all.clusters) * spread(all), spread(sums)),
      });
      const outside = isOutside(p, signalConfidence);
      if (isChanged) {
        result.changed += 1;
        if (outside && side === Math.sign(change - 1)) result.found += 1;
      } else {
        result.providers += 1;
        if (outside) result.falseSignals += 1;
      }
    }
  }
  return result;
}

/** Kinds of figures of which the interval is tried. */
export type Tried = "aandeel" | "doelen" | "aantal per inwoner" | "mediane duur";

/** How often the 95 % interval holds the truth, over draws of n persons (or n events). */
export function coverage(tried: Tried, n: number, draws: number, seed = 2): number {
  const random = seeded(seed);
  let held = 0;
  for (let i = 0; i < draws; i += 1) {
    const share = 0.15 + 0.7 * random();
    const [truth, { lower, upper }] = drawInterval(random, tried, n, share);
    if ((lower === null || lower <= truth) && (upper === null || upper >= truth)) held += 1;
  }
  return held / draws;
}

function drawInterval(random: Random, tried: Tried, n: number, share: number) {
  switch (tried) {
    case "aandeel":
      return [share, wilson(binomial(random, n, share), n)] as const;
    case "doelen":
      return [share, ratioLinearised(clients(random, n, share), true)] as const;
    case "aantal per inwoner": {
      const mean = n * (0.8 + 0.4 * random());
      return [mean / 1000, rate(poisson(random, mean), 1000)] as const;
    }
    case "mediane duur": {
      const scale = 200;
      const ages = new Map<number, { ended: number; censored: number }>();
      for (let i = 0; i < n; i += 1) {
        const ends = -scale * Math.log(1 - random());
        const leaves = 700 * random();
        const age = Math.min(ends, leaves);
        ages.set(age, { ended: ends <= leaves ? 1 : 0, censored: ends <= leaves ? 0 : 1 });
      }
      const sorted = [...ages].sort(([a], [b]) => a - b);
      const counts = [
        { age: 0, ended: 0, censored: 0, entered: n },
        ...sorted.map(([age, one]) => ({ age, ...one, entered: 0 })),
      ];
      return [scale * Math.LN2, survivalQuantile(kaplanMeier(counts), 0.5)] as const;
    }
  }
}

/** How often the last point of a series of pure noise is called out by the XmR rules. */
export function lastPointAlarms(points: number, series: number, seed = 3): number {
  const random = seeded(seed);
  let called = 0;
  for (let i = 0; i < series; i += 1) {
    const chart = xmr(Array.from({ length: points }, () => normal(random)));
    if (chart.points.at(-1)?.rule !== null) called += 1;
  }
  return called / series;
}

/** How often a lasting step of so many standard deviations, four quarters ago, is seen at the end. */
export function stepPower(points: number, step: number, series: number, seed = 4): number {
  const random = seeded(seed);
  let called = 0;
  for (let i = 0; i < series; i += 1) {
    const values = Array.from(
      { length: points },
      (_, at) => normal(random) + (at >= points - 4 ? step : 0),
    );
    if (xmr(values).points.at(-1)?.rule !== null) called += 1;
  }
  return called / series;
}
