import { day, flag, maybe, number, one, type RowOf, text } from "./columns.ts";

/** The tables of a published release: their columns in the order of the files. */

/** `lopend`: four quarters on end that are no calendar year. */
export const periodKinds = ["jaar", "halfjaar", "kwartaal", "lopend"] as const;
export type PeriodKind = (typeof periodKinds)[number];

export const statuses = [
  "definitief",
  "voorlopig",
  "te vroeg",
  "te weinig gegevens",
  "bron niet geleverd",
  "afgeschermd",
] as const;
export type Status = (typeof statuses)[number];

export const signals = ["gunstig", "ongunstig", "geen signaal", "te weinig gegevens"] as const;
export type Signal = (typeof signals)[number];

export const signalReasons = [
  "norm",
  "nulmeting",
  "nulmeting zelf",
  "geen nulmeting",
  "afspraak",
  "trend",
  "te weinig punten",
  "geen norm",
  "voorlopig",
  "te weinig personen",
  "te lage respons",
  "te veel onbekend",
  "niet bereikt",
  "bron niet geleverd",
  "te vroeg",
  "afgeschermd",
] as const;
export type SignalReason = (typeof signalReasons)[number];

/** The dimensions of a value, in the order in which a reference names them. */
export const dimensions = [
  "domain",
  "law",
  "segment",
  "age_band",
  "municipality_code",
  "party_id",
  "provider_id",
] as const;
export type Dimension = (typeof dimensions)[number];

export const levels = ["organisation", "target_group", "chain", "system"] as const;
export const units = ["procent", "dagen", "aantal", "euro", "uren", "per1000", "cijfer"] as const;
export const directions = ["higher", "lower", "band", "context"] as const;

export const editionColumns = {
  edition: one(["contract", "monitor", "raad"]),
  title: text,
  region_id: text,
  region_name: text,
  monitor_title: text,
  fictitious: flag,
  observation_from: day,
  data_until: day,
  gap_days: number,
  min_persons: maybe(number),
  min_denominator: maybe(number),
  round_to: maybe(number),
};

export const periodColumns = {
  period_kind: one(periodKinds),
  period: text,
  starts_on: day,
  ends_on: day,
};

export const municipalityColumns = { code: text, name: text, position: number };

export const segmentColumns = {
  segment: text,
  name: text,
  domain: text,
  law: text,
  position: number,
};

export const ladderColumns = {
  law: text,
  version: text,
  valid_from: day,
  source: text,
  rank: number,
  name: text,
};

export const providerColumns = {
  provider_id: text,
  name: text,
  party_id: text,
  party_name: text,
  role: text,
};

export const normColumns = {
  indicator_id: text,
  scope: text,
  scope_id: text,
  /** `budget`: a band of value ± tolerance; `trend`: a direction, without a value. */
  kind: one(["absoluut", "nulmeting", "budget", "trend", "benchmark"]),
  operator: one(["gte", "lte"]),
  /** Null for a direction, and for a baseline that is the figure of the same group in `baseline`. */
  value: maybe(number),
  tolerance: maybe(number),
  baseline: maybe(text),
  basis: text,
  source: text,
  fictitious: flag,
  valid_from: day,
  valid_to: maybe(day),
};

export const indicatorColumns = {
  indicator_id: text,
  version: text,
  name: text,
  unit: one(units),
  direction: one(directions),
  kind: text,
  theme: text,
  tier: one(["core", "standard"]),
  /** False when it is about amounts or contracts. */
  persons: flag,
  position: number,
};

export const partColumns = {
  indicator_id: text,
  part: text,
  name: text,
  /** `category`: with the other categories it makes a whole. */
  role: one(["variant", "category", "second"]),
  unit: one(units),
  direction: one(directions),
  kind: text,
  position: number,
};

/** The group of a figure: what is no part of its cut is null. */
const group = {
  level: one(levels),
  cut: text,
  domain: maybe(text),
  law: maybe(text),
  segment: maybe(text),
};

export const valueColumns = {
  indicator_id: text,
  /** Which further series; null for the headline. */
  part: maybe(text),
  ...group,
  age_band: maybe(text),
  municipality_code: maybe(text),
  party_id: maybe(text),
  provider_id: maybe(text),
  period_kind: one(periodKinds),
  period: text,
  numerator: maybe(number),
  denominator: maybe(number),
  /** The denominator with those whose outcome is unknown. */
  asked: maybe(number),
  clients: maybe(number),
  estimate: maybe(number),
  lower: maybe(number),
  upper: maybe(number),
  status: one(statuses),
  signal: one(signals),
  signal_reason: one(signalReasons),
  norm_value: maybe(number),
  norm_operator: maybe(one(["gte", "lte"])),
};

/** What a figure is held against. */
export const comparisons = ["norm", "verleden", "vergelijkbaar", "casemix"] as const;
export type Against = (typeof comparisons)[number];

