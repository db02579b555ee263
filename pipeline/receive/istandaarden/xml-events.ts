/** What a message reader hears of an XML document, in document order. */
export interface XmlListener {
  /**
   * @param foreign name of an attribute other than a namespace declaration or xsi:…, if any
   */
  open(uri: string, local: string, line: number, foreign: string | null): void;
  text(text: string): void;
  close(line: number): void;
}

/** A listener that takes the text of an element as bytes, and decodes what it wants to keep. */
export interface ByteListener extends XmlListener {
  /** All text of the open element, which has no children: UTF-8 without references, not empty. */
  bytes(source: Buffer, from: number, to: number): void;
  /** The bytes told so far are about to be overwritten. */
  settle(): void;
  /**
   * The text of the open element is about to be told. What follows it, up to the next text, may be
   * told again many times: remember what is done then.
   *
   * @param line where that text ends
   */
  note(line: number): void;
  /**
   * The text of an element is about to be told, for the first time since `note`.
   *
   * @returns how to do again what was done in between; null when that may be different another time
   */
  noted(): Passage | null;
}

/** What a listener does from one text up to the next, learnt by heart. */
export interface Passage {
  /** @param from where in `source` the text before it is, without references; may be empty */
  pass(source: Buffer, from: number, to: number, line: number): void;
}

/** Why bytes are no XML that we accept. The message is Dutch and holds nothing of the content. */
export class XmlProblem extends Error {
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

/** Turns bytes into events. Throws XmlProblem; whatever a listener throws passes through. */
export interface XmlEvents {
  /** A document that is in memory. */
  whole(bytes: Uint8Array, listener: XmlListener): void;
  /** A document that comes in pieces; memory does not grow with it. */
  stream(pieces: AsyncIterable<Uint8Array>, listener: XmlListener): Promise<void>;
}
