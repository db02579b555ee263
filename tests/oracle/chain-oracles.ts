import { percentile } from "./average.ts";
import { comingOfAge } from "./coming-of-age.ts";
import { openRatio, share } from "./figure.ts";
import { handoverCount, manyProviders } from "./handover.ts";
import type { OracleMaker } from "./oracle.ts";
import { referrers } from "./referral.ts";

/** Help of several providers, one after the other and beside each other. */
export const chainOracles: OracleMaker = ({ care, region, horizon, quarters }) => [
  {
    id: "handover_count",
    seen: handoverCount(care, region, horizon),
    moment: "within",
    grainOf: () => "spell",
    figure: (own, part) => {
      if (part === "tussentijd") return percentile(own);
      return part === null ? openRatio(own) : share(own);
    },
  },
  {
    id: "multi_provider_rate",
    seen: manyProviders(care, region, quarters),
    moment: "start",
    grainOf: () => "client",
    figure: share,
  },
  {
    id: "referrer_mix",
    seen: referrers(care, horizon),
    moment: "within",
    grainOf: () => "trajectory",
    figure: share,
  },
  {
    id: "transition_18_continuity",
    seen: comingOfAge(care, horizon),
    moment: "within",
    grainOf: () => "client",
    figure: share,
  },
];
