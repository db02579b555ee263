import type { Cell } from "../../warehouse/column.ts";
import { isBsn, quotable } from "../bsn.ts";
import type { CareTable } from "../care-table.ts";
import type { Draft } from "../draft.ts";
import type { Pseudonyms } from "../pseudonym.ts";
import type { ColumnType } from "./column.ts";
import type { Source, Sources } from "./layout.ts";

/** One row of a table: reads its cells by name of column and notes what is wrong with them. */
export class Row {
  readonly #draft: Draft;
  readonly #sources: Sources;
  #cells: readonly string[] = [];
  line = 0;
  /** False once anything in the row is wrong: the row is not taken in. */
  sound = true;
  /** Records of the row that go to another table than its own. */
  readonly beside: [CareTable, Cell[]][] = [];

  /** What was said of the row: two columns of ours may come from one of the file. */
  #said: string[] = [];

  constructor(draft: Draft, sources: Sources) {
    this.#draft = draft;
    this.#sources = sources;
  }

  begin(cells: readonly string[], line: number): void {
    this.#cells = cells;
    this.line = line;
    this.sound = true;
    if (this.beside.length > 0) this.beside.length = 0;
    if (this.#said.length > 0) this.#said = [];
  }

  /** How the file names a column of ours. */
  name(column: string): string {
    return this.#sources.get(column)?.name ?? column;
  }

  /** The text of a cell in our terms; empty when the table lacks the column. */
  text(column: string): string {
    const source = this.#sources.get(column);
    const text = this.#written(source);
    const translation = source?.translation ?? null;
    return translation === null || text === "" ? text : (translation.of(text) ?? text);
  }

  /** The value of a cell that may be empty. */
  optional<T>(column: string, type: ColumnType<T>): T | null {
    return this.#read(column, type, true);
  }

  /** The value of a cell that must be filled; null only when the row is no longer sound. */
  required<T>(column: string, type: ColumnType<T>): T | null {
    return this.#read(column, type, false);
  }

  /** The client key of the row, from a BSN or as it stands. */
  clientKey(pseudonyms: Pseudonyms): string | null {
    const source = this.#sources.get("bsn");
    if (source !== undefined) {
      const bsn = this.#written(source);
      if (isBsn(bsn)) return pseudonyms.of(bsn);
      this.sound = false;
      this.#draft.reject(
        this.line,
        source.name,
        "CS002",
        "Het BSN is leeg, heeft geen 9 cijfers of voldoet niet aan de elfproef. Controleer het BSN van deze cliënt en lever de tabel opnieuw aan.",
      );
      return null;
    }
    const key = this.#written(this.#sources.get("client_key"));
    if (/^[0-9a-f]{64}$/.test(key)) return key;
    this.wrong("client_key", "De waarde is geen sleutel van een cliënt: 64 tekens 0-9 en a-f.");
    return null;
  }

  /** Rejects the row for a reason of its own. @param column ours; findings name that of the file */
  wrong(column: string | null, message: string): void {
    this.sound = false;
    if (this.#said.includes(message)) return;
    this.#said.push(message);
    this.#draft.reject(
      this.line,
      column === null ? null : this.name(column),
      "TABEL",
      `${message} Verbeter de regel en lever de tabel opnieuw aan.`,
    );
  }

  /** Rejects the row because the value of a cell is not among what is allowed. */
  notAllowed(column: string, allowed: string): void {
    const text = this.#written(this.#sources.get(column));
    const given = text === "" ? "is leeg" : `heeft de waarde '${quotable(text)}'`;
    this.wrong(column, `Kolom ${this.name(column)} ${given}. Toegestaan: ${allowed}.`);
  }

  /** The text in the file; empty when the table lacks the column. */
  #written(source: Source | undefined): string {
    if (source === undefined) return "";
    return source.place < 0 ? source.fixed : (this.#cells[source.place] ?? "").trim();
  }

  #read<T>(column: string, type: ColumnType<T>, mayBeEmpty: boolean): T | null {
    const source = this.#sources.get(column);
    let text = this.#written(source);
    const translation = source?.translation ?? null;
    if (translation !== null && text !== "") {
      const ours = translation.of(text);
      if (ours === null) {
        this.notAllowed(column, translation.allowed);
        return null;
      }
      text = ours;
    }
    if (text === "" && mayBeEmpty) return null;
    const value = text === "" ? null : type.read(text);
    if (value === null) this.notAllowed(column, type.allowed);
    return value;
  }
}
