import type { Law, Product, Segment } from "../region/region.ts";
import { type Day, isoOf } from "./day.ts";
import type { Supplier } from "./market.ts";
import type { TruthGoal } from "./truth.ts";

/** A simulated person with everything that happened; the truth is written from it. */
export interface Person {
  bsn: string;
  birth: Day;
  gender: "0" | "1" | "2";
  homes: { municipality: string; from: Day | null }[];
  death: Day | null;
  services: Service[];
  registrations: Registration[];
  /** Picks the name and address in the messages. */
  salt: number;
}

/** One stretch of care, as `TruthService`, with what the messages need besides. */
export interface Service {
  supplier: Supplier;
  segment: Segment;
  product: Product & { code: string };
  municipality: string;
  referrer: string;
  needed: Day;
  referred: Day;
  /** Whether one registers for it: not when the same provider goes on. */
  registers: boolean;
  allocated: Day | null;
  allocationNo: number | null;
  start: Day | null;
  end: Day | null;
  reason: EndReason | null;
  pauses: { from: Day; to: Day }[];
  goals: TruthGoal[];
  declared: boolean;
  /** Day on which an allocation that never led to help was deleted. */
  withdrawn: Day | null;
  /** Hours of ambulatory help a week that are usual on its rung. */
  usualHours: number;
  /** What the provider asked before the allocation; null when it did not ask. */
  request: { day: Day; reference: string } | null;
  /** First and last day on which the allocation holds, as last decided. */
  allocationSpan: { from: Day; to: Day | null } | null;
  /** Seed of everything that is drawn later about this service. */
  salt: number;
}

/** A place on the waiting list of one provider. */
export interface Registration {
  supplier: Supplier;
  segment: Segment;
  municipality: string;
  registered: Day;
  referred: Day | null;
  referrer: string | null;
  status: WaitingStatus;
  statusOn: Day;
  intake: Day | null;
  firstCare: Day | null;
  /** The help that was waited for; null when it was asked elsewhere as well, or in vain. */
  service: Service | null;
}

export type WaitingStatus = "waiting" | "started" | "withdrawn" | "redirected" | "rejected";

/** Why a service ended, before it becomes a code of a law and release. */
export type EndReason =
  | "planned"
  | "agreed"
  | "client"
  | "provider"
  | "external"
  | "deceased"
  | "movedWithin"
  | "movedOut"
  | "change"
  | "switch"
  | "transfer";

/** Crisis help has a product category of its own (JZ020); nobody waits for it on a list. */
export function isCrisis({ product, segment }: Service): boolean {
  return segment.law === "jw" && product.category === "46";
}

const codes: Record<Law, Record<EndReason, string>> = {
  jw: {
    planned: "31",
    agreed: "34",
    client: "32",
    provider: "33",
    external: "35",
    deceased: "02",
    movedWithin: "36",
    movedOut: "35",
    change: "37",
    switch: "38",
    transfer: "39",
  },
  wmo: {
    planned: "19",
    agreed: "23",
    client: "21",
    provider: "22",
    external: "23",
    deceased: "02",
    movedWithin: "31",
    movedOut: "31",
    change: "37",
    switch: "38",
    transfer: "39",
  },
};

/** Whether release 3.1 was in use: codes 38 and 39 of the end, and 13 of an allocation, came with it. */
export function hasCodesOf31(day: Day): boolean {
  return isoOf(day) >= "2022-04-01";
}

/**
 * Code of an end (JZ588 or WMO588) as it stands in the 307. Before release 3.1 a switch was reported
 * as ended in agreement, and a transfer at 18 as planned.
 */
export function endCode(law: Law, reason: EndReason, end: Day): string {
  if (!hasCodesOf31(end) && reason === "switch") return codes[law].agreed;
  if (!hasCodesOf31(end) && reason === "transfer") return codes[law].planned;
  return codes[law][reason];
}
