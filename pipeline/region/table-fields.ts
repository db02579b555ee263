/** The kinds of table that are delivered, by their name in the ledger. */
export const tableKinds = [
  "outcome_measurement",
  "hours",
  "realisation",
  "waiting",
  "reported_trajectory",
] as const;
export type TableKindName = (typeof tableKinds)[number];

/** The columns of a kind of table; `client` stands for bsn or client_key. */
export interface TableFields {
  required: readonly string[];
  optional: readonly string[];
}

/** Our own names for the columns of each kind: those of a delivery, and those a mapping fills. */
export const tableFields: Record<TableKindName, TableFields> = {
  outcome_measurement: {
    required: [
      "client",
      "provider_agb",
      "municipality_code",
      "segment",
      "traject_start",
      "traject_end",
      "kind",
      "moment",
      "measured_on",
      "informant",
      "instrument",
      "raw",
      "scale_min",
      "scale_max",
      "higher_is_better",
      "goal_no",
      "invited",
    ],
    optional: [],
  },
  hours: {
    required: [
      "client",
      "provider_agb",
      "municipality_code",
      "segment",
      "month",
      "direct_hours",
      "indirect_hours",
    ],
    optional: ["subcontractor_agb"],
  },
  realisation: {
    required: [
      "provider_agb",
      "municipality_code",
      "segment",
      "month",
      "clients",
      "hours",
      "cost_eur",
    ],
    optional: [],
  },
  waiting: {
    required: [
      "client",
      "provider_agb",
      "municipality_code",
      "segment",
      "registered_on",
      "status",
      "status_on",
    ],
    optional: ["referred_on", "referrer", "intake_on", "first_care_on"],
  },
  reported_trajectory: {
    required: [
      "client",
      "provider_agb",
      "municipality_code",
      "segment",
      "period",
      "care_form",
      "traject_start",
      "traject_end",
      "end_reason",
    ],
    optional: [
      "referrer",
      "crisis",
      "measured_on",
      "informant_1",
      "satisfaction_1",
      "without_help_1",
      "informant_2",
      "satisfaction_2",
      "without_help_2",
    ],
  },
};

/** Columns that a delivery in our own names must have; a mapping may leave these out. */
const mayBeUnmapped = new Set([
  "traject_start",
  "traject_end",
  "measured_on",
  "goal_no",
  "indirect_hours",
  "end_reason",
]);

/** The columns a mapping must fill: the others hold cells that may be empty. */
export function mustBeMapped(kind: TableKindName): string[] {
  return tableFields[kind].required.filter(
    (field) =>
      !mayBeUnmapped.has(field) || (kind === "reported_trajectory" && field === "traject_start"),
  );
}

/** Columns that hold a day. */
export const dayFields: ReadonlySet<string> = new Set([
  "traject_start",
  "traject_end",
  "measured_on",
  "registered_on",
  "referred_on",
  "status_on",
  "intake_on",
  "first_care_on",
]);

/** Columns that hold a month. */
export const monthFields: ReadonlySet<string> = new Set(["month"]);
