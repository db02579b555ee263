/** What a byte may mean where text is expected. */
export const ordinary = 0;
export const lessThan = 1;
export const ampersand = 2;
export const bracket = 3;
export const lineFeed = 4;
export const carriageReturn = 5;
export const beyondAscii = 6;
/** Control characters, which XML forbids. Zero also marks the end of what has come in. */
export const forbidden = 7;

/** The class of each byte. */
export const classOf: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0x80) return beyondAscii;
  if (byte === 0x3c) return lessThan;
  if (byte === 0x26) return ampersand;
  if (byte === 0x5d) return bracket;
  if (byte === 0x0a) return lineFeed;
  if (byte === 0x0d) return carriageReturn;
  return byte < 0x20 && byte !== 0x09 ? forbidden : ordinary;
});

/**
 * The length of the UTF-8 character that begins at a byte beyond ASCII.
 *
 * @returns 0 when it is no character that XML allows
 */
export function characterLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] as number;
  const second = bytes[at + 1] as number;
  if (first < 0xc2 || first > 0xf4 || !continues(second)) return 0;
  if (first < 0xe0) return 2;
  const third = bytes[at + 2] as number;
  if (!continues(third)) return 0;
  if (first < 0xf0) {
    // Written longer than needed; half of a surrogate pair; U+FFFE and U+FFFF.
    if (first === 0xe0 && second < 0xa0) return 0;
    if (first === 0xed && second > 0x9f) return 0;
    return first === 0xef && second === 0xbf && third > 0xbd ? 0 : 3;
  }
  if (first === 0xf0 && second < 0x90) return 0;
  if (first === 0xf4 && second > 0x8f) return 0;
  return continues(bytes[at + 3] as number) ? 4 : 0;
}

function continues(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}
