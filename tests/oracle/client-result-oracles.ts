import { asked, problemReduction, response, satisfaction, withoutHelp } from "./answer.ts";
import { mean } from "./average.ts";
import { trajectories } from "./care.ts";
import { dropout, endings, plannedCompletion, prematureEnd } from "./ending.ts";
import { share } from "./figure.ts";
import type { Oracle, OracleMaker } from "./oracle.ts";
import { newStarts } from "./return.ts";
import { survival } from "./survival.ts";

/** What help brought to clients, as it stood when a trajectory ended. */
export const clientResultOracles: OracleMaker = ({ truth, care, region, horizon }) => {
  const ended = endings(trajectories(care, horizon.gap), horizon);
  const all = asked(truth.clients, care, region, horizon);
  const atEnd: Omit<Oracle, "id" | "seen"> = {
    moment: "within",
    grainOf: () => "trajectory",
    figure: share,
  };
  return [
    { id: "dropout_rate", seen: dropout(ended), ...atEnd },
    { id: "planned_completion_rate", seen: plannedCompletion(ended), ...atEnd },
    { id: "premature_end_mix", seen: prematureEnd(ended), ...atEnd },
    { id: "outcome_response_rate", seen: response(all, truth.clients), ...atEnd },
    { id: "able_without_help_rate", seen: withoutHelp(all), ...atEnd },
    {
      id: "satisfaction_effect",
      seen: satisfaction(all, region),
      ...atEnd,
      figure: (own, part) => (part === "mean" ? mean(own) : share(own)),
    },
    {
      id: "problem_reduction_rate",
      seen: problemReduction(all, truth.clients, region),
      ...atEnd,
      figure: (own, part) => (part === "mean_change" ? mean(own) : share(own)),
    },
    {
      id: "no_new_start_rate_12m",
      seen: newStarts(care, horizon),
      ...atEnd,
      grainOf: () => "spell",
      figure: (own, part) => (part === null ? survival(own, 365) : share(own)),
    },
  ];
};
