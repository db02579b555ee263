import { group } from "d3";
import type { Care } from "./care.ts";
import { isoOf } from "./day.ts";

/** What help of one provider in one segment cost in one month, told for one municipality. */
export interface Cost {
  care: Care;
  /** `2024-03`. */
  month: string;
  cents: number;
}

/** Every cost that providers told, one for each service and month. */
export function costsOf(care: readonly Care[]): Cost[] {
  return care.flatMap((one) =>
    one.service.months.map(({ month, costCents }) => ({ care: one, month, cents: costCents })),
  );
}

/** First and last month of which a provider told costs, in whatever segment. */
export function toldMonths(costs: readonly Cost[]): Map<string, { first: string; last: string }> {
  return new Map(
    [...group(costs, (one) => one.care.provider)].map(([provider, own]) => {
      const months = own.map((one) => one.month).sort();
      return [provider, { first: months[0] ?? "", last: months.at(-1) ?? "" }];
    }),
  );
}

export const monthOf = (day: number): string => isoOf(day).slice(0, 7);

/** The month so many months later. */
export function plusMonths(month: string, more: number): string {
  const count = 12 * Number(month.slice(0, 4)) + Number(month.slice(5)) - 1 + more;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, "0")}`;
}

/** All months from the first to the last. */
export function monthsFrom(first: string, last: string): string[] {
  const months: string[] = [];
  for (let month = first; month <= last; month = plusMonths(month, 1)) months.push(month);
  return months;
}
