import type { Region } from "../../pipeline/region/region.ts";
import { type Care, leadOn, spells } from "./care.ts";
import { chainPlace, type Horizon, place, type Seen } from "./observe.ts";

/** A subcontractor is its main contractor. */
export function mainProvider(region: Region): (one: Care) => string {
  const mains = new Map(region.providers.map((one) => [one.provider_id, one.main_provider_id]));
  return ({ provider }) => mains.get(provider) ?? provider;
}

/** Days without help on the ladder at each change of main provider within one spell. */
function handovers(parts: readonly Care[], mainOf: (one: Care) => string): number[] {
  const onLadder = parts.filter((one) => one.rank !== null);
  const days = new Set(onLadder.flatMap((one) => [one.start, one.end + 1]));
  const between: number[] = [];
  let main: string | undefined;
  for (const day of [...days].filter(Number.isFinite).sort((a, b) => a - b)) {
    const lead = leadOn(onLadder, day);
    if (lead === undefined) continue;
    if (main !== undefined && mainOf(lead) !== main) {
      const reached = onLadder.filter((one) => one.start < day).map((one) => one.end);
      between.push(Math.max(0, day - 1 - Math.max(...reached)));
    }
    main = mainOf(lead);
  }
  return between;
}

/** Overdrachtmomenten, of spells that are over. */
export function handoverCount(care: readonly Care[], region: Region, h: Horizon): Seen[] {
  return spells(care, h.gap)
    .filter((spell) => spell.end + h.gap <= h.until)
    .flatMap(({ first, parts, end }) => {
      const seen = { grain: "spell", client: first.client, day: end, ...chainPlace(first) };
      const between = handovers(parts, mainProvider(region));
      return [
        { ...seen, reached: between.length, goals: 1 },
        { ...seen, part: "zonder", hit: between.length === 0 },
        ...between.map((days) => ({ ...seen, part: "warm", hit: days <= 14 })),
        ...between.map((days) => ({ ...seen, part: "tussentijd", value: days })),
      ];
    });
}

/** Meerdere aanbieders tegelijk, of those with help on the ladder on the first day. */
export function manyProviders(
  care: readonly Care[],
  region: Region,
  days: readonly number[],
): Seen[] {
  const mainOf = mainProvider(region);
  return days.flatMap((day) => {
    const now = care.filter((one) => one.rank !== null && one.start <= day && one.end >= day);
    const people = new Map(now.map((one) => [`${one.client}|${one.law}`, one]));
    return [...people.keys()].flatMap((key) => {
      const own = now.filter((one) => `${one.client}|${one.law}` === key);
      const lead = leadOn(own, day);
      if (lead === undefined) return [];
      const hit = new Set(own.map(mainOf)).size >= 2;
      return [{ grain: "client", client: lead.client, day, ...place(lead, day), hit }];
    });
  });
}
