import { createHmac, hash } from "node:crypto";
import { maskBsns } from "./bsn.ts";

/**
 * So many client keys are remembered, a power of two: the lines of a client stand together. To make
 * one anew is hardly dearer than to find it among many.
 */
const remembered = 4096;
/** Bytes in a block of SHA-256, and in what comes out of it. */
const block = 64;
const digested = 32;
const bsnLength = 9;

/** Turns a BSN into a client key, always the same one, by HMAC-SHA-256 with a secret key. */
export class Pseudonyms {
  readonly #key: Uint8Array;
  /** BSNs and their client keys, at a place that follows from the BSN. */
  readonly #known: string[] = new Array(remembered).fill("");
  readonly #keys: string[] = new Array(remembered).fill("");
  /** The key as HMAC mixes it, before the text and before the first digest (RFC 2104). */
  readonly #inner: Buffer;
  readonly #outer: Buffer;
  /** The same with room for a BSN. */
  readonly #innerBsn: Buffer;

  /** @param key 32 bytes */
  constructor(key: Uint8Array) {
    this.#key = key;
    const padded = Buffer.concat([key, Buffer.alloc(block - key.length)]);
    this.#inner = Buffer.from(padded.map((byte) => byte ^ 0x36));
    this.#outer = Buffer.concat([padded.map((byte) => byte ^ 0x5c), Buffer.alloc(digested)]);
    this.#innerBsn = Buffer.concat([this.#inner, Buffer.alloc(bsnLength)]);
  }

  /** The secret key, for another thread of this process and nothing else. */
  lent(): Uint8Array {
    return Uint8Array.from(this.#key);
  }

  /** The client key of a BSN: 64 hexadecimal characters. */
  of(bsn: string): string {
    const place = placeOf(bsn);
    const key = this.#keys[place] as string;
    if (key !== "" && this.#known[place] === bsn) return key;
    const made = this.#hmac(bsn);
    this.#known[place] = bsn;
    this.#keys[place] = made;
    return made;
  }

  /** HMAC-SHA-256 by its definition: a quarter of the time of an object of its own for every BSN. */
  #hmac(text: string): string {
    let inner = this.#innerBsn;
    if (/^[0-9]{9}$/.test(text)) inner.write(text, block, "latin1");
    else inner = Buffer.concat([this.#inner, Buffer.from(text)]);
    // As a text of one byte per character it is quicker than as a buffer of its own.
    this.#outer.write(hash("sha256", inner, "binary"), block, "latin1");
    return hash("sha256", this.#outer, "hex");
  }

  /** Whether a reference of so many characters can hold a BSN: nearly all are too short. */
  mayHide(length: number): boolean {
    return length >= bsnLength;
  }

  /**
   * A reference that a sender chose himself, as it may be kept. Some software uses the BSN as a
   * reference; such a one is replaced, always by the same text, so that references still match.
   */
  reference(text: string): string {
    if (!this.mayHide(text.length)) return text;
    return maskBsns(text) === text ? text : `#${inLetters(this.of(text).slice(0, 16))}`;
  }

  /** Recognises the key without giving it away: a warehouse holds the work of one key only. */
  get fingerprint(): string {
    const digest = createHmac("sha256", this.#key).update("fingerprint").digest("hex");
    return inLetters(digest.slice(0, 16));
  }
}

function placeOf(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum = (Math.imul(sum, 31) + text.charCodeAt(at)) | 0;
  return (sum ^ (sum >>> 12)) & (remembered - 1);
}

/** Hexadecimal without digits: nine of those in a row could by chance look like a BSN. */
function inLetters(hex: string): string {
  return hex.replace(/[0-9]/g, (digit) => "ghijklmnop".charAt(Number(digit)));
}
