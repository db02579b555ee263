/** Days as whole numbers since 1 January 1970: the simulator counts with them and writes ISO dates. */
export type Day = number;

/** Months as whole numbers: year × 12 + month (0..11). */
export type Month = number;

const msPerDay = 86_400_000;
const written = new Map<Day, string>();

/** Day of an ISO date (`2024-03-01`). */
export function dayOf(iso: string): Day {
  return Math.round(Date.parse(`${iso}T00:00:00Z`) / msPerDay);
}

/** ISO date of a day. */
export function isoOf(day: Day): string {
  let iso = written.get(day);
  if (iso === undefined) {
    iso = new Date(day * msPerDay).toISOString().slice(0, 10);
    written.set(day, iso);
  }
  return iso;
}

export function yearOf(day: Day): number {
  return Number(isoOf(day).slice(0, 4));
}

export function monthOf(day: Day): Month {
  const iso = isoOf(day);
  return Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7)) - 1;
}

export function firstOfMonth(month: Month): Day {
  return Math.round(Date.UTC(Math.floor(month / 12), month % 12, 1) / msPerDay);
}

export function lastOfMonth(month: Month): Day {
  return firstOfMonth(month + 1) - 1;
}

/** `2024-03`. */
export function monthName(month: Month): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
}

/** The same day `years` later; 29 February becomes 1 March in a common year. */
export function plusYears(day: Day, years: number): Day {
  const date = new Date(day * msPerDay);
  return Math.round(
    Date.UTC(date.getUTCFullYear() + years, date.getUTCMonth(), date.getUTCDate()) / msPerDay,
  );
}

/** The day `count` working days (Monday to Friday) later; zero gives the day itself. */
export function plusWorkdays(day: Day, count: number): Day {
  let result = day;
  for (let left = count; left > 0; ) {
    result += 1;
    // Day 0 was a Thursday: 2 and 3 (mod 7) are Saturday and Sunday.
    const weekday = ((result % 7) + 7) % 7;
    if (weekday !== 2 && weekday !== 3) left -= 1;
  }
  return result;
}
