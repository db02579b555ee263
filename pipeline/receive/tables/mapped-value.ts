import type { DateForm, MappedField, Mapping, MonthForm } from "../../region/mapping.ts";
import { dayFields, monthFields } from "../../region/table-fields.ts";
import { dayOf, monthOf } from "../calendar.ts";
import { plainMonth } from "./column.ts";

/** How a value of a sender becomes ours; null when it cannot. */
export interface Translation {
  of(text: string): string | null;
  /** Dutch: what the sender may write, to follow "Toegestaan: ". */
  allowed: string;
}

/** The translation a mapping asks for one of our columns; null when values stay as they are. */
export function translationOf(
  name: string,
  field: MappedField,
  mapping: Mapping,
): Translation | null {
  const codes = field.codes === undefined ? null : inCodes(field.codes);
  if (dayFields.has(name) && mapping.dates !== undefined) {
    return after(codes, inDays(mapping.dates));
  }
  if (monthFields.has(name) && mapping.months !== undefined) {
    return after(codes, inMonths(mapping.months));
  }
  return codes;
}

function inCodes(codes: Record<string, string>): Translation {
  const known = new Map(
    Object.entries(codes).map(([code, meaning]) => [code.trim().toLowerCase(), meaning]),
  );
  // Objects put keys that look like a number first (`11` before `01`); codes belong in order.
  // A code that only lost its zero is accepted, but not advised.
  const names = Object.keys(codes).filter((name) => codes[`0${name}`] === undefined);
  const sorted = names.every((name) => /^[0-9]+$/.test(name)) ? names.sort() : names;
  return { of: (text) => known.get(text.toLowerCase()) ?? null, allowed: sorted.join(", ") };
}

/** Some codes stand for a special date, such as 99999999 for none; the rest are dates. */
function after(codes: Translation | null, dates: Translation): Translation {
  if (codes === null) return dates;
  return {
    of: (text) => codes.of(text) ?? dates.of(text),
    allowed: `${dates.allowed}, of ${codes.allowed}`,
  };
}

const parts: Record<DateForm | MonthForm, RegExp> = {
  "JJJJ-MM-DD": /^(?<year>[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2})$/,
  JJJJMMDD: /^(?<year>[0-9]{4})(?<month>[0-9]{2})(?<day>[0-9]{2})$/,
  "DD-MM-JJJJ": /^(?<day>[0-9]{1,2})[-/](?<month>[0-9]{1,2})[-/](?<year>[0-9]{4})$/,
  "JJJJ-MM": /^(?<year>[0-9]{4})-(?<month>[0-9]{2})$/,
  JJJJMM: /^(?<year>[0-9]{4})(?<month>[0-9]{2})$/,
  "MM-JJJJ": /^(?<month>[0-9]{1,2})[-/](?<year>[0-9]{4})$/,
};

/** Days in the form of the sender; a real date of a workbook arrives as 2024-03-01 and is right too. */
function inDays(form: DateForm): Translation {
  return {
    allowed: `een bestaande datum als ${form.replace("JJJJ", "2024").replace("MM", "03").replace("DD", "01")}`,
    of(text) {
      const found = parts[form].exec(text)?.groups;
      const day =
        found === undefined
          ? text
          : `${found.year}-${found.month?.padStart(2, "0")}-${found.day?.padStart(2, "0")}`;
      return dayOf(day) === null ? null : day;
    },
  };
}

/** Months in the form of the sender; a workbook makes the first day of one of them. */
function inMonths(form: MonthForm): Translation {
  return {
    allowed: `een maand als ${form.replace("JJJJ", "2024").replace("MM", "03")}`,
    of(text) {
      const found = parts[form].exec(text)?.groups;
      const month =
        found === undefined ? plainMonth(text) : `${found.year}-${found.month?.padStart(2, "0")}`;
      return monthOf(month) === null ? null : month;
    },
  };
}