export const signalColumns = {
  indicator_id: text,
  ...group,
  municipality_code: maybe(text),
  party_id: maybe(text),
  provider_id: maybe(text),
  period_kind: one(periodKinds),
  period: text,
  against: one(comparisons),
  state: one(signals),
  reason: text,
  value: maybe(number),
  lower: maybe(number),
  upper: maybe(number),
  target: maybe(number),
  limit_lower: maybe(number),
  limit_upper: maybe(number),
  size: maybe(number),
};

/** How a quarter lies beside the own past; the figure itself is in the values. */
export const seriesColumns = {
  indicator_id: text,
  ...group,
  municipality_code: maybe(text),
  party_id: maybe(text),
  provider_id: maybe(text),
  period: text,
  points: maybe(number),
  /** xmr | loopgrafiek | geen variatie | te weinig punten | onderbroken | voorlopig */
  basis: text,
  centre: maybe(number),
  limit_lower: maybe(number),
  limit_upper: maybe(number),
  near_lower: maybe(number),
  near_upper: maybe(number),
  rule: maybe(text),
  direction: number,
  uncertain: flag,
  false_alarm: maybe(number),
  /** stijgt | daalt | gelijk, over four quarters. */
  trend: maybe(text),
  slope: maybe(number),
  slope_lower: maybe(number),
  slope_upper: maybe(number),
};

export const peerColumns = {
  indicator_id: text,
  level: one(levels),
  cut: text,
  domain: maybe(text),
  segment: maybe(text),
  provider_id: maybe(text),
  period_kind: one(periodKinds),
  period: text,
  method: text,
  /** What value, target and limits are: the figure itself, a share, or observed by expected. */
  measure: text,
  size: maybe(number),
  value: maybe(number),
  target: maybe(number),
  look_lower: maybe(number),
  look_upper: maybe(number),
  signal_lower: maybe(number),
  signal_upper: maybe(number),
  zone: text,
  peers: number,
  phi: maybe(number),
  state: one(signals),
  reason: text,
};

export const standardColumns = {
  indicator_id: text,
  level: one(levels),
  cut: text,
  domain: maybe(text),
  segment: maybe(text),
  provider_id: maybe(text),
  period_kind: one(periodKinds),
  period: text,
  method: text,
  /** What was held alike: `leeftijd, trede`, or `geen`. */
  strata: text,
  observed: maybe(number),
  expected: maybe(number),
  ratio: maybe(number),
  lower: maybe(number),
  upper: maybe(number),
  standardised: maybe(number),
  /** The groups contradict the total (Simpson). */
  banner: flag,
  state: one(signals),
  reason: text,
};

export const combinationColumns = {
  rule_id: text,
  name: text,
  text,
  rule_position: number,
  level: one(levels),
  cut: text,
  domain: maybe(text),
  segment: maybe(text),
  party_id: maybe(text),
  provider_id: maybe(text),
  period_kind: one(periodKinds),
  period: text,
  contradicted: flag,
  role: one(["signaal", "tegenspraak"]),
  position: number,
  indicator_id: text,
  test: maybe(text),
  finding: text,
  against: maybe(text),
  judged_period: maybe(text),
};

/** How many are still in care, at the end of a week after the start. */
export const curveColumns = {
  indicator_id: text,
  level: one(levels),
  cut: text,
  domain: maybe(text),
  segment: maybe(text),
  provider_id: maybe(text),
  period_kind: one(periodKinds),
  period: text,
  day: number,
  survival: number,
  lower: maybe(number),
  upper: maybe(number),
  at_risk: number,
};

export const coverageStates = [
  "gedekt",
  "één aanbieder",
  "geen levering",
  "cliëntenstop",
  "geen contract",
] as const;
export type CoverageState = (typeof coverageStates)[number];

export const coverageColumns = {
  service: text,
  specialism: maybe(text),
  municipality_code: text,
  segment: maybe(text),
  domain: maybe(text),
  on_date: day,
  providers: number,
  accepting: number,
  delivering: number,
  state: one(coverageStates),
};

/** Of all messages about some quarters, how many were known so many weeks after their end. */
export const maturationColumns = { kind: text, weeks: number, known: number, events: number };

export const agreementStates = [
  "concept",
  "vastgesteld",
  "loopt",
  "gereed",
  "niet_gehaald",
  "vervallen",
  "geëscaleerd",
] as const;
export const effects = ["aannemelijk", "niet_zichtbaar", "te_vroeg", "niet_te_beoordelen"] as const;
export type Effect = (typeof effects)[number];

