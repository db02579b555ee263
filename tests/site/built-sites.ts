import { copyFile, mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { silent } from "../../pipeline/effects.ts";
import type { Home } from "../../pipeline/home.ts";
import { runPublish, runSite } from "../../pipeline/run.ts";
import { readSite } from "../../pipeline/site/build-site.ts";
import { editions, type SiteEdition } from "../../pipeline/site/edition.ts";
import type { Site } from "../../src/data/page.ts";
import { madeOnce } from "../made-once.ts";
import { measuredFrom, measuredRegion, regionIn } from "../measured-region.ts";

/** All sites, built from one release, with the release they were built from. */
export interface BuiltSites {
  /** Holds a folder per edition, and the start page. */
  folder: string;
  sites: Record<SiteEdition, Site>;
  /** With the warehouse as it was published. */
  home: Home;
}

const builtFrom = [...measuredFrom, "src", "observablehq.config.ts", "tests/site/built-sites.ts"];

/**
 * The whole way: deliveries of the small region, faults included, to all sites. Made once for all
 * tests that only look: what changes a file works on a copy.
 */
export async function builtSites(): Promise<BuiltSites> {
  const made = await madeOnce("sites", builtFrom, async (making) => {
    const measured = await measuredRegion();
    const home = regionIn(making);
    await mkdir(dirname(home.warehouse), { recursive: true });
    await copyFile(measured.warehouse, home.warehouse);
    await runPublish(home, silent);
    await runSite(home, editions, join(making, "out"), silent);
  });
  const home = regionIn(made);
  const [contract, monitor, raad] = await Promise.all([
    readSite(home, "contract"),
    readSite(home, "monitor"),
    readSite(home, "raad"),
  ]);
  return { folder: join(made, "out"), sites: { contract, monitor, raad }, home };
}
