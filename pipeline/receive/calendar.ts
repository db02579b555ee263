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
