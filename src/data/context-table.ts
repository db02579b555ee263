import { day, maybe, number, one, type RowOf, text } from "./columns.ts";

/** Public figures of CBS beside ours: real ones, also where the region is fictitious. */
export const contextColumns = {
  counterpart: text,
  /** The figure of ours it stands beside; null for a policy indicator of the BBV. */
  indicator_id: maybe(text),
  /** Holds for this domain only. */
  domain: maybe(text),
  name: text,
  note: maybe(text),
  table_id: text,
  /** Null for the Netherlands. */
  municipality_code: maybe(text),
  period_kind: one(["jaar", "halfjaar"]),
  period: text,
  /** Definitief | NaderVoorlopig | Voorlopig; null when CBS does not say. */
  period_status: maybe(text),
  /** A share as 0..1; null when CBS gives no figure. */
  value: maybe(number),
  reason: maybe(text),
  captured_on: day,
};

export type ContextFigure = RowOf<typeof contextColumns>;
