import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { silent } from "../../../pipeline/effects.ts";
import { readRegion } from "../../../pipeline/region/read-region.ts";
import type { Region } from "../../../pipeline/region/region.ts";
import { writeSample } from "../../../pipeline/sample/sample.ts";
import type { TruthClient, TruthLine, TruthService } from "../../../pipeline/sample/truth.ts";
import { smallRegion, temporaryHome } from "../../temporary-home.ts";
import { type InboxFile, inboxFiles } from "./inbox-files.ts";
import { type ReadMessage, readMessage } from "./message-reader.ts";

export const observed = "2022-01-01";
export const until = "2025-12-31";

/** What the simulator delivers for the small region, without faults, and the truth beside it. */
export interface Delivered {
  region: Region;
  messages: ReadMessage[];
  tables: InboxFile[];
  clients: TruthClient[];
  lines: TruthLine[];
  services: { bsn: string; service: TruthService }[];
}

export async function deliver(): Promise<Delivered> {
  const region = await readRegion(smallRegion);
  const { home, remove } = await temporaryHome();
  try {
    await writeSample(region, home, { seed: 8, scale: 1, until, defects: false }, silent);
    const files: InboxFile[] = [];
    for await (const file of inboxFiles(home.inbox)) files.push(file);
    const truth = await readFile(join(home.truth, "clients.ndjson"), "utf8");
    const lines = await readFile(join(home.truth, "lines.ndjson"), "utf8");
    const clients: TruthClient[] = truth
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    return {
      region,
      messages: files.filter((file) => file.name.endsWith(".xml")).map(readMessage),
      tables: files.filter((file) => file.name.endsWith(".csv")),
      clients,
      lines: lines
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line)),
      services: clients.flatMap(({ bsn, services }) =>
        services.map((service) => ({ bsn, service })),
      ),
    };
  } finally {
    await remove();
  }
}
