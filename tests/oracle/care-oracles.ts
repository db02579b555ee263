import { medianDuration, ratio } from "./figure.ts";
import { careDuration, goalAttainment } from "./observe.ts";
import type { OracleMaker } from "./oracle.ts";

const bySpell = (cut: string): string => (cut === "chain" ? "spell" : "trajectory");

/** Goals and days in care. */
export const careOracles: OracleMaker = ({ care, horizon }) => [
  {
    id: "goal_attainment_rate",
    seen: goalAttainment(care, horizon),
    moment: "within",
    grainOf: bySpell,
    figure: ratio,
  },
  {
    id: "care_duration_km_median",
    seen: careDuration(care, horizon),
    moment: "within",
    grainOf: bySpell,
    figure: medianDuration,
  },
];
