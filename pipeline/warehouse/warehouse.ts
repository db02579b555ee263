import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import {
  type DuckDBConnection,
  DuckDBInstance,
  type DuckDBValue,
  type Json,
} from "@duckdb/node-api";
import { Failure } from "../failure.ts";
import { defaultLimits, spillSettings, type WarehouseLimits } from "./limits.ts";
import { putInPlace } from "./structure.ts";
import { explained, inUse } from "./trouble.ts";

/** The warehouse: one DuckDB file (or memory), its schemas in place. */
export type Warehouse = DuckDBConnection;

/** The files this process has open: DuckDB guards a file against other processes only. */
const open = new Set<string>();

/**
 * Opens a warehouse, runs `use` on it and closes it again, whatever happens.
 *
 * @param path a file, or `:memory:`
 * @throws Failure (delivery) when the file is in use, damaged or not to be written, the disk full, or
 *   when another version made it with other tables
 */
export async function withWarehouse<T>(
  path: string,
  use: (db: Warehouse) => Promise<T>,
  limits: WarehouseLimits = defaultLimits,
): Promise<T> {
  if (path === ":memory:") return withInstance(path, use, limits);
  const place = resolve(path);
  if (open.has(place)) throw new Failure("delivery", inUse(path));
  open.add(place);
  try {
    return await withInstance(path, use, limits);
  } catch (error) {
    throw explained(error, path);
  } finally {
    open.delete(place);
  }
}

/**
 * Opens a warehouse to look at only: nothing can be changed, and no other file read or written.
 *
 * @throws Failure (usage) when there is no warehouse yet; Failure (delivery) when it is in use
 */
export async function withReadOnlyWarehouse<T>(
  path: string,
  use: (db: Warehouse) => Promise<T>,
): Promise<T> {
  if (!existsSync(path)) {
    throw new Failure("usage", "Er is nog geen magazijn. Draai eerst 'receive' en 'measure'.");
  }
  const instance = await openInstance(path, defaultLimits, {
    access_mode: "READ_ONLY",
    enable_external_access: "false",
    lock_configuration: "true",
  });
  try {
    const db = await instance.connect();
    try {
      return await use(db);
    } finally {
      db.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}

async function withInstance<T>(
  path: string,
  use: (db: Warehouse) => Promise<T>,
  limits: WarehouseLimits,
): Promise<T> {
  const instance = await openInstance(path, limits);
  try {
    const db = await instance.connect();
    try {
      await db.run("SET TimeZone = 'Europe/Amsterdam'");
      for (const schema of [
        "ledger",
        "care",
        "context",
        "corrected",
        "register",
        "model",
        "result",
        "release",
      ]) {
        await db.run(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
      }
      await putInPlace(db, path);
      await mirrorCare(db);
      return await use(db);
    } finally {
      db.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}

/** Schema `corrected`: as `care`, until corrections say otherwise. */
async function mirrorCare(db: Warehouse): Promise<void> {
  const missing = await rows<{ name: string }>(
    db,
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'care' AND table_name NOT IN (
      SELECT table_name FROM information_schema.tables WHERE table_schema = 'corrected')`,
  );
  for (const { name } of missing) {
    await db.run(`CREATE VIEW corrected.${name} AS FROM care.${name}`);
  }
}

async function openInstance(
  path: string,
  limits: WarehouseLimits,
  more: Record<string, string> = {},
): Promise<DuckDBInstance> {
  const spill = await spillSettings(limits);
  try {
    if (path !== ":memory:") await mkdir(dirname(path), { recursive: true });
    return await DuckDBInstance.create(path, {
      memory_limit: limits.memory,
      threads: String(limits.threads),
      // Figures are never read in file order; giving that up keeps memory flat.
      preserve_insertion_order: "false",
      ...spill,
      ...more,
    });
  } catch (error) {
    throw explained(error, path, true);
  }
}

/** Runs a SQL file of one or more statements. */
export async function runFile(db: Warehouse, file: URL): Promise<void> {
  await db.run(await readFile(file, "utf8"));
}

/** Runs `work` in one transaction: all of it is kept, or nothing. */
export async function inTransaction<T>(db: Warehouse, work: () => Promise<T>): Promise<T> {
  await db.run("BEGIN TRANSACTION");
  try {
    const result = await work();
    await db.run("COMMIT");
    return result;
  } catch (error) {
    // After a write that failed the transaction may be gone already: the first error tells why.
    await db.run("ROLLBACK").catch(() => undefined);
    throw error;
  }
}

/**
 * Runs `work` with so many threads of DuckDB, and puts the number back. Hundreds of small queries
 * cost a third less on one thread: a second one waits more than it works.
 */
export async function withThreads<T>(
  db: Warehouse,
  threads: number,
  work: () => Promise<T>,
): Promise<T> {
  const [before] = await rows<{ threads: number }>(
    db,
    "SELECT current_setting('threads')::INTEGER AS threads",
  );
  await db.run(`SET threads = ${threads}`);
  try {
    return await work();
  } finally {
    await db.run(`SET threads = ${before?.threads ?? threads}`);
  }
}

/**
 * The rows of a query as plain JSON: numbers and booleans as such, dates as `2024-03-01`. For
 * small results; large ones stay in DuckDB. BIGINT and DECIMAL arrive as text: cast to INTEGER or
 * DOUBLE in the query where a number is meant.
 */
export async function rows<T = Record<string, Json>>(
  db: Warehouse,
  sql: string,
  parameters?: Record<string, DuckDBValue>,
): Promise<T[]> {
  const reader = await db.runAndReadAll(sql, parameters);
  return reader.getRowObjectsJson() as T[];
}
