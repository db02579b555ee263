import type { DuckDBDateValue } from "@duckdb/node-api";
import { dayOf, monthOf } from "../calendar.ts";

/** How the text of a cell becomes a value; null when the text is not allowed. */
export interface ColumnType<T> {
  read(text: string): T | null;
  /** Dutch: what is allowed, to follow "Toegestaan: ". */
  allowed: string;
}

export const day: ColumnType<DuckDBDateValue> = {
  read: dayOf,
  allowed: "een bestaande datum als 2024-03-01",
};

/** A month; a spreadsheet makes the first day of it, which is right as well. */
export const month: ColumnType<DuckDBDateValue> = {
  read: (text) => monthOf(plainMonth(text)),
  allowed: "een maand als 2024-03",
};

/** The month of which a text is the first day, `2024-03`; any other text as it is. */
export function plainMonth(text: string): string {
  return text.length === 10 && text.endsWith("-01") ? text.slice(0, 7) : text;
}

/** Eight digits before the decimal sign: nine may be a BSN in the wrong column. */
const plainNumber = /^-?[0-9]{1,8}([.,][0-9]{1,15})?$/;
/** `1.234` is a thousand and more in one country and little more than one in the other. */
const doubtful = /^-?[1-9][0-9]{0,2}[.,][0-9]{3}$/;
const noSeparator =
  "met hooguit 8 cijfers voor de komma en zonder punt, komma of spatie tussen duizendtallen";

/**
 * A number with at most one decimal sign: a comma, as Dutch spreadsheets write it, or a point.
 * Separators between thousands are refused, and so is `1.234`, which may be one.
 */
export function decimal(from: number, allowed: string): ColumnType<number> {
  return {
    allowed: `${allowed}, ${noSeparator}`,
    read: (text) => {
      if (!plainNumber.test(text) || doubtful.test(text)) return null;
      const value = Number(text.replace(",", "."));
      return value >= from ? value : null;
    },
  };
}

export const anyNumber = decimal(Number.NEGATIVE_INFINITY, "een getal, zoals 7,5");
export const notNegative = decimal(0, "een getal van 0 of hoger, zoals 7,5");

/** The half-year a delivery is about: `2024-H1`; `2024HJ01`, as Statistics Netherlands writes it. */
export const halfYear: ColumnType<string> = {
  allowed: "een halfjaar als 2024-H1",
  read: (text) => {
    const parts = /^([0-9]{4})(?:-H|HJ0)([12])$/.exec(text);
    return parts === null ? null : `${parts[1]}-H${parts[2]}`;
  },
};

export function whole(from: number): ColumnType<number> {
  return {
    allowed: `een geheel getal van ${from} of hoger, met hooguit 8 cijfers en zonder punt, komma of spatie tussen duizendtallen`,
    read: (text) => (/^[0-9]{1,8}$/.test(text) && Number(text) >= from ? Number(text) : null),
  };
}

export const yesNo: ColumnType<boolean> = {
  allowed: "ja of nee",
  read: (text) => {
    const plain = text.toLowerCase();
    return plain === "ja" ? true : plain === "nee" ? false : null;
  },
};

export function oneOf(values: readonly string[]): ColumnType<string> {
  const known = new Set(values);
  return { allowed: values.join(", "), read: (text) => (known.has(text) ? text : null) };
}

export function pattern(form: RegExp, allowed: string): ColumnType<string> {
  return { allowed, read: (text) => (form.test(text) ? text : null) };
}

export const agbCode = pattern(/^[0-9]{8}$/, "een AGB-code van 8 cijfers");
export const gemeente = pattern(/^[0-9]{4}$/, "een gemeentecode van 4 cijfers");
