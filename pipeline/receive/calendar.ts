import { DuckDBDateValue, DuckDBTimestampValue } from "@duckdb/node-api";

/** Messages repeat few different dates; each is checked and converted once. */
const known = new Map<string, DuckDBDateValue | null>();
const remembered = 50_000;

const dayMs = 86_400_000;
const dayMicros = 86_400_000_000n;

/** The day of a text `2024-03-01`, or null when there is no such day. */
export function dayOf(text: string): DuckDBDateValue | null {
  const found = known.get(text);
  if (found !== undefined) return found;
  if (known.size >= remembered) known.clear();
  const day = parseDay(text);
  known.set(text, day);
  return day;
}

function parseDay(text: string): DuckDBDateValue | null {
  const parts = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text);
  if (parts === null || parts[1] === "0000") return null;
  const date = new Date(`${text}T00:00:00Z`);
  // Node rolls 30 February over to March; such a day does not exist.
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text) return null;
  return new DuckDBDateValue(date.getTime() / dayMs);
}

/** What is no day. */
export const noDay = -0x40000000;

/** The day in the bytes of a text `2024-03-01`, in days since 1970; `noDay` when they are none. */
export function daysIn(bytes: Uint8Array, from: number, to: number): number {
  if (to - from !== 10 || bytes[from + 4] !== 45 || bytes[from + 7] !== 45) return noDay;
  const year = pair(bytes, from) * 100 + pair(bytes, from + 2);
  const month = pair(bytes, from + 5);
  const day = pair(bytes, from + 8);
  // Anything that is no digit gives a negative number.
  if (!(year > 0 && month > 0 && month <= 12 && day > 0)) return noDay;
  if (pair(bytes, from) < 0 || pair(bytes, from + 2) < 0) return noDay;
  if (day > 28 && day > lengthOf(year, month)) return noDay;
  return daysBefore(year, month) + day - 1;
}

const newest: (DuckDBDateValue | undefined)[] = new Array(1 << 12).fill(undefined);

/** The day that is so many days after 1970 began; one object for days that come again. */
export function dayAt(days: number): DuckDBDateValue {
  const place = days & (newest.length - 1);
  const known = newest[place];
  if (known !== undefined && known.days === days) return known;
  const made = new DuckDBDateValue(days);
  newest[place] = made;
  return made;
}

function pair(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] as number) - 48;
  const ones = (bytes[at + 1] as number) - 48;
  return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1e6 : tens * 10 + ones;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function lengthOf(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

const beforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/** Days from 1970 to the first of a month. */
function daysBefore(year: number, month: number): number {
  const past = year - 1;
  const leaps = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
  const before = beforeMonth[month - 1] as number;
  return past * 365 + leaps - 719_162 + before + (month > 2 && isLeap(year) ? 1 : 0);
}

/** First day of the month of a text `2024-03`, or null when there is no such month. */
export function monthOf(text: string): DuckDBDateValue | null {
  return /^[0-9]{4}-[0-9]{2}$/.test(text) ? dayOf(`${text}-01`) : null;
}

/** First day of the month of a day. */
export function firstOfMonth(day: DuckDBDateValue): DuckDBDateValue {
  const date = new Date(day.days * dayMs);
  return new DuckDBDateValue(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / dayMs);
}

const time = /^([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9])(?:\.([0-9]+))?$/;
const midnight = /^24:00:00(?:\.0+)?$/;

/** Whether a text is an xs:time without a zone. */
export function isTime(text: string): boolean {
  return time.test(text) || midnight.test(text);
}

/** The moment of a day and a time of day; the time has passed `isTime`. */
export function momentOf(day: DuckDBDateValue, text: string): DuckDBTimestampValue {
  const parts = time.exec(text);
  if (parts === null) return new DuckDBTimestampValue(BigInt(day.days + 1) * dayMicros);
  const seconds = Number(parts[1]) * 3600 + Number(parts[2]) * 60 + Number(parts[3]);
  const micros = BigInt(seconds) * 1_000_000n + BigInt((parts[4] ?? "").padEnd(6, "0").slice(0, 6));
  return new DuckDBTimestampValue(BigInt(day.days) * dayMicros + micros);
}
