/** The editions that have tables of their own. */
export const editions = ["contract", "monitor", "raad"] as const;
export type Edition = (typeof editions)[number];

/** A published table: `release.<edition>_<name>` for each of its editions, with these columns. */
export interface ReleaseTable {
  name: string;
  editions: readonly Edition[];
  /** In the order of the files. What is not named here is never written to a file. */
  columns: readonly string[];
}

const all = editions;
const contractOnly = ["contract"] as const;
const publicOnly = ["monitor", "raad"] as const;
const councilOnly = ["raad"] as const;

/** Every table of a release. `release/<name>.sql` (with `-` for `_`) builds it for all its editions. */
export const releaseTables: readonly ReleaseTable[] = [
  {
    name: "edition",
    editions: all,
    columns: words(
      `edition title region_id region_name monitor_title fictitious observation_from data_until
       gap_days min_persons min_denominator round_to`,
    ),
  },
  { name: "period", editions: all, columns: words("period_kind period starts_on ends_on") },
  { name: "municipality", editions: all, columns: words("code name position") },
  { name: "segment", editions: all, columns: words("segment name domain law position") },
  { name: "ladder", editions: all, columns: words("law version valid_from source rank name") },
  {
    name: "provider",
    editions: contractOnly,
    columns: words("provider_id name party_id party_name role"),
  },
  {
    name: "norm",
    editions: all,
    columns: words(
      `indicator_id scope scope_id kind operator value tolerance baseline basis source fictitious
       valid_from valid_to`,
    ),
  },
  {
    name: "annotation",
    editions: all,
    columns: words("annotation_id indicator_id scope scope_id on_date kind text source"),
  },
  {
    name: "context",
    editions: all,
    columns: words(
      `counterpart indicator_id domain name note table_id municipality_code period_kind period
       period_status value reason captured_on`,
    ),
  },
  {
    name: "indicator",
    editions: all,
    columns: words("indicator_id version name unit direction kind theme tier persons position"),
  },
  {
    name: "part",
    editions: all,
    columns: words("indicator_id part name role unit direction kind position"),
  },
  {
    name: "value",
    editions: all,
    columns: words(
      `indicator_id part level cut domain law segment age_band municipality_code party_id provider_id
       period_kind period numerator denominator asked clients estimate lower upper
       status signal signal_reason norm_value norm_operator`,
    ),
  },
  {
    name: "signal",
    editions: contractOnly,
    columns: words(
      `indicator_id level cut domain law segment municipality_code party_id provider_id
       period_kind period against state reason value lower upper target limit_lower limit_upper size`,
    ),
  },
  {
    name: "series",
    editions: contractOnly,
    columns: words(
      `indicator_id level cut domain law segment municipality_code party_id provider_id period
       points basis centre limit_lower limit_upper near_lower near_upper rule direction uncertain
       false_alarm trend slope slope_lower slope_upper`,
    ),
  },
  {
    name: "peer",
    editions: contractOnly,
    columns: words(
      `indicator_id level cut domain segment provider_id period_kind period method measure size
       value target look_lower look_upper signal_lower signal_upper zone peers phi state reason`,
    ),
  },
  {
    name: "standard",
    editions: contractOnly,
    columns: words(
      `indicator_id level cut domain segment provider_id period_kind period method strata observed
       expected ratio lower upper standardised banner state reason`,
    ),
  },
  {
    name: "combination",
    editions: contractOnly,
    columns: words(
      `rule_id name text rule_position level cut domain segment party_id provider_id period_kind
       period contradicted role position indicator_id test finding against judged_period`,
    ),
  },
  {
    name: "curve",
    editions: contractOnly,
    columns: words(
      `indicator_id level cut domain segment provider_id period_kind period day survival lower upper
       at_risk`,
    ),
  },
  {
    name: "coverage",
    editions: contractOnly,
    columns: words(
      `service specialism municipality_code segment domain on_date providers accepting delivering
       state`,
    ),
  },
  {
    name: "maturation",
    editions: contractOnly,
    columns: words("kind weeks known events"),
  },
  {
    name: "agreement",
    editions: contractOnly,
    columns: words(
      `agreement_id version release_id release_hash dialogue_on provider_id segment municipality_codes
       indicator_ids signal_type fact_indicator_id fact_part fact_cut fact_segment fact_period
       fact_value fact_numerator fact_denominator fact_lower fact_upper fact_norm fact_region fact_past
       view_municipality view_provider view_access hypothesis alternatives consensus consensus_note
       kind text effect_indicator_id effect_direction effect_size effect_from owner_provider
       owner_municipality starts_on ends_on checkpoints status verdict escalation confidentiality
       follows final_on effect effect_period effect_value`,
    ),
  },
  {
    name: "agreement_progress",
    editions: contractOnly,
    columns: words("agreement_id position on_date text by_role"),
  },
  {
    name: "story",
    editions: contractOnly,
    columns: words(
      "story_id title on_date provider_id segment indicator_ids teller fictitious text",
    ),
  },
  {
    name: "agreement_count",
    editions: councilOnly,
    columns: words("municipality_code kind status agreements overdue visible"),
  },
  {
    name: "council_request",
    editions: councilOnly,
    columns: words(
      "municipality_code request_id kind on_date title text status answer answered_on fictitious",
    ),
  },
  {
    name: "council_reading",
    editions: councilOnly,
    columns: words("municipality_code indicator_id on_date text fictitious"),
  },
  {
    name: "council_budget",
    editions: councilOnly,
    columns: words("municipality_code year subject budget_eur spent_eur source fictitious"),
  },
  { name: "caseload", editions: contractOnly, columns: words("month_end law rank clients") },
  { name: "flow", editions: contractOnly, columns: words("law year from_rank to_rank clients") },
  {
    name: "delivery",
    editions: all,
    columns: words("kind year status files records_in records_kept records_rejected"),
  },
  { name: "finding", editions: all, columns: words("rule severity findings") },
  {
    name: "correction",
    editions: all,
    columns: words(
      `until_after until_before tier indicator_id part cut domain law segment age_band
       municipality_code party_id provider_id period status_before status_after estimate_before
       estimate_after`,
    ),
  },
  {
    name: "protection",
    editions: publicOnly,
    columns: words(
      `figures primaries secondaries attacked narrowest shown kept exact naive_shown naive_kept
       naive_exact`,
    ),
  },
  {
    name: "finding_provider",
    editions: contractOnly,
    columns: words("provider_id rule severity findings"),
  },
];

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
