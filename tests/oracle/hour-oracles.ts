import { group } from "d3";
import { mean, percentile } from "./average.ts";
import { type Care, trajectories } from "./care.ts";
import { openRatio, ratio, share } from "./figure.ts";
import { place, type Seen } from "./observe.ts";
import type { Known, OracleMaker } from "./oracle.ts";
import { monthOf, monthsFrom } from "./realisation.ts";

const stays = ["pleegzorg", "gezinsgericht", "wonen", "verblijf", "gesloten"];

/** Direct hours a client had from a provider in a segment in a month, whoever gave them. */
function hoursOf(care: readonly Care[]): Map<string, number> {
  const hours = new Map<string, number>();
  for (const one of care) {
    for (const { month, directHours } of one.service.months) {
      const key = [one.client, one.agb, one.segment, month].join("|");
      hours.set(key, (hours.get(key) ?? 0) + directHours);
    }
  }
  return hours;
}

/** Uren per afgerond traject: trajectories seen from begin to end, without a stay. */
function perTrajectory({ care, horizon }: Known): Seen[] {
  const hours = hoursOf(care);
  const seen: Seen[] = [];
  for (const one of trajectories(care, horizon.gap)) {
    if (one.start < horizon.from || one.end + horizon.gap > horizon.until) continue;
    if (one.parts.some((part) => stays.includes(part.service.setting))) continue;
    const { client, agb, segment } = one.first;
    const months = monthsFrom(monthOf(one.start), monthOf(one.end)).map(
      (month) => hours.get([client, agb, segment, month].join("|")) ?? 0,
    );
    const complete =
      months[0] !== 0 &&
      months.at(-1) !== 0 &&
      months.every((told, i) => told !== 0 || months[i + 1] !== 0);
    const at = { grain: "trajectory", client, day: one.end, ...place(one.first, one.end) };
    const value = months.reduce((sum, told) => sum + told, 0);
    seen.push({ ...at, part: "coverage", hit: complete });
    if (complete) seen.push({ ...at, value }, { ...at, part: "mean", value });
  }
  return seen;
}

/** Onderaanneming: which part of the hours a subcontractor gave, told by himself or by another. */
function subcontracted({ care, region, horizon }: Known): Seen[] {
  const byAgb = new Map(region.providers.map((one) => [one.agb, one]));
  const seen: Seen[] = [];
  for (const one of care) {
    const teller = byAgb.get(one.agb);
    const main =
      teller?.role === "onderaannemer"
        ? region.providers.find((other) => other.provider_id === teller.main_provider_id)
        : teller;
    const by = byAgb.get(one.service.subcontractorAgb ?? "");
    // A member of the same consortium is no subcontractor.
    const other = by?.role === "onderaannemer" || by?.party_id !== main?.party_id;
    for (const told of one.service.months) {
      const given = other ? told.subcontractedDirect : 0;
      seen.push({
        grain: "contract",
        client: one.client,
        ...place(one, horizon.from),
        day: 0,
        provider: main?.provider_id ?? null,
        party: main?.party_id ?? null,
        period: told.month.slice(0, 4),
        reached: teller === main ? given : told.directHours,
        goals: told.directHours,
      });
    }
  }
  return seen;
}

/** Wisselingen van product: within a trajectory, days on which one product took another's place. */
function switches({ care, horizon }: Known): Seen[] {
  const seen: Seen[] = [];
  for (const one of trajectories(care, horizon.gap)) {
    if (one.end < horizon.from || one.end + horizon.gap > horizon.until) continue;
    // Stretches of one product; within the gap days the same product goes on.
    const runs: { product: string; start: number; end: number }[] = [];
    for (const [product, parts] of group(one.parts, (part) => `${part.category} ${part.code}`)) {
      for (const part of parts.toSorted((a, b) => a.start - b.start)) {
        const last = runs.findLast((run) => run.product === product);
        if (last !== undefined && part.start <= last.end + horizon.gap + 1) {
          last.end = Math.max(last.end, part.end);
        } else runs.push({ product, start: part.start, end: part.end });
      }
    }
    const days = new Set(
      runs
        .filter((run) =>
          runs.some(
            (before) =>
              before.product !== run.product &&
              before.start < run.start &&
              before.end <= run.start &&
              before.end >= run.start - 31,
          ),
        )
        .map((run) => run.start),
    );
    const at = {
      grain: "trajectory",
      client: one.first.client,
      day: one.end,
      ...place(one.first, one.end),
    };
    seen.push({ ...at, reached: days.size, goals: 1 });
    seen.push({ ...at, part: "none", hit: days.size === 0 });
  }
  return seen;
}

/** What went into help: hours, by whom, and how often it changed. */
export const hourOracles: OracleMaker = (known) => [
  {
    id: "hours_per_completed_trajectory",
    seen: perTrajectory(known),
    moment: "within",
    grainOf: () => "trajectory",
    figure: (seen, part) => {
      if (part === "coverage") return share(seen);
      return part === "mean" ? mean(seen) : percentile(seen);
    },
  },
  {
    id: "subcontracting_share",
    seen: subcontracted(known),
    moment: "own",
    grainOf: () => "contract",
    figure: (seen) => ratio(seen),
  },
  {
    id: "product_switch_count",
    seen: switches(known),
    moment: "within",
    grainOf: () => "trajectory",
    figure: (seen, part) => (part === "none" ? share(seen) : openRatio(seen)),
  },
];
