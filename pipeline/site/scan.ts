import { readdir, readFile, rm } from "node:fs/promises";
import { join, relative } from "node:path";
import type { Site } from "../../src/data/page.ts";
import { Failure } from "../failure.ts";
import { isBsn } from "../receive/bsn.ts";
import { datesIn } from "./dates.ts";

/** Something in a finished site that may point at a person. The value itself is never repeated. */
export interface Suspect {
  /** Below the site. */
  file: string;
  what: Kind;
}

type Kind = "bsn" | "client-key" | "birth-date" | "name" | "maker" | "file-name";

/** What looks like a person and is none. */
export interface Innocent {
  /** Hashes of the release itself, which look like client keys. */
  hashes: ReadonlySet<string>;
  /** Days that the release names, as `2025-12-31`: no birth dates. */
  days: ReadonlySet<string>;
  /** Last day of the data: who is in them was born before it. */
  until: string;
  /** Names of the persons in made-up deliveries; none for a real region, whose names nobody keeps. */
  names: readonly string[];
}

/** What may stand in the site of a release. */
export function innocentIn(site: Site, manifest: string, names: readonly string[] = []): Innocent {
  const { hash, edition } = site.release;
  return {
    hashes: hashesOf(manifest, hash),
    days: datesIn(site),
    until: edition.data_until,
    names: edition.fictitious ? names : [],
  };
}

/** Nine digits that stand by themselves; decimals and longer numbers are something else. */
const nineDigits = /(?<!\d|\d[.,])\d{9}(?!\d|[.,]\d)/g;
/** In a table with commas a comma stands between figures; with semicolons it is a decimal one. */
const nineDigitsInTable = /(?<!\d|\d\.)\d{9}(?!\d|\.\d)/g;
const months =
  "januari februari maart april mei juni juli augustus september oktober november december".split(
    " ",
  );
const dates = new RegExp(
  `(?<![\\d-])(?:(\\d{4})-(\\d{2})-(\\d{2})|(\\d{2})-(\\d{2})-(\\d{4})|(\\d{1,2}) (${months.join("|")}) (\\d{4}))(?![\\d-])`,
  "gi",
);
/** Facts about who made a file, in XML, HTML or PDF. */
const maker =
  /<(?:metadata|dc:creator|sodipodi:|inkscape:)|<meta name="(?:author|creator|generator)"|\/Author\s*[(<]/i;
const key = /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/gi;

/**
 * Reads every file of a finished site, whatever its kind, as a stranger would: pages, pictures, tables,
 * data and scripts, their comments and metadata, and the names of files.
 *
 * @param innocent what looks like a person and may stand
 */
export async function scanSite(folder: string, innocent: Innocent): Promise<Suspect[]> {
  const found: Suspect[] = [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const file = relative(folder, path);
    if (suspectsIn(file, innocent).length > 0) found.push({ file: dirOf(file), what: "file-name" });
    // One byte a character: what stands in a binary file as plain text is found as well.
    const bytes = await readFile(path);
    const text = bytes.toString(/\.(html|svg|csv|json|jsonld|txt)$/.test(file) ? "utf8" : "latin1");
    const table = file.endsWith(".csv") && !(text.split("\n", 1)[0] ?? "").includes(";");
    for (const what of suspectsIn(text, innocent, table)) {
      // The libraries of the explorer know days of their own.
      if (what === "birth-date" && file.endsWith(".js")) continue;
      found.push({ file, what });
    }
  }
  return found;
}

/** What in a text may point at a person. */
export function suspectsIn(
  text: string,
  { hashes, days, until, names }: Innocent,
  table = false,
): Exclude<Kind, "file-name">[] {
  const found: Exclude<Kind, "file-name">[] = [];
  const numbers = text.match(table ? nineDigitsInTable : nineDigits) ?? [];
  if (numbers.some(isBsn)) found.push("bsn");
  if ((text.match(key) ?? []).some((one) => !hashes.has(one.toLowerCase()))) {
    found.push("client-key");
  }
  if (daysIn(text).some((day) => !days.has(day) && canBeBirth(day, until)))
    found.push("birth-date");
  const plain = text.replaceAll("&amp;", "&").replaceAll("&#39;", "'");
  if (names.some((name) => standsIn(name, plain))) found.push("name");
  if (maker.test(text)) found.push("maker");
  return found;
}

/** Whether a name stands in a text as words of its own. */
function standsIn(name: string, text: string): boolean {
  const letter = /\p{L}/u;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const [before = "", after = ""] = [text[at - 1], text[at + name.length]];
    if (!letter.test(before) && !letter.test(after)) return true;
  }
  return false;
}

/** The days in a text, however they are written, as `2011-03-04`. */
function daysIn(text: string): string[] {
  return [...text.matchAll(dates)].map(([, y, m, d, day, month, year, nth, name, when]) => {
    if (y !== undefined) return `${y}-${m}-${d}`;
    if (year !== undefined) return `${year}-${month}-${day}`;
    const number = months.indexOf(String(name).toLowerCase()) + 1;
    return `${when}-${String(number).padStart(2, "0")}-${String(nth).padStart(2, "0")}`;
  });
}

/** Whether someone in the data can be born on a day: it exists, and is not more than 110 years back. */
function canBeBirth(day: string, until: string): boolean {
  const exists = new Date(`${day}T00:00:00Z`);
  const oldest = `${Number(until.slice(0, 4)) - 110}${until.slice(4)}`;
  return (
    !Number.isNaN(exists.getTime()) &&
    exists.toISOString().startsWith(day) &&
    day >= oldest &&
    day <= until
  );
}

const dirOf = (file: string): string => file.split(/[\\/]/).slice(0, -1).join("/") || ".";

/** The hashes that a manifest names, and its own. */
export function hashesOf(manifest: string, own: string): Set<string> {
  return new Set([own, ...(manifest.match(key) ?? [])].map((one) => one.toLowerCase()));
}

/**
 * Refuses a site that may point at a person: it is taken away, so that nobody puts it online.
 *
 * @throws Failure (disclosure) naming files, never values
 */
export async function requireNoPersonIn(folder: string, innocent: Innocent): Promise<void> {
  const found = await scanSite(folder, innocent);
  if (found.length === 0) return;
  await rm(folder, { recursive: true, force: true });
  const lines = found.slice(0, 10).map(({ file, what }) => `- ${file}: ${meanings[what]}`);
  if (found.length > 10) lines.push(`- … en nog ${found.length - 10}`);
  throw new Failure(
    "disclosure",
    `De site wijst misschien personen aan en is weggehaald. Zoek op waar dit vandaan komt:\n${lines.join("\n")}`,
  );
}

const meanings: Record<Kind, string> = {
  bsn: "een nummer dat een BSN kan zijn",
  "client-key": "een cliëntsleutel",
  "birth-date": "een datum die een geboortedatum kan zijn",
  name: "de naam van een persoon uit de leveringen",
  maker: "gegevens over wie het bestand maakte",
  "file-name": "de naam van een bestand in deze map",
};
