import type { Effects } from "../effects.ts";
import { Failure } from "../failure.ts";
import { domains, type Region } from "../region/region.ts";
import { bsnPool } from "./bsn.ts";
import { evaluateGoals } from "./goal.ts";
import { type Span, simulateLife } from "./life.ts";
import type { Market } from "./market.ts";
import type { Person } from "./person.ts";
import { Random } from "./random.ts";
import { register } from "./registration.ts";
import { requestOf } from "./request.ts";
import type { SampleSheet } from "./sheet.ts";

/** So often a life is drawn again that has nothing inside the span. */
const mostAttempts = 500;

/**
 * Simulates everybody: as many persons per municipality and domain as the sheet asks, times the
 * scale. Numbers the allocations per municipality and law in order of their date.
 *
 * @returns the persons, and `spare` BSNs that belong to nobody
 */
export function simulatePopulation(
  region: Region,
  sheet: SampleSheet,
  market: Market,
  span: Span,
  options: { seed: number; scale: number; spare: number },
  effects: Effects,
): { persons: Person[]; spare: string[] } {
  const places = sheet.clients.flatMap((row) =>
    domains.map((domain) => ({
      municipality: row.municipality,
      domain,
      count: Math.round(row[domain] * options.scale),
    })),
  );
  const total = places.reduce((sum, place) => sum + place.count, 0);
  const pool = bsnPool(total + options.spare, options.seed);
  const persons: Person[] = [];
  for (const { municipality, domain, count } of places) {
    for (let i = 0; i < count; i += 1) {
      const random = new Random(options.seed, Number(municipality), domains.indexOf(domain), i);
      let life: Omit<Person, "bsn"> | undefined;
      for (let attempt = 0; life === undefined && attempt < mostAttempts; attempt += 1) {
        life = simulateLife(random, market, sheet, span, domain, municipality);
      }
      if (life === undefined) {
        throw new Failure(
          "region",
          `Voor gemeente ${municipality}, domein ${domain} lukt het niet om hulp te simuleren. Kijk of dit domein in segments van sample.yaml een gewicht heeft, en of er contracten en producten voor zijn.`,
        );
      }
      evaluateGoals(life, random, sheet, market, span);
      register(life, market, sheet, span);
      persons.push({ bsn: pool[persons.length] ?? "", ...life });
      if (persons.length % 500 === 0)
        effects.progress("Levenslopen simuleren", persons.length, total);
    }
  }
  effects.progress("Levenslopen simuleren", total, total);
  numberAllocations(region, persons);
  for (const person of persons) {
    for (const service of person.services) service.request = requestOf(service, sheet, span);
  }
  return { persons, spare: pool.slice(total) };
}

function numberAllocations(region: Region, persons: Person[]): void {
  const services = persons.flatMap((person) => person.services);
  const allocated = services.filter((service) => service.allocated !== null);
  allocated.sort((a, b) => (a.allocated ?? 0) - (b.allocated ?? 0) || a.salt - b.salt);
  const next = new Map<string, number>();
  for (const service of allocated) {
    const key = `${service.segment.law}${service.municipality}`;
    const first =
      100_001 + 1000 * region.municipalities.findIndex((m) => m.code === service.municipality);
    const number = next.get(key) ?? first;
    service.allocationNo = number;
    next.set(key, number + 1);
  }
}
