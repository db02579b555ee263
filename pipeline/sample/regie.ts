import { brokenBsn } from "./bsn.ts";
import { type Day, isoOf, plusWorkdays } from "./day.ts";
import type { Span } from "./life.ts";
import { clientStart, type Envelope, eol, productElement } from "./message.ts";
import { endCode, type Person, type Service } from "./person.ts";
import type { Fault, Mail } from "./post.ts";
import { unit } from "./random.ts";
import type { TruthDefect } from "./truth.ts";

/** Help without interruption inside a service: a pause ends one stretch and starts the next. */
export interface Stretch {
  from: Day;
  to: Day | null;
  code: string | null;
}

/** Share reported after five working days, though before it is a fault. */
const tardy = 0.07;
/** Temporarily ended, JZ588 and WMO588. */
const temporary = "20";

/**
 * The 305 and 307 messages of one service up to the last day of the simulation. Reported within
 * five working days, now and then in the second or third week; help that ran before the observation began is reported in its first month.
 */
export function regieMails(
  person: Person,
  service: Service,
  span: Span,
  fault?: TruthDefect["kind"],
): Mail[] {
  const mails: Mail[] = [];
  for (const [index, stretch] of reportsOf(service, span).entries()) {
    const { startDay, stopDay } = stretch;
    const start = mail(service, "305", startDay, (e) =>
      startMessage(e, person, [startProduct(e, service, stretch.from, "1")]),
    );
    mails.push(...(index === 0 ? withFault(start, person, service, span, fault) : [start]));
    const { to, code } = stretch;
    if (to !== null && code !== null && stopDay !== null) {
      const stop = mail(service, "307", stopDay, (e) =>
        stopMessage(e, person, service, stretch.from, to, code),
      );
      if (fault === "stop-without-start") {
        stop.faults = [planted(fault, "accepted", "TR382")];
      }
      mails.push(stop);
    }
  }
  return mails;
}

/** A stretch with the days of the messages about it. */
export interface Report extends Stretch {
  startDay: Day;
  /** Null while it runs. */
  stopDay: Day | null;
}

/** The stretches of a service, with the days on which their start and stop are reported. */
export function reportsOf(service: Service, span: Span): Report[] {
  return stretchesOf(service).map((stretch, index) => {
    const stopDay =
      stretch.to === null ? null : reportDay(stretch.to, service.salt, 40 + index, span);
    const reported = reportDay(stretch.from, service.salt, 30 + index, span);
    return { ...stretch, stopDay, startDay: Math.min(reported, stopDay ?? span.until) };
  });
}

function stretchesOf(service: Service): Stretch[] {
  const { start, end, reason, pauses, segment } = service;
  if (start === null) return [];
  const stretches: Stretch[] = [];
  let from = start;
  for (const pause of pauses) {
    stretches.push({ from, to: pause.from - 1, code: temporary });
    from = pause.to + 1;
  }
  const code = end === null || reason === null ? null : endCode(segment.law, reason, end);
  stretches.push({ from, to: end, code });
  return stretches;
}

function reportDay(fact: Day, salt: number, draw: number, span: Span): Day {
  const chance = unit(salt, draw);
  if (fact < span.from) return plusWorkdays(span.from, 1 + Math.floor(16 * chance));
  const late = unit(salt, draw, 1) < tardy;
  const days = late ? 6 + Math.floor(9 * chance) : Math.floor(6 * chance);
  return Math.min(plusWorkdays(fact, days), span.until);
}

