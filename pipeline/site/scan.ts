import { readdir, readFile, rm } from "node:fs/promises";
import { join, relative } from "node:path";
import { Failure } from "../failure.ts";
import { isBsn } from "../receive/bsn.ts";

/** Something in a finished site that may point at a person. The value itself is never repeated. */
export interface Suspect {
  /** Below the site. */
  file: string;
  what: "bsn" | "client-key" | "file-name";
}

/** Nine digits that stand by themselves; decimals and longer numbers are something else. */
const nineDigits = /(?<!\d|\d[.,])\d{9}(?!\d|[.,]\d)/g;
/** In a table with commas a comma stands between figures; with semicolons it is a decimal one. */
const nineDigitsInTable = /(?<!\d|\d\.)\d{9}(?!\d|\.\d)/g;
const key = /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/gi;

/**
 * Reads every file of a finished site, whatever its kind, as a stranger would: pages, pictures, tables,
 * data and scripts, their comments and metadata, and the names of files.
 *
 * @param known hashes of the release itself, which look like client keys and may stand
 */
export async function scanSite(folder: string, known: ReadonlySet<string>): Promise<Suspect[]> {
  const found: Suspect[] = [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const file = relative(folder, path);
    if (suspectsIn(file, known).length > 0) found.push({ file: dirOf(file), what: "file-name" });
    // One byte a character: what stands in a binary file as plain text is found as well.
    const text = await readFile(path, "latin1");
    const table = file.endsWith(".csv") && !(text.split("\n", 1)[0] ?? "").includes(";");
    for (const what of suspectsIn(text, known, table)) found.push({ file, what });
  }
  return found;
}

function suspectsIn(
  text: string,
  known: ReadonlySet<string>,
  table = false,
): ("bsn" | "client-key")[] {
  const found: ("bsn" | "client-key")[] = [];
  const numbers = text.match(table ? nineDigitsInTable : nineDigits) ?? [];
  if (numbers.some(isBsn)) found.push("bsn");
  if ((text.match(key) ?? []).some((one) => !known.has(one.toLowerCase()))) {
    found.push("client-key");
  }
  return found;
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
export async function requireNoPersonIn(folder: string, known: ReadonlySet<string>): Promise<void> {
  const found = await scanSite(folder, known);
  if (found.length === 0) return;
  await rm(folder, { recursive: true, force: true });
  const lines = found.slice(0, 10).map(({ file, what }) => `- ${file}: ${meanings[what]}`);
  if (found.length > 10) lines.push(`- … en nog ${found.length - 10}`);
  throw new Failure(
    "disclosure",
    `De site wijst misschien personen aan en is weggehaald. Zoek op waar dit vandaan komt:\n${lines.join("\n")}`,
  );
}

const meanings: Record<Suspect["what"], string> = {
  bsn: "een nummer dat een BSN kan zijn",
  "client-key": "een cliëntsleutel",
  "file-name": "de naam van een bestand in deze map",
};
