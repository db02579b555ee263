import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { type Day, isoOf, type Month, monthName, monthOf, yearOf } from "./day.ts";
import { type Chain, chainsOf } from "./goal.ts";
import type { Inbox } from "./inbox.ts";
import type { Span } from "./life.ts";
import type { Market, Supplier } from "./market.ts";
import { type Measurement, measurementsOf } from "./measurement.ts";
import type { Person, Registration, Service } from "./person.ts";
import type { SampleSheet } from "./sheet.ts";
import { partOf, subcontractOf, useIn } from "./use.ts";

/** A service with its person, as a provider knows it. */
export interface Case {
  person: Person;
  service: Service;
}

/** A registration with its person. */
export interface Waiting {
  person: Person;
  registration: Registration;
}

/** Scale of an instrument for goals. */
const scales = {
  gas: [-3, 2],
  "doelscore-5": [1, 5],
  "rapportcijfer-10": [1, 10],
} as const;

const outcomeHeader =
  "bsn;provider_agb;municipality_code;segment;traject_start;traject_end;kind;moment;measured_on;informant;instrument;raw;scale_min;scale_max;higher_is_better;goal_no;invited";
const hoursHeader = "bsn;provider_agb;municipality_code;segment;month;direct_hours;indirect_hours";
const waitingHeader =
  "bsn;provider_agb;municipality_code;segment;registered_on;referred_on;referrer;status;status_on;intake_on;first_care_on";
const realisationHeader = "provider_agb;municipality_code;segment;month;clients;hours;cost_eur";

/**
 * Writes the tables of one provider: outcomes, hours, realisation and the waiting list, one file per
 * kind and year. A registration stands in the year in which it was closed, or in the last one.
 *
 * @param cases services of this provider, those of one person together
 * @param waiting registrations at this provider
 * @returns number of files
 */
