import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { quote } from "./problem.ts";
import type { Provider, RegionSheet } from "./region.ts";

/** What texts of people (agreements, stories, council) may refer to. */
export interface Around {
  sheet: RegionSheet | null;
  providers: readonly Provider[];
  /** Also of providers with a mistake elsewhere in their row; null when they could not be read. */
  providerIds: ReadonlySet<string> | null;
}

/** Tells that a value refers to what is not there; null refers to nothing. */
export function refer(
  wrong: (path: (string | number)[], text: string) => void,
  path: (string | number)[],
  value: string | null,
  allowed: ReadonlySet<string> | null,
): void {
  if (value === null || allowed === null || allowed.has(value)) return;
  const options = [...allowed];
  const some = options.length === 0 ? "niets" : `een van: ${options.join(", ")}`;
  wrong(path, `de waarde ${quote(value)} bestaat niet. Toegestaan: ${some}.`);
}

/** Names that may stand in a text without pointing at a person. */
export function namesOf({ sheet, providers }: Around): string[] {
  return [
    ...providers.flatMap(({ name, party_name }) => [name, party_name]),
    ...(sheet?.municipalities.map(({ name }) => name) ?? []),
    ...(sheet?.segments.map(({ name }) => name) ?? []),
    ...(sheet ? [sheet.name] : []),
  ];
}

/** The files of one kind in a folder of the region, in order of name; none when it is not there. */
export async function filesIn(folder: string, room: string, extension: string): Promise<string[]> {
  if (!existsSync(join(folder, room))) return [];
  const names = await readdir(join(folder, room));
  return names
    .filter((name) => name.endsWith(extension))
    .sort()
    .map((name) => `${room}/${name}`);
}
