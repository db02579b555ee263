import type { DuckDBDateValue, DuckDBTimestampValue } from "@duckdb/node-api";
import type { ByteText } from "./byte-text.ts";

/** A value of a record, ready for the warehouse. */
export type Cell =
  | string
  | ByteText
  | number
  | boolean
  | DuckDBDateValue
  | DuckDBTimestampValue
  | null;

/** Types of columns that are written, by their names in DuckDB. */
export type ColumnKind =
  | "INTEGER"
  | "BIGINT"
  | "DOUBLE"
  | "BOOLEAN"
  | "DATE"
  | "TIMESTAMP"
  | "VARCHAR";

/** Rows in a chunk: the size of a vector in DuckDB. */
export const capacity = 2048;

/** The values of a column as bare memory, which can go to another thread without being copied. */
export interface BareColumn {
  /** The values side by side: 32-bit words, or bytes where a value takes one. */
  data: Int32Array | Uint8Array;
  /** A bit per row that is not empty; null when none is. */
  validity: Uint32Array | null;
  /** The bytes of the texts that are not inline; null for other columns. */
  beside: Uint8Array | null;
}

/** One column of a chunk in the making, laid out as DuckDB has it in memory. */
export abstract class Column {
  readonly memory: ArrayBuffer;
  /** Bytes per row. */
  readonly width: number;
  readonly validity = new Uint32Array(Math.ceil(capacity / 64) * 2).fill(0xffffffff);
  hasNull = false;

  constructor(width: number) {
    this.width = width;
    this.memory = new ArrayBuffer(capacity * width);
  }

  set(row: number, cell: Cell): void {
    if (cell === null) {
      this.empty(row);
      return;
    }
    // After a row was taken back, its place may still say that it is empty.
    if (this.hasNull) (this.validity[row >>> 5] as number) |= 1 << (row & 31);
    this.put(row, cell);
  }

  /** Takes over rows of another column of this kind. @param row the place of the first */
  copy(source: BareColumn, from: number, to: number, row: number): void {
    const { validity } = source;
    if (validity === null && !this.hasNull) return;
    for (let at = from, place = row; at < to; at++, place++) {
      if (validity !== null && ((validity[at >>> 5] as number) & (1 << (at & 31))) === 0) {
        this.empty(place);
      } else (this.validity[place >>> 5] as number) |= 1 << (place & 31);
    }
  }

  /** The newest rows are taken back. @param _rows how many stay */
  truncate(_rows: number): void {}

  /** Begins anew. */
  clear(): void {
    if (!this.hasNull) return;
    this.validity.fill(0xffffffff);
    this.hasNull = false;
  }

  /** The first rows as bare memory. */
  bare(rows: number): BareColumn {
    const data = this.memory.slice(0, rows * this.width);
    return {
      data: this.width % 4 === 0 ? new Int32Array(data) : new Uint8Array(data),
      validity: this.hasNull ? this.validity.slice(0, validityBytes(rows) / 4) : null,
      beside: null,
    };
  }

  protected abstract put(row: number, cell: NonNullable<Cell>): void;

  protected empty(row: number): void {
    this.hasNull = true;
    (this.validity[row >>> 5] as number) &= ~(1 << (row & 31));
  }
}

/** Bytes of validity that DuckDB reads for so many rows. */
export function validityBytes(rows: number): number {
  return Math.ceil(rows / 64) * 8;
}

/** Values of a whole number of 32-bit words. */
export abstract class Words extends Column {
  protected readonly words = new Int32Array(this.memory);

  override copy(source: BareColumn, from: number, to: number, row: number): void {
    super.copy(source, from, to, row);
    const { words } = this;
    const { data } = source;
    const size = this.width / 4;
    const end = to * size;
    // Most documents have a few rows: a loop is quicker than to set an array.
    for (let at = from * size, place = row * size; at < end; at++, place++) {
      words[place] = data[at] as number;
    }
  }
}
