import { noise, type XmrLimitOptions, type XmrLimits, xmrLimits } from "./xmr-limits.ts";
import { runEnds, type Side, trendEnds, twoOfThree, wholeSeven } from "./xmr-rules.ts";

/** Why a point is more than noise. */
export type XmrRule = "outside" | "trend" | "two of three" | "run";

export interface XmrPoint {
  value: number;
  side: Side;
  outside: boolean;
  near: boolean;
  /** The first rule that holds, in the order of `XmrRule`; null when none does. */
  rule: XmrRule | null;
  /** Up or down, for the rule; 0 without one. */
  direction: Side;
}

/** Points from `from` up to but not including `to`, with limits of their own. */
export interface XmrStretch {
  from: number;
  to: number;
  limits: XmrLimits;
}

export interface XmrChart {
  stretches: XmrStretch[];
  /** One per value. */
  points: XmrPoint[];
}

export interface XmrOptions extends XmrLimitOptions {
  /** Indexes at which a new stretch starts; only ever from a dated entry someone made. */
  rebaseAt?: readonly number[];
  /** Limits from so many points at the start of each stretch; all points when left out. */
  baseline?: number;
}

/**
 * XmR chart (individuals and moving range) of a series over time: limits and the four rules.
 *
 * Rules, in order of priority: outside the limits; seven in a row each rising (or each falling); two
 * of three near the limit, the three on one side of the centre (only the near ones are marked);
 * seven in a row on one side. Runs and trends are marked whole and do not cross a rebase — NHS
 * England, Making Data Count; as NHSRplotthedots but for what `xmrLimits` tells. A stretch without
 * variation has no point outside or near; trend and run need no limits.
 *
 * On pure noise the rules call 3 % of series of 8 points, 7 % of 12, 19 % of 24 and 29 % of 36: say
 * how many false signals to expect beside a count of signals.
 *
 * @param values in order of time, evenly spaced, without gaps; finite
 */
export function xmr(
  values: readonly number[],
  { rebaseAt = [], baseline, ...options }: XmrOptions = {},
): XmrChart {
  for (const value of values) {
    if (!Number.isFinite(value)) throw new RangeError(`xmr: ${value} is no point`);
  }
  if (baseline !== undefined && !(baseline >= 1)) throw new RangeError(`xmr: baseline ${baseline}`);
  const inside = rebaseAt.filter((at) => at > 0 && at < values.length);
  const starts = [...new Set([0, ...inside])].sort((a, b) => a - b);
  const stretches: XmrStretch[] = [];
  const points: XmrPoint[] = [];
  if (values.length === 0) return { stretches, points };
  for (const [i, from] of starts.entries()) {
    const to = starts[i + 1] ?? values.length;
    const own = values.slice(from, to);
    const limits = xmrLimits(baseline === undefined ? own : own.slice(0, baseline), options);
    stretches.push({ from, to, limits });
    points.push(...judge(own, limits));
  }
  return { stretches, points };
}

function judge(values: readonly number[], limits: XmrLimits): XmrPoint[] {
  const { centre, lower, upper, nearLower, nearUpper } = limits;
  const isBeyond = (value: number, low: number | null, high: number | null): boolean =>
    low !== null && high !== null && (value < low || value > high);
  const sides = values.map((value): Side => {
    const distance = value - (centre ?? value);
    const size = Math.max(Math.abs(value), Math.abs(centre ?? value));
    return Math.abs(distance) <= noise(size) ? 0 : distance < 0 ? -1 : 1;
  });
  const outside = values.map((value) => isBeyond(value, lower, upper));
  const near = values.map(
    (value, i) => outside[i] === false && isBeyond(value, nearLower, nearUpper),
  );
  const trends = wholeSeven(trendEnds(values));
  const threes = twoOfThree(near, sides);
  const runs = wholeSeven(runEnds(sides));
  return values.map((value, i) => {
    const side = sides[i] ?? 0;
    const found: Record<XmrRule, Side> = {
      outside: outside[i] ? side : 0,
      trend: trends[i] ?? 0,
      "two of three": near[i] ? (threes[i] ?? 0) : 0,
      run: runs[i] ?? 0,
    };
    const rule = rules.find((one) => found[one] !== 0) ?? null;
    return {
      value,
      side,
      outside: outside[i] === true,
      near: near[i] === true,
      rule,
      direction: rule === null ? 0 : found[rule],
    };
  });
}

const rules: readonly XmrRule[] = ["outside", "trend", "two of three", "run"];