/** What was agreed in a dialogue. Lists are joined by `, `; fact_…: the figure of that day. */
export const agreementColumns = {
  agreement_id: text,
  version: number,
  release_id: text,
  /** The first sixteen digits. */
  release_hash: text,
  dialogue_on: day,
  provider_id: text,
  segment: maybe(text),
  municipality_codes: text,
  indicator_ids: text,
  signal_type: text,
  fact_indicator_id: maybe(text),
  fact_part: maybe(text),
  fact_cut: maybe(text),
  fact_segment: maybe(text),
  fact_period: maybe(text),
  fact_value: maybe(number),
  fact_numerator: maybe(number),
  fact_denominator: maybe(number),
  fact_lower: maybe(number),
  fact_upper: maybe(number),
  fact_norm: maybe(number),
  fact_region: maybe(number),
  fact_past: maybe(number),
  view_municipality: maybe(text),
  view_provider: maybe(text),
  view_access: maybe(text),
  hypothesis: maybe(text),
  alternatives: text,
  consensus: one(["eens", "deels", "oneens"]),
  consensus_note: maybe(text),
  kind: text,
  text,
  effect_indicator_id: maybe(text),
  effect_direction: maybe(one(["stijgt", "daalt"])),
  effect_size: maybe(text),
  /** An effect can show in a release with data until this day or later. */
  effect_from: maybe(day),
  owner_provider: text,
  owner_municipality: text,
  starts_on: day,
  ends_on: day,
  checkpoints: text,
  status: one(agreementStates),
  /** What people made of it; `effect` is what the figures say. */
  verdict: maybe(one(effects)),
  escalation: maybe(text),
  confidentiality: text,
  follows: maybe(text),
  final_on: maybe(day),
  effect: maybe(one(effects)),
  effect_period: maybe(text),
  effect_value: maybe(number),
};

export const agreementProgressColumns = {
  agreement_id: text,
  position: number,
  on_date: day,
  text,
  by_role: text,
};

export const storyColumns = {
  story_id: text,
  title: text,
  on_date: day,
  provider_id: maybe(text),
  segment: maybe(text),
  indicator_ids: text,
  teller: text,
  fictitious: flag,
  text,
};

export const caseloadColumns = {
  month_end: day,
  law: text,
  rank: maybe(number),
  clients: maybe(number),
};

export const flowColumns = {
  law: text,
  year: number,
  from_rank: maybe(number),
  to_rank: maybe(number),
  clients: maybe(number),
};

export const deliveryColumns = {
  kind: text,
  year: maybe(number),
  status: text,
  files: number,
  records_in: number,
  records_kept: number,
  records_rejected: number,
};

export const findingColumns = { rule: text, severity: text, findings: number };

/** Published figures that an earlier release gave otherwise. */
export const correctionColumns = {
  /** Last day of the data of the release that changed it, and of the one before. */
  until_after: day,
  until_before: day,
  tier: one(["definitie", "gegevens", "bescherming"]),
  indicator_id: text,
  part: maybe(text),
  cut: text,
  domain: maybe(text),
  law: maybe(text),
  segment: maybe(text),
  age_band: maybe(text),
  municipality_code: maybe(text),
  party_id: maybe(text),
  provider_id: maybe(text),
  period: text,
  status_before: text,
  status_after: text,
  estimate_before: maybe(number),
  estimate_after: maybe(number),
};

/** How the figures of the public are protected. */
export const protectionColumns = {
  figures: number,
  primaries: number,
  secondaries: number,
  attacked: number,
  narrowest: maybe(number),
  shown: number,
  kept: number,
  exact: number,
  naive_shown: number,
  naive_kept: number,
  naive_exact: number,
};

export const providerFindingColumns = { provider_id: text, ...findingColumns };

export type Edition = RowOf<typeof editionColumns>;
export type Period = RowOf<typeof periodColumns>;
export type Municipality = RowOf<typeof municipalityColumns>;
export type Segment = RowOf<typeof segmentColumns>;
export type LadderStep = RowOf<typeof ladderColumns>;
export type Provider = RowOf<typeof providerColumns>;
export type Norm = RowOf<typeof normColumns>;
export type Indicator = RowOf<typeof indicatorColumns>;
export type Part = RowOf<typeof partColumns>;
export type Value = RowOf<typeof valueColumns>;
export type SignalRow = RowOf<typeof signalColumns>;
export type SeriesRow = RowOf<typeof seriesColumns>;
export type Peer = RowOf<typeof peerColumns>;
export type Standard = RowOf<typeof standardColumns>;
export type Combination = RowOf<typeof combinationColumns>;
export type Curve = RowOf<typeof curveColumns>;
export type Coverage = RowOf<typeof coverageColumns>;
export type Maturation = RowOf<typeof maturationColumns>;
export type Agreement = RowOf<typeof agreementColumns>;
export type AgreementProgress = RowOf<typeof agreementProgressColumns>;
export type Story = RowOf<typeof storyColumns>;
export type Caseload = RowOf<typeof caseloadColumns>;
export type Flow = RowOf<typeof flowColumns>;
export type Delivery = RowOf<typeof deliveryColumns>;
export type Finding = RowOf<typeof findingColumns>;
export type Correction = RowOf<typeof correctionColumns>;
export type Protection = RowOf<typeof protectionColumns>;
export type ProviderFinding = RowOf<typeof providerFindingColumns>;
