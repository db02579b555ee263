import type { Region } from "../region/region.ts";
import type { Arrival } from "./arrival.ts";
import type { Desk } from "./istandaarden/desk.ts";
import { MessageReader } from "./istandaarden/message-reader.ts";
import { SaxesEvents } from "./istandaarden/saxes-events.ts";
import { refusedSpreadsheet } from "./tables/refused.ts";
import { TableReader } from "./tables/table-reader.ts";

/** What of a region tells how its tables are to be read. */
export type TableRules = Pick<Region, "segments" | "mappings">;

/** Reads documents of any kind onto the draft at a desk; their names tell which kind they are. */
export class DocumentReader {
  readonly #desk: Desk;
  readonly #messages: MessageReader;
  readonly #tables: TableReader;

  constructor(desk: Desk, rules: TableRules) {
    this.#desk = desk;
    this.#messages = new MessageReader(desk, new SaxesEvents());
    this.#tables = new TableReader(desk, rules);
  }

  /** Reads one document and closes its draft. Only a fault of ours is thrown. */
  async read(arrival: Arrival): Promise<void> {
    await this.#contents(arrival);
    this.#desk.draft.close();
  }

  async #contents(arrival: Arrival): Promise<void> {
    const { draft } = this.#desk;
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
