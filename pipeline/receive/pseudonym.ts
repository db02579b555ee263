import { createHmac, hash } from "node:crypto";
import { maskBsns } from "./bsn.ts";

/** So many client keys are remembered; a region has fewer clients, a country more. */
const remembered = 50_000;
/** Bytes in a block of SHA-256, and in what comes out of it. */
const block = 64;
const digested = 32;

/** Turns a BSN into a client key, always the same one, by HMAC-SHA-256 with a secret key. */
export class Pseudonyms {
  readonly #key: Uint8Array;
  readonly #known = new Map<string, string>();
  /** The key as HMAC mixes it, before the text and before the first digest (RFC 2104). */
  readonly #inner: Buffer;
  readonly #outer: Buffer;

  /** @param key 32 bytes */
  constructor(key: Uint8Array) {
    this.#key = key;
    const padded = Buffer.concat([key, Buffer.alloc(block - key.length)]);
    this.#inner = Buffer.from(padded.map((byte) => byte ^ 0x36));
    this.#outer = Buffer.concat([padded.map((byte) => byte ^ 0x5c), Buffer.alloc(digested)]);
  }

  /** The secret key, for another thread of this process and nothing else. */
  lent(): Uint8Array {
    return Uint8Array.from(this.#key);
  }

  /** The client key of a BSN: 64 hexadecimal characters. */
  of(bsn: string): string {
    const known = this.#known.get(bsn);
    if (known !== undefined) return known;
    const made = this.#hmac(bsn);
    if (this.#known.size >= remembered) this.#known.clear();
    this.#known.set(bsn, made);
    return made;
  }

  /** HMAC-SHA-256 by its definition: three times as fast as an object of its own for every BSN. */
  #hmac(text: string): string {
    hash("sha256", Buffer.concat([this.#inner, Buffer.from(text)]), "buffer").copy(
      this.#outer,
      block,
    );
    return hash("sha256", this.#outer, "hex");
  }

  /**
   * A reference that a sender chose himself, as it may be kept. Some software uses the BSN as a
   * reference; such a one is replaced, always by the same text, so that references still match.
   */
  reference(text: string): string {
    // Nearly all are too short to hold one.
    if (text.length < 9) return text;
    return maskBsns(text) === text ? text : `#${inLetters(this.of(text).slice(0, 16))}`;
  }

  /** Recognises the key without giving it away: a warehouse holds the work of one key only. */
  get fingerprint(): string {
    const digest = createHmac("sha256", this.#key).update("fingerprint").digest("hex");
    return inLetters(digest.slice(0, 16));
  }
}

/** Hexadecimal without digits: nine of those in a row could by chance look like a BSN. */
function inLetters(hex: string): string {
  return hex.replace(/[0-9]/g, (digit) => "ghijklmnop".charAt(Number(digit)));
}
