import { dimensions, type Value } from "./tables.ts";

/** The columns of a value that a page shows. */
export type Field =
  | "estimate"
  | "lower"
  | "upper"
  | "numerator"
  | "denominator"
  | "asked"
  | "clients"
  | "norm_value";

export type Dims = Partial<Record<(typeof dimensions)[number], string>>;

type Group = Partial<Record<(typeof dimensions)[number], string | null>>;

/** The dimensions that a value has, as `segment=x&provider_id=y`; empty for the whole region. */
export function dimsOf(value: Group): string {
  // A loop: this is asked some million times for one edition.
  let dims = "";
  for (const name of dimensions) {
    const part = value[name];
    if (part != null) dims += `${dims === "" ? "" : "&"}${name}=${part}`;
  }
  return dims;
}

/** What identifies one value in a release, whatever the column. */
export function keyOf(
  indicator: string,
  cut: string,
  dims: string,
  period: string,
  part: string | null = null,
): string {
  return `${indicator}${part === null ? "" : `:${part}`}|${cut}|${dims}|${period}`;
}

/** The reference that every figure on a page carries, so that it can be held against the release. */
export function referenceOf(value: Value, field: Field): string {
  return `${keyOf(value.indicator_id, value.cut, dimsOf(value), value.period, value.part)}|${field}`;
}

/** What identifies a correction: the value, and between which two releases it changed. */
export function correctionKeyOf(
  row: Group & {
    indicator_id: string;
    part: string | null;
    cut: string;
    period: string;
    until_after: string;
    until_before: string;
  },
): string {
  const value = keyOf(row.indicator_id, row.cut, dimsOf(row), row.period, row.part);
  return `correction|${value}|${row.until_after}|${row.until_before}`;
}
