import { comingAndGoing } from "./coming.ts";
import { type Figure, persons, share } from "./figure.ts";
import { ladderFlow } from "./ladder-flow.ts";
import type { Seen } from "./observe.ts";
import type { Oracle, OracleMaker } from "./oracle.ts";
import { countBounds } from "./rate.ts";
import { scaleDown, scaleUp, toHome, toIndependence } from "./step.ts";
import { yearLater } from "./year-later.ts";

/** How many persons there are. */
function headCount(seen: readonly Seen[]): Figure {
  const n = persons(seen);
  return { numerator: n, denominator: seen.length, clients: n, estimate: n, ...countBounds(n) };
}

/** Where people are a year later, and who comes and goes. */
export const scaleDownOracles: OracleMaker = ({ care, region, horizon, quarters }) => {
  const years = yearLater(care, quarters, horizon);
  const fromYears = yearLater(
    care,
    quarters.filter((_, index) => index % 4 === 0),
    horizon,
  );
  const cohort: Omit<Oracle, "id" | "seen"> = {
    moment: "start",
    grainOf: () => "client",
    figure: share,
  };
  const highest = Math.max(...region.products.map((one) => one.rank ?? 0));
  const flow = ladderFlow(fromYears);
  const ways = new Set(flow.map((one) => one.part));
  return [
    {
      id: "scale_down_rate",
      seen: scaleDown(years),
      ...cohort,
      never: (part) => Number(part.replace("trede_", "")) > highest,
    },
    { id: "scale_up_rate", seen: scaleUp(years), ...cohort },
    { id: "residential_to_ambulatory_rate", seen: toHome(years, care, region), ...cohort },
    { id: "bw_outflow_independent_rate", seen: toIndependence(years, region), ...cohort },
    {
      id: "transition_matrix",
      seen: flow,
      ...cohort,
      grainOf: (cut) => (["chain", "domain"].includes(cut) ? "ladder" : "client"),
      never: (part) => !ways.has(part),
    },
    {
      id: "inflow_outflow_balance",
      seen: comingAndGoing(care, horizon),
      moment: "own",
      none: headCount([]),
      grainOf: (cut) => (["region", "segment"].includes(cut) ? cut : "group"),
      figure: (own, part) =>
        part?.startsWith("stand")
          ? { ...headCount(own), lower: null, upper: null }
          : headCount(own),
    },
  ];
};
