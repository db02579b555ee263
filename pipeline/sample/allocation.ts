import { type Day, isoOf, plusWorkdays } from "./day.ts";
import type { Span } from "./life.ts";
import { clientStart, type Envelope, eol, escapeXml, productElement } from "./message.ts";
import type { Person, Service } from "./person.ts";
import type { Mail } from "./post.ts";
import { unit } from "./random.ts";
import { extentOf } from "./use.ts";

/** An allocation as it was decided at one moment. */
interface Version {
  service: Service;
  /** Toewijzingsdatum. */
  at: Day;
  /** Toewijzingstijd; later versions of one day have a later time. */
  time: string;
  /** Dagtekening of the 301 that brings it. */
  sent: Day;
  from: Day;
  to: Day;
  /** ReferentieAanbieder of the request that this grants. */
  reference: string | null;
  /** RedenWijziging (JZ002, WMO002); null when first or merely repeated. */
  change: string | null;
}

const terms = [183, 365, 365, 730] as const;

/** RedenWijziging with which an allocation is cut short when help ends for this reason. */
const shortened: Partial<Record<NonNullable<Service["reason"]>, string>> = {
  deceased: "02",
  change: "05",
  transfer: "06",
  movedWithin: "07",
  movedOut: "07",
  switch: "09",
};

/**
 * The 301 messages about a person: one per provider and day on which something was decided. Each
 * repeats what else is still valid at that provider (OP087).
 */
