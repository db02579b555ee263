/**
 * A cell of a table that people open in a spreadsheet, semicolons between cells. A cell that begins
 * like a formula would be one there: it gets an apostrophe in front.
 */
export function cellText(value: string | number | null): string {
  const text = value === null ? "" : String(value);
  const harmless = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
