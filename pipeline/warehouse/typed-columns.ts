import type { DuckDBDateValue, DuckDBTimestampValue } from "@duckdb/node-api";
import { type BareColumn, type Cell, Column, type ColumnKind, Words } from "./column.ts";
import { Texts } from "./texts.ts";

const beyond32Bits = 4_294_967_296;

/** A column of this kind, in which there are no rows yet. */
export function columnOf(kind: ColumnKind): Column {
  switch (kind) {
    case "INTEGER":
      return new Integers(4);
    case "BIGINT":
      return new Bigints(8);
    case "DOUBLE":
      return new Doubles(8);
    case "BOOLEAN":
      return new Booleans(1);
    case "DATE":
      return new Days(4);
    case "TIMESTAMP":
      return new Moments(8);
    case "VARCHAR":
      return new Texts();
    default:
      throw new Error(`columns of type ${kind} are not written`);
  }
}

class Integers extends Words {
  protected put(row: number, cell: NonNullable<Cell>): void {
    const value = cell as number;
    if ((value | 0) !== value) throw new Error(`${value} is no 32-bit number`);
    this.words[row] = value;
  }
}

class Bigints extends Words {
  readonly #low = new Uint32Array(this.memory);
  protected put(row: number, cell: NonNullable<Cell>): void {
    const value = cell as number;
    if (!Number.isSafeInteger(value)) throw new Error(`${value} is no whole number`);
    const high = Math.floor(value / beyond32Bits);
    this.#low[row * 2] = value - high * beyond32Bits;
    this.words[row * 2 + 1] = high;
  }
}

class Doubles extends Words {
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

  override copy(source: BareColumn, from: number, to: number, row: number): void {
    super.copy(source, from, to, row);
    this.#values.set(source.data.subarray(from, to), row);
  }
}

class Days extends Words {
  protected put(row: number, cell: NonNullable<Cell>): void {
    this.words[row] = (cell as DuckDBDateValue).days;
  }
}

class Moments extends Words {
  readonly #values = new BigInt64Array(this.memory);
  protected put(row: number, cell: NonNullable<Cell>): void {
    this.#values[row] = (cell as DuckDBTimestampValue).micros;
  }
}
