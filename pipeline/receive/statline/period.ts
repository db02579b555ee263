/** What kind of stretch a period code names. */
export const periodKinds = {
  JJ: "jaar",
  HJ: "halfjaar",
  KW: "kwartaal",
  MM: "maand",
  SJ: "schooljaar",
  X0: "overig",
  W1: "week",
} as const;
export type PeriodKind = (typeof periodKinds)[keyof typeof periodKinds] | "peildatum" | "onbekend";

export interface Period {
  code: string;
  kind: PeriodKind;
  year: number | null;
  /** First and last day; null where CBS does not say in the code. */
  starts_on: string | null;
  ends_on: string | null;
}

/** Months per part of a year, and how many parts there are. */
const parts: Record<string, { months: number; count: number }> = {
  HJ: { months: 6, count: 2 },
  KW: { months: 3, count: 4 },
  MM: { months: 1, count: 12 },
};

/**
 * Reads a CBS period code: `2023JJ00` (year), `2023HJ01` (half-year), `2023KW04` (quarter),
 * `2023MM12` (month), `2023SJ00` (school year), `2023X001` (other), `2023W152` (week) or
 * `20230630` (a reference date). A code we do not know is kept, as `onbekend`.
 */
export function parsePeriod(code: string): Period {
  const unknown: Period = { code, kind: "onbekend", year: null, starts_on: null, ends_on: null };
  if (/^\d{8}$/.test(code)) {
    const date = `${code.slice(0, 4)}-${code.slice(4, 6)}-${code.slice(6)}`;
    const day = new Date(`${date}T00:00:00Z`);
    if (Number.isNaN(day.getTime()) || isoDay(day) !== date) return unknown;
    return {
      code,
      kind: "peildatum",
      year: Number(code.slice(0, 4)),
      starts_on: date,
      ends_on: date,
    };
  }
  const found = /^(\d{4})(JJ|HJ|KW|MM|SJ|X0|W1)(\d{2})$/.exec(code);
  if (found === null) return unknown;
  const [, years = "", mark = "", numbers = ""] = found;
  const year = Number(years);
  const number = Number(numbers);
  const kind = periodKinds[mark as keyof typeof periodKinds];
  const without: Period = { code, kind, year, starts_on: null, ends_on: null };
  if (mark === "JJ") {
    if (number !== 0) return unknown;
    return { ...without, starts_on: `${years}-01-01`, ends_on: `${years}-12-31` };
  }
  const part = parts[mark];
  if (part === undefined) return without;
  if (number < 1 || number > part.count) return unknown;
  const first = (number - 1) * part.months;
  return {
    ...without,
    starts_on: isoDay(new Date(Date.UTC(year, first, 1))),
    // Day 0 of the next month is the last day of this one.
    ends_on: isoDay(new Date(Date.UTC(year, first + part.months, 0))),
  };
}

function isoDay(day: Date): string {
  return day.toISOString().slice(0, 10);
}
