import { isBsn, quotable } from "../bsn.ts";
import type { Draft } from "../draft.ts";
import type { Pseudonyms } from "../pseudonym.ts";
import type { ColumnType } from "./column.ts";

/** One row of a table: reads its cells by name of column and notes what is wrong with them. */
export class Row {
  readonly #draft: Draft;
  readonly #places: ReadonlyMap<string, number>;
  #cells: readonly string[] = [];
  line = 0;
  /** False once anything in the row is wrong: the row is not taken in. */
  sound = true;

  constructor(draft: Draft, places: ReadonlyMap<string, number>) {
    this.#draft = draft;
    this.#places = places;
  }

  begin(cells: readonly string[], line: number): void {
    this.#cells = cells;
    this.line = line;
    this.sound = true;
  }

  /** The text of a cell; empty when the table lacks the column. */
  text(column: string): string {
    const place = this.#places.get(column);
    return place === undefined ? "" : (this.#cells[place] ?? "").trim();
  }

  /** The value of a cell that may be empty. */
  optional<T>(column: string, type: ColumnType<T>): T | null {
    const text = this.text(column);
    return text === "" ? null : this.#read(column, text, type);
  }

  /** The value of a cell that must be filled; null only when the row is no longer sound. */
  required<T>(column: string, type: ColumnType<T>): T | null {
    return this.#read(column, this.text(column), type);
  }

  /** The client key of the row, from a BSN or as it stands. */
  clientKey(pseudonyms: Pseudonyms): string | null {
    if (this.#places.has("bsn")) {
      const bsn = this.text("bsn");
      if (isBsn(bsn)) return pseudonyms.of(bsn);
      this.sound = false;
      this.#draft.reject(
        this.line,
        "bsn",
        "CS002",
        "Het BSN is leeg, heeft geen 9 cijfers of voldoet niet aan de elfproef. Controleer het BSN van deze cliënt en lever de tabel opnieuw aan.",
      );
      return null;
    }
    const key = this.text("client_key");
    if (/^[0-9a-f]{64}$/.test(key)) return key;
    this.wrong("client_key", "De waarde is geen sleutel van een cliënt: 64 tekens 0-9 en a-f.");
    return null;
  }

  /** Rejects the row for a reason of its own. */
  wrong(column: string | null, message: string): void {
    this.sound = false;
    this.#draft.reject(
      this.line,
      column,
      "TABEL",
      `${message} Verbeter de regel en lever de tabel opnieuw aan.`,
    );
  }

  #read<T>(column: string, text: string, type: ColumnType<T>): T | null {
    const value = text === "" ? null : type.read(text);
    if (value === null) {
      const given = text === "" ? "is leeg" : `heeft de waarde '${quotable(text)}'`;
      this.wrong(column, `Kolom ${column} ${given}. Toegestaan: ${type.allowed}.`);
    }
    return value;
  }
}
