import { beforeAll, describe, expect, it } from "vitest";
import { silent } from "../../../pipeline/effects.ts";
import { homeOf } from "../../../pipeline/home.ts";
import { readRegion } from "../../../pipeline/region/read-region.ts";
import type { Region } from "../../../pipeline/region/region.ts";
import { dayOf, plusYears } from "../../../pipeline/sample/day.ts";
import { chainsOf, sendsOutcomes } from "../../../pipeline/sample/goal.ts";
import { Market } from "../../../pipeline/sample/market.ts";
import { isCrisis, type Person, type Service } from "../../../pipeline/sample/person.ts";
import { simulatePopulation } from "../../../pipeline/sample/population.ts";
import { readSampleSheet, type SampleSheet } from "../../../pipeline/sample/sheet.ts";

const from = dayOf("2022-01-01");
const until = dayOf("2025-12-31");
const span = { from, until, gapDays: 31, lateAfterDays: 31 };

let region: Region;
let sheet: SampleSheet;
let market: Market;
let persons: Person[];
let services: Service[];

beforeAll(async () => {
  const folder = homeOf("achterhoek", {}).regionFolder;
  region = await readRegion(folder);
  sheet = await readSampleSheet(folder, region);
  market = new Market(region, sheet, 4);
  const options = { seed: 4, scale: 0.5, spare: 0 };
  ({ persons } = simulatePopulation(region, sheet, market, span, options, silent));
  services = persons.flatMap((person) => person.services);
});

/** Last day of help or of the simulation. */
const lastDay = (service: Service) => service.end ?? until;
const started = (service: Service) => service.start !== null;
const share = (part: number, whole: number) => part / whole;

describe("life histories keep the rules of the calendar", () => {
  it("has as many persons as asked", () => {
    const asked = sheet.clients
      .flatMap((row) => [row.jeugd, row.wmo, row.bw])
      .reduce((sum, count) => sum + Math.round(count * 0.5), 0);
    expect(persons).toHaveLength(asked);
    expect(new Set(persons.map((person) => person.bsn)).size).toBe(asked);
  });

  it("orders need, referral, allocation, start and end", () => {
    const wrong = services.filter((s) => {
      const steps = [s.needed, s.referred, s.allocated, s.start, s.end].filter((d) => d !== null);
      return steps.some((day, i) => i > 0 && day < (steps[i - 1] ?? day));
    });
    expect(wrong).toEqual([]);
  });

  it("shows nothing before the observation and nothing after the end", () => {
    expect(services.every((s) => lastDay(s) >= from)).toBe(true);
    expect(services.every((s) => (s.start ?? until) <= until && lastDay(s) <= until)).toBe(true);
    expect(services.every((s) => s.referred <= until)).toBe(true);
  });

  it("gives a reason to every end and to nothing else", () => {
    expect(services.every((s) => (s.end === null) === (s.reason === null))).toBe(true);
  });

  it("never overlaps services of one person, provider and product", () => {
    for (const person of persons) {
      for (const [i, a] of person.services.entries()) {
        for (const b of person.services.slice(i + 1)) {
          if (a.supplier !== b.supplier || a.product !== b.product) continue;
          if (!started(a) || !started(b)) continue;
          const apart = lastDay(a) < (b.start ?? 0) || lastDay(b) < (a.start ?? 0);
          expect(apart, `${a.product.code} twice at once`).toBe(true);
        }
      }
    }
  });

  it("keeps pauses inside the service, apart from its ends, and shorter than the gap", () => {
    const paused = services.filter((s) => s.pauses.length > 0);
    expect(paused.length).toBeGreaterThan(50);
    for (const service of paused) {
      for (const pause of service.pauses) {
        expect(pause.from).toBeGreaterThan(service.start ?? until);
        expect(pause.to).toBeLessThan(lastDay(service));
        expect(pause.to - pause.from + 1).toBeLessThanOrEqual(span.gapDays);
        expect(pause.from).toBeGreaterThan(from);
      }
    }
  });

  it("ends all care at death and at leaving the region", () => {
    for (const person of persons) {
      const out = person.homes.find((home) => sheet.outside.includes(home.municipality))?.from;
      for (const service of person.services) {
        if (!started(service)) continue;
        if (person.death !== null) expect(lastDay(service)).toBeLessThanOrEqual(person.death);
        if (out != null) expect(lastDay(service)).toBeLessThan(out);
      }
    }
    expect(persons.some((person) => person.services.some((s) => s.reason === "deceased"))).toBe(
      true,
    );
  });

  it("lets help follow a move: the municipality of a service is where the person lives", () => {
    for (const person of persons) {
      for (const service of person.services) {
        if (service.start === null) continue;
        const home = person.homes.findLast(
          (h) => h.from === null || h.from <= (service.start ?? 0),
        );
        expect(service.municipality).toBe(home?.municipality);
      }
    }
    expect(services.filter((s) => s.reason === "movedWithin").length).toBeGreaterThan(20);
  });

  it("ends youth care at 18, or 21 when extended, sometimes followed by Wmo", () => {
    for (const person of persons) {
      for (const service of person.services.filter((s) => s.segment.law === "jw" && started(s))) {
        expect(lastDay(service)).toBeLessThan(plusYears(person.birth, 21));
      }
    }
    const followed = persons.filter((person) => {
      const end = person.services.find((s) => s.reason === "transfer")?.end ?? null;
      return person.services.some(
        (s) => s.segment.law === "wmo" && end !== null && (s.start ?? 0) > end,
      );
    });
    expect(followed.length).toBeGreaterThan(20);
  });

  it("allocates per person in declaring segments only, with numbers unique per municipality", () => {
    const numbers = services
      .filter((s) => s.allocationNo !== null)
      .map((s) => `${s.segment.law} ${s.municipality} ${s.allocationNo}`);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(services.some((s) => !s.segment.declares)).toBe(true);
    expect(services.every((s) => s.segment.declares || s.allocationNo === null)).toBe(true);
    expect(services.every((s) => !s.segment.declares || !started(s) || s.allocationNo)).toBe(true);
  });

  it("buys only what a contract offers, very unequally", () => {
    const bySupplier = new Map<string, number>();
    for (const s of services.filter((one) => one.segment.id === "jeugd-ambulant")) {
      const id = s.supplier.provider.provider_id;
      bySupplier.set(id, (bySupplier.get(id) ?? 0) + 1);
      expect(region.contracts.some((c) => c.provider_id === id && c.segment === s.segment.id)).toBe(
        true,
      );
    }
    const sizes = [...bySupplier.values()].sort((a, b) => b - a);
    expect(sizes[0] ?? 0).toBeGreaterThan(10 * (sizes.at(-1) ?? 0));
  });
});

