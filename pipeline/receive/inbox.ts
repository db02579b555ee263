import { createReadStream } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "../failure.ts";
import type { Arrival } from "./arrival.ts";
import { maskBsns } from "./bsn.ts";
import { ZipProblem, zipMembers } from "./zip.ts";

/** Files up to this size are read whole; larger ones pass through in pieces. */
export const smallFile = 8 * 1024 * 1024;

/**
 * The files in the inbox in their order of arrival: by name, shorter names first, so that
 * `uren-2024.csv` comes before `uren-2024-nieuw.csv`. Hidden files and links are left alone.
 *
 * @returns paths below the inbox
 * @throws Failure("delivery") when there is no inbox
 */
export async function inboxFiles(inbox: string, below = ""): Promise<string[]> {
  const entries = await readdir(join(inbox, below), { withFileTypes: true }).catch(() => {
    throw new Failure(
      "delivery",
      `De map met leveringen ${join(inbox, below)} is niet te lezen. Maak de map en zet er de berichten en tabellen in, of maak een voorbeeld met 'npm run monitor -- sample'.`,
    );
  });
  const visible = entries.filter((entry) => !entry.name.startsWith("."));
  visible.sort((a, b) => compare(stem(a.name), stem(b.name)) || compare(a.name, b.name));
  const files: string[] = [];
  for (const entry of visible) {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) files.push(...(await inboxFiles(inbox, path)));
    else if (entry.isFile()) files.push(path);
  }
  return files;
}

/** What one file in the inbox brings: itself, or the members of the zip that it is. */
export async function* arrivals(inbox: string, path: string): AsyncGenerator<Arrival> {
  const full = join(inbox, path);
  const name = printable(path);
  if (!/\.zip$/i.test(path)) {
    const small = (await stat(full)).size <= smallFile;
    yield {
      name,
      content: small ? await readFile(full) : null,
      stream: async () => createReadStream(full, { highWaterMark: 256 * 1024 }),
      packed: null,
      problem: null,
    };
    return;
  }
  try {
    for await (const member of zipMembers(full)) {
      yield { ...member, name: `${name}!${printable(member.name)}` };
    }
  } catch (error) {
    if (!(error instanceof ZipProblem)) throw error;
    yield {
      name,
      content: null,
      stream: async () => createReadStream(full),
      packed: null,
      problem: error.message,
    };
  }
}

function stem(name: string): string {
  return name.replace(/\.[^.]*$/, "");
}

/** By code unit: the same on every machine, whatever its language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A name from outside as it may be kept and shown. */
function printable(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are the ones to take out
  return maskBsns(name.replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e]/g, "?"));
}
