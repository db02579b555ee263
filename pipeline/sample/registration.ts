import type { Day } from "./day.ts";
import type { Span } from "./life.ts";
import type { Market, Supplier } from "./market.ts";
import { isCrisis, type Person, type Registration, type Service } from "./person.ts";
import { Random, unit } from "./random.ts";
import type { SampleSheet } from "./sheet.ts";

/**
 * Puts a person on the waiting lists of providers: for the help that came or is waited for; besides,
 * for some, at other providers that could give it, at one that rejected them before, or in vain.
 * Whoever needs crisis help waits on no list, and providers without a list are left out. Draws
 * nothing from the life of the person, so that a life stays as it is.
 */
export function register(
  person: Omit<Person, "bsn">,
  market: Market,
  sheet: SampleSheet,
  span: Span,
): void {
  const found: Registration[] = [];
  for (const service of person.services) {
    if (!service.registers || isCrisis(service)) continue;
    const own = ownRegistration(service, market, sheet, span);
    found.push(own);
    const random = new Random(service.salt, 0x3a1);
    if (random.chance(sheet.waitingList.also)) {
      const others = random.chance(0.2) ? 2 : 1;
      for (let i = 0; i < others; i += 1)
        found.push(...besides(random, own, service, market, span));
    }
    if (random.chance(sheet.waitingList.before)) {
      found.push(...before(random, own, service, market));
    }
  }
  const random = new Random(person.salt, 0x3a2);
  if (random.chance(sheet.waitingList.inVain)) found.push(...inVain(random, person, market, span));
  const taken = new Set<string>();
  for (const one of found.sort((a, b) => a.registered - b.registered)) {
    const key = `${one.supplier.index} ${one.segment.id} ${one.registered}`;
    if (one.statusOn < span.from || taken.has(key) || !hasList(one.supplier, sheet)) continue;
    taken.add(key);
    person.registrations.push(one);
  }
}

/** Whether a provider keeps a waiting list that it sends. */
export function hasList({ provider }: Supplier, sheet: SampleSheet): boolean {
  return !sheet.deviations.withoutWaitingList.includes(provider.provider_id);
}

function ownRegistration(
  service: Service,
  market: Market,
  sheet: SampleSheet,
  span: Span,
): Registration {
  const { supplier, segment, municipality, referred, allocated, start, withdrawn, salt } = service;
  const registered = Math.min(
    referred + Math.floor(6 * unit(salt, 71)),
    allocated ?? span.until,
    start ?? span.until,
    withdrawn ?? span.until,
  );
  const statusOn = start ?? withdrawn ?? span.until;
  const mean = sheet.waitingList.intake * market.waitFactor(supplier, registered);
  const planned = registered + Math.round(Math.min(-mean * Math.log(1 - unit(salt, 72)), 5 * mean));
  const intake = start === null ? planned : Math.min(planned, start);
  const noted = intake <= statusOn && unit(salt, 73) >= sheet.waitingList.withoutIntake;
  return {
    supplier,
    segment,
    municipality,
    registered,
    referred: unit(salt, 74) < 0.05 ? null : referred,
    referrer: unit(salt, 75) < sheet.waitingList.withoutReferrer ? null : service.referrer,
    status: start !== null ? "started" : withdrawn !== null ? "withdrawn" : "waiting",
    statusOn,
    intake: noted ? intake : null,
    firstCare: start,
    service,
  };
}

/** The same person at another provider that could give the help: struck off once help has begun. */
function besides(
  random: Random,
  own: Registration,
  service: Service,
  market: Market,
  span: Span,
): Registration[] {
  const registered = Math.min(own.registered + random.between(0, 14), own.statusOn);
  const supplier = other(random, service, registered, market);
  const rejected = random.chance(0.2) ? registered + random.between(3, 30) : span.until + 1;
  const struck = own.status === "waiting" ? span.until + 1 : own.statusOn + random.between(0, 20);
  const statusOn = Math.min(rejected, struck, span.until);
  const struckAs = random.chance(0.7) ? "withdrawn" : "redirected";
  if (supplier === undefined) return [];
  const closed = Math.min(rejected, struck) <= span.until;
  const status = !closed ? "waiting" : rejected <= struck ? "rejected" : struckAs;
  return [elsewhere(own, supplier, { registered, status, statusOn })];
}

/** Somebody else rejected the person, or sent the person on to who gave the help. */
function before(
  random: Random,
  own: Registration,
  service: Service,
  market: Market,
): Registration[] {
  const registered = Math.max(service.needed, own.registered - random.between(3, 40));
  const supplier = other(random, service, registered, market);
  const status = random.chance(0.6) ? "redirected" : "rejected";
  const statusOn = random.between(registered, own.registered);
  if (supplier === undefined || registered >= own.registered) return [];
  const referred = own.referred === null ? null : Math.min(own.referred, registered);
  return [{ ...elsewhere(own, supplier, { registered, status, statusOn }), referred }];
}

/** Help beside what a person has, asked for and given up. */
function inVain(
  random: Random,
  person: Omit<Person, "bsn">,
  market: Market,
  span: Span,
): Registration[] {
  const service = person.services[0];
  if (service === undefined || isCrisis(service)) return [];
  const first = Math.max(span.from, service.referred);
  // Within the time the person lives here, and is young enough.
  const last = Math.min(span.until, service.end ?? service.withdrawn ?? span.until);
  if (last - first < 30) return [];
  const registered = random.between(first, last - 10);
  const supplier = other(random, service, registered, market);
  const stopped = registered + random.between(10, 150);
  if (supplier === undefined) return [];
  const closed = stopped <= last;
  const status = closed ? "withdrawn" : last < span.until ? "withdrawn" : "waiting";
  const own = {
    segment: service.segment,
    municipality: service.municipality,
    referred: registered - random.between(0, 5),
    referrer: service.referrer,
  };
  return [elsewhere(own, supplier, { registered, status, statusOn: Math.min(stopped, last) })];
}

function elsewhere(
  own: Pick<Registration, "segment" | "municipality" | "referred" | "referrer">,
  supplier: Supplier,
  state: Pick<Registration, "registered" | "status" | "statusOn">,
): Registration {
  const { segment, municipality, referred, referrer } = own;
  return {
    supplier,
    segment,
    municipality,
    referred,
    referrer,
    ...state,
    intake: null,
    firstCare: null,
    service: null,
  };
}

function other(random: Random, service: Service, day: Day, market: Market): Supplier | undefined {
  const { segment, municipality, supplier, product } = service;
  const found = market.supplier(random, segment.id, municipality, day, supplier, product);
  return found === supplier ? undefined : found;
}
