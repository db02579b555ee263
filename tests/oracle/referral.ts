import { type Care, trajectories } from "./care.ts";
import { type Horizon, place, type Seen } from "./observe.ts";

const codes = ["01", "02", "03", "04", "05", "06", "08"];

/** Verwijzers, of trajectories of youths as they began. */
export function referrers(care: readonly Care[], h: Horizon): Seen[] {
  return trajectories(
    care.filter((one) => one.law === "jw"),
    h.gap,
  ).flatMap(({ first, parts, start }) => {
    const [asked] = parts
      .filter((one) => one.service.request !== null)
      .sort((a, b) => (requestOf(a) < requestOf(b) ? -1 : 1));
    const code = asked?.service.referrer;
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

const requestOf = ({ service }: Care): string => service.request?.on ?? "";
