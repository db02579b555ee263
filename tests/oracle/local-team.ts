import { group } from "d3";
import type { Region } from "../../pipeline/region/region.ts";
import type { Care } from "./care.ts";
import { addMonths, dayOf } from "./day.ts";
import { share } from "./figure.ts";
import { place, type Seen } from "./observe.ts";
import type { OracleMaker } from "./oracle.ts";

/** Alleen hulp van het lokale team, of everybody with help on the ladder in a period. */
export function localTeam(care: readonly Care[], region: Region): Seen[] {
  const domains = new Map(region.segments.map((one) => [one.id, one.domain]));
  // Where the region knows no help of the local team, it is not counted per client.
  const told = new Set(
    region.products.filter((one) => one.rank === 1).map((one) => domains.get(one.segment)),
  );
  const counted = care.filter(
    (one) =>
      one.rank !== null && (one.domain === "jeugd" || one.domain === "wmo") && told.has(one.domain),
  );
  const seen: Seen[] = [];
  for (let year = 2022; year <= 2025; year += 1) {
    const start = dayOf(`${year}-01-01`);
    for (const [period, from, months] of [
      [`${year}`, start, 12],
      [`${year}-H1`, start, 6],
      [`${year}-H2`, addMonths(start, 6), 6],
    ] as const) {
      const to = addMonths(from, months) - 1;
      const now = counted.filter((one) => one.start <= to && one.end >= from);
      for (const own of group(now, (one) => `${one.client}|${one.domain}`).values()) {
        const [heaviest] = own.toSorted(
          (a, b) => (b.rank ?? 0) - (a.rank ?? 0) || a.start - b.start || (a.agb < b.agb ? -1 : 1),
        );
        if (heaviest === undefined) continue;
        const hit = own.every((one) => one.rank === 1);
        const where = place(heaviest, from);
        seen.push({ grain: "client", client: heaviest.client, day: to, period, ...where, hit });
      }
    }
  }
  return seen;
}

/** Help of the local team alone. */
export const localTeamOracles: OracleMaker = ({ care, region }) => [
  {
    id: "segment_a_share",
    seen: localTeam(care, region),
    moment: "own",
    grainOf: () => "client",
    figure: share,
  },
];
