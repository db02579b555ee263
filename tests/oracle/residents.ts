import { group } from "d3";
import type { Region } from "../../pipeline/region/region.ts";
import type { Seen } from "./observe.ts";

/** Nobody and nowhere: what is left out of an observation that is no person. */
export const nobody = {
  client: null,
  day: 0,
  law: null,
  domain: null,
  segment: null,
  municipality: null,
  party: null,
  provider: null,
  age: null,
};

/** Residents of some ages on a day, by municipality. */
export function residentsOf(
  region: Region,
  on: string,
  from: number,
  to: number,
): Map<string, number> {
  const bands = region.population.filter(
    (one) => one.on_date === on && one.age_from >= from && (one.age_to ?? 999) <= to,
  );
  return new Map(
    [...group(bands, (one) => one.municipality_code)].map(([code, own]) => [
      code,
      own.reduce((sum, one) => sum + one.persons, 0),
    ]),
  );
}

/** All residents of some ages as the denominator of each municipality, and of each segment whole. */
export function denominators(
  region: Region,
  on: string,
  ages: { from: number; to: number; age?: string },
  segments: readonly string[],
  more: Partial<Seen> = {},
): Seen[] {
  const byMunicipality = residentsOf(region, on, ages.from, ages.to);
  const all = [...byMunicipality.values()].reduce((sum, one) => sum + one, 0);
  const seen: Seen[] = [];
  for (const [municipality, population] of byMunicipality) {
    seen.push({ ...nobody, grain: "resident", municipality, population, ...more });
  }
  for (const segment of segments) {
    const domain = region.segments.find((one) => one.id === segment)?.domain ?? null;
    const age = ages.age ?? null;
    seen.push({ ...nobody, grain: "segment", domain, segment, age, population: all, ...more });
  }
  return seen;
}
