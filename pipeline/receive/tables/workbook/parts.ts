import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { UnreadableTable } from "../encoding.ts";

const MB = 1024 * 1024;
/** A workbook larger than this, packed, is refused: it lies in memory while it is read. */
const largestWorkbook = 64 * MB;
/** The sheet itself streams; the other parts are held in memory. */
const largestSheet = 512 * MB;
export const largestOther = 64 * MB;
/** Parts up to this size may be packed as tightly as they like; larger ones not beyond this. */
const smallPart = 8 * MB;
const tightest = 250;
const mostParts = 10_000;

const damaged =
  "Het bestand is geen werkmap van Excel (.xlsx) of is beschadigd. Sla het opnieuw op.";
const tooLarge =
  "De werkmap is te groot om veilig te lezen. Lever de tabel aan als .csv, of in delen.";

/** The parts of a workbook: an .xlsx is a zip of XML files. */
export class Parts {
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.#zip = zip;
    this.#entries = entries;
  }

  /** @throws UnreadableTable when it is no workbook, is protected, or unpacks to something huge */
  static async open(content: Uint8Array | AsyncIterable<Uint8Array>): Promise<Parts> {
    const bytes = await collected(content);
    // An old .xls, and a workbook with a password, are compound documents.
    if (bytes.length >= 4 && bytes.readUInt32BE(0) === 0xd0cf11e0) {
      throw new UnreadableTable(
        "De werkmap is beveiligd met een wachtwoord of is een oud bestand (.xls). Sla hem zonder wachtwoord op als .xlsx.",
      );
    }
    try {
      const zip = await fromBufferPromise(bytes, { lazyEntries: true, autoClose: false });
      return new Parts(zip, await directory(zip, bytes.length));
    } catch (error) {
      throw error instanceof UnreadableTable ? error : new UnreadableTable(damaged);
    }
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** The bytes of a part, in pieces. @throws UnreadableTable */
  async *pieces(name: string, largest = largestSheet): AsyncGenerator<Uint8Array> {
    const entry = this.#entries.get(name);
    if (entry === undefined) throw new UnreadableTable(damaged);
    if (entry.isEncrypted() || !entry.canDecodeFileData()) throw new UnreadableTable(damaged);
    if (
      entry.uncompressedSize > largest ||
      (entry.uncompressedSize > smallPart &&
        entry.uncompressedSize > tightest * entry.compressedSize)
    ) {
      throw new UnreadableTable(tooLarge);
    }
    // What unpacks to more than the directory promises is refused by the unpacker itself.
    try {
      yield* (await this.#zip.openReadStreamPromise(entry)) as AsyncIterable<Uint8Array>;
    } catch {
      throw new UnreadableTable(damaged);
    }
  }
}

async function directory(zip: ZipFile, size: number): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let packed = 0;
  for await (const entry of zip.eachEntry()) {
    packed += entry.compressedSize;
    // Parts that share bytes are the trick of a bomb whose single parts look harmless.
    if (packed > size || entries.has(entry.fileName) || entries.size >= mostParts) {
      throw new UnreadableTable(damaged);
    }
    entries.set(entry.fileName, entry);
  }
  return entries;
}

async function collected(content: Uint8Array | AsyncIterable<Uint8Array>): Promise<Buffer> {
  if (content instanceof Uint8Array) {
    return Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  }
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of content) {
    size += piece.length;
    if (size > largestWorkbook) throw new UnreadableTable(tooLarge);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
