import { closeSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { crc32, inflateRawSync } from "node:zlib";
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from "yauzl";
import { type Arrival, damaged, Unreadable } from "./arrival.ts";
import {
  largestMember,
  MB,
  mostMembers,
  type Room,
  smallMember,
  smallZip,
  tightest,
} from "./caps.ts";

/**
 * The members of a zip, in the order of its directory.
 *
 * @param source path of the zip, or its bytes
 * @param room what may still come out of the file that arrived; the members take their share
 * @throws Unreadable when the zip itself is broken; a member that cannot be read says so itself
 */
export async function* zipMembers(source: string | Buffer, room: Room): AsyncGenerator<Arrival> {
  const path = typeof source === "string" ? source : "";
  const size = typeof source === "string" ? statSync(source).size : source.length;
  const whole = typeof source !== "string" ? source : size <= smallZip ? readFileSync(path) : null;
  const handle = whole === null ? openSync(path, "r") : null;
  const slice = (start: number, length: number): Buffer => {
    if (whole !== null) return whole.subarray(start, start + length);
    const bytes = Buffer.alloc(Math.max(0, Math.min(length, size - start)));
    return bytes.subarray(0, readSync(handle as number, bytes, 0, bytes.length, start));
  };
  let zip: ZipFile | null = null;
  try {
    zip = await opened(path, whole);
    let packed = 0;
    let members = 0;
    for await (const entry of directory(zip)) {
      packed += entry.compressedSize;
      room.bytes -= entry.uncompressedSize;
      members += 1;
      if (members > mostMembers || room.bytes < 0) {
        throw new Unreadable(
          "De zip pakt uit tot meer bestanden of gegevens dan bij leveringen voorkomt. Controleer de zip en verdeel hem over kleinere.",
        );
      }
      // Members that share bytes are the trick of a bomb whose single members look harmless.
      if (packed > size) {
        throw new Unreadable(
          "De zip is beschadigd: onderdelen overlappen elkaar. Maak de zip opnieuw.",
        );
      }
      if (isWanted(entry.fileName)) yield member(zip, entry, slice);
    }
  } finally {
    zip?.close();
    if (handle !== null) closeSync(handle);
  }
}

async function opened(path: string, whole: Buffer | null): Promise<ZipFile> {
  try {
    const options = { lazyEntries: true, autoClose: false };
    return await (whole === null ? openPromise(path, options) : fromBufferPromise(whole, options));
  } catch {
    throw new Unreadable(
      "Het bestand is geen zip of is beschadigd. Maak de zip opnieuw en lever hem nogmaals aan.",
    );
  }
}

async function* directory(zip: ZipFile): AsyncGenerator<Entry> {
  const entries = zip.eachEntry();
  for (;;) {
    let next: IteratorResult<Entry>;
    try {
      next = await entries.next();
    } catch {
      throw new Unreadable(
        "De inhoudsopgave van de zip is beschadigd. Maak de zip opnieuw en lever hem nogmaals aan.",
      );
    }
    if (next.done === true) return;
    yield next.value;
  }
}

function isWanted(name: string): boolean {
  const base = name.slice(name.lastIndexOf("/") + 1);
  return base !== "" && !base.startsWith(".") && !name.startsWith("__MACOSX/");
}

function member(
  zip: ZipFile,
  entry: Entry,
  slice: (start: number, length: number) => Buffer,
): Arrival {
  const arrival: Arrival = {
    name: entry.fileName,
    content: null,
    problem: null,
    stream: async () => sound(await zip.openReadStreamPromise(entry), entry.crc32),
    packed: async () => packedPieces(entry, slice),
  };
  if (entry.isEncrypted()) {
    arrival.problem = "Het bestand in de zip is versleuteld. Lever het onversleuteld aan.";
  } else if (!entry.canDecodeFileData()) {
    arrival.problem =
      "Het bestand is ingepakt op een manier die niet gelezen kan worden. Maak een gewone zip.";
  } else if (
    entry.uncompressedSize > largestMember ||
    (entry.uncompressedSize > smallMember &&
      entry.uncompressedSize > tightest * entry.compressedSize)
  ) {
    arrival.problem = `Het bestand is uitgepakt te groot (${Math.round(entry.uncompressedSize / MB).toLocaleString("nl-NL")} MB). Dat komt bij berichten niet voor; controleer de zip.`;
  } else if (entry.uncompressedSize <= smallMember) {
    arrival.content = unpacked(entry, slice(dataStart(entry, slice), entry.compressedSize));
    if (arrival.content === null) arrival.problem = damaged;
  }
  return arrival;
}

/** Where the bytes of a member begin, or the end of the zip when there is no such member. */
function dataStart(entry: Entry, slice: (start: number, length: number) => Buffer): number {
  // The local header repeats the name and may hold other extra fields than the directory.
  const header = slice(entry.relativeOffsetOfLocalHeader, 30);
  if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50) return Number.MAX_SAFE_INTEGER;
  return entry.relativeOffsetOfLocalHeader + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
}

/** The bytes of a small member, or null when they are not what the directory promises. */
function unpacked(entry: Entry, raw: Buffer): Buffer | null {
  try {
    const bytes =
      entry.compressionMethod === 0
        ? raw
        : inflateRawSync(raw, { maxOutputLength: Math.max(1, entry.uncompressedSize) });
    const isSound = bytes.length === entry.uncompressedSize && crc32(bytes) === entry.crc32;
    return isSound ? bytes : null;
  } catch {
    return null;
  }
}

/** The pieces of a large member; fails when they are not what the directory promises. */
async function* sound(
  pieces: AsyncIterable<Uint8Array>,
  promised: number,
): AsyncGenerator<Uint8Array> {
  let sum = 0;
  try {
    for await (const piece of pieces) {
      sum = crc32(piece, sum);
      yield piece;
    }
  } catch {
    throw new Unreadable(damaged);
  }
  if (sum !== promised) throw new Unreadable(damaged);
}

/** A member as it lies in the zip, for want of better. */
async function* packedPieces(
  entry: Entry,
  slice: (start: number, length: number) => Buffer,
): AsyncGenerator<Uint8Array> {
  const start = dataStart(entry, slice);
  if (start === Number.MAX_SAFE_INTEGER) return;
  for (let at = 0; at < entry.compressedSize; at += MB) {
    yield slice(start + at, Math.min(MB, entry.compressedSize - at));
  }
}
