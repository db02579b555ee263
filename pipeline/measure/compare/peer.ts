import type { Kind } from "../../../indicators/definition.ts";
import { rows, type Warehouse } from "../../warehouse/warehouse.ts";
import { normalCdf } from "../statistics/distribution/normal.ts";
import { poissonP } from "../statistics/exact-p.ts";
import type { FunnelScore } from "../statistics/funnel-score.ts";
import { indirectlyStandardisedRatio } from "../statistics/indirectly-standardised-ratio.ts";
import { type Estimated, usualConfidence, zOf } from "../statistics/interval.ts";
import { overdispersion } from "../statistics/overdispersion.ts";
import { isOutside, type Member, type Place, placeInFunnel } from "./funnel.ts";
import {
  lookConfidence,
  type Method,
  measureOf,
  methods,
  minimumPeers,
  sense,
  signalConfidence,
} from "./rules.ts";

interface Summed {
  indicator_no: number;
  cell_no: number;
  period_no: number;
  kind: Exclude<Kind, "count">;
  better: 1 | -1;
  observed: number;
  size: number;
  expected: number;
  variance: number;
}

const decided = (p: number | null, side: number, better: number, kind: Kind): string => {
  if (!isOutside(p, signalConfidence)) return "geen signaal";
  return side * better * sense(kind) > 0 ? "gunstig" : "ongunstig";
};

/**
 * Places every provider in the funnel of its segment and period: the temporary table `peer_place`.
 * Only final figures, known well enough; a segment with too few of them has no funnel.
 */
export async function judgePeers(db: Warehouse): Promise<void> {
  await db.run(`CREATE OR REPLACE TEMP TABLE peer_place (
    indicator_no INTEGER, cell_no INTEGER, period_no INTEGER, method VARCHAR, measure VARCHAR,
    observed DOUBLE, size DOUBLE, expected DOUBLE, p DOUBLE, zone VARCHAR,
    look_lower DOUBLE, look_upper DOUBLE, signal_lower DOUBLE, signal_upper DOUBLE,
    peers INTEGER, phi DOUBLE, tau2 DOUBLE, state VARCHAR, reason VARCHAR)`);
  const found = await rows<Summed & { segment: string }>(
    db,
    `SELECT indicator_no, expected.cell_no, period_no, segment, kind, better,
       y AS observed, x AS size, expected, variance
     FROM peer_expected AS expected
     JOIN figure_status AS figure USING (indicator_no, cell_no, period_no)
     JOIN compare_indicator USING (indicator_no)
     WHERE detail = 0 AND part = '' AND status = 'definitief' AND gate IS NULL
     ORDER BY indicator_no, segment, period_no, cell_no`,
  );
  const appender = await db.createAppender("peer_place", "main", "temp");
  const text = (value: string): void => appender.appendVarchar(value);
  const number = (value: number | null): void =>
    value === null ? appender.appendNull() : appender.appendDouble(Number(value.toPrecision(12)));
  for (const funnel of funnelsOf(found)) {
    const places = funnel.map((one) => placeInFunnel(memberOf(one)));
    const scores = places.flatMap(({ score }): FunnelScore[] => (score === null ? [] : [score]));
    const spread = overdispersion(scores);
    const enough = funnel.length >= minimumPeers;
    for (const [i, one] of funnel.entries()) {
      const { p, side, look, signal } = places[i] as Place;
      const method = methods[one.kind];
      // What a multiple of the expected figure is, in the unit of the measure.
      const target = measureOf(one.kind) === "verhouding" ? 1 : one.expected / one.size;
      const inUnit = (multiple: number | null) => (multiple === null ? null : multiple * target);
      appender.appendInteger(one.indicator_no);
      appender.appendInteger(one.cell_no);
      appender.appendInteger(one.period_no);
      text(method);
      text(measureOf(one.kind));
      number(one.observed);
      number(one.size);
      number(one.expected);
      number(p);
      text(zoneOf(p));
      number(inUnit(look.lower));
      number(inUnit(look.upper));
      number(inUnit(signal.lower));
      number(inUnit(signal.upper));
      appender.appendInteger(funnel.length);
      number(spread?.phi ?? null);
      number(spread?.tau2 ?? null);
      text(enough ? decided(p, side, one.better, one.kind) : "te weinig gegevens");
      text(enough ? "trechter" : "te weinig aanbieders");
      appender.endRow();
    }
  }
  appender.closeSync();
}

