import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Home } from "../home.ts";
import { isoOf, monthName } from "./day.ts";
import { type Chain, chainsOf, sendsOutcomes } from "./goal.ts";
import type { Span } from "./life.ts";
import type { Market } from "./market.ts";
import { measurementsOf } from "./measurement.ts";
import { endCode, isCrisis, type Person, type Registration, type Service } from "./person.ts";
import { reportsOf } from "./regie.ts";
import { hasList } from "./registration.ts";
import type { SampleSheet } from "./sheet.ts";
import { monthsOf } from "./table.ts";
import type {
  TruthClient,
  TruthDefect,
  TruthFault,
  TruthLine,
  TruthMeasurement,
  TruthMonth,
  TruthRegistration,
  TruthService,
} from "./truth.ts";
import { extentOf, nightsIn, partOf, subcontractOf, useIn } from "./use.ts";

/** What decides how people measure and register. */
interface World {
  market: Market;
  sheet: SampleSheet;
  span: Span;
}

/** Faults as they stand in files, and the services they are about. */
interface Planted {
  defects: readonly TruthDefect[];
  faults: ReadonlyMap<Service, TruthDefect["kind"]>;
}

/**
 * Writes the truth beside the deliveries: `clients.ndjson`, `defects.json`, `faults.json` (and
 * `lines.ndjson` has been written by then), and in `providers.json` how good every provider really is.
 */
export function writeTruth(
  home: Home,
  persons: readonly Person[],
  { defects, faults }: Planted,
  world: World,
): void {
  mkdirSync(home.truth, { recursive: true });
  const file = new Records<TruthClient>(join(home.truth, "clients.ndjson"));
  for (const person of persons) file.add(truthOf(person, world));
  file.close();
  writeFileSync(join(home.truth, "defects.json"), `${JSON.stringify(defects, null, 2)}\n`);
  const about = persons.flatMap((person) =>
    person.services.flatMap((service) => faultOf(person, service, faults.get(service)) ?? []),
  );
  writeFileSync(join(home.truth, "faults.json"), `${JSON.stringify(about, null, 2)}\n`);
  const providers = world.market.suppliers.map((supplier) => ({
    providerId: supplier.provider.provider_id,
    instrument: supplier.instrument,
    sendsWaitingList: hasList(supplier, world.sheet),
    sendsOutcomes: sendsOutcomes(supplier, world.sheet),
    ...supplier.quality,
  }));
  writeFileSync(join(home.truth, "providers.json"), `${JSON.stringify(providers, null, 2)}\n`);
}

function faultOf(
  { bsn }: Person,
  { supplier, product, start }: Service,
  kind: TruthDefect["kind"] | undefined,
): TruthFault | undefined {
  if (kind === undefined || start === null) return undefined;
  return { kind, bsn, agb: supplier.provider.agb, code: product.code, startOn: isoOf(start) };
}

/** Declared lines, as they are answered. */
export function lineWitness(home: Home): Records<TruthLine> {
  mkdirSync(home.truth, { recursive: true });
  return new Records(join(home.truth, "lines.ndjson"));
}

/** A file with one record a line, written some hundreds at a time. */
class Records<T> {
  readonly #file: number;
  #lines: string[] = [];

  constructor(path: string) {
    this.#file = openSync(path, "w");
  }

