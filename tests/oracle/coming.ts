import { group } from "d3";
import { type Care, type Chain, chain, leadOn, spells } from "./care.ts";
import { addMonths, dayOf } from "./day.ts";
import type { Horizon, Seen } from "./observe.ts";

interface Period {
  key: string;
  from: number;
  to: number;
}

/** Groups in which is counted who comes and goes, and the dimensions by which each is named. */
const groupings: readonly { grain: string; names: readonly (keyof Care & keyof Seen)[] }[] = [
  { grain: "region", names: [] },
  { grain: "segment", names: ["domain", "segment"] },
  ...(["domain", "law", "municipality", "party", "provider"] as const).map((name) => ({
    grain: "group",
    names: [name],
  })),
];

const nowhere = {
  law: null,
  domain: null,
  segment: null,
  municipality: null,
  party: null,
  provider: null,
  age: null,
};

/** Quarters and years from a first year up to and including a last one. */
function periodsOf(firstYear: number, lastYear: number): Period[] {
  const periods: Period[] = [];
  for (let year = firstYear; year <= lastYear; year += 1) {
    const start = dayOf(`${year}-01-01`);
    periods.push({ key: String(year), from: start, to: addMonths(start, 12) - 1 });
    for (let quarter = 0; quarter < 4; quarter += 1) {
      const from = addMonths(start, 3 * quarter);
      periods.push({ key: `${year}-K${quarter + 1}`, from, to: addMonths(from, 3) - 1 });
    }
  }
  return periods;
}

/** Instroom, doorstroom en uitstroom, counted anew for every group and period. */
export function comingAndGoing(care: readonly Care[], h: Horizon): Seen[] {
  const periods = periodsOf(2022, 2025);
  const moves = movesOf(care, h);
  return groupings.flatMap(({ grain, names }) => {
    const dims = (one: Care) => ({
      ...nowhere,
      ...Object.fromEntries(names.map((name) => [name, one[name]])),
    });
    const keyOf = (one: Care): string =>
      [one.client, ...names.map((name) => String(one[name]))].join("|");
    const chains = group(chain(care, keyOf, h.gap), ({ first }) => keyOf(first));
    const seen = [...chains.values()].flatMap((own) =>
      periods.flatMap((period) =>
        stateOf(own, period).map((part) => ({
          ...dims((own[0] as Chain).first),
          grain,
          client: (own[0] as Chain).first.client,
          day: period.to,
          period: period.key,
          ...(part === null ? {} : { part }),
        })),
      ),
    );
    const moved = moves.flatMap(({ to, day }) =>
      periods
        .filter((one) => one.from <= day && day <= one.to)
        .map((period) => ({
          ...dims(to),
          grain,
          client: to.client,
          day,
          period: period.key,
          part: "doorstroom",
        })),
    );
    return [...seen, ...moved];
  });
}

/** What somebody counts for in one period and group, by all the care they had in it. */
function stateOf(own: readonly Chain[], { key, from, to }: Period): (string | null)[] {
  const inCare = (day: number): boolean => own.some((one) => one.start <= day && one.end >= day);
  const during = own.some((one) => one.start <= to && one.end >= from);
  const found: (string | null)[] = [];
  if (!inCare(from - 1) && during) {
    const before = own.some((one) => one.start < from);
    found.push(null, before ? "terugkerend" : "nieuw");
  }
  if ((inCare(from - 1) || during) && !inCare(to)) found.push("uit");
  if (key.length === 4 && inCare(from - 1)) found.push("stand_begin");
  if (key.length === 4 && inCare(to)) found.push("stand_eind");
  return found;
}

/** Days on which the heaviest help passes to another rank or provider without leaving care. */
function movesOf(care: readonly Care[], h: Horizon): { to: Care; day: number }[] {
  return spells(care, h.gap).flatMap(({ parts }) => {
    const moves: { to: Care; day: number }[] = [];
    let lead: Care | undefined;
    // The heaviest help can only change on a first day, or on the day after a last one.
    const days = new Set(parts.flatMap((one) => [one.start, one.end + 1]));
    for (const day of [...days].filter(Number.isFinite).sort((a, b) => a - b)) {
      const now = leadOn(parts, day);
      if (now === undefined || day > h.until) continue;
      if (lead !== undefined && (lead.rank !== now.rank || lead.provider !== now.provider)) {
        moves.push({ to: now, day });
      }
      lead = now;
    }
    return moves;
  });
}