function withFault(
  start: Mail,
  person: Person,
  service: Service,
  span: Span,
  fault: TruthDefect["kind"] | undefined,
): Mail[] {
  const begin = service.start ?? start.day;
  const content = (who: Person, status: string, day: Day) => (e: Envelope) =>
    startMessage(e, who, [startProduct(e, service, day, status)]);
  switch (fault) {
    case "duplicate-file":
      return [{ ...start, faults: [planted(fault, "duplicate", null, "copy")] }];
    case "same-identification": {
      const twin = content(person, "1", begin + 1);
      return [
        { ...start, faults: [{ ...planted(fault, "rejected", "TR056", "twin"), content: twin }] },
      ];
    }
    case "resend":
      return [
        start,
        { ...start, day: start.day + 9, faults: [planted(fault, "accepted", "TR074")] },
      ];
    case "correction": {
      // First a wrong day, then both in one message: the wrong one deleted, the right one sent.
      const wrong = begin - 3;
      const correction = mail(service, "305", start.day + 6, (e) =>
        startMessage(e, person, [
          startProduct(e, service, wrong, "3"),
          startProduct(e, service, begin, "1"),
        ]),
      );
      correction.faults = [planted(fault, "accepted", null)];
      return [{ ...start, content: content(person, "1", wrong) }, correction];
    }
    case "wrong-bsn": {
      const nobody = { ...person, bsn: brokenBsn(person.bsn) };
      return [
        start,
        {
          ...start,
          content: content(nobody, "1", begin),
          faults: [planted(fault, "rejected", "CS002")],
        },
      ];
    }
    case "impossible-date": {
      const alter = (xml: string) =>
        xml.replace(/Begindatum>\d{4}-\d{2}-\d{2}</, "Begindatum>2023-02-30<");
      return [start, { ...start, alter, faults: [planted(fault, "rejected", "XSD")] }];
    }
    case "truncated-xml": {
      const alter = (xml: string) => xml.slice(0, Math.floor(xml.length * 0.6));
      return [start, { ...start, alter, faults: [planted(fault, "rejected", "XML")] }];
    }
    case "late-file":
      return [
        {
          ...start,
          day: begin + Math.max(60, span.lateAfterDays) + 1 + (service.salt % 20),
          faults: [planted(fault, "accepted", "OP271")],
        },
      ];
    case "stop-without-start":
      return [];
    default:
      return [start];
  }
}

/** A fault as it must come to light. */
export function planted(
  kind: TruthDefect["kind"],
  status: TruthDefect["status"],
  rule: string | null,
  how: Fault["how"] = "itself",
): Fault {
  return { kind, status, rule, how };
}

function mail(
  service: Service,
  kind: "305" | "307",
  day: Day,
  content: (e: Envelope) => string,
): Mail {
  return {
    day,
    law: service.segment.law,
    kind,
    from: service.supplier.provider.agb,
    to: service.municipality,
    content,
  };
}

function startMessage(e: Envelope, person: Person, products: readonly string[]): string {
  const { m } = e;
  return `<${m}Client>${eol}${clientStart(e, person)}<${m}StartProducten>${eol}${products.join("")}</${m}StartProducten>${eol}</${m}Client>${eol}`;
}

function startProduct(e: Envelope, service: Service, from: Day, status: string): string {
  const { m } = e;
  return (
    `<${m}StartProduct>${eol}${reference(e, service)}` +
    `<${m}Begindatum>${isoOf(from)}</${m}Begindatum>${eol}` +
    `<${m}StatusAanlevering>${status}</${m}StatusAanlevering>${eol}</${m}StartProduct>${eol}`
  );
}

function stopMessage(
  e: Envelope,
  person: Person,
  service: Service,
  from: Day,
  to: Day,
  code: string,
): string {
  const { m } = e;
  return (
    `<${m}Client>${eol}${clientStart(e, person)}<${m}StopProducten>${eol}<${m}StopProduct>${eol}` +
    reference(e, service) +
    `<${m}Begindatum>${isoOf(from)}</${m}Begindatum>${eol}` +
    `<${m}RedenBeeindiging>${code}</${m}RedenBeeindiging>${eol}` +
    `<${m}Einddatum>${isoOf(to)}</${m}Einddatum>${eol}` +
    `<${m}StatusAanlevering>1</${m}StatusAanlevering>${eol}` +
    `</${m}StopProduct>${eol}</${m}StopProducten>${eol}</${m}Client>${eol}`
  );
}

/** What a start or stop is about: allocation and product; a task-based segment has the latter only. */
function reference(e: Envelope, service: Service): string {
  const { m } = e;
  const product = productElement(e, service);
  if (service.allocationNo === null || service.allocationSpan === null) return product;
  return (
    `<${m}ToewijzingNummer>${service.allocationNo}</${m}ToewijzingNummer>${eol}${product}` +
    `<${m}ToewijzingIngangsdatum>${isoOf(service.allocationSpan.from)}</${m}ToewijzingIngangsdatum>${eol}`
  );
}
