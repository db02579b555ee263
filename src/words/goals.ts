/** The goals for society by which the public monitor and the council's report are ordered. */
export interface Goal {
  id: string;
  /** What residents should notice. */
  name: string;
  /** What that means. */
  text: string;
  /** The indicators that say something about it, the most telling first. */
  indicators: readonly string[];
}

export const goals: readonly Goal[] = [
  {
    id: "op-tijd",
    name: "Hulp op tijd",
    text: "Wie hulp nodig heeft, hoeft niet lang te wachten.",
    indicators: [
      "waiting_time_median",
      "waiting_within_norm_rate",
      "allocation_to_start_days",
      "waiting_list_unique",
      "coverage_matrix",
    ],
  },
  {
    id: "hulp-die-helpt",
    name: "Hulp die helpt",
    text: "Inwoners halen hun doelen en hebben iets aan de hulp.",
    indicators: [
      "goal_attainment_rate",
      "satisfaction_effect",
      "problem_reduction_rate",
      "dropout_rate",
      "planned_completion_rate",
      "premature_end_mix",
      "outcome_response_rate",
    ],
  },
  {
    id: "blijvend",
    name: "Resultaat dat blijft",
    text: "Na de hulp kunnen inwoners zelf verder.",
    indicators: [
      "no_new_start_rate_12m",
      "able_without_help_rate",
      "transition_18_continuity",
      "multi_provider_rate",
      "handover_count",
    ],
  },
  {
    id: "licht-en-thuis",
    name: "Zo licht en zo thuis als kan",
    text: "Hulp is niet zwaarder en duurt niet langer dan nodig, en is het liefst thuis.",
    indicators: [
      "scale_down_rate",
      "care_duration_km_median",
      "scale_up_rate",
      "residential_to_ambulatory_rate",
      "bw_outflow_independent_rate",
      "residential_days_per_1000",
      "transition_matrix",
      "inflow_outflow_balance",
      "care_duration_mean_ended",
      "hours_per_completed_trajectory",
    ],
  },
  {
    id: "betaalbaar",
    name: "Hulp die er blijft",
    text: "Hulp is er voor wie die nodig heeft, ook later, en past binnen het geld.",
    indicators: [
      "youth_in_care_rate",
      "cost_per_youth_resident",
      "lumpsum_utilisation",
      "cost_per_client",
      "clients_vs_agreed",
      "dyslexia_population_rate",
      "referrer_mix",
      "segment_a_share",
    ],
  },
];

/** The indicators of the core sentences, in the order of the goals. */
export const coreIndicators: readonly string[] = [
  "waiting_time_median",
  "goal_attainment_rate",
  "no_new_start_rate_12m",
  "scale_down_rate",
  "youth_in_care_rate",
  "cost_per_youth_resident",
];
