const dayMs = 86_400_000;
/** Day 0 of the two calendars of a workbook. */
const epoch1900 = Date.UTC(1899, 11, 30);
const epoch1904 = Date.UTC(1904, 0, 1);
/** 31 December 9999. */
const lastSerial = 2_958_465;

/**
 * A number of a workbook as a table of text would have it: a decimal point, the fifteen digits a
 * workbook keeps, and never exactly three decimals, which could be read as thousands.
 */
export function numberText(written: string): string {
  if (/^-?[0-9]{1,15}$/.test(written)) return written;
  const value = Number(written);
  if (written.trim() === "" || !Number.isFinite(value)) return written;
  const text = String(Number(value.toPrecision(15)));
  return /\.[0-9]{3}$/.test(text) ? `${text}0` : text;
}

/** A date of a workbook, `2024-03-01`; the time of day is left out. Null when it is no date. */
export function dateText(written: string, from1904: boolean): string | null {
  const serial = Math.floor(Number(written));
  if (written.trim() === "" || !(serial >= 1) || serial > lastSerial) return null;
  if (from1904) return iso(epoch1904 + serial * dayMs);
  // The calendar of 1900 holds a 29 February 1900 that never was: day 60.
  return iso(epoch1900 + (serial < 60 ? serial + 1 : serial) * dayMs);
}

function iso(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** Number formats that are built in and show a date, some of them in East Asian editions only. */
const builtIn = (id: number) =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** Whether a number format shows a date: a day, month or year outside quotes and brackets. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return builtIn(id);
  const plain = code
    .replace(/"[^"]*"/g, "")
    .replace(/\\.|_.|\*./g, "")
    .replace(/\[(?![hms]+\])[^\]]*\]/gi, "");
  // `m` alone is minutes beside hours or seconds: only a day, a year or a lone month is a date.
  return /[dy]/i.test(plain) || (/m/i.test(plain) && !/[hs]/i.test(plain));
}
