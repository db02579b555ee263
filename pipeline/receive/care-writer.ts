import type { BareChunk } from "../warehouse/chunk.ts";
import { ChunkWriter } from "../warehouse/chunk-writer.ts";
import { type Cell, type ColumnKind, capacity } from "../warehouse/column.ts";
import { withMemory } from "../warehouse/settings.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { type CareTable, careTables } from "./care-table.ts";
import type { ParcelTable } from "./lanes/parcel.ts";

/**
 * Memory of DuckDB while a large file is read. Measured: 24 MB is enough for that; not for a commit
 * of many tables, which takes more than 32 MB.
 */
const sparingly = "48MB";

/** A table, and where the delivery at hand begins in it. */
interface Place {
  readonly table: CareTable;
  readonly writer: ChunkWriter;
  /** Whether the delivery at hand has records in this table. */
  isUsed: boolean;
  /** The first record of the delivery in the chunk in the making. */
  from: number;
  /** Whether records of the delivery were handed over already. */
  isAhead: boolean;
}

/**
 * Writes care records, file by file. Until a file proves sound, its records can be taken back: the
 * newest ones are held, those of a large file have gone ahead and are deleted.
 */
export class CareWriter {
  readonly #db: Warehouse;
  readonly #places: Readonly<Record<CareTable, Place>>;
  readonly #used: Place[] = [];
  #delivery = 0;

  private constructor(db: Warehouse, places: Readonly<Record<CareTable, Place>>) {
    this.#db = db;
    this.#places = places;
  }

  static async open(db: Warehouse): Promise<CareWriter> {
    const places: Partial<Record<CareTable, Place>> = {};
    for (const table of careTables) {
      const writer = await ChunkWriter.open(db, "care", table);
      places[table] = { table, writer, isUsed: false, from: 0, isAhead: false };
    }
    return new CareWriter(db, places as Record<CareTable, Place>);
  }

  /** The kinds of the cells of a record, per table. */
  get kinds(): Record<CareTable, ColumnKind[]> {
    const all = Object.values(this.#places).map(({ table, writer }) => [table, writer.kinds]);
    return Object.fromEntries(all) as Record<CareTable, ColumnKind[]>;
  }

  /** The records that follow belong to this delivery. */
  begin(delivery: number): void {
    this.#delivery = delivery;
    this.keep();
  }

  /** Reads a large file with `read`: however large, it takes no more memory. */
  whileLarge<T>(read: () => Promise<T>): Promise<T> {
    return withMemory(this.#db, sparingly, read);
  }

  row(table: CareTable, cells: readonly Cell[]): void {
    const place = this.#places[table];
    const { writer } = place;
    if (writer.isFull) {
      writer.handOver();
      place.isAhead = place.isUsed;
      place.from = 0;
    }
    if (!place.isUsed) {
      place.isUsed = true;
      place.from = writer.rows;
      this.#used.push(place);
    }
    writer.row(this.#delivery, cells);
  }

  /** Records of a file that proved sound in another thread: they stay. */
  copy({ table, chunks }: ParcelTable, from: number, to: number): void {
    const { writer } = this.#places[table];
    for (let at = from; at < to; ) {
      const chunk = Math.floor(at / capacity);
      const start = chunk * capacity;
      const end = Math.min(to, start + capacity);
      writer.copy(this.#delivery, chunks[chunk] as BareChunk, at - start, end - start);
      at = end;
    }
  }

  /** The file is sound: its records stay. */
  keep(): void {
    for (const place of this.#used) {
      place.isUsed = false;
      place.isAhead = false;
    }
    this.#used.length = 0;
  }

  /** The file is not: none of its records stays. */
  async drop(): Promise<void> {
    for (const { table, writer, from, isAhead } of this.#used) {
      writer.truncate(from);
      if (!isAhead) continue;
      writer.flush();
      await this.#db.run(`DELETE FROM care.${table} WHERE delivery_id = ${this.#delivery}`);
    }
    this.keep();
  }

  /** Hands everything over to the transaction that is about to be committed. */
  flush(): void {
    for (const table of careTables) this.#places[table].writer.flush();
  }

  /** Lets go of the warehouse; what was not flushed is lost. */
  discard(): void {
    for (const table of careTables) this.#places[table].writer.discard();
  }
}
