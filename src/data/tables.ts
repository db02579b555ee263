import { z } from "zod";

/**
 * The tables of a published release, as CSV has them: every cell is text, an empty cell is null.
 * The order of the columns is the order in the file.
 */
const text = z.string().min(1);
const textOrNull = z.string().transform((cell) => (cell === "" ? null : cell));
const flag = z.enum(["true", "false"]).transform((cell) => cell === "true");
const number = z
  .string()
  .regex(/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/)
  .transform(Number);
const numberOrNull = z.union([z.literal("").transform(() => null), number]);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const dayOrNull = z.union([z.literal("").transform(() => null), day]);

export const periodKinds = ["jaar", "halfjaar", "kwartaal"] as const;
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
  "municipality_code",
  "party_id",
  "provider_id",
] as const;
export type Dimension = (typeof dimensions)[number];

export const editionRow = z.strictObject({
  edition: z.enum(["contract", "monitor"]),
  title: text,
  region_id: text,
  region_name: text,
  monitor_title: text,
  fictitious: flag,
  observation_from: day,
  data_until: day,
  gap_days: number,
  min_persons: numberOrNull,
  min_denominator: numberOrNull,
  round_to: numberOrNull,
});

export const periodRow = z.strictObject({
  period_kind: z.enum(periodKinds),
  period: text,
  starts_on: day,
  ends_on: day,
});

export const municipalityRow = z.strictObject({ code: text, name: text, position: number });

export const segmentRow = z.strictObject({
  segment: text,
  name: text,
  domain: text,
  law: text,
  position: number,
});

export const ladderRow = z.strictObject({
  law: text,
  version: text,
  valid_from: day,
  source: text,
  rank: number,
  name: text,
});

export const providerRow = z.strictObject({
  provider_id: text,
  name: text,
  party_id: text,
  party_name: text,
  role: text,
});

export const normRow = z.strictObject({
  indicator_id: text,
  scope: text,
  scope_id: text,
  operator: z.enum(["gte", "lte"]),
  value: number,
  basis: text,
  source: text,
  fictitious: flag,
  valid_from: day,
  valid_to: dayOrNull,
});

export const indicatorRow = z.strictObject({
  indicator_id: text,
  version: text,
  name: text,
  unit: z.enum(["procent", "dagen", "aantal", "euro", "uren", "per1000", "cijfer"]),
  direction: z.enum(["higher", "lower", "band", "context"]),
  kind: text,
});

export const valueRow = z.strictObject({
  indicator_id: text,
  level: z.enum(["organisation", "target_group", "chain", "system"]),
  cut: text,
  domain: textOrNull,
  law: textOrNull,
  segment: textOrNull,
  municipality_code: textOrNull,
  party_id: textOrNull,
  provider_id: textOrNull,
  period_kind: z.enum(periodKinds),
  period: text,
  numerator: numberOrNull,
  denominator: numberOrNull,
  clients: numberOrNull,
  estimate: numberOrNull,
  lower: numberOrNull,
  upper: numberOrNull,
  status: z.enum(statuses),
  signal: z.enum(signals),
  signal_reason: z.enum(signalReasons),
  norm_value: numberOrNull,
  norm_operator: z.union([z.literal("").transform(() => null), z.enum(["gte", "lte"])]),
});

export const caseloadRow = z.strictObject({
  month_end: day,
  law: text,
  rank: numberOrNull,
  clients: numberOrNull,
});

export const flowRow = z.strictObject({
  law: text,
  year: number,
  from_rank: numberOrNull,
  to_rank: numberOrNull,
  clients: numberOrNull,
});

export const deliveryRow = z.strictObject({
  kind: text,
  year: numberOrNull,
  status: text,
  files: number,
  records_in: number,
  records_kept: number,
  records_rejected: number,
});

export const findingRow = z.strictObject({ rule: text, severity: text, findings: number });
export const providerFindingRow = z.strictObject({
  provider_id: text,
  rule: text,
  severity: text,
  findings: number,
});

export type Edition = z.infer<typeof editionRow>;
export type Period = z.infer<typeof periodRow>;
export type Municipality = z.infer<typeof municipalityRow>;
export type Segment = z.infer<typeof segmentRow>;
export type LadderStep = z.infer<typeof ladderRow>;
export type Provider = z.infer<typeof providerRow>;
export type Norm = z.infer<typeof normRow>;
export type Indicator = z.infer<typeof indicatorRow>;
export type Value = z.infer<typeof valueRow>;
export type Caseload = z.infer<typeof caseloadRow>;
export type Flow = z.infer<typeof flowRow>;
export type Delivery = z.infer<typeof deliveryRow>;
export type Finding = z.infer<typeof findingRow>;
export type ProviderFinding = z.infer<typeof providerFindingRow>;
