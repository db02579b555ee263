import type { Product } from "../region/region.ts";
import { type Day, firstOfMonth, lastOfMonth, type Month } from "./day.ts";
import type { Service } from "./person.ts";
import { unit } from "./random.ts";
import type { SampleSheet } from "./sheet.ts";

/** What was delivered of one service in one month; hours as they are written down, in hundredths. */
export interface Use {
  days: number;
  directHours: number;
  indirectHours: number;
  /** In the unit of the product; 0 when there is nothing to declare this month. */
  volume: number;
  cents: number;
}

/** Omvang of an allocation: at least what will be delivered. */
export interface Extent {
  volume: number;
  unit: string;
  /** WMO757: 2 per week, 4 per month, 6 in total. */
  frequency: "2" | "4" | "6";
}

/** How much is allocated; declared volumes stay within it (TR321, TR322). */
export function extentOf(service: Service): Extent {
  const weekly = hoursPerWeek(service);
  switch (service.product.unit) {
    case "01":
      return { volume: Math.ceil((weekly * 60) / 5) * 5 + 5, unit: "01", frequency: "2" };
    case "04":
      return { volume: Math.ceil(weekly) + 1, unit: "04", frequency: "2" };
    case "14":
      return { volume: 7, unit: "14", frequency: "2" };
    case "16":
      return { volume: partsPerWeek(service), unit: "16", frequency: "2" };
    case "82":
      return { volume: 1, unit: "82", frequency: "6" };
    case "84":
      return { volume: 3, unit: "84", frequency: "4" };
    case "83":
      return { volume: Math.max(service.product.tariff_cents, 1), unit: "83", frequency: "4" };
  }
}

/** What was delivered in a month, up to the last day of the simulation; undefined when nothing. */
export function useIn(service: Service, month: Month, until: Day): Use | undefined {
  if (service.start === null) return undefined;
  const from = Math.max(service.start, firstOfMonth(month));
  const to = Math.min(service.end ?? until, lastOfMonth(month));
  let days = to - from + 1;
  for (const pause of service.pauses) {
    days -= Math.max(0, Math.min(pause.to, to) - Math.max(pause.from, from) + 1);
  }
  if (days <= 0) return undefined;
  const { product, salt } = service;
  const busy = 0.75 + 0.25 * unit(salt, month, 1);
  const overhead = 0.2 + 0.2 * unit(salt, month, 2);
  const hours = (days / 7) * hoursPerWeek(service) * busy;
  const tariff = product.tariff_cents;
  let directHours = hours;
  let volume: number;
  switch (product.unit) {
    case "01":
      volume = Math.max(1, Math.round((hours * 60) / 5)) * 5;
      directHours = volume / 60;
      break;
    case "04":
      volume = Math.max(1, Math.round(hours));
      directHours = volume;
      break;
    case "14":
      volume = days;
      break;
    case "16":
      volume = Math.max(1, Math.round((days / 7) * partsPerWeek(service) * busy));
      directHours = volume;
      break;
    case "82":
      // One piece of output, declared in the month in which it starts.
      volume = from === service.start ? 1 : 0;
      break;
    case "84":
      volume = 1 + Math.floor(3 * unit(salt, month, 3));
      break;
    case "83":
      volume = Math.round((tariff * days) / 31);
      break;
  }
  const cents = product.unit === "83" ? volume : volume * tariff;
  return {
    days,
    directHours: cent(directHours),
    indirectHours: cent(directHours * overhead),
    volume,
    cents,
  };
}

/** Which part of the hours of a service another provider gave, for the one that holds the contract. */
export interface Subcontract {
  agb: string;
  share: number;
}

/** Settings in which one stays the night. */
const stays: ReadonlySet<Product["setting"]> = new Set([
  "pleegzorg",
  "gezinsgericht",
  "verblijf",
  "gesloten",
  "wonen",
]);

/** Nights among days of help. */
export function nightsIn(service: Service, days: number): number {
  return stays.has(service.product.setting) ? days : 0;
}

/** Who gave part of the help on behalf of the provider; undefined for most help. */
export function subcontractOf(service: Service, sheet: SampleSheet): Subcontract | undefined {
  const { supplier, salt } = service;
  const share = sheet.deviations.subcontracting[supplier.provider.provider_id] ?? 0;
  const agb = supplier.subcontractors[salt % supplier.subcontractors.length];
  if (agb === undefined || unit(salt, 91) >= share) return undefined;
  return { agb, share: unit(salt, 92) < 0.6 ? 1 : 0.4 };
}

/** The part of some hours that a subcontractor gave. */
export function partOf(hours: number, subcontract: Subcontract | undefined): number {
  return subcontract === undefined ? 0 : cent(hours * subcontract.share);
}

/** Rounded to hundredths, as tables are. */
export function cent(hours: number): number {
  return Math.round(100 * hours) / 100;
}

/** Hours of direct help in a week; it differs by person. */
function hoursPerWeek(service: Service): number {
  const { setting } = service.product;
  const spread = 0.6 + 0.8 * unit(service.salt, 11);
  if (setting === "ambulant") return service.usualHours * spread;
  if (setting === "daghulp") return partsPerWeek(service);
  return 9 * spread;
}

/** Half days (dagdelen) in a week. */
function partsPerWeek(service: Service): number {
  return 2 + Math.floor(5 * unit(service.salt, 12));
}
