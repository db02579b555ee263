import type { Effects } from "../effects.ts";
import type { Home } from "../home.ts";
import type { Region } from "../region/region.ts";
import type { Cell } from "../warehouse/column.ts";
import { type Arrival, fingerprint } from "./arrival.ts";
import type { CareTable } from "./care-table.ts";
import type { CareWriter } from "./care-writer.ts";
import { DocumentReader } from "./document-reader.ts";
import { Draft } from "./draft.ts";
import type { Desk } from "./istandaarden/desk.ts";
import type { ParcelTable, Reading } from "./lanes/parcel.ts";
import type { Ledger } from "./ledger.ts";
import type { Pseudonyms } from "./pseudonym.ts";
import { type Bytes, quarantine } from "./quarantine.ts";

const dayMs = 86_400_000;

/** Takes in arrivals one by one: what is new is read, judged and booked. */
export class Intake implements Desk {
  readonly pseudonyms: Pseudonyms;
  readonly today: number;
  draft = new Draft(0, "", "");
  files = 0;
  accepted = 0;
  rejected = 0;
  duplicates = 0;
  records = 0;
  readonly #ledger: Ledger;
  readonly #care: CareWriter;
  readonly #quarantine: string;
  readonly #reader: DocumentReader;

  constructor(
    ledger: Ledger,
    care: CareWriter,
    pseudonyms: Pseudonyms,
    region: Region,
    home: Home,
    effects: Effects,
  ) {
    this.#ledger = ledger;
    this.#care = care;
    this.pseudonyms = pseudonyms;
    this.#quarantine = home.quarantine;
    this.today = Math.floor(effects.now().getTime() / dayMs);
    this.#reader = new DocumentReader(this, region);
  }

  row(table: CareTable, cells: readonly Cell[]): void {
    this.#care.row(table, cells);
  }

  async restart(): Promise<void> {
    await this.#care.drop();
    this.#begin(this.draft.name, this.draft.sha256);
  }

  isTaken(kind: string, sender: string, identification: string): boolean {
    return this.#ledger.isTaken(kind, sender, identification);
  }

  /** Takes in an arrival: reads it, judges it and books it. */
  async take(arrival: Arrival): Promise<void> {
    this.files += 1;
    const sha256 = await fingerprint(arrival);
    if (await this.#isDuplicate(arrival.name, sha256)) return;
    this.#begin(arrival.name, sha256);
    const read = () => this.#reader.read(arrival);
    const isLarge = arrival.content === null;
    await (isLarge ? this.#care.whileLarge(read) : read());
    if (await this.#ledger.settle()) {
      // It was read as if its identification were free.
      await this.restart();
      await (isLarge ? this.#care.whileLarge(read) : read());
    }
    if (this.draft.refused) await this.#care.drop();
    else this.#care.keep();
    await this.#book(arrival);
  }

  /**
   * Takes in what a lane read.
   *
   * @returns false when the document must be read here: the lane read it as if its identification
   *   were free, or left it unread
   */
  async takeRead(reading: Reading, tables: readonly ParcelTable[]): Promise<boolean> {
    const { name, sha256, facts, asked, spans, content } = reading;
    if (await this.#isDuplicate(name, sha256)) {
      this.files += 1;
      return true;
    }
    if (facts === null) return false;
    if (asked !== null && (this.#ledger.isTaken(...asked) || (await this.#ledger.settle()))) {
      return false;
    }
    this.files += 1;
    this.#begin(name, sha256);
    this.draft = Draft.of(this.draft.id, name, sha256, facts);
    for (const { table, from, to } of spans) {
      this.#care.copy(tables[table] as ParcelTable, from, to);
    }
    await this.#book({ content, stream: noStream });
    return true;
  }

  /** Whether these bytes were received before; if so under another name, that is booked. */
  async #isDuplicate(name: string, sha256: string): Promise<boolean> {
    const found = await this.#ledger.find(sha256, name);
    if (found === undefined) return false;
    this.duplicates += 1;
    if (found !== "known") {
      this.#begin(name, sha256);
      this.#ledger.add(Object.assign(this.draft, found), "duplicate");
    }
    return true;
  }

  #begin(name: string, sha256: string): void {
    this.draft = new Draft(this.#ledger.number(), name, sha256);
    this.#care.begin(this.draft.id);
  }

  async #book(bytes: Bytes): Promise<void> {
    const { draft } = this;
    if (draft.findings.some((finding) => finding.severity === "afkeuren")) {
      await quarantine(this.#quarantine, bytes, draft);
    }
    this.#ledger.add(draft, draft.refused ? "rejected" : "accepted");
    if (draft.refused) this.rejected += 1;
    else this.accepted += 1;
    this.records += draft.recordsKept;
  }
}

/** A lane sends the bytes of what goes to quarantine with it. */
async function noStream(): Promise<never> {
  throw new Error("the bytes of a document that was rejected are missing");
}
