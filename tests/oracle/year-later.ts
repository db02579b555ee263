import { group } from "d3";
import { type Care, leadOn, spells } from "./care.ts";
import { addMonths } from "./day.ts";
import type { Horizon } from "./observe.ts";

/** Where somebody who was in care under a law is twelve months later. */
export interface YearLater {
  client: string;
  law: string;
  s0: number;
  s1: number;
  /** Heaviest help on the first day; during an interruption that with which it goes on. */
  before: Care | null;
  /** True when help was interrupted on the first day. */
  interrupted: boolean;
  /** The same a year later; null when out of care, and then why. */
  after: Care | null;
  outClass: string | null;
}

/** Out of care as it should be, broken off, or by nobody's doing. */
export const outPlanned = ["planned", "agreed"];
export const outDropout = ["client", "provider"];

/** Everybody in care under a law on the first day, or twelve months later, or both. */
export function yearLater(care: readonly Care[], days: readonly number[], h: Horizon): YearLater[] {
  const found: YearLater[] = [];
  for (const own of group(care, (one) => `${one.client}|${one.law}`).values()) {
    const ownSpells = spells(own, h.gap);
    const first = own[0];
    if (first === undefined) continue;
    const helpOn = (day: number): Care | null => {
      if (!ownSpells.some((one) => one.start <= day && one.end >= day)) return null;
      const next = Math.min(...own.map((one) => one.start).filter((start) => start > day));
      return leadOn(own, day) ?? leadOn(own, next) ?? null;
    };
    for (const s0 of days) {
      const s1 = addMonths(s0, 12);
      if (s1 + h.gap > h.until) continue;
      const before = helpOn(s0);
      const after = helpOn(s1);
      if (before === null && after === null) continue;
      const last = ownSpells.filter((one) => one.start <= s1).sort((a, b) => b.start - a.start)[0];
      found.push({
        client: first.client,
        law: first.law,
        s0,
        s1,
        before,
        interrupted: before !== null && leadOn(own, s0) === undefined,
        after,
        outClass: after === null ? (last?.endClass ?? "unknown") : null,
      });
    }
  }
  return found;
}
