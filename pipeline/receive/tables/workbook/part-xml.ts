import { SaxesParser } from "saxes";
import { UnreadableTable } from "../encoding.ts";

/** What a reader of a part wants to know; names come without their prefix. */
export interface PartListener {
  open(name: string, attribute: (name: string) => string | undefined): void;
  close?(name: string): void;
  text?(text: string): void;
}

const deepest = 64;
/** A text or tag longer than this does not occur in a workbook. */
const longestPart = 1024 * 1024;

const damaged = "De werkmap is beschadigd: de XML erin klopt niet. Sla hem opnieuw op als .xlsx.";

/**
 * Reads the XML of a part piece by piece; after each piece control goes back to the caller, so that
 * what was found can be handed on. No DTD, hence no entities but the five of XML.
 *
 * @throws UnreadableTable when it is no sound XML
 */
export async function* readPart(
  pieces: AsyncIterable<Uint8Array>,
  listener: PartListener,
): AsyncGenerator<void> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  let silence = 0;
  const broken = () => {
    throw new UnreadableTable(damaged);
  };
  parser.on("doctype", broken);
  parser.on("error", broken);
  parser.on("opentag", ({ name, attributes }) => {
    silence = 0;
    depth += 1;
    if (depth > deepest) broken();
    listener.open(local(name), (wanted) => {
      const plain = attributes[wanted];
      if (plain !== undefined) return plain;
      const key = Object.keys(attributes).find((each) => each.endsWith(`:${wanted}`));
      return key === undefined ? undefined : attributes[key];
    });
  });
  parser.on("closetag", ({ name }) => {
    silence = 0;
    depth -= 1;
    listener.close?.(local(name));
  });
  if (listener.text !== undefined) {
    const text = listener.text.bind(listener);
    parser.on("text", text);
    parser.on("cdata", text);
  }
  const write = (text: string) => {
    silence += text.length;
    parser.write(text);
    if (silence > longestPart) broken();
  };
  for await (const piece of pieces) {
    let text: string;
    try {
      text = decoder.decode(piece, { stream: true });
    } catch {
      throw new UnreadableTable(damaged);
    }
    write(text);
    yield;
  }
  parser.close();
  yield;
}

/** Reads a part to its end. */
export async function readWholePart(
  pieces: AsyncIterable<Uint8Array>,
  listener: PartListener,
): Promise<void> {
  for await (const _ of readPart(pieces, listener));
}

function local(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
