import { isUtf8 } from "node:buffer";
import { SaxesParser, type SaxesTagNS } from "saxes";
import { type XmlEvents, type XmlListener, XmlProblem } from "./xml-events.ts";

/** One element, attribute, comment or text may be this long; messages stay far below it. */
const longestPart = 8 * 1024 * 1024;

const ownNamespaces = new Set([
  "http://www.w3.org/2000/xmlns/",
  "http://www.w3.org/2001/XMLSchema-instance",
  "http://www.w3.org/XML/1998/namespace",
]);

type Parser = SaxesParser<{ xmlns: true }>;

/** XML events by saxes: strict, namespaces on, no DTD, no entities but the five of XML, UTF-8. */
export class SaxesEvents implements XmlEvents {
  /** A parser is dear to make and clean after use; one that broke is thrown away. */
  #parser: Parser | null = null;
  #listener: XmlListener | null = null;
  #events = 0;

  whole(bytes: Uint8Array, listener: XmlListener): void {
    if (!isUtf8(bytes)) throw notUtf8(1);
    const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
    const parser = this.#begin(listener);
    this.#guard(parser, () => {
      parser.write(content.charCodeAt(0) === 0xfeff ? content.slice(1) : content);
      parser.close();
    });
    this.#parser = parser;
  }

  async stream(pieces: AsyncIterable<Uint8Array>, listener: XmlListener): Promise<void> {
    const decoder = new TextDecoder("utf-8", { fatal: true });
    const parser = this.#begin(listener);
    let silence = 0;
    for await (const piece of pieces) {
      const before = this.#events;
      const content = decode(parser, () => decoder.decode(piece, { stream: true }));
      this.#guard(parser, () => parser.write(content));
      silence = this.#events === before ? silence + content.length : 0;
      if (silence > longestPart) {
        throw new XmlProblem(
          parser.line,
          "Een onderdeel van het bestand is langer dan 8 MB. Dat komt in een bericht niet voor; controleer het bestand.",
        );
      }
    }
    const rest = decode(parser, () => decoder.decode());
    this.#guard(parser, () => {
      if (rest !== "") parser.write(rest);
      parser.close();
    });
    this.#parser = parser;
  }

  #begin(listener: XmlListener): Parser {
    this.#listener = listener;
    const parser = this.#parser ?? this.#make();
    this.#parser = null;
    return parser;
  }

  #make(): Parser {
    const parser = new SaxesParser({ xmlns: true, position: true });
    parser.on("xmldecl", (declaration) => {
      if (declaration.encoding !== undefined && !/^utf-8$/i.test(declaration.encoding)) {
        throw new XmlProblem(
          parser.line,
          "Het bestand noemt een andere tekencodering dan UTF-8. Lever het aan in UTF-8.",
        );
      }
    });
    parser.on("doctype", () => {
      throw new XmlProblem(
        parser.line,
        "Het bestand bevat een DTD (DOCTYPE). De standaard staat dat niet toe; verwijder de DTD.",
      );
    });
    parser.on("opentag", (tag) => {
      this.#events += 1;
      this.#listener?.open(tag.uri, tag.local, parser.line, foreignAttribute(tag));
    });
    parser.on("closetag", () => {
      this.#events += 1;
      this.#listener?.close(parser.line);
    });
    parser.on("text", (text) => this.#listener?.text(text));
    parser.on("cdata", (text) => this.#listener?.text(text));
    parser.on("comment", () => {
      this.#events += 1;
    });
    parser.on("error", (error) => {
      throw new XmlProblem(parser.line, inDutch(error.message));
    });
    return parser;
  }

  #guard(parser: Parser, work: () => void): void {
    try {
      work();
    } catch (error) {
      // Running out of stack or string length is the doing of the file as well.
      if (error instanceof RangeError) {
        throw new XmlProblem(parser.line, "Een onderdeel van het bestand is te groot.");
      }
      throw error;
    }
  }
}

function foreignAttribute(tag: SaxesTagNS): string | null {
  for (const name in tag.attributes) {
    const attribute = tag.attributes[name];
    if (attribute !== undefined && !ownNamespaces.has(attribute.uri)) return attribute.local;
  }
  return null;
}

function decode(parser: Parser, work: () => string): string {
  try {
    return work();
  } catch {
    throw notUtf8(parser.line);
  }
}

function notUtf8(line: number): XmlProblem {
  return new XmlProblem(line, "Het bestand is geen tekst in UTF-8. Lever het aan in UTF-8.");
}

/** The parser's own words are English and quote the file; these do neither. */
const translations: [RegExp, string][] = [
  [
    /document must contain a root element/,
    "Het bestand is leeg of bevat geen XML. Lever het bericht opnieuw aan.",
  ],
  [
    /unclosed tag|unexpected end/,
    "Het bestand houdt op voordat het bericht af is. Waarschijnlijk is het afgebroken; lever het opnieuw aan.",
  ],
  [
    /must be a tag|before the root|outside of root|non-whitespace before|text data/,
    "Het bestand is geen XML: er staat tekst buiten het bericht. Lever het bericht zelf aan.",
  ],
  [
    /unexpected close tag|unmatched closing tag|weird empty/,
    "Een element wordt gesloten dat niet open is. De XML is niet welgevormd; maak het bestand opnieuw.",
  ],
  [
    /undefined entity|entity/i,
    "Het bestand gebruikt een entiteit die in een bericht niet mag. Schrijf het teken zelf.",
  ],
  [
    /unbound namespace prefix/,
    "Een voorvoegsel hoort bij geen namespace. Vul de xmlns-verklaring in het bericht aan.",
  ],
  [
    /duplicate attribute/,
    "Een element heeft tweemaal hetzelfde attribuut. Maak het bestand opnieuw.",
  ],
  [
    /disallowed character|invalid character/i,
    "Er staat een teken dat in XML niet mag. Maak het bestand opnieuw.",
  ],
];

function inDutch(english: string): string {
  const found = translations.find(([pattern]) => pattern.test(english));
  return found?.[1] ?? "De XML is niet welgevormd. Maak het bestand opnieuw.";
}
