import { existsSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { rows, type Warehouse } from "../warehouse/warehouse.ts";
import type { Expired } from "./layer.ts";

/**
 * Deliveries in the inbox that were received before a day. A zip goes when all in it was. A file that
 * the ledger does not know was not received yet, and stays.
 */
export async function expiredInbox(db: Warehouse, inbox: string, before: string): Promise<Expired> {
  const received = await rows<{ file: string }>(
    db,
    `SELECT split_part(name, '!', 1) AS file FROM ledger.delivery
     GROUP BY file HAVING max(received_at)::DATE < $before::DATE`,
    { before },
  );
  const old = new Set(received.map(({ file }) => file));
  return filesOf("inbox", inbox, (name) => old.has(name));
}

/** Rejected deliveries, with their findings, that were received before a day. */
export async function expiredQuarantine(
  db: Warehouse,
  quarantine: string,
  before: string,
): Promise<Expired> {
  const received = await rows<{ start: string }>(
    db,
    `SELECT left(sha256, 12) AS start FROM ledger.delivery
     GROUP BY start HAVING max(received_at)::DATE < $before::DATE`,
    { before },
  );
  const old = new Set(received.map(({ start }) => start));
  return filesOf("quarantine", quarantine, (name) => old.has(name.slice(0, 12)));
}

async function filesOf(
  layer: "inbox" | "quarantine",
  folder: string,
  goes: (name: string) => boolean,
): Promise<Expired> {
  const entries = existsSync(folder)
    ? await readdir(folder, { recursive: true, withFileTypes: true })
    : [];
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => goes(relative(folder, file).split(sep).join("/")))
    .sort();
  return {
    layer,
    unit: "bestanden",
    count: files.length,
    note: null,
    async destroy() {
      for (const file of files) await rm(file, { force: true });
    },
  };
}