  add(record: T): void {
    this.#lines.push(`${JSON.stringify(record)}\n`);
    if (this.#lines.length >= 500) this.#flush();
  }

  close(): void {
    this.#flush();
    closeSync(this.#file);
  }

  #flush(): void {
    writeSync(this.#file, this.#lines.join(""));
    this.#lines = [];
  }
}

/** A person as the tests read it. */
export function truthOf(person: Person, world: World): TruthClient {
  return {
    bsn: person.bsn,
    birthDate: isoOf(person.birth),
    gender: person.gender,
    homes: person.homes.map((home) => ({
      municipality: home.municipality,
      from: home.from === null ? null : isoOf(home.from),
    })),
    deathOn: person.death === null ? null : isoOf(person.death),
    services: person.services.map((service) => serviceOf(service, world)),
    registrations: person.registrations.map((one) => registrationOf(one, person)),
    measurements: chainsOf(person.services, world.span.gapDays).flatMap((chain) =>
      measurementsIn(chain, person, world),
    ),
  };
}

function allocationOf(service: Service): TruthService["allocation"] {
  const span = service.allocationSpan;
  if (span === null) return null;
  return {
    from: isoOf(span.from),
    to: span.to === null ? null : isoOf(span.to),
    ...extentOf(service),
  };
}

function monthsIn(service: Service, { sheet, span }: World): TruthMonth[] {
  const subcontract = subcontractOf(service, sheet);
  const months: TruthMonth[] = [];
  for (const month of monthsOf(service, span)) {
    const use = useIn(service, month, span.until);
    if (use === undefined) continue;
    months.push({
      month: monthName(month),
      days: use.days,
      nights: nightsIn(service, use.days),
      directHours: use.directHours,
      indirectHours: use.indirectHours,
      subcontractedDirect: partOf(use.directHours, subcontract),
      subcontractedIndirect: partOf(use.indirectHours, subcontract),
      costCents: use.cents,
    });
  }
  return months;
}

function measurementsIn(chain: Chain, person: Person, world: World): TruthMeasurement[] {
  const { end, supplier } = chain;
  if (end === null) return [];
  return measurementsOf(person, chain, world.market, world.sheet, world.span).map((one) => ({
    agb: supplier.provider.agb,
    providerId: supplier.provider.provider_id,
    municipality: chain.last.municipality,
    segment: chain.segment,
    trajectoryStartOn: isoOf(chain.start),
    trajectoryEndOn: isoOf(end),
    kind: one.kind,
    moment: one.moment,
    invited: one.invited,
    informant: one.informant,
    instrument: one.instrument,
    scaleMin: one.scale[0],
    scaleMax: one.scale[1],
    higherIsBetter: one.higherIsBetter,
    measuredOn: one.measured === null ? null : isoOf(one.measured),
    raw: one.raw,
  }));
}

function registrationOf(one: Registration, person: Person): TruthRegistration {
  const { provider } = one.supplier;
  const iso = (day: number | null) => (day === null ? null : isoOf(day));
  return {
    agb: provider.agb,
    providerId: provider.provider_id,
    municipality: one.municipality,
    segment: one.segment.id,
    registeredOn: isoOf(one.registered),
    referredOn: iso(one.referred),
    referrer: one.referrer,
    status: one.status,
    statusOn: isoOf(one.statusOn),
    intakeOn: iso(one.intake),
    firstCareOn: iso(one.firstCare),
    service: one.service === null ? null : person.services.indexOf(one.service),
  };
}

function serviceOf(service: Service, world: World): TruthService {
  const { supplier, segment, product } = service;
  const iso = (day: number | null) => (day === null ? null : isoOf(day));
  return {
    law: segment.law,
    agb: supplier.provider.agb,
    providerId: supplier.provider.provider_id,
    municipality: service.municipality,
    segment: segment.id,
    category: product.category,
    code: product.code,
    rank: product.rank,
    crisis: isCrisis(service),
    referrer: service.referrer,
    neededOn: isoOf(service.needed),
    referredOn: isoOf(service.referred),
    allocatedOn: iso(service.allocated),
    allocationNo: service.allocationNo,
    allocation: allocationOf(service),
    request:
      service.request === null
        ? null
        : { on: isoOf(service.request.day), reference: service.request.reference },
    startOn: iso(service.start),
    endOn: iso(service.end),
    endReason:
      service.end === null || service.reason === null
        ? null
        : endCode(segment.law, service.reason, service.end),
    pauses: service.pauses.map((pause) => ({ from: isoOf(pause.from), to: isoOf(pause.to) })),
    reports: reportsOf(service, world.span).map((report) => ({
      from: isoOf(report.from),
      startReportedOn: isoOf(report.startDay),
      to: iso(report.to),
      stopReportedOn: iso(report.stopDay),
    })),
    declared: service.declared,
    setting: product.setting,
    subcontractorAgb: subcontractOf(service, world.sheet)?.agb ?? null,
    months: monthsIn(service, world),
    goals: service.goals,
  };
}
