import { group } from "d3";
import type { Region } from "../../pipeline/region/region.ts";
import type { TruthClient, TruthService } from "../../pipeline/sample/truth.ts";
import { dayOf } from "./day.ts";

/** One stretch of care as it truly was, in day numbers; `end` is Infinity while it runs. */
export interface Care {
  client: string;
  /** First day of the month of birth: what the product may know. */
  birth: string;
  law: string;
  domain: string;
  segment: string;
  municipality: string;
  provider: string;
  party: string;
  agb: string;
  category: string;
  code: string;
  rank: number | null;
  start: number;
  end: number;
  endClass: string | null;
  goals: TruthService["goals"];
  /** The help itself, with its hours, nights and messages. */
  service: TruthService;
}

/** A chain of care without a long interruption: a trajectory or a spell. */
export interface Chain {
  parts: Care[];
  first: Care;
  start: number;
  end: number;
  endClass: string | null;
}

// Written out from the standard, not read from the product's table.
const endClasses: Record<string, Record<string, string>> = {
  jw: {
    "02": "deceased",
    "31": "planned",
    "32": "client",
    "33": "provider",
    "34": "agreed",
    "35": "external",
    "36": "municipality",
    "37": "request",
    "38": "switch",
    "39": "transfer",
  },
  wmo: {
    "02": "deceased",
    "19": "planned",
    "21": "client",
    "22": "provider",
    "23": "agreed",
    "31": "moved",
    "36": "municipality",
    "37": "request",
    "38": "switch",
    "39": "transfer",
  },
};

/** All care in the truth that had begun by the last day of the data. */
export function careOf(clients: readonly TruthClient[], region: Region, until: number): Care[] {
  const domain = new Map(region.segments.map((segment) => [segment.id, segment.domain]));
  const party = new Map(region.providers.map((one) => [one.provider_id, one.party_id]));
  const care: Care[] = [];
  for (const client of clients) {
    for (const service of client.services) {
      if (service.startOn === null || dayOf(service.startOn) > until) continue;
      care.push({
        client: client.bsn,
        birth: `${client.birthDate.slice(0, 7)}-01`,
        law: service.law,
        domain: domain.get(service.segment) ?? "?",
        segment: service.segment,
        municipality: service.municipality,
        provider: service.providerId,
        party: party.get(service.providerId) ?? "?",
        agb: service.agb,
        category: service.category,
        code: service.code,
        rank: service.rank,
        start: dayOf(service.startOn),
        end: service.endOn === null ? Number.POSITIVE_INFINITY : dayOf(service.endOn),
        endClass:
          service.endReason === null
            ? null
            : (endClasses[service.law]?.[service.endReason] ?? "unknown"),
        goals: service.goals,
        service,
      });
    }
  }
  return care;
}

function compare(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (const [index, value] of a.entries()) {
    const other = b[index] as string | number;
    if (value < other) return -1;
    if (value > other) return 1;
  }
  return 0;
}

/** Chains care per key: sort by start, join while the interruption is at most the gap. */
export function chain(care: readonly Care[], keyOf: (one: Care) => string, gap: number): Chain[] {
  const groups = group(care, keyOf);
  const chains: Chain[] = [];
  for (const members of groups.values()) {
    members.sort((a, b) =>
      compare(
        [a.start, a.end, a.agb, a.segment, a.category, a.code],
        [b.start, b.end, b.agb, b.segment, b.category, b.code],
      ),
    );
    let parts: Care[] = [];
    let reach = Number.NEGATIVE_INFINITY;
    const close = (): void => {
      const first = parts[0];
      if (first === undefined) return;
      const last = parts.reduce((a, b) =>
        compare(
          [a.end, a.start, a.agb, a.segment, a.category, a.code],
          [b.end, b.start, b.agb, b.segment, b.category, b.code],
        ) >= 0
          ? a
          : b,
      );
      chains.push({
        parts,
        first,
        start: first.start,
        end: last.end,
        endClass: last.end === Number.POSITIVE_INFINITY ? null : last.endClass,
      });
    };
    for (const one of members) {
      if (one.start > reach + gap + 1) {
        close();
        parts = [];
      }
      parts.push(one);
      reach = Math.max(reach, one.end);
    }
    close();
  }
  return chains;
}

export function trajectories(care: readonly Care[], gap: number): Chain[] {
  return chain(care, (one) => `${one.client}|${one.agb}|${one.segment}`, gap);
}

export function spells(care: readonly Care[], gap: number): Chain[] {
  return chain(care, (one) => `${one.client}|${one.law}`, gap);
}

/** The care that leads on a day: highest rank, then the longest running, then by name. */
export function leadOn(care: readonly Care[], day: number): Care | undefined {
  return care
    .filter((one) => one.start <= day && one.end >= day)
    .sort((a, b) =>
      compare(
        [-(a.rank ?? -1), a.start, a.agb, a.segment, a.category, a.code],
        [-(b.rank ?? -1), b.start, b.agb, b.segment, b.category, b.code],
      ),
    )[0];
}
