import {
  type DuckDBAppender,
  DuckDBDataChunk,
  type DuckDBDateValue,
  type DuckDBTimestampValue,
  type DuckDBType,
  DuckDBTypeId,
} from "@duckdb/node-api";
import duckdb from "@duckdb/node-bindings";
import type { Warehouse } from "./warehouse.ts";

/** A value of a record, ready for the warehouse. */
export type Cell = string | number | boolean | DuckDBDateValue | DuckDBTimestampValue | null;

/** Rows in a chunk: the size of a vector in DuckDB. */
const capacity = duckdb.vector_size();
/** A text up to this many bytes lies in the vector itself, a longer one elsewhere. */
const longestInline = 12;
const beyond32Bits = 4_294_967_296;

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
  #columns: Column[] = [];
  #rows = 0;
  #chunks = 0;

  private constructor(appender: DuckDBAppender) {
    this.#appender = appender;
    this.#types = Array.from({ length: appender.columnCount }, (_, at) => appender.columnType(at));
  }

  static async open(db: Warehouse, schema: string, table: string): Promise<ChunkWriter> {
    return new ChunkWriter(await db.createAppender(table, schema));
  }

  /** Rows that are not handed over yet. */
  get rows(): number {
    return this.#rows;
  }

  /** Whether the next row needs a new chunk. */
  get isFull(): boolean {
    return this.#rows === capacity;
  }

  /**
   * Adds a row: a first cell, and those after it. When the chunk is full, it is handed over first.
   */
  row(first: Cell, rest: readonly Cell[]): void {
    if (this.#chunk === null) {
      this.#chunk = DuckDBDataChunk.create(this.#types);
      this.#columns = this.#types.map(columnOf);
    }
    const columns = this.#columns;
    if (rest.length !== columns.length - 1) {
      throw new Error(`a row of ${rest.length + 1} cells where ${columns.length} are needed`);
    }
    if (this.#rows === capacity) this.handOver();
    const row = this.#rows;
    (columns[0] as Column).set(row, first);
    for (let at = 0; at < rest.length; at++) {
      (columns[at + 1] as Column).set(row, rest[at] as Cell);
    }
    this.#rows = row + 1;
  }

  /** Takes back the newest rows, as far as they are not handed over. @param rows how many stay */
  truncate(rows: number): void {
    if (rows === this.#rows) return;
    for (const column of this.#columns) column.forget(rows);
    this.#rows = rows;
  }

  /** Hands the rows over to the appender. */
  handOver(): void {
    const chunk = this.#chunk;
    if (chunk === null || this.#rows === 0) return;
    chunk.reset();
    chunk.rowCount = this.#rows;
    for (const [at, column] of this.#columns.entries()) {
      column.copy(duckdb.data_chunk_get_vector(chunk.chunk, at), this.#rows);
      column.forget(0);
    }
    this.#appender.appendDataChunk(chunk);
    this.#chunks += 1;
    // The appender holds ten times as many by itself, which is more memory than speed.
    if (this.#chunks % 10 === 0) this.#appender.flushSync();
    this.#rows = 0;
  }

  /** Hands everything over to the transaction that is about to be committed. */
  flush(): void {
    this.handOver();
    this.#appender.flushSync();
  }

  /** Lets go of the table; what was not flushed is lost. */
  discard(): void {
    this.#rows = 0;
    this.#appender.clear();
    this.#appender.closeSync();
  }
}

/** One column of the chunk in the making. */
abstract class Column {
  readonly #validity = new Uint32Array(Math.ceil(capacity / 64) * 2).fill(0xffffffff);
  #hasNull = false;
  readonly #width: number;
  protected readonly memory: ArrayBuffer;

  constructor(width: number) {
    this.#width = width;
    this.memory = new ArrayBuffer(capacity * width);
  }

  set(row: number, cell: Cell): void {
    if (cell === null) {
      this.#hasNull = true;
      (this.#validity[row >>> 5] as number) &= ~(1 << (row & 31));
      return;
    }
    // After a row was taken back, its place may still say that it is empty.
    if (this.#hasNull) (this.#validity[row >>> 5] as number) |= 1 << (row & 31);
    this.put(row, cell);
  }

  copy(vector: duckdb.Vector, rows: number): void {
    duckdb.copy_data_to_vector(vector, 0, this.memory, 0, rows * this.#width);
    if (!this.#hasNull) return;
    duckdb.vector_ensure_validity_writable(vector);
    const bytes = Math.ceil(rows / 64) * 8;
    duckdb.copy_data_to_vector_validity(vector, 0, this.#validity.buffer, 0, bytes);
    this.#validity.fill(0xffffffff);
    this.#hasNull = false;
  }

  /** Rows were taken back or handed over. @param _rows how many stay */
  forget(_rows: number): void {}

  protected abstract put(row: number, cell: NonNullable<Cell>): void;
}

class Integers extends Column {
  readonly #values = new Int32Array(this.memory);
  protected put(row: number, cell: NonNullable<Cell>): void {
    const value = cell as number;
    if ((value | 0) !== value) throw new Error(`${value} is no 32-bit number`);
    this.#values[row] = value;
  }
}

class Bigints extends Column {
  readonly #low = new Uint32Array(this.memory);
  readonly #high = new Int32Array(this.memory);
  protected put(row: number, cell: NonNullable<Cell>): void {
    const value = cell as number;
    if (!Number.isSafeInteger(value)) throw new Error(`${value} is no whole number`);
    const high = Math.floor(value / beyond32Bits);
    this.#low[row * 2] = value - high * beyond32Bits;
    this.#high[row * 2 + 1] = high;
  }
}

class Doubles extends Column {
  readonly #values = new Float64Array(this.memory);
  protected put(row: number, cell: NonNullable<Cell>): void {
    this.#values[row] = cell as number;
  }
}

class Booleans extends Column {
  readonly #values = new Uint8Array(this.memory);
  protected put(row: number, cell: NonNullable<Cell>): void {
    this.#values[row] = cell === true ? 1 : 0;
  }
}

class Days extends Column {
  readonly #values = new Int32Array(this.memory);
  protected put(row: number, cell: NonNullable<Cell>): void {
    this.#values[row] = (cell as DuckDBDateValue).days;
  }
}

class Moments extends Column {
  readonly #values = new BigInt64Array(this.memory);
  protected put(row: number, cell: NonNullable<Cell>): void {
    this.#values[row] = (cell as DuckDBTimestampValue).micros;
  }
}

/**
 * Texts: 16 bytes each, of which the first four are the length. Then come up to twelve bytes of
 * text and zeros, or the first four bytes and the address of a longer text. Such a one is assigned
 * by DuckDB itself; the same text in rows that follow gets the same address.
 */
class Texts extends Column {
  readonly #words = new Int32Array(this.memory);
  readonly #bytes = new Uint8Array(this.memory);
  /** Row and text of those that are not inline. */
  readonly #longRows: number[] = [];
  readonly #longTexts: string[] = [];
  #newest: string | null = null;
  #newestRow = 0;

  protected put(row: number, cell: NonNullable<Cell>): void {
    const text = cell as string;
    const { length } = text;
    if (length > longestInline) {
      this.#putLong(row, text);
      return;
    }
    const words = this.#words;
    const word = row * 4;
    if (text === this.#newest) {
      const from = this.#newestRow * 4;
      words[word] = words[from] as number;
      words[word + 1] = words[from + 1] as number;
      words[word + 2] = words[from + 2] as number;
      words[word + 3] = words[from + 3] as number;
      return;
    }
    words[word] = length;
    words[word + 1] = 0;
    words[word + 2] = 0;
    words[word + 3] = 0;
    const bytes = this.#bytes;
    const start = row * 16 + 4;
    for (let at = 0; at < length; at++) {
      const code = text.charCodeAt(at);
      if (code >= 0x80) {
        this.#putLong(row, text);
        return;
      }
      bytes[start + at] = code;
    }
    this.#newest = text;
    this.#newestRow = row;
  }

  #putLong(row: number, text: string): void {
    this.#longRows.push(row);
    this.#longTexts.push(text);
  }

  override copy(vector: duckdb.Vector, rows: number): void {
    super.copy(vector, rows);
    let newest: string | null = null;
    let newestRow = 0;
    const same: number[] = [];
    for (const [at, text] of this.#longTexts.entries()) {
      const row = this.#longRows[at] as number;
      if (text === newest) same.push(row, newestRow);
      else {
        duckdb.vector_assign_string_element_len(vector, row, Buffer.from(text));
        newest = text;
        newestRow = row;
      }
    }
    if (same.length === 0) return;
    const data = Buffer.from(duckdb.vector_get_data(vector, rows * 16));
    for (let at = 0; at < same.length; at += 2) {
      const from = (same[at + 1] as number) * 16;
      data.copy(data, (same[at] as number) * 16, from, from + 16);
    }
    duckdb.copy_data_to_vector(vector, 0, data.buffer as ArrayBuffer, data.byteOffset, rows * 16);
  }

  override forget(rows: number): void {
    this.#newest = null;
    while (this.#longRows.length > 0 && (this.#longRows.at(-1) as number) >= rows) {
      this.#longRows.pop();
      this.#longTexts.pop();
    }
  }
}

function columnOf(type: DuckDBType): Column {
  switch (type.typeId) {
    case DuckDBTypeId.INTEGER:
      return new Integers(4);
    case DuckDBTypeId.BIGINT:
      return new Bigints(8);
    case DuckDBTypeId.DOUBLE:
      return new Doubles(8);
    case DuckDBTypeId.BOOLEAN:
      return new Booleans(1);
    case DuckDBTypeId.DATE:
      return new Days(4);
    case DuckDBTypeId.TIMESTAMP:
      return new Moments(8);
    case DuckDBTypeId.VARCHAR:
      return new Texts(16);
    default:
      throw new Error(`columns of type ${type} are not written`);
  }
}
