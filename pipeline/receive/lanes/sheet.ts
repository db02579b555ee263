import { type BareChunk, Chunk } from "../../warehouse/chunk.ts";
import { type Cell, type ColumnKind, capacity } from "../../warehouse/column.ts";

/** The records of one table in a parcel in the making. */
export class Sheet {
  readonly #kinds: readonly ColumnKind[];
  /** The chunks that are full. */
  #full: BareChunk[] = [];
  readonly #chunk: Chunk;

  constructor(kinds: readonly ColumnKind[]) {
    this.#kinds = kinds;
    this.#chunk = new Chunk(this.#kinds);
  }

  get rows(): number {
    return this.#full.length * capacity + this.#chunk.rows;
  }

  add(cells: readonly Cell[]): void {
    if (this.#chunk.isFull) {
      this.#full.push(this.#chunk.bare());
      this.#chunk.clear();
    }
    this.#chunk.add(cells);
  }

  /** Takes back the newest records. @param rows how many stay */
  truncate(rows: number): void {
    const full = Math.floor(rows / capacity);
    const rest = rows - full * capacity;
    const reopened = this.#full[full];
    if (reopened === undefined) {
      this.#chunk.truncate(rest);
      return;
    }
    this.#full.length = full;
    this.#chunk.clear();
    this.#chunk.copy(reopened, 0, rest);
  }

  /** Hands over all records, and begins anew. */
  take(): BareChunk[] {
    const chunks = this.#full;
    if (this.#chunk.rows > 0) chunks.push(this.#chunk.bare());
    this.#full = [];
    this.#chunk.clear();
    return chunks;
  }
}
