import { mean } from "./average.ts";
import { trajectories } from "./care.ts";
import { addMonths } from "./day.ts";
import { medianDuration } from "./figure.ts";
import { careDuration, place, type Seen } from "./observe.ts";
import type { Known, OracleMaker } from "./oracle.ts";
import { count } from "./rate.ts";
import { survival } from "./survival.ts";

const classes: [name: string, months: number][] = [
  ["from_4_years", 48],
  ["to_4_years", 36],
  ["to_3_years", 24],
  ["to_2_years", 12],
  ["to_12_months", 6],
  ["to_6_months", 3],
  ["to_3_months", 0],
];

/** Gemiddelde duur: trajectories that ended for good, and in which class of length they fall. */
function ended({ care, horizon }: Known): Seen[] {
  const seen: Seen[] = [];
  for (const one of trajectories(care, horizon.gap)) {
    if (one.end < horizon.from || one.end + horizon.gap > horizon.until) continue;
    const { client } = one.first;
    const at = { grain: "trajectory", client, day: one.end, ...place(one.first, one.end) };
    const part = classes.find(([, months]) => one.end + 1 >= addMonths(one.start, months))?.[0];
    seen.push({ ...at, value: one.end - one.start + 1 });
    if (part !== undefined) seen.push({ ...at, part });
  }
  return seen;
}

/** How long help lasted. */
export const durationOracles: OracleMaker = (known) => [
  {
    id: "care_duration_km_median",
    seen: careDuration(known.care, known.horizon),
    moment: "within",
    grainOf: (cut) => (cut === "chain" ? "spell" : "trajectory"),
    figure: (seen, part) => {
      if (part === null) return medianDuration(seen);
      return survival(seen, part === "after_1_year" ? 365 : 730);
    },
  },
  {
    id: "care_duration_mean_ended",
    seen: ended(known),
    moment: "within",
    grainOf: () => "trajectory",
    figure: (seen, part) => (part === null ? mean(seen) : count(seen)),
  },
];
