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

export const month: ColumnType<DuckDBDateValue> = {
  read: monthOf,
  allowed: "een maand als 2024-03",
};

/** A number with at most one decimal sign: a comma, as Dutch spreadsheets write it, or a point. */
export function decimal(from: number, allowed: string): ColumnType<number> {
  return {
    allowed,
    read: (text) => {
      if (!/^-?[0-9]{1,12}([.,][0-9]{1,9})?$/.test(text)) return null;
      const value = Number(text.replace(",", "."));
      return value >= from ? value : null;
    },
  };
}

export const anyNumber = decimal(Number.NEGATIVE_INFINITY, "een getal, zoals 7,5");
export const notNegative = decimal(0, "een getal van 0 of hoger, zoals 7,5");

export function whole(from: number): ColumnType<number> {
  return {
    allowed: `een geheel getal van ${from} of hoger`,
    read: (text) => (/^[0-9]{1,9}$/.test(text) && Number(text) >= from ? Number(text) : null),
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
