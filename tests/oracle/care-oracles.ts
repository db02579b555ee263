import { ratio } from "./figure.ts";
import { goalAttainment } from "./observe.ts";
import type { OracleMaker } from "./oracle.ts";

const bySpell = (cut: string): string => (cut === "chain" ? "spell" : "trajectory");

/** Goals that were reached. */
export const careOracles: OracleMaker = ({ care, horizon }) => [
  {
    id: "goal_attainment_rate",
    seen: goalAttainment(care, horizon),
    moment: "within",
    grainOf: bySpell,
    figure: ratio,
  },
];
