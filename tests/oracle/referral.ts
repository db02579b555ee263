import { type Care, trajectories } from "./care.ts";
import { type Horizon, place, type Seen } from "./observe.ts";

const codes = ["01", "02", "03", "04", "05", "06", "08"];

/** Verwijzers, of trajectories of youths as they began. */
export function referrers(care: readonly Care[], h: Horizon): Seen[] {
  return trajectories(
    care.filter((one) => one.law === "jw"),
    h.gap,
  ).flatMap(({ first, parts, start }) => {
    const code = parts.find((one) => one.service.request !== null)?.service.referrer;
    const seen = {
      grain: "trajectory",
      client: first.client,
      day: start,
      ...place(first, start),
      known: code !== undefined,
    };
    return [
      { ...seen, hit: code === "01" },
      ...codes.map((one) => ({ ...seen, part: `verwijzer_${one}`, hit: code === one })),
    ];
  });
}
