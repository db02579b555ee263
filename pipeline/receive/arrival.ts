import { createHash } from "node:crypto";
import { maskBsns } from "./bsn.ts";

/** One file that arrived: a loose one, or a member of a zip. */
export interface Arrival {
  /** Path below the inbox, `!` before a zip member; numbers that may be a BSN are masked. */
  name: string;
  /** The bytes of a small file; null when it must be streamed or cannot be read. */
  content: Buffer | null;
  /** The bytes in pieces, each of which holds until the next is asked; each call begins anew. */
  stream(): Promise<AsyncIterable<Uint8Array>>;
  /** The bytes as they lie in a zip, for when unpacking fails; null for a loose file. */
  packed: (() => Promise<AsyncIterable<Uint8Array>>) | null;
  /** Dutch: why the file cannot be read at all; null when it can. */
  problem: string | null;
}

/** Why something that arrived cannot be read, or not any further. The message is Dutch. */
export class Unreadable extends Error {}

export const damaged =
  "Het bestand in de zip is beschadigd. Maak de zip opnieuw en lever hem nogmaals aan.";

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
      arrival.problem = error instanceof Unreadable ? error.message : damaged;
    }
  }
  if (arrival.packed !== null) arrival.stream = arrival.packed;
  return hashed(await arrival.stream());
}

/** A name from outside as it may be kept and shown. */
export function printable(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are the ones to take out
  return maskBsns(name.replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e]/g, "?"));
}

async function hashed(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of pieces) hash.update(piece);
  return hash.digest("hex");
}
