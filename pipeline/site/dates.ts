import type { Site } from "../../src/data/page.ts";

const day = /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/g;

/** Every day that a release, its definitions or the settings of its region name, as `2025-12-31`. */
export function datesIn(site: Site): Set<string> {
  const { values: _, ...release } = site.release;
  // The examples of definitions tell of persons, be it made-up ones.
  const definitions = [...site.definitions.values()].map(({ examples: _, ...rest }) => rest);
  const text = JSON.stringify([release, definitions, site.settings]);
  return new Set(text.match(day) ?? []);
}
