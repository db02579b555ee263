import { type BareColumn, type Cell, type Column, type ColumnKind, capacity } from "./column.ts";
import { columnOf } from "./typed-columns.ts";

/** The rows of a chunk as bare memory. */
export interface BareChunk {
  rows: number;
  columns: BareColumn[];
}

/** Up to 2,048 rows of a table in the making, by columns. */
export class Chunk {
  readonly columns: readonly Column[];
  rows = 0;

  constructor(kinds: readonly ColumnKind[]) {
    this.columns = kinds.map(columnOf);
  }

  get isFull(): boolean {
    return this.rows === capacity;
  }

  add(cells: readonly Cell[]): void {
    const { columns, rows } = this;
    if (cells.length !== columns.length) {
      throw new Error(`a row of ${cells.length} cells where ${columns.length} are needed`);
    }
    for (let at = 0; at < cells.length; at++) (columns[at] as Column).set(rows, cells[at] as Cell);
    this.rows = rows + 1;
  }

  /** Takes back the newest rows. @param rows how many stay */
  truncate(rows: number): void {
    if (rows === this.rows) return;
    for (const column of this.columns) column.truncate(rows);
    this.rows = rows;
  }

  /** Takes over rows of a chunk of the same table; they must fit. */
  copy(source: BareChunk, from: number, to: number): void {
    for (const [at, column] of this.columns.entries()) {
      column.copy(source.columns[at] as BareColumn, from, to, this.rows);
    }
    this.rows += to - from;
  }

  /** Begins anew. */
  clear(): void {
    for (const column of this.columns) column.clear();
    this.rows = 0;
  }

  bare(): BareChunk {
    return { rows: this.rows, columns: this.columns.map((column) => column.bare(this.rows)) };
  }
}
