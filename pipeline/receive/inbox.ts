import { closeSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "../failure.ts";
import { type Arrival, printable, Unreadable } from "./arrival.ts";
import { roomOf, smallMember } from "./caps.ts";
import { isPlain, unpacked } from "./unpack.ts";
import { zipMembers } from "./zip.ts";

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

/**
 * What one file in the inbox brings: itself, or what is packed in it. A zip may hold zips, and any
 * of them an envelope or a file in gzip.
 */
export async function* arrivals(inbox: string, path: string): AsyncGenerator<Arrival> {
  const full = join(inbox, path);
  const name = printable(path);
  // Waiting for a thread to do it would cost more than to do it.
  const { size } = statSync(full);
  const nesting = { depth: 0, enveloped: false, room: roomOf(size) };
  if (!/\.zip$/i.test(path)) {
    const loose: Arrival = {
      name,
      content: size <= smallMember ? readFileSync(full) : null,
      stream: async () => piecesOf(full),
      packed: null,
      problem: null,
    };
    yield* unpacked(loose, nesting);
    return;
  }
  try {
    for await (const member of zipMembers(full, nesting.room)) {
      member.name = `${name}!${printable(member.name)}`;
      if (isPlain(member)) yield member;
      else yield* unpacked(member, { ...nesting, depth: 1 });
    }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    yield {
      name,
      content: null,
      stream: async () => piecesOf(full),
      packed: null,
      problem: error.message,
    };
  }
}

/** A file in pieces, all in the same memory: each holds until the next is asked. */
export async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  const file = openSync(path, "r");
  try {
    const buffer = Buffer.allocUnsafeSlow(pieceSize);
    for (;;) {
      // Waiting for a thread to read would cost as much as the reading.
      const length = readSync(file, buffer);
      if (length === 0) return;
      yield buffer.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}

const pieceSize = 128 * 1024;

function stem(name: string): string {
  return name.replace(/\.[^.]*$/, "");
}

/** By code unit: the same on every machine, whatever its language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
