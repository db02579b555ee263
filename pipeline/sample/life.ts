import type { Domain } from "../region/region.ts";
import { type Day, plusYears } from "./day.ts";
import { band, endReason, wait } from "./draw.ts";
import type { CodedProduct, Market, Supplier } from "./market.ts";
import { type EndReason, hasCodesOf31, type Person, type Service } from "./person.ts";
import type { Random } from "./random.ts";
import type { Calibration, SampleSheet } from "./sheet.ts";

/** First and last day that the simulation shows, and the longest pause that splits no trajectory. */
export interface Span {
  from: Day;
  until: Day;
  gapDays: number;
  /** A start or stop reported later than this many days after the fact is a fault. */
  lateAfterDays: number;
}

/** What a person needs next: a product, from a day on, perhaps at a known provider. */
interface Need {
  day: Day;
  product: CodedProduct;
  supplier?: Supplier;
  /** Who gave the help before. */
  previous?: Supplier;
  /** First day of help when it follows upon other help; else the waits decide. */
  start?: Day;
  /** Days of help left, when help goes on after a move. */
  left?: number;
  referrer?: string;
}

/** More lines of help than this in one life would be a runaway. */
const mostSteps = 14;

/**
 * Simulates the life of one person: need, referral, waiting, help, changes of product and provider,
 * pauses, end, return, moves, 18th birthday, death.
 *
 * @returns undefined when nothing of it falls inside the span
 */
export function simulateLife(
  random: Random,
  market: Market,
  sheet: SampleSheet,
  span: Span,
  domain: Domain,
  municipality: string,
): Omit<Person, "bsn"> | undefined {
  const calibration = sheet.calibration[domain];
  const horizon = Math.max(...calibration.durations.map((band) => band.to));
  const arrival = random.between(span.from - horizon, span.until);
  const age = band(random, calibration.ages);
  const birth = plusYears(arrival, -age) - random.between(0, 364);
  const person: Omit<Person, "bsn"> = {
    birth,
    gender: random.chance(0.002) ? "0" : random.chance(0.53) ? "1" : "2",
    homes: [{ municipality, from: null }],
    death: null,
    services: [],
    registrations: [],
    salt: random.bits(),
  };
  settle(person, random, calibration, sheet, span, municipality);
  const first = market.firstProduct(random, domain, arrival);
  if (first === undefined) return undefined;
  const life = new Life(person, random, market, sheet, span);
  const main = life.follow({ day: arrival, product: first }, true);
  if (random.chance(calibration.beside)) {
    const beside = life.besides(first, domain, arrival + random.between(0, 200));
    const second = beside === undefined ? [] : life.follow(beside, false);
    if (!second.some((s) => main.some((m) => clash(s, m)))) main.push(...second);
  }
  person.services = main
    .filter((s) => s.end === null || s.end >= span.from)
    .filter((s) => s.withdrawn === null || s.withdrawn >= span.from)
    .sort((a, b) => (a.start ?? a.referred) - (b.start ?? b.referred));
  return person.services.length > 0 ? person : undefined;
}

/** Moves and death, which the person does not plan around. */
function settle(
  person: Omit<Person, "bsn">,
  random: Random,
  calibration: Calibration,
  sheet: SampleSheet,
  span: Span,
  home: string,
): void {
  const { yearly } = calibration;
  const years = (span.until - span.from) / 365.25;
  const someDay = () => random.between(span.from + 1, span.until);
  if (random.chance(yearly.moveWithin * years)) {
    const others = sheet.clients.map((row) => row.municipality).filter((code) => code !== home);
    const to = random.weighted(others, () => 1);
    if (to !== undefined) person.homes.push({ municipality: to, from: someDay() });
  }
  if (random.chance(yearly.moveOut * years)) {
    const to = random.weighted(sheet.outside, () => 1);
    const day = someDay();
    const last = person.homes.at(-1)?.from ?? null;
    if (to !== undefined && (last === null || day > last)) {
      person.homes.push({ municipality: to, from: day });
    }
  }
  if (random.chance(yearly.death * years)) person.death = someDay();
}

