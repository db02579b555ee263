import { Unreadable } from "./arrival.ts";

const wrong =
  "De inhoud van de envelop is geen base64 of is niet heel. Maak de envelop opnieuw en lever hem nogmaals aan.";

/** Decodes base64 that comes in pieces, cut anywhere; white space means nothing. */
export class Base64Decoder {
  #rest = "";
  #ended = false;

  /** @throws Unreadable when this is no base64 */
  decode(piece: string): Buffer {
    const text = this.#rest + piece.replace(/[ \t\r\n]+/g, "");
    if (text === "") return Buffer.alloc(0);
    if (this.#ended) throw new Unreadable(wrong);
    const whole = text.length - (text.length % 4);
    this.#rest = text.slice(whole);
    const now = text.slice(0, whole);
    if (!/^[A-Za-z0-9+/]*={0,2}$/.test(now) || !/^[A-Za-z0-9+/=]*$/.test(this.#rest)) {
      throw new Unreadable(wrong);
    }
    this.#ended = now.endsWith("=");
    if (this.#ended && this.#rest !== "") throw new Unreadable(wrong);
    return Buffer.from(now, "base64");
  }

  /** @throws Unreadable when the last piece was not the last */
  end(): void {
    if (this.#rest !== "") throw new Unreadable(wrong);
  }
}
