import type { Effects } from "../effects.ts";
import { type Home, projectRoot } from "../home.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { codeVersion } from "./code-version.ts";
import { tablesToPublish } from "./columns.ts";
import { fillCorrections } from "./corrections.ts";
import { manifestContent, releaseIdOf } from "./manifest.ts";
import { requireNoPerson } from "./person-check.ts";
import { buildingFolder, currentLink, makeCurrent, place, requireChain } from "./release-folder.ts";
import { type ReleaseFile, writeTable } from "./table-files.ts";

/** A release on disk. */
export interface Release {
  releaseId: string;
  folder: string;
}

/**
 * Writes schema `release` to `releases/<id>/` as Parquet and CSV with a manifest, and makes it the
 * current release. Reads nothing else but the version of the code and the release that is current,
 * for the log of corrections.
 *
 * The same tables give the same id and the same bytes. Killed at any moment, it leaves the earlier
 * releases and `current.json` as they were.
 *
 * @throws Failure (publish) when tables are missing, a table points at a person, or a release of
 *   this name or an earlier one was tampered with
 */
export async function publish(db: Warehouse, home: Home, effects: Effects): Promise<Release> {
  await fillCorrections(db, home.releases);
  const tables = await tablesToPublish(db);
  const columns = await requireNoPerson(
    db,
    tables.flatMap((table) => table.columns),
  );
  await requireChain(home.releases);
  const building = await buildingFolder(home.releases);
  const files: ReleaseFile[] = [];
  for (const [done, table] of tables.entries()) {
    effects.progress("Uitgave schrijven", done, tables.length);
    files.push(...(await writeTable(db, building, table)));
  }
  effects.progress("Uitgave schrijven", tables.length, tables.length);

  const content = await manifestContent(db, files, [
    {
      name: "Geen BSN en geen cliëntsleutel in de tabellen",
      outcome: `${columns} tekstkolommen van ${tables.length} tabellen nagekeken; niets gevonden`,
    },
  ]);
  const releaseId = releaseIdOf(content);
  const code = await codeVersion(projectRoot);
  const previous = await currentLink(home.releases);
  const folder = await place(building, home.releases, { ...content, releaseId, code, previous });
  await makeCurrent(home.releases, releaseId);
  effects.log(`Uitgave ${releaseId} staat klaar in ${folder}.`);
  return { releaseId, folder };
}