function zoneOf(p: number | null): string {
  if (isOutside(p, signalConfidence)) return "buiten";
  return isOutside(p, lookConfidence) ? "kijk mee" : "binnen";
}

function memberOf({ kind, observed, size, expected, variance }: Summed): Member {
  return { method: methods[kind], observed, size, expected, variance };
}

function funnelsOf<T extends Summed & { segment: string }>(found: readonly T[]): T[][] {
  const funnels = new Map<string, T[]>();
  for (const one of found) {
    const key = `${one.indicator_no} ${one.segment} ${one.period_no}`;
    const same = funnels.get(key);
    if (same === undefined) funnels.set(key, [one]);
    else same.push(one);
  }
  return [...funnels.values()];
}

/**
 * Holds every provider against what its make-up leads one to expect: the temporary table
 * `standard_place`. A comparison that strata contradict gives no signal.
 */
export async function judgeStandard(db: Warehouse): Promise<void> {
  await db.run(`CREATE OR REPLACE TEMP TABLE standard_place (
    indicator_no INTEGER, cell_no INTEGER, period_no INTEGER, method VARCHAR,
    ratio DOUBLE, lower DOUBLE, upper DOUBLE, p DOUBLE, state VARCHAR, reason VARCHAR)`);
  const found = await rows<Summed & { detail: number; simpson: boolean }>(
    db,
    `SELECT indicator_no, cell_no, period_no, kind, better, observed, size, expected, variance, detail,
       with_total = 0 AND against_total >= 2 AS simpson
     FROM standard_sum
     JOIN figure_status AS figure USING (indicator_no, cell_no, period_no)
     JOIN compare_indicator USING (indicator_no)
     WHERE part = '' AND status = 'definitief' AND gate IS NULL
     ORDER BY indicator_no, period_no, cell_no`,
  );
  const appender = await db.createAppender("standard_place", "main", "temp");
  const number = (value: number | null): void =>
    value === null ? appender.appendNull() : appender.appendDouble(Number(value.toPrecision(12)));
  for (const one of found) {
    const method = methods[one.kind] === "lineair" ? "lineair" : "poisson";
    const { estimate, lower, upper, p } = observedByExpected(one, method);
    const side = Math.sign(one.observed - one.expected);
    appender.appendInteger(one.indicator_no);
    appender.appendInteger(one.cell_no);
    appender.appendInteger(one.period_no);
    appender.appendVarchar(method);
    number(estimate);
    number(lower);
    number(upper);
    number(p);
    const [state, reason] =
      one.detail === 0
        ? ["te weinig gegevens", "geen kenmerken"]
        : one.simpson
          ? ["geen signaal", "tegenspraak"]
          : [decided(p, side, one.better, one.kind), "samenstelling"];
    appender.appendVarchar(state);
    appender.appendVarchar(reason);
    appender.endRow();
  }
  appender.closeSync();
}

/**
 * Observed by expected with its interval: exact or Byar for hits, events and ends (on the safe side
 * for hits, which vary less than a Poisson count); by the spread per client for amounts.
 */
function observedByExpected(
  { observed, expected, variance }: Summed,
  method: Exclude<Method, "binomiaal">,
): Estimated & { p: number | null } {
  if (method === "poisson") {
    return {
      ...indirectlyStandardisedRatio(observed, expected),
      p: poissonP(observed, expected),
    };
  }
  if (!(expected > 0)) return { estimate: null, lower: null, upper: null, p: null };
  const estimate = observed / expected;
  if (!(variance > 1e-9 * expected * expected)) {
    return { estimate, lower: null, upper: null, p: null };
  }
  const se = Math.sqrt(variance);
  const half = (zOf(usualConfidence) * se) / expected;
  return {
    estimate,
    lower: estimate - half,
    upper: estimate + half,
    p: 2 * normalCdf(-Math.abs(observed - expected) / se),
  };
}
