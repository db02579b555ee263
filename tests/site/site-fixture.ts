import { copyFile, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { catalogue } from "../../indicators/catalogue.ts";
import { silent } from "../../pipeline/effects.ts";
import type { Home } from "../../pipeline/home.ts";
import { cuts } from "../../pipeline/measure/cut.ts";
import { readValues, type ValueRow } from "../../pipeline/measure/values.ts";
import { runPublish, runSite } from "../../pipeline/run.ts";
import { editions, readSite, type SiteEdition } from "../../pipeline/site/build-site.ts";
import { withWarehouse } from "../../pipeline/warehouse/warehouse.ts";
import type { Site } from "../../src/data/page.ts";
import { measuredRegion } from "../measured-region.ts";
import { temporaryHome } from "../temporary-home.ts";

/** All sites, built from one release, with the release they were built from. */
export interface BuiltSites {
  /** Holds a folder per edition. */
  folder: string;
  sites: Record<SiteEdition, Site>;
  home: Home;
  /** What the command `values` says, every indicator and cut, per year. */
  values: ValueRow[];
  remove(): Promise<void>;
}

/** The whole way: deliveries of the small region, faults included, to all sites. */
export async function buildSites(): Promise<BuiltSites> {
  const measured = await measuredRegion();
  const { home, remove } = await temporaryHome();
  await mkdir(dirname(home.warehouse), { recursive: true });
  await copyFile(measured.warehouse, home.warehouse);
  const values = await withWarehouse(home.warehouse, async (db) => {
    const read: ValueRow[] = [];
    for (const { id } of catalogue) {
      for (const cut of cuts)
        read.push(...(await readValues(db, { indicator: id, cut: cut.name })));
    }
    return read;
  });
  await runPublish(home, silent);
  const folder = await mkdtemp(join(tmpdir(), "resultaatmonitor-site-"));
  await runSite(home, editions, folder, silent);
  const [contract, monitor, raad] = await Promise.all([
    readSite(home, "contract"),
    readSite(home, "monitor"),
    readSite(home, "raad"),
  ]);
  return {
    folder,
    sites: { contract, monitor, raad },
    home,
    values,
    remove: async () => {
      await remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
