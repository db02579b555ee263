import { group } from "d3";
import type { TruthClient, TruthRegistration } from "../../pipeline/sample/truth.ts";
import { dayOf } from "./day.ts";
import { ageBand } from "./observe.ts";
import type { Known } from "./oracle.ts";

/** One registration on the list of one provider, in day numbers. */
export interface Registration {
  client: string;
  /** Null when no message is about the client: a waiting list tells no age. */
  birth: string | null;
  law: string;
  domain: string;
  segment: string;
  municipality: string;
  provider: string;
  party: string;
  registered: number;
  status: TruthRegistration["status"];
  /** First day of help; null without. */
  helped: number | null;
  /** The day it was closed without help; null when it was not. */
  left: number | null;
  intake: number | null;
}

/** All registrations of one client in one segment that belong to one wait. */
export interface Wait {
  parts: Registration[];
  first: Registration;
  registered: number;
  helped: number | null;
  left: number | null;
  intake: number | null;
}

/** Whether any message is about a client: a request, an allocation, a start. */
const isKnown = (client: TruthClient): boolean =>
  client.services.some(
    (one) => one.allocatedOn !== null || one.request !== null || one.reports.length > 0,
  );

export function registrationsOf({ truth, region }: Known): Registration[] {
  const segment = new Map(region.segments.map((one) => [one.id, one]));
  const party = new Map(region.providers.map((one) => [one.provider_id, one.party_id]));
  return truth.clients.flatMap((client) =>
    client.registrations.map((one) => ({
      client: client.bsn,
      birth: isKnown(client) ? `${client.birthDate.slice(0, 7)}-01` : null,
      law: segment.get(one.segment)?.law ?? "?",
      domain: segment.get(one.segment)?.domain ?? "?",
      segment: one.segment,
      municipality: one.municipality,
      provider: one.providerId,
      party: party.get(one.providerId) ?? "?",
      registered: dayOf(one.registeredOn),
      status: one.status,
      helped: one.firstCareOn === null ? null : dayOf(one.firstCareOn),
      left: ["started", "waiting"].includes(one.status) ? null : dayOf(one.statusOn),
      intake: one.intakeOn === null ? null : dayOf(one.intakeOn),
    })),
  );
}

/** Puts the registrations of one client in one segment together, in the order of their days. */
export function waitsOf(registrations: readonly Registration[], gap: number): Wait[] {
  const waits: Wait[] = [];
  for (const own of group(registrations, (one) => `${one.client}|${one.segment}`).values()) {
    const ordered = own.toSorted((a, b) => a.registered - b.registered);
    let parts: Registration[] = [];
    for (const one of ordered) {
      const before = parts.at(-1);
      const helped = ordered.some(
        ({ helped: day }) =>
          day !== null && before !== undefined && day >= before.registered && day < one.registered,
      );
      const closed = parts.every((other) => {
        const day = other.helped ?? other.left;
        return day !== null && day + gap < one.registered;
      });
      if (before !== undefined && (helped || closed)) {
        waits.push(waitOf(parts));
        parts = [];
      }
      parts.push(one);
    }
    if (parts.length > 0) waits.push(waitOf(parts));
  }
  return waits;
}

function waitOf(parts: Registration[]): Wait {
  const first = parts[0] as Registration;
  const days = (pick: (one: Registration) => number | null) =>
    parts.flatMap((one) => pick(one) ?? []);
  const helped = days((one) => one.helped);
  const left = days((one) => one.left);
  const intake = days((one) => one.intake);
  const help = helped.length > 0 ? Math.min(...helped) : null;
  const seen = intake.length > 0 ? Math.min(...intake) : null;
  return {
    parts,
    first,
    registered: first.registered,
    helped: help,
    // Only when every list has let go.
    left: help === null && left.length === parts.length ? Math.max(...left) : null,
    intake: seen !== null && help !== null && seen > help ? null : seen,
  };
}

/** Where a registration counts: at its provider. */
export const atProvider = (one: Registration) => ({
  client: one.client,
  law: one.law,
  domain: one.domain,
  segment: one.segment,
  municipality: one.municipality,
  provider: one.provider as string | null,
  party: one.party as string | null,
  age: one.birth === null ? null : ageBand(one.birth, one.registered),
});

/** Where a wait counts: in its segment and the municipality of its first registration. */
export const ofRegion = (one: Registration) => ({
  ...atProvider(one),
  provider: null,
  party: null,
});
