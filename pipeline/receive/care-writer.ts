import type { DuckDBAppender, DuckDBDateValue, DuckDBTimestampValue } from "@duckdb/node-api";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { type CareTable, type Cell, careTableNames, careTables } from "./care-table.ts";

/** So many records of one file are held back before they go to the warehouse. */
const heldBack = 20_000;

/**
 * Writes care records, file by file. The records of a file are held back until it proves sound;
 * those of a very large file go ahead and are deleted again if it does not.
 */
export class CareWriter {
  readonly #db: Warehouse;
  readonly #appenders: Record<CareTable, DuckDBAppender>;
  #delivery = 0;
  #tables: CareTable[] = [];
  #records: (readonly Cell[])[] = [];
  #ahead = new Set<CareTable>();

  private constructor(db: Warehouse, appenders: Record<CareTable, DuckDBAppender>) {
    this.#db = db;
    this.#appenders = appenders;
  }

  static async open(db: Warehouse): Promise<CareWriter> {
    const made: Partial<Record<CareTable, DuckDBAppender>> = {};
    for (const table of careTableNames) made[table] = await db.createAppender(table, "care");
    return new CareWriter(db, made as Record<CareTable, DuckDBAppender>);
  }

  /** The records that follow belong to this delivery. */
  begin(delivery: number): void {
    this.#delivery = delivery;
    this.#tables = [];
    this.#records = [];
    this.#ahead = new Set();
  }

  row(table: CareTable, cells: readonly Cell[]): void {
    this.#tables.push(table);
    this.#records.push(cells);
    if (this.#records.length >= heldBack) {
      for (const one of this.#tables) this.#ahead.add(one);
      this.#append();
    }
  }

  /** The file is sound: its records stay. */
  keep(): void {
    this.#append();
  }

  /** The file is not: none of its records stays. */
  async drop(): Promise<void> {
    this.#tables = [];
    this.#records = [];
    for (const table of this.#ahead) {
      this.#appenders[table].flushSync();
      await this.#db.run(`DELETE FROM care.${table} WHERE delivery_id = ${this.#delivery}`);
    }
  }

  /** Hands everything over to the transaction that is about to be committed. */
  flush(): void {
    for (const table of careTableNames) this.#appenders[table].flushSync();
  }

  /** Lets go of the warehouse; what was not flushed is lost. */
  discard(): void {
    for (const table of careTableNames) {
      this.#appenders[table].clear();
      this.#appenders[table].closeSync();
    }
  }

  #append(): void {
    for (let at = 0; at < this.#records.length; at++) {
      const table = this.#tables[at] as CareTable;
      appendRow(
        this.#appenders[table],
        this.#delivery,
        careTables[table],
        this.#records[at] as readonly Cell[],
      );
    }
    this.#tables = [];
    this.#records = [];
  }
}

function appendRow(
  appender: DuckDBAppender,
  delivery: number,
  types: string,
  cells: readonly Cell[],
): void {
  if (cells.length !== types.length) {
    throw new Error(`a record of ${cells.length} cells where ${types.length} are needed`);
  }
  appender.appendInteger(delivery);
  for (let at = 0; at < types.length; at++) {
    const cell = cells[at] as Cell;
    if (cell === null) appender.appendNull();
    else appendCell(appender, types.charCodeAt(at), cell);
  }
  appender.endRow();
}

function appendCell(appender: DuckDBAppender, type: number, cell: NonNullable<Cell>): void {
  switch (type) {
    case 105: // i
      if ((cell as number) >= -2147483648 && (cell as number) <= 2147483647)
        appender.appendInteger(cell as number);
      else appender.appendBigInt(BigInt(cell as number));
      return;
    case 118: // v
      appender.appendVarchar(cell as string);
      return;
    case 100: // d
      appender.appendDate(cell as DuckDBDateValue);
      return;
    case 116: // t
      appender.appendTimestamp(cell as DuckDBTimestampValue);
      return;
    case 102: // f
      appender.appendDouble(cell as number);
      return;
    default: // b
      appender.appendBoolean(cell as boolean);
  }
}
