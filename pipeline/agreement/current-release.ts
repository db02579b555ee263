import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "../failure.ts";
import type { Home } from "../home.ts";
import { rows, type Warehouse, withWarehouse } from "../warehouse/warehouse.ts";

/** The figures that a dialogue is held about: of the current release, contract edition. */
export interface CurrentRelease {
  releaseId: string;
  /** SHA-256 of its manifest. */
  hash: string;
  /** Rows of one table; `where` is a condition in SQL over `$` parameters. */
  find<T extends object>(
    table: string,
    where: string,
    parameters: Record<string, string | null>,
  ): Promise<T[]>;
}

/**
 * Opens the current release to look things up.
 *
 * @throws Failure (usage) when there is none
 */
export async function withCurrentRelease<T>(
  home: Home,
  use: (release: CurrentRelease) => Promise<T>,
): Promise<T> {
  const { releaseId, manifest } = await current(home);
  const hash = createHash("sha256").update(manifest).digest("hex");
  const folder = join(home.releases, releaseId, "contract");
  return withWarehouse(":memory:", (db) =>
    use({
      releaseId,
      hash,
      find: (table, where, parameters) => find(db, folder, table, where, parameters),
    }),
  );
}

async function current(home: Home): Promise<{ releaseId: string; manifest: Buffer }> {
  try {
    const text = await readFile(join(home.releases, "current.json"), "utf8");
    const { releaseId } = JSON.parse(text) as { releaseId: string };
    return { releaseId, manifest: await readFile(join(home.releases, releaseId, "manifest.json")) };
  } catch {
    throw new Failure(
      "usage",
      "Er is nog geen uitgave om een afspraak over te maken. Maak er een met: npm run monitor -- publish",
    );
  }
}

async function find<T extends object>(
  db: Warehouse,
  folder: string,
  table: string,
  where: string,
  parameters: Record<string, string | null>,
): Promise<T[]> {
  const file = join(folder, `${table}.parquet`).replaceAll("'", "''");
  return rows<T>(db, `SELECT * FROM '${file}' WHERE ${where}`, parameters);
}
