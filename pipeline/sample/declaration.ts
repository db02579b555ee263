import type { Law } from "../region/region.ts";
import {
  type Day,
  firstOfMonth,
  isoOf,
  lastOfMonth,
  type Month,
  monthName,
  monthOf,
  plusWorkdays,
} from "./day.ts";
import type { Span } from "./life.ts";
import type { Supplier } from "./market.ts";
import { type Envelope, eol, identified, period, releaseOn, xsdVersion } from "./message.ts";
import type { Person, Service } from "./person.ts";
import type { Fault, Mail } from "./post.ts";
import { textSeed, unit } from "./random.ts";
import { planted } from "./regie.ts";
import type { SampleSheet } from "./sheet.ts";
import { type Case, monthsOf } from "./table.ts";
import type { TruthDefect, TruthLine } from "./truth.ts";
import { useIn } from "./use.ts";

/** One Prestatie: a product, an allocation and a month (or what is left of it). */
interface Line {
  person: Person;
  service: Service;
  from: Day;
  to: Day;
  volume: number;
  /** Null when the unit is euros. */
  tariff: number | null;
  cents: number;
  sign: "D" | "C";
  reference: string;
  previous: string | null;
  /** Number of the rejected line that this one mends. */
  mends: string | null;
  /** Return code of a rejection; null when granted. */
  rejected: string | null;
}

/** What a declaration and its answer share. */
interface Declaration {
  number: string;
  month: Month;
  lines: Line[];
  /** Identificatie of the 323; known once it has been sent. */
  identification: string;
  dated: Day;
}

/**
 * The monthly declarations of one provider, per law and municipality, and the answers to them. A
 * declaration covers a whole calendar month; some lines are about a month before, and a rejected line
 * comes again in the next declaration or the one after.
 */
export function planDeclarations(
  supplier: Supplier,
  cases: readonly Case[],
  sheet: SampleSheet,
  span: Span,
  faults: ReadonlyMap<Service, TruthDefect["kind"]>,
  witness: { add(line: TruthLine): void },
): { declarations: Mail[]; answers: Mail[] } {
  const books = new Map<string, Map<Month, Line[]>>();
  for (const { person, service } of cases) {
    if (service.allocationSpan === null) continue;
    const key = `${service.segment.law}|${service.municipality}`;
    let book = books.get(key);
    if (book === undefined) {
      book = new Map();
      books.set(key, book);
    }
    for (const month of monthsOf(service, span)) {
      const line = lineOf(person, service, month, span);
      if (line === undefined) continue;
      const lines = book.get(month);
      if (lines === undefined) book.set(month, [line]);
      else lines.push(line);
    }
  }
  const declarations: Mail[] = [];
  const answers: Mail[] = [];
  const counters = { jw: new Counter("jw"), wmo: new Counter("wmo") };
  for (const [key, book] of [...books].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [law, municipality] = key.split("|") as [Law, string];
    const mails = planBook(
      { law, municipality, book },
      supplier,
      sheet,
      span,
      counters[law],
      faults,
      witness,
    );
    declarations.push(...mails.declarations);
    answers.push(...mails.answers);
  }
  return { declarations, answers };
}

/** Hands out numbers that a provider uses once per law (TR333, TR314). */
class Counter {
  readonly #letter: string;
  #declarations = 0;
  #lines = 0;

  constructor(law: Law) {
    this.#letter = law === "jw" ? "J" : "W";
  }

  declaration(): string {
    this.#declarations += 1;
    return `${this.#letter}D${String(this.#declarations).padStart(6, "0")}`;
  }

  line(): string {
    this.#lines += 1;
    return `${this.#letter}${String(this.#lines).padStart(8, "0")}`;
  }
}

function lineOf(person: Person, service: Service, month: Month, span: Span): Line | undefined {
  const use = useIn(service, month, span.until);
  const allocation = service.allocationSpan;
  if (use === undefined || use.volume === 0 || allocation === null) return undefined;
  return {
    person,
    service,
    // The whole month, unless the allocation starts or ends in it (TR387, TR388).
    from: Math.max(firstOfMonth(month), allocation.from),
    to: Math.min(lastOfMonth(month), allocation.to ?? lastOfMonth(month)),
    volume: use.volume,
    tariff: service.product.unit === "83" ? null : service.product.tariff_cents,
    cents: use.cents,
    sign: "D",
    reference: "",
    previous: null,
    mends: null,
    rejected: null,
  };
}

