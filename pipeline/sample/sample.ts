import type { Effects } from "../effects.ts";
import { Failure } from "../failure.ts";
import type { Home } from "../home.ts";
import type { Region } from "../region/region.ts";
import { allocationMails, repeatedAllocation } from "./allocation.ts";
import { dayOf, yearOf } from "./day.ts";
import { planDeclarations } from "./declaration.ts";
import { chooseFaults, strangers } from "./defect.ts";
import { Inbox } from "./inbox.ts";
import type { Span } from "./life.ts";
import { Market } from "./market.ts";
import type { Person } from "./person.ts";
import { simulatePopulation } from "./population.ts";
import { type Mail, Post } from "./post.ts";
import { regieMails } from "./regie.ts";
import { requestMail } from "./request.ts";
import { readSampleSheet } from "./sheet.ts";
import { type Case, type Waiting, writeTables } from "./table.ts";
import { lineWitness, writeTruth } from "./witness.ts";

export interface SampleOptions {
  /** Same seed, same bytes. */
  seed: number;
  /** Factor on the numbers of clients in `sample.yaml`. */
  scale: number;
  /** Last day of the simulation (ISO); no message is dated later. */
  until: string;
  /** Whether to plant the known faults of `TruthDefect`. */
  defects: boolean;
}

export interface SampleSummary {
  clients: number;
  services: number;
  messages: number;
  tables: number;
  defects: number;
  /** Bytes of XML, before compression. */
  bytes: number;
}

/**
 * Simulates the clients of a region and writes what their providers and municipalities would have
 * sent: iJw and iWmo messages zipped per sender and year, tables per provider and year, and beside
 * them the truth. The same options give the same bytes; an earlier sample is replaced.
 *
 * @throws Failure (`region`) when `sample.yaml` is wrong, (`delivery`) when the inbox holds files
 *   that no simulator made
 */
export async function writeSample(
  region: Region,
  home: Home,
  options: SampleOptions,
  effects: Effects,
): Promise<SampleSummary> {
  const sheet = await readSampleSheet(home.regionFolder, region);
  const span = spanOf(region, options.until);
  const inbox = new Inbox(home);
  inbox.clear();

  const market = new Market(region, sheet, options.seed);
  const { persons, spare } = simulatePopulation(
    region,
    sheet,
    market,
    span,
    { ...options, spare: options.defects ? 8 : 0 },
    effects,
  );
  const faults = options.defects ? chooseFaults(persons, span, options.seed) : new Map();

  // Municipalities allocate first: starts and declarations refer to the allocations.
  const byMunicipality = new Map<string, Mail[]>(region.municipalities.map((m) => [m.code, []]));
  const mailsOf = (municipality: string) => {
    const known = byMunicipality.get(municipality);
    if (known !== undefined) return known;
    const mails: Mail[] = [];
    byMunicipality.set(municipality, mails);
    return mails;
  };
  for (const person of persons) {
    for (const mail of allocationMails(person, span)) mailsOf(mail.from).push(mail);
  }
  const byProvider = new Map<string, Mail[]>();
  if (options.defects) {
    for (const mail of strangers(region, market, span, spare)) {
      if (mail.kind === "301") mailsOf(mail.from).push(mail);
      else byProvider.set(mail.from, [...(byProvider.get(mail.from) ?? []), mail]);
    }
  }

  const post = new Post(inbox);
  const witness = lineWitness(home);
  const cases = casesOf(persons);
  const waiting = waitingOf(persons);
  const answers: Mail[] = [];
  let tables = 0;
  let done = 0;
  for (const supplier of market.suppliers) {
    const own = cases.get(supplier.index) ?? [];
    const mails = byProvider.get(supplier.provider.agb) ?? [];
    for (const { person, service } of own) {
      if (service.request !== null) mails.push(requestMail(person, service, service.request));
      mails.push(...regieMails(person, service, span, faults.get(service)));
    }
    const declared = planDeclarations(supplier, own, sheet, span, faults, witness);
    mails.push(...declared.declarations);
    answers.push(...declared.answers);
    post.send(supplier.provider.agb, mails);
    const listed = waiting.get(supplier.index) ?? [];
    tables += writeTables(supplier, own, listed, market, sheet, span, inbox);
    done += 1;
    effects.progress("Berichten schrijven", done, market.suppliers.length + byMunicipality.size);
    await breathe();
  }
  for (const answer of answers) mailsOf(answer.from).push(answer);
  for (const [municipality, mails] of byMunicipality) {
    closeOn(municipality, mails, persons, span);
    post.send(municipality, mails);
    done += 1;
    effects.progress("Berichten schrijven", done, market.suppliers.length + byMunicipality.size);
    await breathe();
  }
  post.sendLoose();
  witness.close();

  writeTruth(home, persons, { defects: post.defects, faults }, { market, sheet, span });
  return {
    clients: persons.length,
    services: persons.reduce((sum, person) => sum + person.services.length, 0),
    messages: post.messages,
    tables,
    defects: post.defects.length,
    bytes: post.bytes,
  };
}

function spanOf(region: Region, until: string): Span {
  const from = dayOf(region.observation.from);
  const last = dayOf(until);
  if (!Number.isFinite(last) || last < from + 60) {
    throw new Failure(
      "region",
      `--until ${until} ligt niet ten minste 60 dagen na ${region.observation.from}, de eerste dag van de regio. Kies een latere datum, geschreven als 2025-12-31.`,
    );
  }
  return {
    from,
    until: last,
    gapDays: region.gapDays,
    lateAfterDays: region.lateAfterDays,
  };
}

/** Services by provider; those of one person stay together. */
function casesOf(persons: readonly Person[]): Map<number, Case[]> {
  const cases = new Map<number, Case[]>();
  for (const person of persons) {
    for (const service of person.services) {
      const own = cases.get(service.supplier.index);
      if (own === undefined) cases.set(service.supplier.index, [{ person, service }]);
      else own.push({ person, service });
    }
  }
  return cases;
}

/** Registrations by provider. */
function waitingOf(persons: readonly Person[]): Map<number, Waiting[]> {
  const waiting = new Map<number, Waiting[]>();
  for (const person of persons) {
    for (const registration of person.registrations) {
      const own = waiting.get(registration.supplier.index);
      if (own === undefined) waiting.set(registration.supplier.index, [{ person, registration }]);
      else own.push({ person, registration });
    }
  }
  return waiting;
}

/**
 * Dates the last answer of a municipality on the last day, so that the data run until then; a
 * municipality without answers repeats an allocation on that day.
 */
function closeOn(
  municipality: string,
  mails: Mail[],
  persons: readonly Person[],
  span: Span,
): void {
  if (mails.some((mail) => mail.day === span.until)) return;
  let last: Mail | undefined;
  for (const mail of mails) {
    if (mail.kind === "325" && mail.faults === undefined && mail.day >= (last?.day ?? 0)) {
      last = mail;
    }
  }
  if (last !== undefined && yearOf(last.day) === yearOf(span.until)) {
    last.day = span.until;
    return;
  }
  for (const person of persons) {
    const repeated = repeatedAllocation(person, span, municipality);
    if (repeated !== undefined) {
      mails.push(repeated);
      return;
    }
  }
}

/** Lets the terminal and signals have their turn. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
