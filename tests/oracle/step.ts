import type { Region } from "../../pipeline/region/region.ts";
import { type Care, spells } from "./care.ts";
import { addMonths, dayOf } from "./day.ts";
import { place, type Seen } from "./observe.ts";
import { outDropout, outPlanned, type YearLater } from "./year-later.ts";

/** An observation of who had help on the first day, at the provider of the heaviest help. */
const seenAt = (before: Care, day: number): Seen => ({
  grain: "client",
  client: before.client,
  day,
  ...place(before, day),
});

/** Out of care by nobody's doing: such a year says nothing of the help. */
const leftOut = ({ outClass }: YearLater): boolean =>
  outClass !== null && !outPlanned.includes(outClass) && !outDropout.includes(outClass);

interface Step {
  before: Care;
  from: number;
  /** Rank a year later; null when out of care. */
  to: number | null;
  planned: boolean;
  day: number;
}

/** Everybody at rank 2 or higher on the first day, who is on the ladder or out a year later. */
function steps(years: readonly YearLater[]): Step[] {
  return years.flatMap((one) => {
    const from = one.before?.rank ?? 0;
    if (one.before === null || one.interrupted || from < 2 || leftOut(one)) return [];
    if (one.after !== null && one.after.rank === null) return [];
    const to = one.after?.rank ?? null;
    const planned = outPlanned.includes(one.outClass ?? "");
    return [{ before: one.before, from, to, planned, day: one.s0 }];
  });
}

/** Afschaling. */
export function scaleDown(years: readonly YearLater[]): Seen[] {
  return steps(years).flatMap(({ before, from, to, planned, day }) => {
    const seen = seenAt(before, day);
    const lighter = to !== null && to < from;
    const hit = lighter || planned;
    return [
      { ...seen, hit },
      { ...seen, part: "alleen_lichter", hit: lighter },
      { ...seen, part: `trede_${from}`, hit },
    ];
  });
}

/** Opschaling. */
export function scaleUp(years: readonly YearLater[]): Seen[] {
  return steps(years).map(({ before, from, to, day }) => ({
    ...seenAt(before, day),
    hit: to !== null && to > from,
  }));
}

const homes = ["pleegzorg", "gezinsgericht", "verblijf", "gesloten", "wonen"];

/** Beschermd wonen itself: housing on the highest rank the region has for it. */
function protectedHome(region: Region): (one: Care) => boolean {
  const segments = region.segments.filter((one) => one.domain === "bw").map((one) => one.id);
  const ranks = region.products.filter((one) => segments.includes(one.segment));
  const highest = Math.max(...ranks.map((one) => one.rank ?? 0));
  return (one) => one.domain === "bw" && one.service.setting === "wonen" && one.rank === highest;
}

/** Van verblijf naar ambulant. */
export function toHome(years: readonly YearLater[], care: readonly Care[], region: Region): Seen[] {
  const top = protectedHome(region);
  const adults = spells(
    care.filter((one) => one.law === "wmo"),
    region.gapDays,
  );
  const stays = (one: Care): boolean =>
    one.domain === "bw" ? top(one) : one.law === "jw" && homes.includes(one.service.setting);
  return years.flatMap((one) => {
    if (one.before === null || one.interrupted || !stays(one.before) || leftOut(one)) return [];
    const grownUp =
      one.law === "jw" &&
      one.after === null &&
      addMonths(dayOf(one.before.birth), 12 * 18) <= one.s1 &&
      adults.some(
        (help) => help.first.client === one.client && help.start <= one.s1 && help.end >= one.s1,
      );
    if (grownUp) return [];
    const ambulatory = one.after !== null && !stays(one.after);
    const hit = ambulatory || outPlanned.includes(one.outClass ?? "");
    const seen = seenAt(one.before, one.s0);
    return [
      { ...seen, hit },
      { ...seen, part: "naar_ambulant", hit: ambulatory },
      ...(one.before.service.setting === "pleegzorg"
        ? []
        : [{ ...seen, part: "zonder_pleegzorg", hit }]),
    ];
  });
}

/** Van beschermd wonen naar zelfstandig. */
export function toIndependence(years: readonly YearLater[], region: Region): Seen[] {
  const top = protectedHome(region);
  return years.flatMap((one) => {
    if (one.before === null || one.interrupted || !top(one.before) || leftOut(one)) return [];
    const { after } = one;
    const out = outPlanned.includes(one.outClass ?? "");
    const housed = after !== null && after.domain === "bw" && after.service.setting === "wonen";
    const parts: Record<string, boolean> = {
      zonder_hulp: out,
      begeleiding: after !== null && !housed,
      beschermd_thuis: housed && !top(after),
    };
    const seen = seenAt(one.before, one.s0);
    return [
      { ...seen, hit: Object.values(parts).includes(true) },
      ...Object.entries(parts).map(([part, hit]) => ({ ...seen, part, hit })),
    ];
  });
}
