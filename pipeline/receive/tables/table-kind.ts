import type { Law } from "../../region/region.ts";
import type { TableKindName } from "../../region/table-fields.ts";
import type { Cell } from "../../warehouse/column.ts";
import type { CareTable } from "../care-table.ts";
import type { Pseudonyms } from "../pseudonym.ts";
import type { Row } from "./row.ts";

/** What a table module needs to know beside the row. */
export interface TableContext {
  pseudonyms: Pseudonyms;
  /** The segments of the region. */
  segments: readonly string[];
  /** The law of each segment. */
  laws: ReadonlyMap<string, Law>;
}

/** One kind of table that is delivered; its columns are in `tableFields` of the region. */
export interface TableKind {
  /** Name in the ledger. */
  name: TableKindName;
  table: CareTable;
  /** Columns that tell the date of a row, the first one filled counts. */
  datedBy: readonly string[];
  /** True when rows of several providers may stand in one table. */
  joint: boolean;
  /**
   * The cells of a record, or null when something in the row is wrong (and noted). Records in
   * other tables go to `row.beside`.
   */
  record(context: TableContext): (row: Row) => Cell[] | null;
}
