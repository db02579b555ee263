import { isoOf } from "./day.ts";
import type { Span } from "./life.ts";
import { clientStart, type Envelope, eol, productElement } from "./message.ts";
import type { Person, Service } from "./person.ts";
import type { Mail } from "./post.ts";
import { unit } from "./random.ts";
import type { SampleSheet } from "./sheet.ts";
import { extentOf } from "./use.ts";

type Request = NonNullable<Service["request"]>;

/**
 * The request that led to an allocation; null when the municipality allocated of its own accord,
 * or before the observation. Of those with a medical referrer nearly every provider asks.
 */
export function requestOf(service: Service, sheet: SampleSheet, span: Span): Service["request"] {
  const { allocated, allocationNo, referred, referrer, salt, segment } = service;
  if (allocated === null || allocationNo === null || allocated < span.from) return null;
  if (unit(salt, 95) >= (sheet.requests[segment.domain][referrer] ?? 0)) return null;
  const day = Math.max(span.from, referred + Math.floor((allocated - referred) * unit(salt, 96)));
  return { day, reference: `VOT-${segment.law}-${allocationNo}` };
}

/** The 315 of a request. */
export function requestMail(person: Person, service: Service, request: Request): Mail {
  return {
    day: request.day,
    law: service.segment.law,
    kind: "315",
    from: service.supplier.provider.agb,
    to: service.municipality,
    content: (e) => content(e, person, service, request),
  };
}

/** Names of practices, as made up as the rest; only the kind of referrer is kept. */
const practices: Record<string, string> = {
  "02": "Huisartsenpraktijk Verzonnen",
  "03": "Jeugdarts Bedacht",
  "05": "Ziekenhuis Nergenshuizen",
};

function content(e: Envelope, person: Person, service: Service, request: Request): string {
  const { m, c } = e;
  const { allocationSpan, referrer } = service;
  const extent = extentOf(service);
  const from = allocationSpan?.from ?? service.allocated ?? request.day;
  const practice = practices[referrer];
  const name = practice === undefined ? "" : `<${c}Naam>${practice}</${c}Naam>`;
  return (
    `<${m}Client>${eol}${clientStart(e, person)}<${m}AangevraagdeProducten>${eol}<${m}AangevraagdProduct>${eol}` +
    `<${m}ReferentieAanbieder>${request.reference}</${m}ReferentieAanbieder>${eol}` +
    productElement(e, service) +
    `<${m}ToewijzingIngangsdatum>${isoOf(from)}</${m}ToewijzingIngangsdatum>${eol}` +
    `<${m}Omvang><${c}Volume>${extent.volume}</${c}Volume><${c}Eenheid>${extent.unit}</${c}Eenheid><${c}Frequentie>${extent.frequency}</${c}Frequentie></${m}Omvang>${eol}` +
    `<${m}Verwijzer><${c}Type>${referrer}</${c}Type>${name}</${m}Verwijzer>${eol}` +
    `</${m}AangevraagdProduct>${eol}</${m}AangevraagdeProducten>${eol}</${m}Client>${eol}`
  );
}
