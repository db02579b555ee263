import { type Arrival, printable, Unreadable } from "./arrival.ts";
import { deepestPacking, largestMember, type Room, smallMember, smallZip } from "./caps.ts";
import { inEnvelope, mayBeEnvelope, NoEnvelope } from "./envelope.ts";
import { gunzipped } from "./gzip.ts";
import { zipMembers } from "./zip.ts";

/** How something lies in the file that arrived. */
export interface Nesting {
  /** Zips and gzips around it. */
  depth: number;
  /** Whether there is an envelope around it. */
  enveloped: boolean;
  room: Room;
}

/** Whether an arrival is in memory with nothing around it: nearly all are. */
export function isPlain(arrival: Arrival): boolean {
  if (arrival.problem !== null) return true;
  if (/\.(?:zip|gz)$/i.test(arrival.name)) return false;
  if (!/\.xml$/i.test(arrival.name)) return true;
  return arrival.content !== null && !mayBeEnvelope(arrival.content);
}

/**
 * An arrival, or what is packed in it: the members of a zip, the file in a gzip, the message in an
 * envelope. What cannot be unpacked comes as it is, with the problem.
 */
export async function* unpacked(arrival: Arrival, nesting: Nesting): AsyncGenerator<Arrival> {
  if (isPlain(arrival)) {
    yield arrival;
    return;
  }
  const isZip = /\.zip$/i.test(arrival.name);
  const isGzip = /\.gz$/i.test(arrival.name);
  if ((isZip || isGzip) && nesting.depth >= deepestPacking) {
    yield refused(
      arrival,
      "Het bestand zit te diep verpakt: in een zip mag één zip zitten, en daarin geen zip meer. Pak de buitenste uit en lever de inhoud aan.",
    );
    return;
  }
  const inner = { ...nesting, depth: nesting.depth + 1 };
  if (isZip) yield* fromZip(arrival, await whole(arrival, smallZip), inner);
  else if (isGzip) {
    const name = /([^/!]*)\.gz$/i.exec(arrival.name)?.[1] || "inhoud";
    yield* unpacked(gunzipped(arrival, `${arrival.name}!${name}`), inner);
  } else if (nesting.enveloped || !(await startsAsEnvelope(arrival))) yield arrival;
  else yield* fromEnvelope(arrival, nesting);
}

async function* fromZip(
  arrival: Arrival,
  bytes: Buffer | null,
  nesting: Nesting,
): AsyncGenerator<Arrival> {
  if (bytes === null) {
    yield refused(
      arrival,
      "Een zip in een ander bestand mag niet beschadigd zijn of groter dan 64 MB. Pak het buitenste bestand uit en lever de zip zelf aan.",
    );
    return;
  }
  try {
    for await (const member of zipMembers(bytes, nesting.room)) {
      member.name = `${arrival.name}!${printable(member.name)}`;
      yield* unpacked(member, nesting);
    }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    yield refused(arrival, error.message);
  }
}

async function* fromEnvelope(arrival: Arrival, nesting: Nesting): AsyncGenerator<Arrival> {
  const pieces = async () =>
    inEnvelope(arrival.content === null ? await arrival.stream() : [arrival.content]);
  // A first time to see that it is sound, and how large; the large ones are not held.
  let held: Buffer[] | null = [];
  let start = Buffer.alloc(0);
  let size = 0;
  try {
    for await (const piece of await pieces()) {
      size += piece.length;
      if (start.length < 4) start = Buffer.concat([start, piece.subarray(0, 4)]);
      if (size > largestMember) throw new Unreadable(tooLarge);
      if (size > (isZip(start) ? smallZip : smallMember)) held = null;
      held?.push(piece);
    }
  } catch (error) {
    if (error instanceof NoEnvelope) yield arrival;
    else if (error instanceof Unreadable) yield refused(arrival, error.message);
    else throw error;
    return;
  }
  const inner: Nesting = { ...nesting, enveloped: true };
  const content = held === null ? null : Buffer.concat(held);
  if (isZip(start)) {
    if (nesting.depth >= deepestPacking) yield refused(arrival, tooDeep);
    else yield* fromZip(arrival, content, { ...inner, depth: nesting.depth + 1 });
    return;
  }
  const message: Arrival = {
    name: `${arrival.name}!inhoud.xml`,
    content,
    stream: async () => (await pieces()) as AsyncIterable<Uint8Array>,
    packed: arrival.stream,
    problem: null,
  };
  yield message;
}

const tooLarge =
  "Het bericht in de envelop is te groot. Dat komt bij berichten niet voor; controleer het bestand.";
const tooDeep =
  "De zip in de envelop zit te diep verpakt. Pak het buitenste bestand uit en lever de envelop zelf aan.";

function isZip(start: Buffer): boolean {
  return start.length >= 4 && start.readUInt32LE(0) === 0x04034b50;
}

/** The bytes of an arrival, or null when they cannot be read or are more than can be held. */
async function whole(arrival: Arrival, most: number): Promise<Buffer | null> {
  if (arrival.content !== null) return arrival.content;
  const held: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of await arrival.stream()) {
      size += piece.length;
      if (size > most) return null;
      held.push(Buffer.from(piece));
    }
  } catch {
    return null;
  }
  return Buffer.concat(held);
}

/** Looks at the first bytes; one that cannot be read will say so when it is read in earnest. */
async function startsAsEnvelope(arrival: Arrival): Promise<boolean> {
  if (arrival.content !== null) return mayBeEnvelope(arrival.content);
  try {
    for await (const piece of await arrival.stream()) return mayBeEnvelope(piece);
  } catch {
    return false;
  }
  return false;
}

function refused(arrival: Arrival, problem: string): Arrival {
  return { ...arrival, problem };
}
