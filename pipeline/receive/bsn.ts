/**
 * Whether a text is a burgerservicenummer: nine digits that pass the eleven-proof
 * (9·d1 + 8·d2 + … + 2·d8 − d9 divisible by 11; rule CS002 of the standard).
 */
export function isBsn(text: string): boolean {
  if (text.length !== 9 || text === "000000000") return false;
  let sum = 0;
  for (let place = 0; place < 9; place++) {
    const digit = text.charCodeAt(place) - 48;
    if (digit < 0 || digit > 9) return false;
    sum += place === 8 ? -digit : (9 - place) * digit;
  }
  return sum % 11 === 0;
}

const mask = "*********";

/** Hides every number that could be a BSN; other numbers stay readable. For names of files. */
export function maskBsns(text: string): string {
  return text.replace(/(?<![0-9])[0-9]{9}(?![0-9])/g, (number) => (isBsn(number) ? mask : number));
}

/**
 * A value from a file as it may stand in a message to a person: short, and without any run of nine
 * digits, because a BSN with a typing error is still nearly a BSN.
 */
export function quotable(value: string): string {
  const plain = value.replace(/[0-9]{9}/g, mask).replace(/\s+/g, " ");
  return plain.length > 40 ? `${plain.slice(0, 40)}…` : plain;
}
