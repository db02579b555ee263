import { inflateSync } from "node:zlib";

/** What a reader, or a program, finds in a PDF as Chromium writes it. */
export interface PdfText {
  /** The text on its sheets, a piece per stretch that was set as one. */
  pieces: string[];
  /** Texts for who cannot see a picture. */
  alternatives: string[];
  /** Facts about the file: `Title`, `Creator`. */
  facts: ReadonlyMap<string, string>;
  /** Addresses that it links to. */
  links: string[];
}

interface PdfObject {
  head: string;
  data: string | null;
}

/**
 * Reads the text of a PDF with fonts that say which letters their signs are (`ToUnicode`).
 *
 * @throws Error when the file is built in another way: then nobody knows what is in it
 */
export function readPdf(bytes: Buffer): PdfText {
  const text = bytes.toString("latin1");
  if (/\/Encrypt\b|\/ObjStm\b/.test(text))
    throw new Error("een PDF met versleutelde of verpakte delen");
  const objects = objectsOf(text, bytes);
  const fonts = fontsOf(objects);
  const found: PdfText = { pieces: [], alternatives: [], facts: factsOf(text, objects), links: [] };
  for (const { head, data } of objects.values()) {
    for (const [, value = ""] of head.matchAll(/\/Alt\s*(\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f]*>)/g))
      found.alternatives.push(stringOf(value));
    for (const [, value = ""] of head.matchAll(/\/URI\s*(\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f]*>)/g))
      found.links.push(stringOf(value));
    if (data !== null && /\bBT\b/.test(data)) found.pieces.push(...piecesOf(data, fonts));
  }
  return found;
}

function objectsOf(text: string, bytes: Buffer): Map<number, PdfObject> {
  const objects = new Map<number, PdfObject>();
  const start = /(?<!\d)(\d+) 0 obj\s/g;
  for (let found = start.exec(text); found !== null; found = start.exec(text)) {
    const from = start.lastIndex;
    const end = /\bendobj|>>\s*stream\r?\n/g;
    end.lastIndex = from;
    const stop = end.exec(text);
    if (stop === null) throw new Error("een onderdeel zonder einde");
    const head = text.slice(from, stop.index + (stop[0].startsWith(">>") ? 2 : 0));
    let data: string | null = null;
    start.lastIndex = end.lastIndex;
    if (stop[0].startsWith(">>")) {
      const length = Number(/\/Length\s+(\d+)(?!\s+\d+\s+R)/.exec(head)?.[1]);
      if (!Number.isInteger(length)) throw new Error("een onderdeel zonder lengte");
      const raw = bytes.subarray(end.lastIndex, end.lastIndex + length);
      // Pictures and fonts of another packing hold no text.
      if (!/\/Filter/.test(head)) data = raw.toString("latin1");
      else if (/\/Filter\s*\[?\s*\/FlateDecode/.test(head))
        data = inflateSync(raw).toString("latin1");
      start.lastIndex = end.lastIndex + length;
    }
    objects.set(Number(found[1]), { head, data });
  }
  return objects;
}

type Letters = ReadonlyMap<string, string>;

/** Per name of a font which letters its signs are. */
function fontsOf(objects: ReadonlyMap<number, PdfObject>): Map<string, Letters> {
  const fonts = new Map<string, Letters>();
  for (const { head } of objects.values()) {
    for (const [, name = "", number] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const font = objects.get(Number(number))?.head ?? "";
      const [, map] = /\/ToUnicode (\d+) 0 R/.exec(font) ?? [];
      const letters = map === undefined ? undefined : objects.get(Number(map))?.data;
      if (letters != null) fonts.set(name, lettersOf(letters));
    }
  }
  return fonts;
}

function lettersOf(map: string): Letters {
  const letters = new Map<string, string>();
  for (const [, lines = ""] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, sign = "", letter = ""] of lines.matchAll(/<(\w+)>\s*<(\w+)>/g))
      letters.set(sign.toUpperCase(), unicode(letter));
  }
  for (const [, lines = ""] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = "", to = "", first = ""] of lines.matchAll(
      /<(\w+)>\s*<(\w+)>\s*<(\w+)>/g,
    )) {
      const low = Number.parseInt(from, 16);
      for (let sign = low; sign <= Number.parseInt(to, 16); sign++) {
        const letter = Number.parseInt(first, 16) + sign - low;
        letters.set(
          sign.toString(16).toUpperCase().padStart(from.length, "0"),
          String.fromCodePoint(letter),
        );
      }
    }
  }
  return letters;
}

const unicode = (hex: string): string =>
  Buffer.from(hex.padStart(4, "0"), "hex").swap16().toString("utf16le");

/** The stretches of text that a sheet sets. */
function piecesOf(sheet: string, fonts: ReadonlyMap<string, Letters>): string[] {
  const pieces: string[] = [];
  for (const [, block = ""] of sheet.matchAll(/\bBT\b([\s\S]*?)\bET\b/g)) {
    let letters: Letters | undefined;
    let piece = "";
    for (const [all, font, signs] of block.matchAll(
      /\/(F\d+)\s+[\d.]+\s+Tf|<([0-9A-Fa-f]+)>|\bTm\b|\((?:[^()\\]|\\.)*\)\s*Tj/g,
    )) {
      if (font !== undefined) letters = fonts.get(font);
      else if (all === "Tm") piece += " ";
      else if (signs === undefined || letters === undefined)
        throw new Error("letters zonder betekenis");
      else piece += read(signs.toUpperCase(), letters);
    }
    pieces.push(piece.trim());
  }
  return pieces;
}

function read(signs: string, letters: Letters): string {
  const size = [...letters.keys()][0]?.length ?? 4;
  let text = "";
  for (let at = 0; at < signs.length; at += size)
    text += letters.get(signs.slice(at, at + size)) ?? "\ufffd";
  return text;
}

/** The facts that stand beside the sheets, those in XML included. */
function factsOf(text: string, objects: ReadonlyMap<number, PdfObject>): Map<string, string> {
  const facts = new Map<string, string>();
  const [, number] = /\/Info (\d+) 0 R/.exec(text) ?? [];
  const info = objects.get(Number(number))?.head ?? "";
  for (const [, name = "", value = ""] of info.matchAll(
    /\/(\w+)\s*(\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f]*>)/g,
  ))
    facts.set(name, stringOf(value));
  if (/\/Type\s*\/Metadata/.test(text)) facts.set("Metadata", "XML");
  return facts;
}

/** A string in brackets, or as hexadecimal UTF-16. */
function stringOf(value: string): string {
  const bytes = value.startsWith("<")
    ? Buffer.from(value.slice(1, -1), "hex")
    : Buffer.from(
        value
          .slice(1, -1)
          .replace(/\\([0-7]{3})/g, (_, octal: string) =>
            String.fromCharCode(Number.parseInt(octal, 8)),
          )
          .replace(/\\(.)/g, "$1"),
        "latin1",
      );
  if (bytes[0] === 0xfe && bytes[1] === 0xff && bytes.length % 2 === 0)
    return Buffer.from(bytes.subarray(2)).swap16().toString("utf16le");
  return bytes.toString("latin1");
}
