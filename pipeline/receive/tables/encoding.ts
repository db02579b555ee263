/** A table whose bytes or form cannot be understood. The message is Dutch. */
export class UnreadableTable extends Error {
  readonly line: number | null;

  constructor(message: string, line: number | null = null) {
    super(message);
    this.line = line;
  }
}

const otherwise = "Sla de tabel op als CSV UTF-8 of als .xlsx.";

/**
 * The text of a table, without a byte order mark. UTF-16 is known by its mark. Without one the
 * first byte that is no ASCII decides, so that a large file need not be read twice: UTF-8 when it
 * begins a sound sequence, else Windows-1252.
 *
 * @throws UnreadableTable when the bytes are no text, or partly UTF-8 and partly not
 */
export async function* decoded(
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): AsyncGenerator<string> {
  let decode: ((bytes: Buffer, last: boolean) => string) | null = null;
  let ascii = true;
  // Bytes held back because what they begin may go on in the next piece.
  let held: Buffer = Buffer.alloc(0);
  let begun = false;
  for await (const piece of pieces) {
    let bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    if (held.length > 0) bytes = Buffer.concat([held, bytes]);
    held = Buffer.alloc(0);
    if (!begun) {
      // A mark takes three bytes.
      if (bytes.length < 3) {
        held = bytes;
        continue;
      }
      begun = true;
      decode = marked(bytes);
      if (decode === null && bytes.includes(0)) throw noText();
    }
    if (decode === null && ascii) {
      const at = bytes.findIndex((byte) => byte > 127);
      if (at < 0) {
        yield bytes.toString("latin1");
        continue;
      }
      if (bytes.length - at < 4) {
        held = bytes;
        continue;
      }
      ascii = false;
      decode = beginsUtf8(bytes, at) ? utf8() : windows1252;
    }
    if (decode !== null) yield decode(bytes, false);
  }
  if (held.length > 0) {
    const at = held.findIndex((byte) => byte > 127);
    decode ??= marked(held) ?? (at < 0 || beginsUtf8(held, at) ? utf8() : windows1252);
    yield decode(held, false);
  }
  if (decode !== null) yield decode(Buffer.alloc(0), true);
}

function marked(bytes: Buffer): ((bytes: Buffer, last: boolean) => string) | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return sound("utf-16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return sound("utf-16be");
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return utf8();
  return null;
}

function utf8() {
  return sound("utf-8");
}

function sound(encoding: string): (bytes: Buffer, last: boolean) => string {
  const decoder = new TextDecoder(encoding, { fatal: true });
  return (bytes, last) => {
    try {
      return decoder.decode(bytes, { stream: !last });
    } catch {
      throw new UnreadableTable(
        `De tekens van de tabel zijn niet te lezen: een deel is in een andere tekencodering geschreven. ${otherwise}`,
      );
    }
  };
}

function noText(): UnreadableTable {
  return new UnreadableTable(
    `Het bestand is geen tekst, of tekst in een vreemde tekencodering. ${otherwise}`,
  );
}

/** Whether a sound sequence of UTF-8 begins at a place. */
function beginsUtf8(bytes: Buffer, at: number): boolean {
  const first = bytes[at] as number;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(at, at + length));
    return true;
  } catch {
    return false;
  }
}

/** What 0x80–0x9f mean in Windows-1252; the rest is as in Latin-1. The gaps are no character. */
const special = "€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ";

function windows1252(bytes: Buffer): string {
  // Not by TextDecoder: some releases of Node take this encoding for Latin-1.
  return bytes
    .toString("latin1")
    .replace(/[\u0080-\u009f]/g, (character) => special[character.charCodeAt(0) - 0x80] as string);
}
