import type { Sheet } from "./page.ts";

/** Text that a spreadsheet would run as a formula gets a mark in front; numbers are left alone. */
export function harmless(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: NUL and tab also start a formula.
  return /^[=+\-@\t\r\u0000]/.test(text) ? `'${text}` : text;
}

/** A sheet for machines: RFC 4180, a comma between fields and a decimal point. */
export function machineCsv({ columns, rows }: Sheet): string {
  const cell = (value: string | number | null) => {
    if (value === null) return "";
    if (typeof value === "number") return String(value);
    const safe = harmless(value);
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return [columns, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}
