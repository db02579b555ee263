import { harmless } from "./csv.ts";
import type { Sheet } from "./page.ts";

/**
 * Figures for a reader. Dutch spreadsheets expect semicolons, a decimal comma and a mark that this is
 * UTF-8.
 */
export function spreadsheetCsv({ columns, rows }: Sheet): string {
  const lines = [columns, ...rows].map((row) => row.map(cell).join(";"));
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value).replace(".", ",");
  const safe = harmless(value);
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