export function writeTables(
  supplier: Supplier,
  cases: readonly Case[],
  waiting: readonly Waiting[],
  market: Market,
  sheet: SampleSheet,
  span: Span,
  inbox: Inbox,
): number {
  const tables = new Map<string, string[]>();
  const add = (kind: string, year: number, header: string, row: string) => {
    const name = `${supplier.provider.agb}/${kind}-${year}.csv`;
    const rows = tables.get(name);
    if (rows === undefined) tables.set(name, [header, row]);
    else rows.push(row);
  };
  for (const { person, services } of byPerson(cases)) {
    for (const chain of chainsOf(services, span.gapDays)) {
      if (chain.end === null) continue;
      const measurements = measurementsOf(person, chain, market, sheet, span);
      for (const row of outcomeRows(person, chain, chain.end, measurements)) {
        add("uitkomsten", yearOf(chain.end), outcomeHeader, row);
      }
    }
  }
  const hours = hasSubcontracts(supplier, sheet) ? `${hoursHeader};subcontractor_agb` : hoursHeader;
  for (const { month, row } of hourRows(cases, sheet, span)) {
    add("uren", Math.floor(month / 12), hours, row);
  }
  for (const { month, row } of realisationRows(supplier, cases, span)) {
    add("realisatie", Math.floor(month / 12), realisationHeader, row);
  }
  for (const { person, registration } of waiting) {
    add(
      "wachtlijst",
      yearOf(registration.statusOn),
      waitingHeader,
      waitingRow(person, registration),
    );
  }
  for (const [name, rows] of [...tables].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const path = inbox.claim(name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${rows.join("\r\n")}\r\n`);
  }
  return tables.size;
}

/** Groups cases that stand together. */
function byPerson(cases: readonly Case[]): { person: Person; services: Service[] }[] {
  const groups: { person: Person; services: Service[] }[] = [];
  for (const { person, service } of cases) {
    const last = groups.at(-1);
    if (last?.person === person) last.services.push(service);
    else groups.push({ person, services: [service] });
  }
  return groups;
}

function outcomeRows(
  person: Person,
  chain: Chain,
  end: Day,
  measurements: readonly Measurement[],
): string[] {
  const { last, supplier } = chain;
  const start = `${person.bsn};${supplier.provider.agb};${last.municipality};${chain.segment};${isoOf(chain.start)};${isoOf(end)}`;
  const rows = measurements.map((one) => {
    const { kind, moment, informant, instrument, scale, higherIsBetter, invited } = one;
    const measured = one.measured === null ? "" : isoOf(one.measured);
    return `${start};${kind};${moment};${measured};${informant};${instrument};${one.raw ?? ""};${scale[0]};${scale[1]};${yesNo(higherIsBetter)};;${yesNo(invited)}`;
  });
  for (const goal of last.goals) {
    const [low, high] = scales[supplier.instrument];
    rows.push(
      `${start};goal;end;${goal.measuredOn ?? ""};${goal.informant};${goal.instrument};${goal.score ?? ""};${low};${high};ja;${goal.goalNo};ja`,
    );
  }
  return rows;
}

function yesNo(value: boolean): string {
  return value ? "ja" : "nee";
}

/** Hours per client, municipality, segment and month; apart, those that a subcontractor gave. */
function hourRows(
  cases: readonly Case[],
  sheet: SampleSheet,
  span: Span,
): { month: Month; row: string }[] {
  const rows: { month: Month; row: string }[] = [];
  for (const { person, services } of byPerson(cases)) {
    const sums = new Map<string, { month: Month; by: string; direct: number; indirect: number }>();
    for (const service of services) {
      const subcontract = subcontractOf(service, sheet);
      for (const month of monthsOf(service, span)) {
        const use = useIn(service, month, span.until);
        if (use === undefined) continue;
        const key = `${person.bsn};${service.supplier.provider.agb};${service.municipality};${service.segment.id};${monthName(month)}`;
        const given = {
          direct: partOf(use.directHours, subcontract),
          indirect: partOf(use.indirectHours, subcontract),
        };
        const add = (by: string, direct: number, indirect: number) => {
          const sum = sums.get(key + by) ?? { month, by, direct: 0, indirect: 0 };
          sum.direct += direct;
          sum.indirect += indirect;
          sums.set(key + by, sum);
        };
        if (subcontract !== undefined) add(`;${subcontract.agb}`, given.direct, given.indirect);
        if (subcontract?.share !== 1) {
          add("", use.directHours - given.direct, use.indirectHours - given.indirect);
        }
      }
    }
    for (const [key, { month, by, direct, indirect }] of sums) {
      const told = by === "" ? key : key.slice(0, -by.length);
      const last = hasSubcontracts(cases[0]?.service.supplier, sheet) && by === "" ? ";" : by;
      rows.push({ month, row: `${told};${direct.toFixed(2)};${indirect.toFixed(2)}${last}` });
    }
  }
  return rows;
}

/** Whether a provider tells which hours its subcontractors gave. */
function hasSubcontracts(supplier: Supplier | undefined, sheet: SampleSheet): boolean {
  const share = sheet.deviations.subcontracting[supplier?.provider.provider_id ?? ""] ?? 0;
  return share > 0;
}

function waitingRow({ bsn }: Person, one: Registration): string {
  const iso = (day: Day | null) => (day === null ? "" : isoOf(day));
  return [
    bsn,
    one.supplier.provider.agb,
    one.municipality,
    one.segment.id,
    isoOf(one.registered),
    iso(one.referred),
    one.referrer ?? "",
    one.status,
    isoOf(one.statusOn),
    iso(one.intake),
    iso(one.firstCare),
  ].join(";");
}

/** Clients, hours and cost (shadow price × volume) per municipality, segment and month. */
function realisationRows(
  supplier: Supplier,
  cases: readonly Case[],
  span: Span,
): { month: Month; row: string }[] {
  const sums = new Map<
    string,
    { month: Month; clients: Set<string>; hours: number; cents: number }
  >();
  for (const { person, service } of cases) {
    for (const month of monthsOf(service, span)) {
      const use = useIn(service, month, span.until);
      if (use === undefined) continue;
      const key = `${supplier.provider.agb};${service.municipality};${service.segment.id};${monthName(month)}`;
      let sum = sums.get(key);
      if (sum === undefined) {
        sum = { month, clients: new Set(), hours: 0, cents: 0 };
        sums.set(key, sum);
      }
      sum.clients.add(person.bsn);
      sum.hours += use.directHours;
      sum.cents += use.cents;
    }
  }
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { month, clients, hours, cents }]) => ({
      month,
      row: `${key};${clients.size};${hours.toFixed(2)};${(cents / 100).toFixed(2)}`,
    }));
}

/** Months of a service inside the span. */
export function* monthsOf(service: Service, span: Span): Generator<Month> {
  if (service.start === null) return;
  const last = monthOf(Math.min(service.end ?? span.until, span.until));
  for (let month = monthOf(Math.max(service.start, span.from)); month <= last; month += 1) {
    yield month;
  }
}
