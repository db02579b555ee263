import { type DuckDBAppender, DuckDBDataChunk, type DuckDBType } from "@duckdb/node-api";
import duckdb from "@duckdb/node-bindings";
import { type BareChunk, Chunk } from "./chunk.ts";
import { type Cell, type Column, type ColumnKind, capacity, validityBytes } from "./column.ts";
import { Texts } from "./texts.ts";
import { columnOf } from "./typed-columns.ts";
import type { Warehouse } from "./warehouse.ts";

/**
 * Appends rows to a table by columns, a chunk of 2,048 rows at a time. The values of a column are
 * laid out in memory here as DuckDB has them, and copied in one go; that is several times faster
 * than to append them one by one. The layout is that of the version of DuckDB in package.json; a
 * test compares what comes out with the plain appender.
 */
export class ChunkWriter {
  readonly #appender: DuckDBAppender;
  readonly #types: readonly DuckDBType[];
  /** Made for the first row: most tables get none. */
  #chunk: DuckDBDataChunk | null = null;
  #first: Column | null = null;
  #rest: Chunk | null = null;
  #chunks = 0;

  private constructor(appender: DuckDBAppender) {
    if (duckdb.vector_size() !== capacity) throw new Error("vectors of DuckDB have another size");
    this.#appender = appender;
    this.#types = Array.from({ length: appender.columnCount }, (_, at) => appender.columnType(at));
  }

  static async open(db: Warehouse, schema: string, table: string): Promise<ChunkWriter> {
    return new ChunkWriter(await db.createAppender(table, schema));
  }

  /** The kinds of the columns after the first. */
  get kinds(): ColumnKind[] {
    return this.#types.slice(1).map((type) => type.toString() as ColumnKind);
  }

  /** Rows that are not handed over yet. */
  get rows(): number {
    return this.#rest?.rows ?? 0;
  }

  /** Whether the next row needs a new chunk. */
  get isFull(): boolean {
    return this.rows === capacity;
  }

  /**
   * Adds a row: a first cell, and those after it. When the chunk is full, it is handed over first.
   */
  row(first: Cell, rest: readonly Cell[]): void {
    const chunk = this.#ready();
    (this.#first as Column).set(chunk.rows, first);
    chunk.add(rest);
  }

  /** Adds rows of another chunk, each after the same first cell. */
  copy(first: Cell, source: BareChunk, from: number, to: number): void {
    for (let at = from; at < to; ) {
      const chunk = this.#ready();
      const end = Math.min(to, at + capacity - chunk.rows);
      for (let row = 0; row < end - at; row++) (this.#first as Column).set(chunk.rows + row, first);
      chunk.copy(source, at, end);
      at = end;
    }
  }

  /** Takes back the newest rows, as far as they are not handed over. @param rows how many stay */
  truncate(rows: number): void {
    this.#rest?.truncate(rows);
  }

  /** Hands the rows over to the appender. */
  handOver(): void {
    const { rows } = this;
    const chunk = this.#chunk;
    if (chunk === null || rows === 0) return;
    chunk.reset();
    chunk.rowCount = rows;
    const columns = [this.#first as Column, ...(this.#rest as Chunk).columns];
    for (const [at, column] of columns.entries()) {
      write(column, duckdb.data_chunk_get_vector(chunk.chunk, at), rows);
    }
    this.#appender.appendDataChunk(chunk);
    this.#chunks += 1;
    // The appender holds ten times as many by itself, which is more memory than speed.
    if (this.#chunks % 10 === 0) this.#appender.flushSync();
    this.#first?.clear();
    this.#rest?.clear();
  }

  /** Hands everything over to the transaction that is about to be committed. */
  flush(): void {
    this.handOver();
    this.#appender.flushSync();
  }

  /** Lets go of the table; what was not flushed is lost. */
  discard(): void {
    this.#rest?.clear();
    this.#appender.clear();
    this.#appender.closeSync();
  }

  /** The chunk in the making, with room for a row. */
  #ready(): Chunk {
    if (this.#rest === null) {
      this.#chunk = DuckDBDataChunk.create(this.#types);
      this.#first = columnOf((this.#types[0] as DuckDBType).toString() as ColumnKind);
      this.#rest = new Chunk(this.kinds);
    }
    if (this.isFull) this.handOver();
    return this.#rest;
  }
}

function write(column: Column, vector: duckdb.Vector, rows: number): void {
  if (column instanceof Texts && column.beside.length > 0) {
    // As one text it gets an address, from which those of the texts in it follow.
    duckdb.vector_assign_string_element_len(vector, 0, column.beside);
    const [, , low = 0, high = 0] = new Uint32Array(
      Uint8Array.from(duckdb.vector_get_data(vector, column.width)).buffer,
    );
    column.moved(rows, low, high);
  }
  duckdb.copy_data_to_vector(vector, 0, column.memory, 0, rows * column.width);
  if (!column.hasNull) return;
  duckdb.vector_ensure_validity_writable(vector);
  const { buffer } = column.validity;
  duckdb.copy_data_to_vector_validity(vector, 0, buffer, 0, validityBytes(rows));
}