function planBook(
  { law, municipality, book }: { law: Law; municipality: string; book: Map<Month, Line[]> },
  supplier: Supplier,
  sheet: SampleSheet,
  span: Span,
  counter: Counter,
  faults: ReadonlyMap<Service, TruthDefect["kind"]>,
  witness: { add(line: TruthLine): void },
): { declarations: Mail[]; answers: Mail[] } {
  const declarations: Mail[] = [];
  const answers: Mail[] = [];
  const { agb } = supplier.provider;
  const seed = textSeed(`${agb}${municipality}${law}`);
  const months = [...book.keys()].sort((a, b) => a - b);
  const first = months[0];
  const last = months.at(-1);
  if (first === undefined || last === undefined) return { declarations, answers };
  const credited = new Set<Service>();
  const late = sheet.deviations.lateDeclarations[supplier.provider.provider_id] ?? sheet.late;
  /** Lines to come, by the month in which they are declared. */
  const agenda = new Map<Month, Line[]>();
  const postpone = (month: Month, ...lines: Line[]) => {
    agenda.set(month, [...(agenda.get(month) ?? []), ...lines]);
  };
  const mended = new Set<Line>();
  for (let month = first; month <= last || agenda.size > 0; month += 1) {
    const dated = plusWorkdays(lastOfMonth(month), 4 + Math.floor(10 * unit(seed, month, 1)));
    if (dated > span.until) break;
    // Within ten working days, as the standard asks; now and then later, before the next declaration.
    const tardy = unit(seed, month, 3) < 0.08 ? 9 : 0;
    const answered = Math.min(
      span.until,
      plusWorkdays(dated, 2 + tardy + Math.floor(5 * unit(seed, month, 2))),
      Math.max(plusWorkdays(dated, 6), lastOfMonth(month + 1) + 3),
    );
    const lines = agenda.get(month) ?? [];
    agenda.delete(month);
    for (const line of book.get(month) ?? []) {
      const { salt } = line.service;
      if (!faults.has(line.service) && unit(salt, month, 62) < late) {
        postpone(month + 1 + Math.floor(3 * unit(salt, month, 63) ** 2), line);
      } else lines.push(line);
    }
    lines.sort((a, b) => byBsn(a, b));
    if (lines.length === 0) continue;
    const marks: Fault[] = [];
    for (const [position, line] of lines.entries()) {
      line.reference = counter.line();
      line.service.declared = true;
      if (line.sign === "C") marks.push(planted("credit", "accepted", null));
      if (mended.has(line)) continue;
      const isSecond = line.from > (line.service.start ?? line.from);
      if (faults.get(line.service) === "credit" && isSecond && !credited.has(line.service)) {
        credited.add(line.service);
        const { wrong, repairs } = withError(line);
        lines[position] = wrong;
        for (const one of repairs) mended.add(one);
        postpone(month + 1, ...repairs);
      } else if (line.tariff !== null && unit(line.service.salt, month, 61) < sheet.rejected) {
        // Mended in the next declaration, or the one after that.
        const repair = { ...line, mends: line.reference };
        mended.add(repair);
        postpone(month + (unit(line.service.salt, month, 64) < 0.8 ? 1 : 2), repair);
        reject(line, dated);
      }
    }
    const declaration: Declaration = {
      number: counter.declaration(),
      month,
      lines,
      identification: "",
      dated,
    };
    declarations.push({
      day: dated,
      law,
      kind: "323",
      from: agb,
      to: municipality,
      content: (e) => declarationContent(e, declaration),
      ...(marks.length > 0 ? { faults: marks.slice(0, 1) } : {}),
    });
    answers.push({
      day: answered,
      law,
      kind: "325",
      from: municipality,
      to: agb,
      extra: (e) => answerHeader(e, declaration),
      content: (e) => {
        for (const line of declaration.lines) {
          witness.add(truthOf(line, law, declaration.dated, e.dated));
        }
        return answerContent(e, declaration);
      },
    });
  }
  return { declarations, answers };
}

/** A wrong volume, sent first; next month the credit follows, and the debit as it should be. */
function withError(line: Line): { wrong: Line; repairs: Line[] } {
  const volume = line.volume > 1 ? line.volume - 1 : 2;
  const wrong = { ...line, volume, cents: volume * (line.tariff ?? 1) };
  return { wrong, repairs: [{ ...wrong, sign: "C", previous: wrong.reference }, { ...line }] };
}

function truthOf(line: Line, law: Law, submitted: Day, answered: Day): TruthLine {
  const { service } = line;
  return {
    law,
    bsn: line.person.bsn,
    agb: service.supplier.provider.agb,
    municipality: service.municipality,
    segment: service.segment.id,
    allocationNo: service.allocationNo,
    code: service.product.code,
    month: monthName(monthOf(line.from)),
    volume: line.volume,
    cents: line.cents,
    sign: line.sign,
    reference: line.reference,
    previous: line.previous,
    mends: line.mends,
    submittedOn: isoOf(submitted),
    answeredOn: isoOf(answered),
    rejected: line.rejected,
  };
}

/** Makes a line that its municipality rejects: a tariff off (since 3.2), or too much before. */
function reject(line: Line, dated: Day): void {
  if (releaseOn(dated) === "3.2") {
    line.tariff = Math.round((line.tariff ?? 0) * 1.05) + 1;
    line.rejected = "0611";
  } else {
    line.volume = line.volume * 3 + 10;
    line.rejected = "9322";
  }
  line.cents = line.volume * (line.tariff ?? 1);
}

/** One client's lines together, credits before debits (OP366). */
function byBsn(a: Line, b: Line): number {
  if (a.person !== b.person) return a.person.bsn < b.person.bsn ? -1 : 1;
  return a.sign === b.sign ? 0 : a.sign === "C" ? -1 : 1;
}

