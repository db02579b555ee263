import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { type Arrival, fingerprint } from "../receive/arrival.ts";
import { CareWriter } from "../receive/care-writer.ts";
import { Draft } from "../receive/draft.ts";
import { piecesOf } from "../receive/inbox.ts";
import { NotPlain, type PlainEvents } from "../receive/istandaarden/byte-events.ts";
import type { Desk } from "../receive/istandaarden/desk.ts";
import { MessageReader } from "../receive/istandaarden/message-reader.ts";
import { SaxesEvents } from "../receive/istandaarden/saxes-events.ts";
import { Pseudonyms } from "../receive/pseudonym.ts";
import { whileWriting } from "../receive/receive.ts";
import { withSettings } from "../warehouse/settings.ts";
import { inTransaction, withWarehouse } from "../warehouse/warehouse.ts";
import { type Cost, metered } from "./meter.ts";

/**
 * How a message is read: byte by byte or by the strict parser, into a table that is committed and
 * checkpointed; or byte by byte into nothing.
 */
export type Way = "bytes" | "strict" | "rows";

/** What reading one message took. */
export interface Reading {
  rows: number;
  bytes: number;
  /** Memory before anything was read. */
  startMb: number;
  cost: Cost;
}

const never: PlainEvents = {
  begin() {},
  write() {
    throw new NotPlain();
  },
  end() {},
};

/** Reads one message of a provider, as `receive` does, into a warehouse of its own in `folder`. */
export async function readMessage(path: string, folder: string, way: Way): Promise<Reading> {
  const arrival: Arrival = {
    name: "bericht.xml",
    content: null,
    stream: async () => (way === "strict" ? createReadStream(path) : piecesOf(path)),
    packed: null,
    problem: null,
  };
  return withWarehouse(join(folder, `${way}.duckdb`), async (db) => {
    const care = await CareWriter.open(db);
    care.begin(1);
    let rows = 0;
    const desk: Desk = {
      draft: new Draft(1, arrival.name, ""),
      pseudonyms: new Pseudonyms(Buffer.alloc(32)),
      today: 1e6,
      row(table, cells) {
        rows += 1;
        if (way !== "rows") care.row(table, cells);
      },
      async restart() {
        rows = 0;
        await care.drop();
      },
      isTaken: () => false,
    };
    const reader = new MessageReader(desk, new SaxesEvents(), ...(way === "strict" ? [never] : []));
    const startMb = process.memoryUsage.rss() / 1024 / 1024;
    const { cost } = await metered(() =>
      withSettings(db, whileWriting, async () => {
        await inTransaction(db, async () => {
          await fingerprint(arrival);
          await care.whileLarge(() => reader.read(arrival.stream));
          care.flush();
        });
        if (way !== "rows") await db.run("CHECKPOINT");
      }),
    );
    if (desk.draft.refused)
      throw new Error(`the message was refused: ${desk.draft.findings[0]?.message}`);
    care.discard();
    return { rows, bytes: (await stat(path)).size, startMb, cost };
  });
}

// In a process of its own, because memory is that of a process: file, folder, way.
if (process.argv[1]?.endsWith("read-message.ts")) {
  const [path = "", folder = "", way = "bytes"] = process.argv.slice(2);
  process.stdout.write(JSON.stringify(await readMessage(path, folder, way as Way)));
}
