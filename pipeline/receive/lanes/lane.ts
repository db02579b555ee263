import type { Cell, ColumnKind } from "../../warehouse/column.ts";
import { type Arrival, fingerprint } from "../arrival.ts";
import { MB } from "../caps.ts";
import type { CareTable } from "../care-table.ts";
import { DocumentReader, type TableRules } from "../document-reader.ts";
import { Draft } from "../draft.ts";
import { arrivals } from "../inbox.ts";
import type { Desk } from "../istandaarden/desk.ts";
import { Pseudonyms } from "../pseudonym.ts";
import { Fingerprints } from "./fingerprints.ts";
import type { Parcel, ParcelTable, Reading, Span } from "./parcel.ts";
import { Sheet } from "./sheet.ts";
import { Turns } from "./turns.ts";

/** What a lane must know, as plain data. */
export interface LaneOrders {
  /** Which lane it is, from 0. */
  lane: number;
  inbox: string;
  /** The files of the inbox in order of arrival. */
  files: readonly string[];
  /** The secret key; it goes from thread to thread and nowhere else. */
  key: Uint8Array;
  rules: TableRules;
  /** The day of receipt, in days since 1970. */
  today: number;
  kinds: Record<CareTable, ColumnKind[]>;
  turns: Int32Array;
  fingerprints: Float64Array;
}

/** A parcel is sent when it holds so many documents and records, or bytes for quarantine. */
const enough = 2048;

/** Reads files of the inbox in a thread of its own and sends what is in them to the main thread. */
export class Lane implements Desk {
  draft = new Draft(0, "", "");
  readonly pseudonyms: Pseudonyms;
  readonly today: number;
  readonly #orders: LaneOrders;
  readonly #turns: Turns;
  readonly #known: Fingerprints;
  readonly #reader: DocumentReader;
  readonly #send: (parcel: Parcel, memory: ArrayBuffer[]) => void;
  /** The tables in the parcel, in the order in which they were first used. */
  readonly #sheets = new Map<CareTable, Sheet>();
  /** Where the document at hand begins in them. */
  readonly #from = new Map<CareTable, number>();
  #readings: (Reading | null)[] = [];
  #held = 0;
  #asked: Reading["asked"] = null;

  constructor(orders: LaneOrders, send: (parcel: Parcel, memory: ArrayBuffer[]) => void) {
    this.#orders = orders;
    this.#send = send;
    this.pseudonyms = new Pseudonyms(orders.key);
    this.today = orders.today;
    this.#turns = new Turns(orders.turns);
    this.#known = new Fingerprints(orders.fingerprints);
    this.#reader = new DocumentReader(this, orders.rules);
  }

  /** Reads files until there are no more that others did not take. */
  async run(): Promise<void> {
    const { inbox, files } = this.#orders;
    for (;;) {
      const file = this.#turns.next();
      const path = files[file];
      if (path === undefined) return;
      for await (const arrival of arrivals(inbox, path)) {
        this.#readings.push(await this.#read(arrival));
        if (this.#weight() >= enough || this.#held >= MB) this.#post(file, false);
      }
      this.#post(file, true);
    }
  }

  row(table: CareTable, cells: readonly Cell[]): void {
    let sheet = this.#sheets.get(table);
    if (sheet === undefined) {
      sheet = new Sheet(this.#orders.kinds[table]);
      this.#sheets.set(table, sheet);
    }
    if (!this.#from.has(table)) this.#from.set(table, sheet.rows);
    sheet.add(cells);
  }

  async restart(): Promise<void> {
    this.#drop();
    this.draft = new Draft(0, this.draft.name, this.draft.sha256);
  }

  /** Which identifications are taken is known when a document is booked: the main thread looks. */
  isTaken(kind: string, sender: string, identification: string): boolean {
    this.#asked = [kind, sender, identification];
    return false;
  }

  async #read(arrival: Arrival): Promise<Reading | null> {
    const { name, content } = arrival;
    if (content === null || arrival.problem !== null) return null;
    const sha256 = await fingerprint(arrival);
    this.#asked = null;
    this.#from.clear();
    if (this.#known.has(sha256)) {
      return { name, sha256, facts: null, asked: null, spans: [], content: null };
    }
    this.draft = new Draft(0, name, sha256);
    await this.#reader.read(arrival);
    const { draft } = this;
    if (draft.refused) this.#drop();
    const isKept = draft.findings.some((finding) => finding.severity === "afkeuren");
    // A copy: what the bytes lie in may hold those of other documents.
    const copy = isKept ? Uint8Array.from(content) : null;
    this.#held += copy?.length ?? 0;
    return {
      name,
      sha256,
      facts: draft.facts,
      asked: this.#asked,
      spans: this.#spans(),
      content: copy,
    };
  }

  #drop(): void {
    for (const [table, rows] of this.#from) this.#sheets.get(table)?.truncate(rows);
    this.#from.clear();
  }

  #spans(): Span[] {
    const spans: Span[] = [];
    let place = 0;
    for (const [table, { rows }] of this.#sheets) {
      const from = this.#from.get(table);
      if (from !== undefined) spans.push({ table: place, from, to: rows });
      place += 1;
    }
    return spans;
  }

  #weight(): number {
    let rows = this.#readings.length;
    for (const sheet of this.#sheets.values()) rows += sheet.rows;
    return rows;
  }

  #post(file: number, isLast: boolean): void {
    const tables: ParcelTable[] = [];
    for (const [table, sheet] of this.#sheets) tables.push({ table, chunks: sheet.take() });
    const memory = [...memoryOf(tables)];
    let bytes = this.#held + this.#readings.length * 1024;
    for (const { byteLength } of memory) bytes += byteLength;
    this.#turns.ask(this.#orders.lane, bytes);
    this.#send({ file, readings: this.#readings, tables, isLast, bytes }, memory);
    this.#readings = [];
    this.#held = 0;
  }
}

function* memoryOf(tables: readonly ParcelTable[]): Generator<ArrayBuffer> {
  for (const { chunks } of tables) {
    for (const { columns } of chunks) {
      for (const { data, validity, beside } of columns) {
        for (const one of [data, validity, beside]) {
          if (one !== null) yield one.buffer as ArrayBuffer;
        }
      }
    }
  }
}
