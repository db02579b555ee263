import type { Unit } from "../../indicators/definition.ts";

/**
 * How numbers and dates are written in Dutch. The unit is a type, so a figure per thousand can
 * never appear with a percent sign.
 */
const numbers = new Map<number, Intl.NumberFormat>();

/** `1.234,5`; halves go up. */
export function formatNumber(value: number, decimals = 0): string {
  let format = numbers.get(decimals);
  if (!format) {
    format = new Intl.NumberFormat("nl-NL", {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
    numbers.set(decimals, format);
  }
  return format.format(value).replace("-", "−");
}

/** A figure with its unit: `46,3%`, `214 dagen`, `€ 1.234`. A share comes in as 0..1. */
export function formatFigure(value: number, unit: Unit, decimals: number): string {
  const number = formatBare(value, unit, decimals);
  if (unit === "dagen") return `${number} ${number === "1" ? "dag" : "dagen"}`;
  if (unit === "uren") return `${number} uur`;
  if (unit === "per1000") return `${number} per 1.000`;
  if (unit === "euro") return `€\u00a0${number}`;
  return number;
}

/** As `formatFigure`, for a column whose heading names the unit. A percent sign always stays. */
export function formatBare(value: number, unit: Unit, decimals: number): string {
  if (unit === "procent") return `${formatNumber(value * 100, decimals)}%`;
  return formatNumber(value, decimals);
}

const longDate = new Intl.DateTimeFormat("nl-NL", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

/** `1 maart 2024`, for sentences. */
export function formatDate(day: string): string {
  return longDate.format(new Date(`${day}T00:00:00Z`));
}

const shortMonth = new Intl.DateTimeFormat("nl-NL", {
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

/** `mrt 2024`, for the head of a column. */
export function formatMonth(day: string): string {
  return shortMonth.format(new Date(`${day}T00:00:00Z`)).replace(".", "");
}

/** `01-03-2024`, for tables. */
export function formatShortDate(day: string): string {
  return day.split("-").reverse().join("-");
}

/** `2024`, `1e halfjaar 2024`, `1e kwartaal 2024`, for sentences. */
export function formatPeriod(period: string): string {
  const [first, last] = period.split("/");
  if (first !== undefined && last !== undefined)
    return `${formatPeriod(first)} tot en met ${formatPeriod(last)}`;
  const [year, part] = period.split("-");
  if (!part) return year ?? period;
  const nth = `${part.slice(1)}e`;
  return `${nth} ${part.startsWith("H") ? "halfjaar" : "kwartaal"} ${year}`;
}

/** `Aalten, Berkelland en Bronckhorst`. */
export function formatList(parts: readonly string[]): string {
  if (parts.length < 2) return parts[0] ?? "";
  return `${parts.slice(0, -1).join(", ")} en ${parts.at(-1)}`;
}

/** Small numbers as words, as Dutch text does up to twelve. */
export function formatCount(count: number): string {
  const words = ["geen", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"];
  return words[count] ?? formatNumber(count);
}

/** The first letter as a capital: `één aanbieder` opens a sentence as `Eén aanbieder`. */
export function capital(text: string): string {
  if (text.startsWith("één")) return `E${text.slice(1)}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Part of an address: `Oude IJsselstreek` becomes `oude-ijsselstreek`. */
export function slug(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
