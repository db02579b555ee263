import type { CareTable, Cell } from "../care-table.ts";
import type { Pseudonyms } from "../pseudonym.ts";
import type { Row } from "./row.ts";

/** What a table module needs to know beside the row. */
export interface TableContext {
  pseudonyms: Pseudonyms;
  /** The segments of the region. */
  segments: readonly string[];
}

/** One kind of table that providers deliver. */
export interface TableKind {
  /** Name in the ledger. */
  name: "outcome_measurement" | "hours" | "realisation";
  table: CareTable;
  /** Columns that must be there; `client` stands for bsn or client_key. */
  columns: readonly string[];
  /** The cells of a record, or null when something in the row is wrong (and noted). */
  record(context: TableContext): (row: Row) => Cell[] | null;
}