describe("life histories resemble the national figures", () => {
  const youth = () => services.filter((s) => s.segment.law === "jw" && started(s));

  it("has the seven duration classes of CBS 85096NED, within 4 points", () => {
    const ended = youth().filter((s) => s.end !== null);
    const limits = [91, 182, 365, 730, 1095, 1461, Number.POSITIVE_INFINITY];
    const expected = [16.1, 17.2, 29.6, 23.3, 6.7, 3.1, 3.9];
    for (const [i, limit] of limits.entries()) {
      const low = limits[i - 1] ?? 0;
      const inside = ended.filter((s) => {
        const days = lastDay(s) - (s.start ?? 0) + 1;
        return days > low && days <= limit;
      });
      expect(Math.abs(100 * share(inside.length, ended.length) - (expected[i] ?? 0))).toBeLessThan(
        4,
      );
    }
  });

  it("has the referrers of CBS 85097NED, within 3 points", () => {
    const expected = { "01": 32.8, "02": 35.5, "03": 3.1, "04": 8.5, "05": 4.5, "06": 15.2 };
    for (const [referrer, percentage] of Object.entries(expected)) {
      const count = youth().filter((s) => s.referrer === referrer).length;
      expect(Math.abs(100 * share(count, youth().length) - percentage)).toBeLessThan(3);
    }
  });

  it("has the end reasons of CBS 82970NED, within 3 points", () => {
    const kinds = { planned: 81.5, agreed: 10.3, client: 3.6, provider: 1.7, external: 2.9 };
    const known = youth().filter((s) => s.reason !== null && s.reason in kinds);
    for (const [reason, percentage] of Object.entries(kinds)) {
      const count = known.filter((s) => s.reason === reason).length;
      expect(Math.abs(100 * share(count, known.length) - percentage)).toBeLessThan(3);
    }
  });

  it("has about a quarter repeated use (24.5 %) and a tenth or less with a stay", () => {
    let begun = 0;
    let repeated = 0;
    let stays = 0;
    const young = persons.filter((person) => person.services.some((s) => s.segment.law === "jw"));
    for (const person of young) {
      const own = person.services.filter((s) => s.segment.law === "jw" && started(s));
      for (const service of own.filter((s) => (s.start ?? 0) >= from)) {
        begun += 1;
        if (own.some((s) => s.end !== null && s.end < (service.start ?? 0))) repeated += 1;
      }
      const away = ["pleegzorg", "gezinsgericht", "verblijf", "gesloten", "wonen"];
      if (own.some((s) => away.includes(s.product.setting))) stays += 1;
    }
    expect(share(repeated, begun)).toBeGreaterThan(0.2);
    expect(share(repeated, begun)).toBeLessThan(0.29);
    expect(share(stays, young.length)).toBeGreaterThan(0.06);
    expect(share(stays, young.length)).toBeLessThan(0.11);
  });
});

