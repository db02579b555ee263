import type { Effects } from "../effects.ts";
import type { Home } from "../home.ts";
import type { Region } from "../region/region.ts";
import type { Cell } from "../warehouse/column.ts";
import { type Arrival, fingerprint } from "./arrival.ts";
import type { CareTable } from "./care-table.ts";
import type { CareWriter } from "./care-writer.ts";
import { Draft } from "./draft.ts";
import type { Desk } from "./istandaarden/desk.ts";
import { MessageReader } from "./istandaarden/message-reader.ts";
import { SaxesEvents } from "./istandaarden/saxes-events.ts";
import type { Ledger } from "./ledger.ts";
import type { Pseudonyms } from "./pseudonym.ts";
import { quarantine } from "./quarantine.ts";
import { refusedSpreadsheet } from "./tables/refused.ts";
import { TableReader } from "./tables/table-reader.ts";

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
  readonly #messages: MessageReader;
  readonly #tables: TableReader;

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
    this.#messages = new MessageReader(this, new SaxesEvents());
    this.#tables = new TableReader(this, region);
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

  async take(arrival: Arrival): Promise<void> {
    this.files += 1;
    const sha256 = await fingerprint(arrival);
    if (this.#ledger.isKnown(sha256, arrival.name)) {
      this.duplicates += 1;
      return;
    }
    this.#begin(arrival.name, sha256);
    const original = this.#ledger.original(sha256);
    if (original !== undefined) {
      this.duplicates += 1;
      this.#ledger.add(Object.assign(this.draft, original), "duplicate");
      return;
    }
    await this.#read(arrival);
    const { draft } = this;
    draft.close();
    if (draft.refused) await this.#care.drop();
    else this.#care.keep();
    if (draft.findings.some((finding) => finding.severity === "afkeuren")) {
      await quarantine(this.#quarantine, arrival, draft);
    }
    this.#ledger.add(draft, draft.refused ? "rejected" : "accepted");
    if (draft.refused) this.rejected += 1;
    else this.accepted += 1;
    this.records += draft.recordsKept;
  }

  #begin(name: string, sha256: string): void {
    this.draft = new Draft(this.#ledger.number(), name, sha256);
    this.#care.begin(this.draft.id);
  }

  async #read(arrival: Arrival): Promise<void> {
    const { draft } = this;
    if (arrival.problem !== null) {
      draft.refuse(null, null, "BESTAND", arrival.problem);
      return;
    }
    const extension = /\.([^./!]*)$/.exec(arrival.name)?.[1]?.toLowerCase();
    if (extension === "xml") {
      await this.#messages.read(arrival.content ?? (() => arrival.stream()));
    } else if (extension === "csv") {
      await this.#tables.read(arrival.content ?? (await arrival.stream()));
    } else if (extension === "xlsx") {
      await this.#tables.readWorkbook(arrival.content ?? (await arrival.stream()));
    } else {
      draft.refuse(
        null,
        null,
        "BESTAND",
        refusedSpreadsheet(extension ?? "") ??
          "Dit soort bestand wordt niet ingelezen. Lever berichten aan als .xml en tabellen als .csv of .xlsx, los of in een .zip.",
      );
    }
  }
}