export function allocationMails(person: Person, span: Span): Mail[] {
  const groups = new Map<string, Service[]>();
  for (const service of person.services) {
    if (service.allocated === null) continue;
    const key = `${service.municipality}|${service.segment.law}|${service.supplier.index}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [service]);
    else group.push(service);
  }
  const mails: Mail[] = [];
  for (const group of groups.values()) {
    const versions = group.flatMap((service) => versionsOf(service, group, span));
    const days = [...new Set(versions.map((version) => version.sent))].sort((a, b) => a - b);
    for (const day of days) {
      const mail = snapshot(person, versions, day);
      if (mail !== undefined) mails.push(mail);
    }
  }
  return mails;
}

/** The 301 of one day: what is new, and what is still valid. */
function snapshot(person: Person, versions: readonly Version[], day: Day): Mail | undefined {
  const current = new Map<Service, Version>();
  for (const version of versions) {
    const known = current.get(version.service);
    // Decisions in their own order: what was decided later wins, whatever was sent first.
    if (version.sent <= day && (known === undefined || decidedAfter(version, known))) {
      current.set(version.service, version);
    }
  }
  const shown = [...current.values()].filter((v) => v.sent === day || v.to >= day);
  const first = shown[0];
  if (first === undefined) return undefined;
  return {
    day,
    law: first.service.segment.law,
    kind: "301",
    from: first.service.municipality,
    to: first.service.supplier.provider.agb,
    content: (e) => content(e, person, shown),
  };
}

function decidedAfter(a: Version, b: Version): boolean {
  return a.at > b.at || (a.at === b.at && a.time > b.time);
}

/** Sends once more, on a given day, what is still valid for a person; undefined when nothing is. */
export function repeatedAllocation(
  person: Person,
  span: Span,
  municipality: string,
): Mail | undefined {
  const service = person.services.find(
    (s) =>
      s.municipality === municipality &&
      s.allocated !== null &&
      s.withdrawn === null &&
      s.end === null,
  );
  if (service === undefined) return undefined;
  const group = person.services.filter(
    (s) =>
      s.allocated !== null &&
      s.municipality === municipality &&
      s.supplier === service.supplier &&
      s.segment.law === service.segment.law,
  );
  return snapshot(
    person,
    group.flatMap((s) => versionsOf(s, group, span)),
    span.until,
  );
}

function versionsOf(service: Service, group: readonly Service[], span: Span): Version[] {
  const { allocated, start, end, salt } = service;
  if (allocated === null) return [];
  const from =
    start === null ? allocated : Math.max(allocated, start - Math.floor(11 * unit(salt, 21)));
  const term = terms[Math.floor(terms.length * unit(salt, 22))] ?? 365;
  const decisions: { at: Day; to: Day; change: string | null }[] = [
    { at: allocated, to: from + term - 1, change: null },
  ];
  let to = from + term - 1;
  if (start !== null) {
    for (let round = 0; end === null || end > to; round += 1) {
      const at = to - 5 - Math.floor(20 * unit(salt, 23, round));
      if (at > span.until) break;
      to += 365;
      decisions.push({ at, to, change: "04" });
    }
  }
  const early = (day: Day) =>
    Math.min(span.until, plusWorkdays(day, Math.floor(5 * unit(salt, 24))));
  if (service.withdrawn !== null) {
    // Deleted: code 13, and the last day made equal to the first (CS335).
    decisions.push({ at: service.withdrawn, to: from, change: "13" });
  } else if (end !== null && to > end) {
    const again = group.some((s) => {
      const begins = s.start ?? s.allocated ?? Number.POSITIVE_INFINITY;
      return s !== service && s.product === service.product && begins > end && begins <= to + 15;
    });
    const change = service.reason === null ? undefined : shortened[service.reason];
    if (change !== undefined || again) {
      decisions.push({ at: early(end), to: end, change: change ?? "05" });
    }
  }
  service.allocationSpan = { from, to: decisions.at(-1)?.to ?? to };
  // What was decided before the region began to observe arrives as one, in its latest form.
  const known = decisions.findLastIndex((d) => d.at < span.from);
  return decisions.slice(Math.max(known, 0)).map(({ at, to: last, change }, index) => ({
    service,
    at,
    time: clock(salt, index),
    sent:
      at < span.from
        ? Math.min(span.until, plusWorkdays(span.from, 1 + Math.floor(14 * unit(salt, 25))))
        : Math.min(span.until, plusWorkdays(at, Math.floor(4 * unit(salt, 26, index)))),
    from,
    to: last,
    change,
    // The first decision grants the request; later ones are about the allocation itself.
    reference: change === null ? (service.request?.reference ?? null) : null,
  }));
}

/** A time in office hours; a later version gets a later hour. */
function clock(salt: number, index: number): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${two(8 + Math.min(index, 9))}:${two(Math.floor(60 * unit(salt, 27, index)))}:${two(Math.floor(60 * unit(salt, 28, index)))}`;
}

const remark = escapeXml("Voorbeeldtekst: evaluatie na 3 maanden & <in overleg>");

function content(e: Envelope, person: Person, versions: readonly Version[]): string {
  const { m } = e;
  return (
    `<${m}Client>${eol}${clientStart(e, person)}` +
    `<${m}Contactgegevens><${m}Contact><${m}Soort>03</${m}Soort>${address(e, person)}</${m}Contact></${m}Contactgegevens>${eol}` +
    `<${m}ToegewezenProducten>${eol}${versions.map((v) => allocation(e, v)).join("")}</${m}ToegewezenProducten>${eol}` +
    `</${m}Client>${eol}`
  );
}

/** A made-up address, for some: the schema asks none, and nobody keeps it. */
function address({ m, c }: Envelope, person: Person): string {
  if (person.salt % 4 !== 0) return "";
  const number = 1 + (person.salt % 97);
  return (
    `<${m}Adres><${c}Huis><${c}Huisnummer>${number}</${c}Huisnummer></${c}Huis>` +
    `<${c}Postcode>0000ZZ</${c}Postcode><${c}Straatnaam>Verzonnenlaan</${c}Straatnaam>` +
    `<${c}Plaatsnaam>Nergenshuizen</${c}Plaatsnaam><${c}LandCode>NL</${c}LandCode></${m}Adres>`
  );
}

function allocation(e: Envelope, version: Version): string {
  const { m, c } = e;
  const { service } = version;
  const extent = extentOf(service);
  const comment =
    unit(service.salt, 29) < 0.02 ? `<${m}Commentaar>${remark}</${m}Commentaar>${eol}` : "";
  return (
    `<${m}ToegewezenProduct>${eol}<${m}ToewijzingNummer>${service.allocationNo}</${m}ToewijzingNummer>${eol}` +
    (version.reference === null
      ? ""
      : `<${m}ReferentieAanbieder>${version.reference}</${m}ReferentieAanbieder>${eol}`) +
    productElement(e, service) +
    `<${m}Toewijzingsdatum>${isoOf(version.at)}</${m}Toewijzingsdatum>${eol}` +
    `<${m}Toewijzingstijd>${version.time}</${m}Toewijzingstijd>${eol}` +
    `<${m}Ingangsdatum>${isoOf(version.from)}</${m}Ingangsdatum>${eol}` +
    `<${m}Einddatum>${isoOf(version.to)}</${m}Einddatum>${eol}` +
    (version.change === null
      ? ""
      : `<${m}RedenWijziging>${version.change}</${m}RedenWijziging>${eol}`) +
    `<${m}Omvang><${c}Volume>${extent.volume}</${c}Volume><${c}Eenheid>${extent.unit}</${c}Eenheid><${c}Frequentie>${extent.frequency}</${c}Frequentie></${m}Omvang>${eol}` +
    `${comment}</${m}ToegewezenProduct>${eol}`
  );
}