describe("goals", () => {
  const chains = () =>
    persons.flatMap((person) =>
      chainsOf(person.services, span.gapDays).map((chain) => ({ person, chain })),
    );

  it("stand on the last service of every ended chain, numbered from one, and nowhere else", () => {
    const carriers = new Set<Service>();
    for (const { chain } of chains()) {
      if (chain.end === null || !sendsOutcomes(chain.supplier, sheet)) continue;
      carriers.add(chain.last);
      expect(chain.last.goals.map((goal) => goal.goalNo)).toEqual(
        chain.last.goals.map((_, i) => i + 1),
      );
      expect(chain.last.goals.length).toBeGreaterThan(0);
    }
    expect(services.every((s) => carriers.has(s) || s.goals.length === 0)).toBe(true);
  });

  it("are measured inside the chain, or not at all", () => {
    for (const { chain } of chains()) {
      for (const goal of chain.last.goals) {
        expect(goal.measuredOn === null).toBe(goal.score === null);
        if (goal.measuredOn === null || chain.end === null) continue;
        expect(dayOf(goal.measuredOn)).toBeGreaterThanOrEqual(chain.start);
        expect(dayOf(goal.measuredOn)).toBeLessThanOrEqual(chain.end);
      }
    }
  });

  it("show the provider that gets slower and less effective every year", () => {
    const drifting = market.suppliers.filter((supplier) => supplier.quality.drift !== null);
    expect(drifting).toHaveLength(1);
    const [supplier] = drifting;
    if (supplier === undefined) return;
    const early = market.durationFactor(supplier, region.products[1] as never, from);
    const late = market.durationFactor(supplier, region.products[1] as never, until);
    expect(late / early).toBeCloseTo(sheet.quality.drift.duration ** 3, 6);
  });
});

describe("waiting lists", () => {
  const registrations = () => persons.flatMap((person) => person.registrations);

  it("follow the help that was waited for: registered, intake, first day of help", () => {
    const own = registrations().filter((one) => one.service !== null);
    expect(own.length).toBeGreaterThan(1000);
    for (const one of own) {
      const service = one.service as Service;
      expect(one.firstCare).toBe(service.start);
      expect(one.status === "started").toBe(started(service));
      expect(one.supplier).toBe(service.supplier);
      expect(one.registered).toBeGreaterThanOrEqual(service.referred);
      expect(one.registered).toBeLessThanOrEqual(service.allocated ?? one.statusOn);
      if (one.intake !== null) expect(one.intake).toBeLessThanOrEqual(one.statusOn);
      if (one.intake !== null) expect(one.intake).toBeGreaterThanOrEqual(one.registered);
    }
  });

  it("have no crisis help, and nothing of a provider that sends none", () => {
    expect(services.some(isCrisis)).toBe(true);
    expect(registrations().some((one) => one.service !== null && isCrisis(one.service))).toBe(
      false,
    );
    const without = sheet.deviations.withoutWaitingList;
    expect(without.length).toBeGreaterThan(0);
    expect(registrations().some((one) => without.includes(one.supplier.provider.provider_id))).toBe(
      false,
    );
  });

  it("close within the simulation, or are still open on its last day", () => {
    for (const one of registrations()) {
      expect(one.statusOn).toBeGreaterThanOrEqual(Math.max(one.registered, from));
      expect(one.statusOn).toBeLessThanOrEqual(until);
      if (one.status === "waiting") expect(one.statusOn).toBe(until);
      expect((one.referred ?? one.registered) <= one.registered).toBe(true);
    }
    const states = new Set(registrations().map((one) => one.status));
    expect([...states].sort()).toEqual([
      "redirected",
      "rejected",
      "started",
      "waiting",
      "withdrawn",
    ]);
  });

  it("hold some persons at several providers at once, and each place once", () => {
    let twice = 0;
    for (const person of persons) {
      const open = person.registrations.filter((one) => one.status === "waiting");
      if (new Set(open.map((one) => one.supplier)).size > 1) twice += 1;
      const keys = person.registrations.map(
        (one) => `${one.supplier.index} ${one.segment.id} ${one.registered}`,
      );
      expect(new Set(keys).size).toBe(keys.length);
    }
    expect(twice).toBeGreaterThan(5);
  });

  it("show the provider at which waiting grows", () => {
    const growing = market.suppliers.filter((one) => one.quality.growingWait > 1);
    expect(growing).toHaveLength(1);
    const [supplier] = growing;
    if (supplier === undefined) return;
    const ratio = market.waitFactor(supplier, until) / market.waitFactor(supplier, from);
    expect(ratio).toBeCloseTo(supplier.quality.growingWait ** 3, 6);
  });
});

