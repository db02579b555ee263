import { dayOf, daysIn, isTime, noDay } from "../calendar.ts";

/** What may stand in an element without children: a simple type of the standard. */
export interface SimpleType {
  /** Whether surrounding white space counts (xs:string) or not (xs:date, xs:integer). */
  readonly keepsSpace: boolean;
  test(value: string): boolean;
  /**
   * A quick look at the value in these bytes: what `holds` says, or `unsure` unless it is certainly
   * right, exactly as it stands. Then `test` decides.
   */
  look?(bytes: Uint8Array, from: number, to: number): number;
  /** What a quick look gives: a whole number, days since 1970, or nothing of meaning. */
  readonly holds?: "number" | "day";
  /** Dutch: what is allowed, to follow "Toegestaan: ". */
  readonly allowed: string;
  /** True when a wrong value must not be repeated in a finding. */
  readonly secret?: boolean;
}

/** What a quick look gives when it cannot tell. */
export const unsure = noDay;
const sure = 0;

/** Text of `min` to `max` characters that is not blank, or may be when `blank`. */
export function text(max: number, blank = false): SimpleType {
  // As in the schema: a dot does not match a line break, so a value is one line.
  const pattern = blank ? /^/ : /^.*[^ \t\n\r].*$/;
  return {
    keepsSpace: true,
    allowed: max === Number.POSITIVE_INFINITY ? "tekst" : `tekst van 1 tot en met ${max} tekens`,
    test: (value) =>
      value !== "" && (value.length <= max || [...value].length <= max) && pattern.test(value),
    look: (bytes, from, to) =>
      to > from && to - from <= max && isGraphic(bytes, from, to) ? sure : unsure,
  };
}

/** Whether these bytes are ASCII that can be seen: no space, no control character. */
function isGraphic(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number;
    if (byte <= 0x20 || byte >= 0x7f) return false;
  }
  return true;
}

/** The number in these bytes; `unsure` when they are no plain digits or too many of them. */
function digits(bytes: Uint8Array, from: number, to: number): number {
  if (to === from || to - from > 15) return unsure;
  let number = 0;
  for (let at = from; at < to; at++) {
    const digit = (bytes[at] as number) - 48;
    if (digit < 0 || digit > 9) return unsure;
    number = number * 10 + digit;
  }
  return number;
}

/** A code of a fixed form. */
export function code(pattern: RegExp, allowed: string, secret = false): SimpleType {
  return { keepsSpace: true, allowed, secret, test: (value) => pattern.test(value) };
}

/** One of a list of codes; leading zeros count. */
export function oneOf(list: string): SimpleType {
  const codes = new Set(list.split(" "));
  const short = new Uint8Array(1 << 14);
  for (const one of codes) if (one.length <= 2) short[place(Buffer.from(one), 0, one.length)] = 1;
  return {
    keepsSpace: true,
    allowed: [...codes].join(", "),
    test: (value) => codes.has(value),
    look: (bytes, from, to) => (short[place(bytes, from, to)] === 1 ? sure : unsure),
  };
}

/** One or two ASCII characters as one number; 0 for anything else. */
function place(bytes: Uint8Array, from: number, to: number): number {
  const first = bytes[from] as number;
  if (to - from === 1) return first < 0x80 ? first : 0;
  const second = bytes[from + 1] as number;
  return to - from === 2 && first < 0x80 && second < 0x80 ? (first << 7) | second : 0;
}

/** A whole number from 0 to `max`. */
export function whole(max: number): SimpleType {
  return {
    keepsSpace: false,
    allowed: `een geheel getal van 0 tot en met ${max.toLocaleString("nl-NL")}`,
    test: (value) => /^[+-]?[0-9]+$/.test(value) && Number(value) >= 0 && Number(value) <= max,
    look: (bytes, from, to) => {
      const number = digits(bytes, from, to);
      return number <= max ? number : unsure;
    },
    holds: "number",
  };
}

/** A value that is fixed for the message; a number may have white space around it. */
export function fixed(value: string, keepsSpace: boolean): SimpleType {
  return { keepsSpace, allowed: value, test: (given) => given === value };
}

const day: SimpleType = {
  keepsSpace: false,
  allowed: "een bestaande datum als 2024-03-01, zonder tijdzone",
  test: (value) => dayOf(value) !== null,
  look: daysIn,
  holds: "day",
};

// The simple types of the basisschema, release 3.2 (LDT_…), as far as they are kept.
export const date: SimpleType = day;
export const birthDate: SimpleType = { ...day, secret: true };
export const timeOfDay: SimpleType = {
  keepsSpace: false,
  allowed: "een tijd als 12:30:00, zonder tijdzone",
  test: isTime,
};
export const bsn: SimpleType = {
  ...code(/^[0-9]{9}$/, "een burgerservicenummer van 9 cijfers", true),
  look: (bytes, from, to) => (to - from === 9 ? digits(bytes, from, to) : unsure),
};
export const agbCode = code(/^[0-9]{8}$/, "een AGB-code van 8 cijfers");
export const gemeente = code(/^[0-9]{4}$/, "een gemeentecode van 4 cijfers");
export const versionNumber = code(
  /^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)$/,
  "een versie als 1.0.0",
);
export const identification = text(12);
export const declarationNumber = code(/^[a-zA-Z0-9]{1,12}$/, "1 tot en met 12 letters en cijfers");
export const answeredDeclarationNumber = text(12, true);
export const number = whole(999_999_999);
export const reference = text(36);
export const referenceNumber = text(20, true);
export const amount = whole(99_999_999);
export const totalAmount = whole(999_999_999_999);
export const volume = whole(99_999_999);
export const gender = oneOf("0 1 2");
export const dateUse = oneOf("1 2 3");
export const debitCredit = oneOf("C D");
export const deliveryStatus = oneOf("1 2 3 9");
export const changeReason = oneOf("01 02 03 04 05 06 07 08 09 10 11 12 13 14");
export const unit = oneOf("01 04 14 16 82 83 84");
export const frequency = oneOf("1 2 4 6");
export const yesNo = oneOf("1 2");
export const referrer = oneOf("01 02 03 04 05 06 08");
export const requestReason = oneOf("1 2");
export const requestAnswer = oneOf("1 2");
export const rejectionReason = oneOf("1 2 3 4 5 6 7 8 9");
export const productCode = text(5);
export const productCategory = {
  jw: oneOf("31 32 33 34 35 36 37 38 40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55"),
  wmo: oneOf("01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18"),
};
export const endReason = {
  jw: oneOf("02 20 31 32 33 34 35 36 37 38 39"),
  wmo: oneOf("02 19 20 21 22 23 31 36 37 38 39"),
};
// The list of return codes grows within a release; its form is what is checked.
export const returnCode = code(/^[0-9A-Z][0-9]{3}$/, "een retourcode van 4 tekens, zoals 0200");
