import type { Law } from "../region/region.ts";

/**
 * What really happened, as the simulator knows it. Written beside the deliveries
 * (`truth/clients.ndjson`, one client a line, `truth/lines.ndjson`, one declared line a line,
 * `truth/defects.json`, `truth/faults.json`, and in `truth/providers.json` how good providers are); never read by the
 * pipeline, only by tests, which compute the same figures from it in their own slow way.
 */
export interface TruthClient {
  bsn: string;
  birthDate: string;
  gender: "0" | "1" | "2";
  /** Responsible municipality over time; the first has `from: null`. */
  homes: { municipality: string; from: string | null }[];
  deathOn: string | null;
  services: TruthService[];
  /** Places on waiting lists; none at a provider that sends no list. */
  registrations: TruthRegistration[];
  /** Questions put and scores given; none at a provider that sends no outcomes. */
  measurements: TruthMeasurement[];
}

/** A question about one trajectory to one informant, answered or not. Goals stand with services. */
export interface TruthMeasurement {
  agb: string;
  providerId: string;
  municipality: string;
  segment: string;
  /** First and last day of the trajectory: services in one segment, no gap longer than allowed. */
  trajectoryStartOn: string;
  trajectoryEndOn: string;
  kind: "satisfaction" | "without_help" | "problem";
  moment: "start" | "end";
  invited: boolean;
  informant: string;
  instrument: string;
  scaleMin: number;
  scaleMax: number;
  higherIsBetter: boolean;
  /** Null, like `raw`, without an answer. */
  measuredOn: string | null;
  raw: number | null;
}

/** One place on the waiting list of one provider, as it stood at the end of the simulation. */
export interface TruthRegistration {
  agb: string;
  providerId: string;
  municipality: string;
  segment: string;
  registeredOn: string;
  /** Null when the list does not tell. */
  referredOn: string | null;
  /** COD327; null when the list does not tell. */
  referrer: string | null;
  status: "waiting" | "started" | "withdrawn" | "redirected" | "rejected";
  /** Day since which the status holds; the last day of the simulation for who still waits. */
  statusOn: string;
  intakeOn: string | null;
  /** First day of help; filled when started and only then. */
  firstCareOn: string | null;
  /** Place in `services` of the help that was waited for; null when asked elsewhere or in vain. */
  service: number | null;
}

/** One stretch of care: one product, by one provider, from the first to the last day of help. */
export interface TruthService {
  law: Law;
  agb: string;
  providerId: string;
  municipality: string;
  segment: string;
  category: string;
  code: string;
  /** Rank on the ladder, from the region's products; null when off the ladder. */
  rank: number | null;
  /** Crisis help: nobody waits for it on a list. */
  crisis: boolean;
  /** COD327, who referred. */
  referrer: string;
  neededOn: string;
  referredOn: string;
  /** Null in a task-based segment. */
  allocatedOn: string | null;
  allocationNo: number | null;
  /** The allocation as last decided; null when there was none. `frequency` is WMO757. */
  allocation: {
    from: string;
    to: string | null;
    volume: number;
    unit: string;
    frequency: string;
  } | null;
  /** The 315 that the provider sent, which tells the referrer; null when there was none. */
  request: { on: string; reference: string } | null;
  /** Null when help had not started at the end of the simulation, or never did. */
  startOn: string | null;
  /** Last day of help; null while it runs at the end of the simulation. */
  endOn: string | null;
  /** Code as in the 307 (JZ588/WMO588); null while it runs. Never `20`: a pause is no end. */
  endReason: string | null;
  /** Days without help inside the service, reported as stop 20 and a new start. */
  pauses: { from: string; to: string }[];
  /**
   * Stretches without interruption, with the dates of the 305 and 307 about them, as they would be
   * without planted faults.
   */
  reports: {
    from: string;
    startReportedOn: string;
    to: string | null;
    stopReportedOn: string | null;
  }[];
  /** Whether declarations were sent for it; the lines are in `lines.ndjson`. */
  declared: boolean;
  /** Kind of stay or help, as in the region's products. */
  setting: string;
  /** Who gave help on behalf of the provider, in whole or in part; null for most help. */
  subcontractorAgb: string | null;
  /** What was delivered, by month, up to the last day of the simulation; months without help lack. */
  months: TruthMonth[];
  /** Goals evaluated (or left unevaluated: `score` null) at the end. Empty while it runs. */
  goals: TruthGoal[];
}

/** Help in one month. Hours are in hundredths, as tables have them. */
export interface TruthMonth {
  /** `2024-03`. */
  month: string;
  /** Days of help in the month, pauses left out. */
  days: number;
  /** As many in a stay, else zero. */
  nights: number;
  directHours: number;
  indirectHours: number;
  /** Part of both that the subcontractor gave. */
  subcontractedDirect: number;
  subcontractedIndirect: number;
  /** Volume in the unit of the product × tariff of the region; also what is declared, if anything. */
  costCents: number;
}

/**
 * One declared line and its answer (`truth/lines.ndjson`). A line that was rejected comes again
 * under a new reference, and names the old one here alone: the standard has no place for it.
 */
export interface TruthLine {
  law: Law;
  bsn: string;
  agb: string;
  municipality: string;
  segment: string;
  allocationNo: number | null;
  code: string;
  /** Month of the help, `2024-03`. */
  month: string;
  volume: number;
  cents: number;
  /** Debit or credit. */
  sign: "D" | "C";
  reference: string;
  /** Reference of the line that a credit takes back. */
  previous: string | null;
  /** Reference of the rejected line that this one mends. */
  mends: string | null;
  /** Date of the 323. */
  submittedOn: string;
  /** Date of the 325. */
  answeredOn: string;
  /** Return code; null when granted. */
  rejected: string | null;
}

export interface TruthGoal {
  goalNo: number;
  /** Name in data/reference/instruments.csv. */
  instrument: string;
  score: number | null;
  measuredOn: string | null;
  informant: string;
}

/** Which help a planted fault is about (`truth/faults.json`). */
export interface TruthFault {
  kind: TruthDefect["kind"];
  bsn: string;
  agb: string;
  code: string;
  startOn: string;
}

/** One planted fault and how it must come to light. */
export interface TruthDefect {
  kind:
    | "duplicate-file"
    | "resend"
    | "same-identification"
    | "correction"
    | "credit"
    | "wrong-bsn"
    | "stop-without-start"
    | "impossible-date"
    | "truncated-xml"
    | "late-file"
    | "unknown-product";
  /** Name as the ledger has it: path below the inbox, `!` before a zip member. */
  file: string;
  /** Status of that delivery in the ledger. */
  status: "accepted" | "rejected" | "duplicate";
  /** Rule of the finding this must cause on that file; null when it must cause none. */
  rule: string | null;
}
