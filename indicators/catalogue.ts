import { handoverCount } from "./chain/handover_count.ts";
import { multiProviderRate } from "./chain/multi_provider_rate.ts";
import { referrerMix } from "./chain/referrer_mix.ts";
import { transition18Continuity } from "./chain/transition_18_continuity.ts";
import { ableWithoutHelpRate } from "./client-result/able_without_help_rate.ts";
import { dropoutRate } from "./client-result/dropout_rate.ts";
import { goalAttainmentRate } from "./client-result/goal_attainment_rate.ts";
import { noNewStartRate12m } from "./client-result/no_new_start_rate_12m.ts";
import { outcomeResponseRate } from "./client-result/outcome_response_rate.ts";
import { plannedCompletionRate } from "./client-result/planned_completion_rate.ts";
import { prematureEndMix } from "./client-result/premature_end_mix.ts";
import { problemReductionRate } from "./client-result/problem_reduction_rate.ts";
import { satisfactionEffect } from "./client-result/satisfaction_effect.ts";
import type { Definition } from "./definition.ts";
import { allocationToStartDays } from "./lead-time/allocation_to_start_days.ts";
import { careDurationKmMedian } from "./lead-time/care_duration_km_median.ts";
import { careDurationMeanEnded } from "./lead-time/care_duration_mean_ended.ts";
import { waitingListUnique } from "./lead-time/waiting_list_unique.ts";
import { waitingTimeMedian } from "./lead-time/waiting_time_median.ts";
import { waitingWithinNormRate } from "./lead-time/waiting_within_norm_rate.ts";
import { administrativeCompleteness } from "./organisation/administrative_completeness.ts";
import { clientsVsAgreed } from "./organisation/clients_vs_agreed.ts";
import { costPerClient } from "./organisation/cost_per_client.ts";
import { coverageMatrix } from "./organisation/coverage_matrix.ts";
import { hoursPerCompletedTrajectory } from "./organisation/hours_per_completed_trajectory.ts";
import { lateDeclarationRate } from "./organisation/late_declaration_rate.ts";
import { lumpsumUtilisation } from "./organisation/lumpsum_utilisation.ts";
import { productSwitchCount } from "./organisation/product_switch_count.ts";
import { rejectedDeclarationRate } from "./organisation/rejected_declaration_rate.ts";
import { subcontractingShare } from "./organisation/subcontracting_share.ts";
import { tooFewClientsFlag } from "./organisation/too_few_clients_flag.ts";
import { bwOutflowIndependentRate } from "./scale-down/bw_outflow_independent_rate.ts";
import { inflowOutflowBalance } from "./scale-down/inflow_outflow_balance.ts";
import { residentialToAmbulatoryRate } from "./scale-down/residential_to_ambulatory_rate.ts";
import { scaleDownRate } from "./scale-down/scale_down_rate.ts";
import { scaleUpRate } from "./scale-down/scale_up_rate.ts";
import { transitionMatrix } from "./scale-down/transition_matrix.ts";
import { costPerYouthResident } from "./system/cost_per_youth_resident.ts";
import { dyslexiaPopulationRate } from "./system/dyslexia_population_rate.ts";
import { residentialDaysPer1000 } from "./system/residential_days_per_1000.ts";
import { segmentAShare } from "./system/segment_a_share.ts";
import { youthInCareRate } from "./system/youth_in_care_rate.ts";

/** Every indicator that is measured, in the order readers meet them. Adding one is adding a line. */
export const catalogue: readonly Definition[] = [
  dropoutRate,
  outcomeResponseRate,
  satisfactionEffect,
  ableWithoutHelpRate,
  noNewStartRate12m,
  goalAttainmentRate,
  plannedCompletionRate,
  prematureEndMix,
  problemReductionRate,
  scaleDownRate,
  scaleUpRate,
  residentialToAmbulatoryRate,
  transitionMatrix,
  inflowOutflowBalance,
  bwOutflowIndependentRate,
  careDurationKmMedian,
  waitingTimeMedian,
  waitingWithinNormRate,
  allocationToStartDays,
  waitingListUnique,
  careDurationMeanEnded,
  handoverCount,
  transition18Continuity,
  multiProviderRate,
  referrerMix,
  lumpsumUtilisation,
  hoursPerCompletedTrajectory,
  clientsVsAgreed,
  costPerClient,
  subcontractingShare,
  tooFewClientsFlag,
  coverageMatrix,
  productSwitchCount,
  lateDeclarationRate,
  rejectedDeclarationRate,
  administrativeCompleteness,
  youthInCareRate,
  costPerYouthResident,
  residentialDaysPer1000,
  dyslexiaPopulationRate,
  segmentAShare,
];