class Life {
  readonly #person: Omit<Person, "bsn">;
  readonly #random: Random;
  readonly #market: Market;
  readonly #sheet: SampleSheet;
  readonly #span: Span;
  /** First day on which the person is no longer the region's: dead or moved out. */
  readonly #gone: Day;
  readonly #goneReason: EndReason;
  /** First day on which youth care is over. */
  readonly #adult: Day;

  constructor(
    person: Omit<Person, "bsn">,
    random: Random,
    market: Market,
    sheet: SampleSheet,
    span: Span,
  ) {
    this.#person = person;
    this.#random = random;
    this.#market = market;
    this.#sheet = sheet;
    this.#span = span;
    const out = person.homes.find((home) => sheet.outside.includes(home.municipality))?.from;
    const moved = out ?? Number.POSITIVE_INFINITY;
    const dead = person.death === null ? Number.POSITIVE_INFINITY : person.death + 1;
    this.#gone = Math.min(moved, dead);
    this.#goneReason = dead <= moved ? "deceased" : "movedOut";
    const extended = random.chance(sheet.adulthood.extended);
    this.#adult = plusYears(person.birth, extended ? 21 : 18);
  }

  /** Follows one line of help from its first need until it ends or the simulation does. */
  follow(first: Need, main: boolean): Service[] {
    const services: Service[] = [];
    let need: Need | undefined = first;
    for (let step = 0; need !== undefined && step < mostSteps; step += 1) {
      need = this.#step(need, services, main);
    }
    return services;
  }

  /** A second kind of help next to the first. */
  besides(first: CodedProduct, domain: Domain, day: Day): Need | undefined {
    for (let attempt = 0; attempt < 6; attempt += 1) {
      const product = this.#market.firstProduct(this.#random, domain, day);
      if (
        product !== undefined &&
        (product.segment !== first.segment || product.setting !== first.setting)
      ) {
        return { day, product };
      }
    }
    return undefined;
  }

  #step(need: Need, services: Service[], main: boolean): Need | undefined {
    const plan = this.#plan(need);
    if (plan === undefined) return undefined;
    const { service, start } = plan;
    const { until } = this.#span;
    const calibration = this.#sheet.calibration[service.segment.domain];