function declarationContent(e: Envelope, declaration: Declaration): string {
  const { m, c } = e;
  declaration.identification = e.identification;
  declaration.dated = e.dated;
  const { number, month, lines } = declaration;
  return (
    `<${m}Declaratie>${eol}<${m}DeclaratieNummer>${number}</${m}DeclaratieNummer>${eol}` +
    `<${m}DeclaratiePeriode>${period(c, firstOfMonth(month), lastOfMonth(month))}</${m}DeclaratiePeriode>${eol}` +
    `<${m}DeclaratieDagtekening>${isoOf(e.dated)}</${m}DeclaratieDagtekening>${eol}` +
    `<${m}TotaalIngediendBedrag>${total(c, sumOf(lines))}</${m}TotaalIngediendBedrag>${eol}` +
    `${clients(e, lines, false)}</${m}Declaratie>${eol}`
  );
}

function answerHeader(e: Envelope, declaration: Declaration): string {
  const { m, c } = e;
  return (
    `<${m}DeclaratieIdentificatie>${identified(c, declaration.identification, declaration.dated)}</${m}DeclaratieIdentificatie>${eol}` +
    `<${m}XsdVersieDeclaratie>${xsdVersion(c)}</${m}XsdVersieDeclaratie>${eol}${codes(m, "0200")}`
  );
}

function answerContent(e: Envelope, declaration: Declaration): string {
  const { m, c } = e;
  const rejected = declaration.lines.filter((line) => line.rejected !== null);
  const submitted = sumOf(declaration.lines);
  return (
    `<${m}DeclaratieAntwoord>${eol}<${m}DeclaratieNummer>${declaration.number}</${m}DeclaratieNummer>${eol}` +
    `<${m}TotaalIngediendBedrag>${total(c, submitted)}</${m}TotaalIngediendBedrag>${eol}` +
    `<${m}TotaalToegekendBedrag>${total(c, submitted - sumOf(rejected))}</${m}TotaalToegekendBedrag>${eol}` +
    `${rejected.length > 0 ? clients(e, rejected, true) : ""}` +
    `${codes(m, rejected.length > 0 ? "0200" : "8001")}</${m}DeclaratieAntwoord>${eol}`
  );
}

function clients(e: Envelope, lines: readonly Line[], answer: boolean): string {
  const { m } = e;
  const parts = [`<${m}Clienten>${eol}`];
  let open: Person | undefined;
  const close = `</${m}Prestaties>${eol}${answer ? codes(m, "0200") : ""}</${m}Client>${eol}`;
  for (const line of lines) {
    if (line.person !== open) {
      if (open !== undefined) parts.push(close);
      open = line.person;
      parts.push(`<${m}Client>${eol}<${m}Bsn>${open.bsn}</${m}Bsn>${eol}<${m}Prestaties>${eol}`);
    }
    parts.push(prestatie(e, line, answer));
  }
  parts.push(close, `</${m}Clienten>${eol}`);
  return parts.join("");
}

function prestatie({ m, c }: Envelope, line: Line, answer: boolean): string {
  const { service } = line;
  const previous =
    line.previous === null
      ? ""
      : `<${c}VorigReferentieNummer>${line.previous}</${c}VorigReferentieNummer>`;
  const tariff =
    line.tariff === null ? "" : `<${m}ProductTarief>${line.tariff}</${m}ProductTarief>`;
  return (
    `<${m}Prestatie>${eol}<${m}ProductReferentie><${c}ReferentieNummer>${line.reference}</${c}ReferentieNummer>${previous}</${m}ProductReferentie>${eol}` +
    `<${m}ToewijzingNummer>${service.allocationNo}</${m}ToewijzingNummer>` +
    `<${m}ProductCategorie>${service.product.category}</${m}ProductCategorie>` +
    `<${m}ProductCode>${service.product.code}</${m}ProductCode>${eol}` +
    `<${m}ProductPeriode>${period(c, line.from, line.to)}</${m}ProductPeriode>${eol}` +
    `<${m}GeleverdVolume>${line.volume}</${m}GeleverdVolume><${m}Eenheid>${service.product.unit}</${m}Eenheid>${tariff}` +
    `<${m}IngediendBedrag><${c}Bedrag>${line.cents}</${c}Bedrag><${c}DebetCredit>${line.sign}</${c}DebetCredit></${m}IngediendBedrag>${eol}` +
    `${answer && line.rejected !== null ? codes(m, line.rejected) : ""}</${m}Prestatie>${eol}`
  );
}

function codes(m: string, code: string): string {
  return `<${m}RetourCodes><${m}RetourCode>${code}</${m}RetourCode></${m}RetourCodes>${eol}`;
}

function sumOf(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + (line.sign === "D" ? line.cents : -line.cents), 0);
}

function total(c: string, cents: number): string {
  return `<${c}TotaalBedrag>${Math.abs(cents)}</${c}TotaalBedrag><${c}DebetCredit>${cents < 0 ? "C" : "D"}</${c}DebetCredit>`;
}
