import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Edition, editions } from "../protect/tables.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { dimensions, figuresOf } from "./diff.ts";
import { currentLink } from "./release-folder.ts";

// A figure that was called provisional may change without further notice to who knows it so. The
// public is told of every change; the contract edition has too many figures for that.
const figuresToTell: Record<Edition, string> = {
  contract: "diff.status_before = 'definitief' AND after.part IS NULL",
  monitor: "true",
  raad: "true",
};

/**
 * Fills `release.*_correction`: what the current release told of corrections, and every figure it shows
 * that the release to be made gives otherwise. Only published values are compared. Made anew from the
 * same data there is nothing to add, so the same release comes out.
 *
 * @param releases the folder with all releases
 */
export async function fillCorrections(db: Warehouse, releases: string): Promise<void> {
  const current = await currentLink(releases);
  if (current === null) return;
  for (const edition of editions) {
    const before = join(releases, current.releaseId, edition);
    if (!existsSync(join(before, "value.parquet"))) continue;
    await db.run(`DELETE FROM release.${edition}_correction`);
    await carryOver(db, edition, before);
    await addChanges(db, edition, before);
  }
}

async function carryOver(db: Warehouse, edition: Edition, folder: string): Promise<void> {
  const file = join(folder, "correction.parquet");
  if (!existsSync(file)) return;
  await db.run(
    `INSERT INTO release.${edition}_correction BY NAME FROM read_parquet('${quoted(file)}')`,
  );
}

async function addChanges(db: Warehouse, edition: Edition, folder: string): Promise<void> {
  const file = (name: string): string =>
    `read_parquet('${quoted(join(folder, `${name}.parquet`))}')`;
  const views = {
    before: await figuresOf(db, file("value"), file("indicator")),
    after: await figuresOf(db, `release.${edition}_value`, `release.${edition}_indicator`),
  };
  for (const [name, query] of Object.entries(views)) {
    await db.run(`CREATE OR REPLACE TEMP VIEW ${name} AS ${query}`);
  }
  const diff = await readFile(new URL("./diff.sql", import.meta.url), "utf8");
  const shown = (status: string): string => `${status} IN ('definitief', 'voorlopig')`;
  await db.run(`INSERT INTO release.${edition}_correction BY NAME
    SELECT
      told.data_until AS until_after, earlier.data_until AS until_before,
      CASE WHEN ${shown("diff.status_before")} AND ${shown("diff.status_after")}
        THEN diff.tier ELSE 'bescherming' END AS tier,
      diff.indicator_id, after.part, after.cut, ${dimensions.map((name) => `after.${name}`).join(", ")},
      diff.period, diff.status_before, diff.status_after,
      CASE WHEN ${shown("diff.status_before")} AND ${shown("diff.status_after")}
        THEN diff.estimate_before END AS estimate_before,
      CASE WHEN ${shown("diff.status_before")} AND ${shown("diff.status_after")}
        THEN diff.estimate_after END AS estimate_after
    FROM (${diff}) AS diff
    JOIN after USING (indicator_id, figure, period)
    CROSS JOIN release.${edition}_edition AS told
    CROSS JOIN ${file("edition")} AS earlier
    WHERE diff.tier IN ('definitie', 'gegevens', 'bescherming')
      AND (${shown("diff.status_before")} OR ${shown("diff.status_after")})
      -- First told now is no correction.
      AND diff.status_before IN ('definitief', 'voorlopig', 'afgeschermd')
      AND (
        diff.estimate_before IS DISTINCT FROM diff.estimate_after
        OR ${shown("diff.status_before")} <> ${shown("diff.status_after")}
      )
      AND ${figuresToTell[edition]}`);
  for (const name of Object.keys(views)) await db.run(`DROP VIEW ${name}`);
}

const quoted = (path: string): string => path.replaceAll("'", "''");
