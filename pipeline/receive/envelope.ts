import { SaxesParser, type SaxesTagNS } from "saxes";
import { Unreadable } from "./arrival.ts";
import { Base64Decoder } from "./base64.ts";
import { MB } from "./caps.ts";

/** Thrown when a file is no envelope at all: then it is what it is. */
export class NoEnvelope extends Error {}

const soap = new Set([
  "http://schemas.xmlsoap.org/soap/envelope/",
  "http://www.w3.org/2003/05/soap-envelope",
]);
/** GGk 2.1, of the koppelvlak and of the sectormodel: the element with the message differs. */
const ggk = new Map([
  ["http://www.stufstandaarden.nl/koppelvlak/ggk0210", "xmlBestand"],
  ["http://www.stufstandaarden.nl/sectormodel/ggk/0210", "bericht"],
]);
const vecozo = /^http:\/\/schemas\.vecozo\.nl\/berichtuitwisseling\/messages\/v[0-9]+$/;

/** What an envelope says besides the message is a few kB. */
const longestAround = 8 * MB;
const deepest = 32;

/**
 * Whether a file may be an envelope, by its first bytes: an element Envelope of SOAP, or
 * envelopHeenbericht or envelopRetourbericht of the GGk without SOAP around it.
 */
export function mayBeEnvelope(start: Uint8Array): boolean {
  const head = Buffer.from(start.buffer, start.byteOffset, Math.min(start.byteLength, 2048));
  return head.includes("nvelop");
}

/**
 * The message in an envelope of the GGk (the XML of a message) or VECOZO (a zip), decoded from
 * base64 piece by piece: memory does not grow with it. The envelope itself is not kept; it must be
 * well-formed, without DTD, and hold one message.
 *
 * @throws NoEnvelope when the first element is not that of an envelope
 * @throws Unreadable when the envelope, or the base64 in it, is not sound
 */
export async function* inEnvelope(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Buffer> {
  const text = new TextDecoder("utf-8", { fatal: true });
  const around = new Around();
  const base64 = new Base64Decoder();
  let length = 0;
  let reference: string | null = null;
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    let at = 0;
    while (at < bytes.length) {
      if (!around.inside) {
        // Tag by tag, so that the parser never sees the message.
        const close = bytes.indexOf(">", at);
        const end = close === -1 ? bytes.length : close + 1;
        length += end - at;
        if (length > longestAround) throw new Unreadable(tooLong);
        around.write(decoded(text, bytes.subarray(at, end)));
        at = end;
        if (around.found !== "") yield base64.decode(around.take());
      } else if (reference !== null) {
        const end = bytes.indexOf(";", at);
        const part = bytes.toString("latin1", at, end === -1 ? bytes.length : end + 1);
        reference += part;
        at += part.length;
        if (reference.length > 8) throw new Unreadable(notSound);
        if (end !== -1) {
          // Some software writes its line ends as references.
          if (!/^&#(?:9|10|13|32|x9|xA|xD|x20);$/i.test(reference)) throw new Unreadable(notSound);
          reference = null;
        }
      } else {
        const end = endOfText(bytes, at);
        if (end > at) yield base64.decode(bytes.toString("latin1", at, end));
        at = end;
        if (at < bytes.length) {
          if (bytes[at] === 38) reference = "";
          else around.inside = false;
        }
      }
    }
  }
  around.end(decoded(text));
  base64.end();
}

function endOfText(bytes: Buffer, from: number): number {
  const tag = bytes.indexOf(60, from);
  const upTo = tag === -1 ? bytes.length : tag;
  const reference = bytes.subarray(from, upTo).indexOf(38);
  return reference === -1 ? upTo : from + reference;
}

function decoded(decoder: TextDecoder, bytes?: Uint8Array): string {
  try {
    return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
  } catch {
    throw new Unreadable(notSound);
  }
}

const notSound =
  "De envelop om het bericht is geen goede XML. Maak de envelop opnieuw, of lever het bericht zelf aan.";
const tooLong =
  "De envelop om het bericht is groter dan 8 MB. Lever het bericht zelf aan, zonder envelop.";

/** What stands around the message. */
class Around {
  /** True while the next bytes are those of the message. */
  inside = false;
  /** Base64 that the parser came across, in a CDATA section. */
  found = "";
  readonly #parser: SaxesParser<{ xmlns: true }>;
  #depth = 0;
  /** Depth of the element with the message, while it is open. */
  #at = 0;
  #messages = 0;

  constructor() {
    const parser = new SaxesParser({ xmlns: true, position: false });
    parser.on("xmldecl", ({ encoding }) => {
      if (encoding !== undefined && !/^utf-8$/i.test(encoding)) throw new Unreadable(notSound);
    });
    parser.on("doctype", () => {
      throw new Unreadable(
        "De envelop om het bericht bevat een DTD (DOCTYPE). Dat mag niet; lever het bericht zelf aan.",
      );
    });
    parser.on("opentag", (tag) => this.#open(tag));
    parser.on("closetag", () => {
      if (this.#at === this.#depth) this.#at = 0;
      this.#depth -= 1;
    });
    parser.on("cdata", (cdata) => {
      if (this.#at > 0) this.found += cdata;
    });
    parser.on("text", (more) => {
      if (this.#at > 0) this.found += more;
    });
    parser.on("error", () => {
      throw this.#depth === 0 && this.#messages === 0 ? new NoEnvelope() : new Unreadable(notSound);
    });
    this.#parser = parser;
  }

  write(text: string): void {
    this.#parser.write(text);
    this.inside = this.#at > 0;
  }

  take(): string {
    const { found } = this;
    this.found = "";
    return found;
  }

  end(rest: string): void {
    this.#parser.write(rest);
    this.#parser.close();
    if (this.#messages === 0) {
      throw new Unreadable(
        "In de envelop zit geen bericht. Controleer het bestand, of lever het bericht zelf aan.",
      );
    }
  }

  #open(tag: SaxesTagNS): void {
    const { uri, local } = tag;
    if (this.#depth === 0 && !isEnvelope(uri, local)) throw new NoEnvelope();
    this.#depth += 1;
    if (this.#depth > deepest || this.#at > 0) throw new Unreadable(notSound);
    if (local === "Fault" || local === "Fo01Bericht") {
      throw new Unreadable(
        "In de envelop zit een foutmelding en geen bericht. Zoek uit wat er mis ging bij het versturen.",
      );
    }
    if (local === "tekstBestand" && ggk.has(uri)) {
      throw new Unreadable(
        "In de envelop zit een tekstbestand en geen bericht. Lever het tekstbestand zelf aan.",
      );
    }
    if (ggk.get(uri) !== local && !(local === "Data" && vecozo.test(uri))) return;
    this.#messages += 1;
    if (this.#messages > 1) {
      throw new Unreadable("In de envelop zit meer dan één bericht. Lever ze elk apart aan.");
    }
    if (!tag.isSelfClosing) this.#at = this.#depth;
  }
}

function isEnvelope(uri: string, local: string): boolean {
  return (
    (local === "Envelope" && soap.has(uri)) ||
    (/^envelop(?:Heen|Retour)bericht-ggk_D[iu]01$/.test(local) && ggk.has(uri))
  );
}
