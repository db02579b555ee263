import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silent } from "../../pipeline/effects.ts";
import type { Home } from "../../pipeline/home.ts";
import { buildSite, editions, readSite, type SiteEdition } from "../../pipeline/site/build-site.ts";
import type { Site } from "../../src/data/page.ts";
import { writeReleaseFixture } from "./release-fixture.ts";

/** Both sites, built from one release, with the release they were built from. */
export interface BuiltSites {
  /** Holds a folder per edition. */
  folder: string;
  sites: Record<SiteEdition, Site>;
}

/** Builds both editions at the same time, as `npm start` does. */
export async function buildSites(): Promise<BuiltSites> {
  const work = await mkdtemp(join(tmpdir(), "resultaatmonitor-site-"));
  const home = { releases: join(work, "releases"), stage: join(work, "stage") } as Home;
  await writeReleaseFixture(home.releases);
  const folder = join(work, "dist");
  await Promise.all(
    editions.map((edition) => buildSite(home, { edition, out: join(folder, edition) }, silent)),
  );
  const [contract, monitor] = await Promise.all([
    readSite(home, "contract"),
    readSite(home, "monitor"),
  ]);
  return { folder, sites: { contract, monitor } };
}
