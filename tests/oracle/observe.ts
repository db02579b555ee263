import { group } from "d3";
import { type Care, leadOn, spells, trajectories } from "./care.ts";
import { isoOf } from "./day.ts";

export interface Horizon {
  from: number;
  until: number;
  gap: number;
}

/** One observation as the oracle sees it; dimensions that a grain does not know are null. */
export interface Seen {
  grain: string;
  /** Null for what is no person: an amount, residents, a contract. */
  client: string | null;
  /** Of no use when the observation names its period. */
  day: number;
  law: string | null;
  domain: string | null;
  segment: string | null;
  municipality: string | null;
  party: string | null;
  provider: string | null;
  age: string | null;
  /** Id of a part of the indicator; absent for the headline. */
  part?: string;
  /** Key of the period, when the observation says so itself. */
  period?: string;
  /** False when the outcome is not known. */
  known?: boolean;
  hit?: boolean;
  /** mean, median: the value of one. */
  value?: number;
  /** rate: what happened, and to how many it could. */
  events?: number;
  population?: number;
  /** ratio: above and below the line. */
  reached?: number;
  goals?: number;
  days?: number;
  ended?: boolean;
  entered?: number;
}

/** Age in whole years, in the bands of the region. */
export function ageBand(birth: string, day: number): string {
  const on = isoOf(day);
  const had = on.slice(5) >= birth.slice(5) ? 0 : 1;
  const age = Number(on.slice(0, 4)) - Number(birth.slice(0, 4)) - had;
  const bands: [number, string][] = [
    [4, "0-3"],
    [12, "4-11"],
    [18, "12-17"],
    [23, "18-22"],
    [65, "23-64"],
    [80, "65-79"],
  ];
  return bands.find(([below]) => age < below)?.[1] ?? "80+";
}

export const place = (care: Care, ageOn: number) => ({
  law: care.law,
  domain: care.domain,
  segment: care.segment,
  municipality: care.municipality,
  party: care.party,
  provider: care.provider,
  age: ageBand(care.birth, ageOn),
});

export const chainPlace = (care: Care) => ({
  law: care.law,
  domain: null,
  segment: null,
  municipality: care.municipality,
  party: null,
  provider: null,
  age: null,
});

const reachedFrom: Record<string, number> = { gas: 0, "doelscore-5": 4, "rapportcijfer-10": 7 };

/** Doelrealisatie: goals with a score at the end of a trajectory, and of a whole spell. */
export function goalAttainment(care: readonly Care[], h: Horizon): Seen[] {
  const seen: Seen[] = [];
  const atEnd: { care: Care; end: number; reached: number; goals: number }[] = [];
  for (const trajectory of trajectories(care, h.gap)) {
    for (const part of trajectory.parts) {
      const scored = part.goals.filter((goal) => goal.score !== null);
      if (scored.length === 0 || trajectory.end > h.until) continue;
      const reached = scored.filter(
        (goal) => (goal.score ?? 0) >= (reachedFrom[goal.instrument] ?? Number.NaN),
      ).length;
      atEnd.push({ care: part, end: trajectory.end, reached, goals: scored.length });
    }
  }
  for (const { care: one, end, reached, goals } of atEnd) {
    seen.push({
      grain: "trajectory",
      client: one.client,
      day: end,
      ...place(one, end),
      reached,
      goals,
    });
  }
  for (const spell of spells(care, h.gap)) {
    if (spell.end + h.gap > h.until) continue;
    const own = atEnd.filter(
      ({ care: one, end }) =>
        one.client === spell.first.client &&
        one.law === spell.first.law &&
        end >= spell.start &&
        end <= spell.end,
    );
    if (own.length === 0) continue;
    seen.push({
      grain: "spell",
      client: spell.first.client,
      day: spell.end,
      ...chainPlace(spell.first),
      reached: own.reduce((sum, one) => sum + one.reached, 0),
      goals: own.reduce((sum, one) => sum + one.goals, 0),
    });
  }
  return seen;
}

/** Doorlooptijd: days in care, with those still in care and those who left for another reason. */
export function careDuration(care: readonly Care[], h: Horizon): Seen[] {
  const noEnd = ["deceased", "moved", "transfer"];
  const seen: Seen[] = [];
  for (const [grain, chains, where] of [
    ["trajectory", trajectories(care, h.gap), place],
    ["spell", spells(care, h.gap), chainPlace],
  ] as const) {
    for (const one of chains) {
      if (one.end < h.from) continue;
      seen.push({
        grain,
        client: one.first.client,
        day: Math.max(one.start, h.from),
        ...where(one.first, one.start),
        days: Math.min(one.end, h.until) - one.start + 1,
        ended: one.end + h.gap <= h.until && !noEnd.includes(one.endClass ?? ""),
        entered: Math.max(0, h.from - one.start),
      });
    }
  }
  return seen;
}

/** How many are in care on a day, by law and highest rank (`-` off the ladder): `jw 3` → 41. */
export function standOn(care: readonly Care[], day: number): Map<string, number> {
  const stand = new Map<string, number>();
  for (const own of group(care, (one) => `${one.client}|${one.law}`).values()) {
    const lead = leadOn(own, day);
    if (lead === undefined) continue;
    const key = `${lead.law} ${lead.rank ?? "-"}`;
    stand.set(key, (stand.get(key) ?? 0) + 1);
  }
  return stand;
}

/** From where to where, between two days, by law and rank; out of care is rank 0. */
export function flowBetween(care: readonly Care[], from: number, to: number): Map<string, number> {
  const flow = new Map<string, number>();
  for (const own of group(care, (one) => `${one.client}|${one.law}`).values()) {
    const before = leadOn(own, from);
    if (before === undefined) continue;
    const after = leadOn(own, to);
    const key = `${before.law} ${before.rank ?? "-"} → ${after === undefined ? 0 : (after.rank ?? "-")}`;
    flow.set(key, (flow.get(key) ?? 0) + 1);
  }
  return flow;
}