describe("a difference in case mix", () => {
  it("hides that the provider with heavy help reaches more goals in both kinds (Simpson)", () => {
    const { light, heavy } = sheet.deviations.caseMix;
    const chanceOf = (id: string, kind: (s: Service) => boolean) => {
      const scored = services
        .filter((s) => s.supplier.provider.provider_id === id && s.product.rank !== null && kind(s))
        .filter((s) => s.segment.id === "jeugd-ambulant")
        .flatMap((s) => s.goals)
        .filter((goal) => goal.score !== null);
      const from = { gas: 0, "doelscore-5": 4, "rapportcijfer-10": 7 } as Record<string, number>;
      const hits = scored.filter((g) => (g.score ?? 0) >= (from[g.instrument] ?? 0));
      return share(hits.length, scored.length);
    };
    const isHeavy = (s: Service) => market.isAboveLowest(s.product);
    expect(chanceOf(heavy, isHeavy)).toBeGreaterThan(chanceOf(light, isHeavy));
    expect(chanceOf(heavy, (s) => !isHeavy(s))).toBeGreaterThan(
      chanceOf(light, (s) => !isHeavy(s)),
    );
    expect(chanceOf(heavy, () => true)).toBeLessThan(chanceOf(light, () => true));
  });
});

describe("clients and what was agreed", () => {
  /** Clients of a provider in a segment in one year, beside the number agreed for the half of it. */
  function filled(year: number): { id: string; agreed: number; ratio: number }[] {
    const [first, last] = [dayOf(`${year}-01-01`), dayOf(`${year}-12-31`)];
    return region.budgets
      .filter((budget) => budget.year === year)
      .map(({ provider_id, segment, agreed_clients }) => {
        const isTheirs = (s: Service) =>
          s.supplier.provider.provider_id === provider_id &&
          s.segment.id === segment &&
          s.start !== null &&
          s.start <= last &&
          lastDay(s) >= first;
        const agreed = agreed_clients * 0.5;
        const clients = persons.filter((person) => person.services.some(isTheirs)).length;
        const ratio = clients / agreed;
        return { id: `${provider_id} ${segment}`, agreed, ratio };
      })
      .filter(({ agreed }) => agreed >= 50);
  }

  it("match for every larger provider, also for those that prefer one kind of help", () => {
    for (const year of [2023, 2025]) {
      const found = filled(year);
      expect(found.length).toBeGreaterThan(15);
      // People stay longer with heavy help, and go elsewhere: it need not match to the client.
      expect(found.filter(({ ratio }) => ratio < 0.5 || ratio > 1.5)).toEqual([]);
    }
  });
});

describe("chains of services", () => {
  const service = (start: number, end: number | null): Service =>
    ({ ...(services[0] as Service), start, end }) as Service;

  it("joins over a gap of 31 days and splits at 32", () => {
    expect(chainsOf([service(1, 10), service(42, 50)], 31)).toHaveLength(1);
    expect(chainsOf([service(1, 10), service(43, 50)], 31)).toHaveLength(2);
  });

  it("ends with its longest service, and runs while one runs", () => {
    expect(chainsOf([service(1, 90), service(20, 40)], 31)).toMatchObject([{ start: 1, end: 90 }]);
    expect(chainsOf([service(1, null), service(20, 40)], 31)).toMatchObject([{ end: null }]);
    expect(chainsOf([service(1, 10), service(12, null)], 31)).toMatchObject([{ end: null }]);
  });
});
