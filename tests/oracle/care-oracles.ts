import { medianDuration, ratio, share } from "./figure.ts";
import { careDuration, goalAttainment, scaleDown } from "./observe.ts";
import type { OracleMaker } from "./oracle.ts";

const bySpell = (cut: string): string => (cut === "chain" ? "spell" : "trajectory");

/** The three indicators that everything began with. */
export const careOracles: OracleMaker = ({ care, quarters, horizon }) => [
  {
    id: "scale_down_rate",
    seen: scaleDown(care, quarters, horizon),
    moment: "start",
    grainOf: () => "client",
    figure: share,
  },
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
