import type { Law } from "../region/region.ts";

/**
 * What really happened, as the simulator knows it. Written beside the deliveries
 * (`truth/clients.ndjson`, one client a line, and `truth/defects.json`); never read by the
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
  /** Null when help had not started at the end of the simulation, or never did. */
  startOn: string | null;
  /** Last day of help; null while it runs at the end of the simulation. */
  endOn: string | null;
  /** Code as in the 307 (JZ588/WMO588); null while it runs. Never `20`: a pause is no end. */
  endReason: string | null;
  /** Days without help inside the service, reported as stop 20 and a new start. */
  pauses: { from: string; to: string }[];
  /** Whether declarations were sent for it. */
  declared: boolean;
  /** Goals evaluated (or left unevaluated: `score` null) at the end. Empty while it runs. */
  goals: TruthGoal[];
}

export interface TruthGoal {
  goalNo: number;
  /** Name in data/reference/instruments.csv. */
  instrument: string;
  score: number | null;
  measuredOn: string | null;
  informant: string;
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
