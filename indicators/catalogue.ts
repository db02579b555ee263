import { goalAttainmentRate } from "./client-result/goal_attainment_rate.ts";
import type { Definition } from "./definition.ts";
import { careDurationKmMedian } from "./lead-time/care_duration_km_median.ts";
import { lumpsumUtilisation } from "./organisation/lumpsum_utilisation.ts";
import { scaleDownRate } from "./scale-down/scale_down_rate.ts";
import { scaleUpRate } from "./scale-down/scale_up_rate.ts";

/** Every indicator that is measured, in the order readers meet them. Adding one is adding a line. */
export const catalogue: readonly Definition[] = [
  goalAttainmentRate,
  scaleDownRate,
  scaleUpRate,
  careDurationKmMedian,
  lumpsumUtilisation,
];
