import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "../failure.ts";
import { maskBsns } from "./bsn.ts";
import { damaged, ZipProblem, zipMembers } from "./zip.ts";

/** Files up to this size are read whole; larger ones pass through in pieces. */
export const smallFile = 8 * 1024 * 1024;

/** One file that arrived: a loose one, or a member of a zip. */
export interface Arrival {
  /** Path below the inbox, `!` before a zip member; numbers that may be a BSN are masked. */
  name: string;
  /** The bytes of a small file; null when it must be streamed or cannot be read. */
  content: Buffer | null;
  /** The bytes in pieces; each call begins anew. */
  stream(): Promise<AsyncIterable<Uint8Array>>;
  /** The bytes as they lie in a zip, for when unpacking fails; null for a loose file. */
  packed: (() => Promise<AsyncIterable<Uint8Array>>) | null;
  /** Dutch: why the file cannot be read at all; null when it can. */
  problem: string | null;
}

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

/**
 * The SHA-256 of the bytes of an arrival, in hexadecimal. A member of a zip that proves damaged
 * becomes a problem, known by its packed bytes.
 */
export async function fingerprint(arrival: Arrival): Promise<string> {
  if (arrival.content !== null) {
    return createHash("sha256").update(arrival.content).digest("hex");
  }
  if (arrival.problem === null) {
    try {
      return await hashed(await arrival.stream());
    } catch (error) {
      if (arrival.packed === null) throw error;
      arrival.problem = damaged;
    }
  }
  if (arrival.packed !== null) arrival.stream = arrival.packed;
  return hashed(await arrival.stream());
}

async function hashed(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of pieces) hash.update(piece);
  return hash.digest("hex");
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
