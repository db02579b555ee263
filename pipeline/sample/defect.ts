import type { Law, Region } from "../region/region.ts";
import { allocationMails } from "./allocation.ts";
import type { Span } from "./life.ts";
import type { Market } from "./market.ts";
import type { Person, Service } from "./person.ts";
import type { Mail } from "./post.ts";
import { Random } from "./random.ts";
import { planted, regieMails } from "./regie.ts";
import type { TruthDefect } from "./truth.ts";

type Kind = TruthDefect["kind"];

/** Faults that belong to one service; those of an unknown product come from strangers. */
const kinds = [
  "duplicate-file",
  "resend",
  "same-identification",
  "correction",
  "credit",
  "wrong-bsn",
  "stop-without-start",
  "impossible-date",
  "truncated-xml",
  "late-file",
] as const satisfies readonly Kind[];

/** So many of each kind. */
const each = 6;

/**
 * Chooses the services whose messages get a fault: at most one per person, and each kind spread
 * over as many providers as there are.
 */
export function chooseFaults(
  persons: readonly Person[],
  span: Span,
  seed: number,
): Map<Service, Kind> {
  const random = new Random(seed, 0xdef);
  const order = random.shuffle(
    persons.filter((person) => person.services.some((s) => fits(s, span))),
  );
  const chosen = new Map<Service, Kind>();
  const taken = new Set<Person>();
  for (const kind of kinds) {
    const suppliers = new Map<number, number>();
    let found = 0;
    // A second round takes a provider twice, a third time, when the region has few.
    for (let round = 0; round < each && found < each; round += 1) {
      for (const person of order) {
        if (found >= each) break;
        if (taken.has(person)) continue;
        const service = person.services.find(
          (s) =>
            fits(s, span) &&
            suits(kind, s, span) &&
            (suppliers.get(s.supplier.index) ?? 0) <= round,
        );
        if (service === undefined) continue;
        chosen.set(service, kind);
        taken.add(person);
        suppliers.set(service.supplier.index, (suppliers.get(service.supplier.index) ?? 0) + 1);
        found += 1;
      }
    }
  }
  return chosen;
}

/** Long enough and inside the observation, so that the fault touches no date that counts. */
function fits(service: Service, span: Span): boolean {
  const { start, end } = service;
  return (
    start !== null &&
    service.allocated !== null &&
    service.pauses.length === 0 &&
    start >= span.from + 30 &&
    (end ?? span.until) - start >= 150
  );
}

function suits(kind: Kind, service: Service, span: Span): boolean {
  const { start, end } = service;
  if (start === null) return false;
  switch (kind) {
    case "stop-without-start":
      return end !== null;
    case "credit":
      // Three months later the credit and the new debit have been answered too.
      return start < span.until - 240 && !["82", "83"].includes(service.product.unit);
    default:
      return true;
  }
}

/**
 * Messages about persons outside the truth, with a product that the region does not know. They must
 * be reported and change no figure.
 */
export function strangers(
  region: Region,
  market: Market,
  span: Span,
  bsns: readonly string[],
): Mail[] {
  const mails: Mail[] = [];
  for (const [index, bsn] of bsns.entries()) {
    const segments = region.segments.filter((segment) => segment.declares);
    const segment = segments[index % segments.length];
    const municipality = region.municipalities[index % region.municipalities.length]?.code;
    if (segment === undefined || municipality === undefined) continue;
    const random = new Random(index, 0x57a);
    const start = span.until - random.between(40, 120);
    const supplier = market.supplier(random, segment.id, municipality, start);
    const known = region.products.find((p) => p.segment === segment.id && p.unit !== "83");
    const category = strangeCategory(region, segment.law);
    if (supplier === undefined || known === undefined || category === undefined) continue;
    const person: Person = {
      bsn,
      birth: start - 365 * (segment.law === "jw" ? 10 : 40),
      gender: "2",
      homes: [{ municipality, from: null }],
      death: null,
      services: [],
      registrations: [],
      salt: random.bits(),
    };
    const service: Service = {
      supplier,
      segment,
      product: { ...known, category, code: `${category}ZZ${index % 10}` },
      municipality,
      referrer: "01",
      needed: start - 30,
      referred: start - 20,
      registers: false,
      allocated: start - 10,
      allocationNo: 900_000_001 + index,
      start,
      end: null,
      reason: null,
      pauses: [],
      goals: [],
      declared: false,
      withdrawn: null,
      usualHours: 1,
      request: null,
      allocationSpan: null,
      salt: random.bits(),
    };
    person.services.push(service);
    for (const mail of [...allocationMails(person, span), ...regieMails(person, service, span)]) {
      mails.push({ ...mail, faults: [planted("unknown-product", "accepted", "PRODUCT")] });
    }
  }
  return mails;
}

/** Categories of JZ020 and WMO020 that few regions buy: allowed by the schema, so no rule but ours. */
const rareCategories: Record<Law, string[]> = {
  jw: ["55", "49", "48", "47", "42", "40"],
  wmo: ["18", "17", "16", "14", "13", "11"],
};

function strangeCategory(region: Region, law: Law): string | undefined {
  const bought = new Set(region.products.filter((p) => p.law === law).map((p) => p.category));
  return rareCategories[law].find((category) => !bought.has(category));
}
