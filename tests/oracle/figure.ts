import { group } from "d3";
import type { Seen } from "./observe.ts";

/** A figure as the oracle computes it. */
export interface Figure {
  numerator: number;
  denominator: number;
  clients: number;
  estimate: number | null;
  lower: number | null;
  upper: number | null;
  /** The denominator with those whose outcome is not known; not compared when absent. */
  asked?: number;
}

/** The normal deviate that leaves 2.5 % above it. */
export const z = 1.959963984540054;

/** How many persons there are; what is no person does not count. */
export const persons = (seen: readonly Seen[]): number =>
  new Set(seen.flatMap((one) => one.client ?? [])).size;

/** Share with its Wilson interval, in the centre-and-half-width form; of none there is no share. */
export function share(seen: readonly Seen[]): Figure {
  const known = seen.filter((one) => one.known !== false);
  const n = known.length;
  const x = known.filter((one) => one.hit).length;
  const found = n === 0 ? blank : { estimate: x / n, ...wilson(x, n) };
  return { ...found, numerator: x, denominator: n, clients: persons(known), asked: seen.length };
}

/** A figure of nothing. */
export const blank: Figure = {
  numerator: 0,
  denominator: 0,
  clients: 0,
  estimate: null,
  lower: null,
  upper: null,
};

/** Centre and half width. */
export function wilson(x: number, n: number): { lower: number; upper: number } {
  const p = x / n;
  const centre = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n);
  return { lower: centre - half, upper: centre + half };
}

/** Share of sums, the spread taken over clients one by one; between 0 and 1. */
export function ratio(seen: readonly Seen[]): Figure {
  return sumBySum(seen, true);
}

/** The same of what is no share: so many of one for each of the other. */
export function openRatio(seen: readonly Seen[]): Figure {
  return sumBySum(seen, false);
}

function sumBySum(seen: readonly Seen[], bounded: boolean): Figure {
  const byClient = [...group(seen, (one) => one.client).values()].map((own) => ({
    y: own.reduce((sum, one) => sum + (one.reached ?? 0), 0),
    x: own.reduce((sum, one) => sum + (one.goals ?? 0), 0),
  }));
  const y = byClient.reduce((sum, one) => sum + one.y, 0);
  const x = byClient.reduce((sum, one) => sum + one.x, 0);
  const r = y / x;
  const k = byClient.length;
  const squares = byClient.reduce((sum, one) => sum + (one.y - r * one.x) ** 2, 0);
  const counts = { numerator: y, denominator: x, clients: k, estimate: r };
  const weight = byClient.reduce((sum, one) => sum + one.x ** 2, 0);
  if (k < 2 || squares < 1e-9 * Math.max(1, weight)) {
    return { ...counts, ...(bounded ? wilson(r * k, k) : { lower: null, upper: null }) };
  }
  const half = (student(k - 1) * Math.sqrt((k / (k - 1)) * squares)) / x;
  if (!bounded) return { ...counts, lower: r - half, upper: r + half };
  return { ...counts, lower: Math.max(0, r - half), upper: Math.min(1, r + half) };
}

const students = new Map<number, number>();

/** Student's t that leaves 2.5 % above it: the density added up in small steps until 47.5 % is there. */
export function student(df: number): number {
  const found = students.get(df);
  if (found !== undefined) return found;
  // Γ((df+1)/2)/(√(df·π)·Γ(df/2)), by Γ(n+1) = n·Γ(n) two steps at a time.
  let scale = df % 2 === 1 ? 1 / Math.PI : 1 / (2 * Math.SQRT2);
  for (let d = df % 2 === 1 ? 1 : 2; d < df; d += 2) {
    scale *= ((d + 1) / d) * Math.sqrt(d / (d + 2));
  }
  const density = (t: number): number => scale * (1 + (t * t) / df) ** (-(df + 1) / 2);
  const step = 1e-4;
  let t = 0;
  let area = 0;
  for (;;) {
    // Simpson over one step.
    const more = (step / 6) * (density(t) + 4 * density(t + step / 2) + density(t + step));
    if (area + more >= 0.475) {
      const rest = 0.475 - area;
      const last = t + rest / density(t + rest / (2 * density(t)));
      students.set(df, last);
      return last;
    }
    area += more;
    t += step;
  }
}

/** Kaplan–Meier median: at every age with an end, count by hand who was at risk. */
export function medianDuration(seen: readonly Seen[]): Figure {
  const ages = [...new Set(seen.filter((one) => one.ended).map((one) => one.days ?? 0))].sort(
    (a, b) => a - b,
  );
  let s = 1;
  let v = 0;
  const curve = ages.map((age) => {
    const risk = seen.filter((one) => (one.entered ?? 0) < age && age <= (one.days ?? 0)).length;
    const d = seen.filter((one) => one.ended && one.days === age).length;
    s *= 1 - d / risk;
    v += d / (risk * (risk - d));
    const spread = (z * Math.sqrt(v)) / Math.log(s);
    const outside = s <= 0 || s >= 1;
    return {
      age,
      s,
      low: outside ? Number.NaN : s ** Math.exp(-spread),
      high: outside ? Number.NaN : s ** Math.exp(spread),
    };
  });
  const reach = (pick: (step: (typeof curve)[number]) => number): number | null => {
    const index = curve.findIndex((step) => pick(step) < 0.5 + 1e-8);
    const step = curve[index];
    if (step === undefined) return null;
    const next = curve[index + 1];
    if (Math.abs(pick(step) - 0.5) < 1e-8 && next) return (step.age + next.age) / 2;
    return step.age;
  };
  return {
    numerator: seen.filter((one) => one.ended).length,
    denominator: seen.length,
    clients: persons(seen),
    estimate: reach((step) => step.s),
    lower: reach((step) => Math.min(step.low, step.high)),
    upper: reach((step) => Math.max(step.low, step.high)),
  };
}

/** The same figure without an interval: what is in the books is no sample. */
export function plain(figure: Figure): Figure {
  return { ...figure, lower: null, upper: null };
}