    // Help that never comes: the person withdraws, dies or moves while waiting.
    const withdraws = need.start === undefined && this.#random.chance(calibration.withdrawn);
    if (withdraws || start >= this.#gone) {
      const day = Math.min(start, this.#gone);
      const { allocated } = service;
      // Deleting an allocation has a code of its own since release 3.1 only.
      if (allocated === null || day <= allocated || !hasCodesOf31(day)) return undefined;
      if (day <= until) service.withdrawn = day;
      services.push(service);
      return undefined;
    }
    services.push(service);
    if (start > until) return undefined;

    service.start = start;
    const factor = this.#market.durationFactor(service.supplier, service.product, start);
    const drawn = () => Math.max(1, Math.round(band(this.#random, calibration.durations) * factor));
    const planned = start + (need.left ?? drawn()) - 1;
    const cut = this.#cut(service.segment.law, start);
    const end = Math.min(planned, cut?.last ?? planned);
    this.#pause(service, Math.min(end, until));
    if (end > until) return undefined;
    service.end = end;
    if (cut !== undefined && cut.last < planned) {
      service.reason = cut.reason;
      return this.#afterCut(service, cut, planned - cut.last, main);
    }
    return this.#next(service, calibration);
  }

  /** The way to help: need, referral, allocation, and the day on which it would start. */
  #plan(need: Need): { service: Service; start: Day } | undefined {
    const random = this.#random;
    const { until } = this.#span;
    const segment = this.#market.segmentOf(need.product);
    const calibration = this.#sheet.calibration[segment.domain];
    const { waits, hours } = calibration;
    const follows = need.start !== undefined;
    const referred = follows ? need.day : need.day + wait(random, waits.referral);
    if (referred > until || referred >= this.#gone) return undefined;
    let allocated = follows
      ? Math.min(need.start ?? referred, referred + random.between(0, 9))
      : referred + wait(random, waits.allocation);
    let start = need.start ?? allocated + wait(random, waits.start);
    // Who moves while waiting is allocated anew, by the new municipality.
    const move = this.#person.homes[1]?.from ?? null;
    if (move !== null && referred < move && start >= move) {
      if (!follows) start = Math.max(start, move + 3);
      allocated = Math.max(allocated, Math.min(move, start));
    }
    if (segment.law === "jw" && start >= this.#adult) return undefined;
    const municipality = this.#homeOn(start < this.#gone ? start : referred);
    const supplier =
      need.supplier ??
      this.#market.supplier(random, segment.id, municipality, start, undefined, need.product);
    if (supplier === undefined) return undefined;
    if (!follows) {
      const waited = (start - allocated) * this.#market.waitFactor(supplier, allocated);
      const later = allocated + Math.round(waited);
      const passes = (day: Day) => day > Math.min(start, later) && day <= Math.max(start, later);
      // Not past a move or a birthday: the provider was chosen for the home on the day of the start.
      const moves = this.#person.homes.some((home) => home.from !== null && passes(home.from));
      if (!moves && !(segment.law === "jw" && later >= this.#adult)) start = later;
    }
    const service: Service = {
      supplier,
      segment,
      product: need.product,
      municipality,
      referrer: need.referrer ?? random.key(calibration.referrers),
      needed: need.day,
      referred,
      registers: !follows || supplier !== need.previous,
      allocated: segment.declares && allocated <= until ? allocated : null,
      allocationNo: null,
      start: null,
      end: null,
      reason: null,
      pauses: [],
      goals: [],
      declared: false,
      withdrawn: null,
      usualHours: hours.base + hours.perRung * (need.product.rank ?? 1),
      request: null,
      allocationSpan: null,
      salt: random.bits(),
    };
    return { service, start };
  }

  /** The first event that ends help from outside, with the last day of help. */
  #cut(law: "jw" | "wmo", start: Day): { last: Day; reason: EndReason } | undefined {
    const cuts: { last: Day; reason: EndReason }[] = [];
    if (Number.isFinite(this.#gone)) cuts.push({ last: this.#gone - 1, reason: this.#goneReason });
    if (law === "jw") cuts.push({ last: this.#adult - 1, reason: "transfer" });
    const move = this.#person.homes[1]?.from ?? null;
    if (move !== null && move < this.#gone) cuts.push({ last: move - 1, reason: "movedWithin" });
    return cuts.filter((c) => c.last >= start).sort((a, b) => a.last - b.last)[0];
  }

  /** A move inside the region goes on under the new municipality; 18 may go on under the Wmo. */
  #afterCut(
    service: Service,
    cut: { last: Day; reason: EndReason },
    left: number,
    main: boolean,
  ): Need | undefined {
    const random = this.#random;
    const start = cut.last + 1;
    if (cut.reason === "movedWithin") {
      const keeps = this.#market.serves(
        service.supplier,
        service.segment.id,
        this.#homeOn(start),
        start,
      );
      return {
        day: Math.max(service.start ?? start, start - random.between(0, 20)),
        product: service.product,
        previous: service.supplier,
        ...(keeps ? { supplier: service.supplier } : {}),
        start,
        left,
        referrer: "01",
      };
    }
    if (cut.reason !== "transfer" || !main) return undefined;
    const { wmo, bw } = this.#sheet.adulthood;
    const drawn = random.next();
    const domain = drawn < wmo ? "wmo" : drawn < wmo + bw ? "bw" : undefined;
    if (domain === undefined) return undefined;
    const product = this.#market.firstProduct(random, domain, start);
    if (product === undefined) return undefined;
    const begin = start + (random.chance(0.6) ? 0 : random.between(1, 60));
    return { day: start - random.between(10, 90), product, start: begin, referrer: "01" };
  }

  /** What follows upon help that ended by itself: other help, an end, and perhaps a return. */
  #next(service: Service, calibration: Calibration): Need | undefined {
    const random = this.#random;
    const end = service.end ?? this.#span.until;
    const { change } = calibration;
    const { product, supplier, municipality } = service;
    const heavy = this.#market.isHeavy(product);
    const lighter = (heavy ? change.lighterFromHeavy : change.lighter) * supplier.quality.lighter;
    const drawn = random.next();
    const rung =
      drawn < lighter
        ? this.#market.otherRung(random, product, supplier, "down", municipality, end)
        : drawn < lighter + change.heavier
          ? this.#market.otherRung(random, product, supplier, "up", municipality, end)
          : undefined;
    if (rung !== undefined) {
      const stays = this.#market.serves(supplier, rung.segment, municipality, end);
      const next = stays
        ? supplier
        : this.#market.supplier(random, rung.segment, municipality, end, supplier, rung);
      const same = next === supplier;
      const transferred = random.chance(0.5) ? "planned" : "switch";
      service.reason = same ? "change" : drawn < lighter ? transferred : "switch";
      const start = end + 1 + (same ? 0 : random.between(0, random.chance(0.2) ? 60 : 20));
      return {
        day: Math.max(service.start ?? end, end - random.between(0, 25)),
        product: rung,
        ...(next === undefined ? {} : { supplier: next }),
        previous: supplier,
        start,
        referrer: service.referrer,
      };
    }
    if (drawn > 1 - change.provider) {
      const next = this.#market.supplier(
        random,
        service.segment.id,
        municipality,
        end,
        supplier,
        product,
      );
      if (next !== undefined && next !== supplier) {
        service.reason = "switch";
        return {
          day: Math.max(service.start ?? end, end - random.between(0, 25)),
          product,
          supplier: next,
          previous: supplier,
          start: end + 1 + random.between(0, 25),
          referrer: service.referrer,
        };
      }
    }
    service.reason = endReason(random, calibration, service.referrer);
    if (!random.chance(calibration.return.share)) return undefined;
    const back = end + random.between(calibration.return.from, calibration.return.to);
    const again = random.chance(0.6)
      ? product
      : this.#market.firstProduct(random, service.segment.domain, back);
    if (again === undefined) return undefined;
    const known =
      again.segment === product.segment &&
      random.chance(0.7) &&
      this.#market.serves(supplier, again.segment, this.#homeOn(back), back);
    return { day: back, product: again, ...(known ? { supplier } : {}) };
  }

  /** Now and then help stands still for some weeks. */
  #pause(service: Service, last: Day): void {
    const random = this.#random;
    const { start } = service;
    const longest = Math.min(28, this.#span.gapDays);
    if (start === null || last - start < 120 || longest < 7) return;
    if (!random.chance(this.#sheet.pause)) return;
    const days = random.between(7, longest);
    const low = Math.max(start + 30, this.#span.from + 5);
    const high = last - days - 14;
    if (high < low) return;
    const from = random.between(low, high);
    service.pauses.push({ from, to: from + days - 1 });
  }

  #homeOn(day: Day): string {
    const inside = this.#person.homes.filter(
      (home) => !this.#sheet.outside.includes(home.municipality),
    );
    return inside.findLast((home) => home.from === null || home.from <= day)?.municipality ?? "";
  }
}

/** Whether two stretches of the same product by the same provider overlap. */
function clash(a: Service, b: Service): boolean {
  if (a.supplier !== b.supplier || a.product !== b.product) return false;
  const last = Number.POSITIVE_INFINITY;
  return (
    (a.start ?? a.referred) <= (b.end ?? b.withdrawn ?? last) &&
    (b.start ?? b.referred) <= (a.end ?? a.withdrawn ?? last)
  );
}
