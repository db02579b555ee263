import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { keptFolder, publicTruth } from "../protect/earlier/past.ts";
import type { Manifest } from "../publish/manifest.ts";
import { currentLink, manifestName } from "../publish/release-folder.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import type { Expired } from "./layer.ts";

const releaseName = /^\d{4}-\d{2}-\d{2}-[0-9a-f]{10}$/;
const leftover = /^\.weg-/;

/**
 * Releases of which the data end before a day, oldest of the chain first and never the current one: a
 * release stays while an older one in the chain stays, so that the chain ends somewhere and has no gap.
 *
 * What was public is kept, below `releases/.bescherming`, with the numbers of those same cells before
 * rounding: later releases are protected against who has it. It holds no person and no provider. All
 * else goes.
 */
export async function expiredReleases(
  db: Warehouse,
  releases: string,
  before: string,
): Promise<Expired> {
  const names = existsSync(releases) ? await readdir(releases) : [];
  const chain = await chainOf(releases);
  const old = (name: string): boolean => name.slice(0, 10) < before;
  const tail: string[] = [];
  for (const name of chain.slice(1).reverse()) {
    if (!old(name)) break;
    tail.push(name);
  }
  const beside = names.filter(
    (name) => releaseName.test(name) && !chain.includes(name) && old(name),
  );
  const going = [...beside.sort(), ...tail];
  // Half gone already, by a run that was cut short.
  const halfGone = names.filter((name) => leftover.test(name));
  return {
    layer: "releases",
    unit: "uitgaven",
    count: halfGone.length + going.length,
    note: "Wat openbaar was, blijft bewaard: latere uitgaven houden er rekening mee.",
    async destroy() {
      for (const name of halfGone) {
        await rm(join(releases, name), { recursive: true, force: true });
      }
      for (const name of going) await destroyRelease(db, releases, name);
    },
  };
}

/** From the current release back, as far as there are folders. */
async function chainOf(releases: string): Promise<string[]> {
  const found: string[] = [];
  let name = (await currentLink(releases))?.releaseId;
  while (name !== undefined && !found.includes(name)) {
    const manifest = join(releases, name, manifestName);
    if (!existsSync(manifest)) break;
    found.push(name);
    const { previous } = JSON.parse(await readFile(manifest, "utf8")) as Manifest;
    name = previous?.releaseId;
  }
  return found;
}

/** Each step is one of the file system; whoever looks in between sees what was public, once or twice. */
async function destroyRelease(db: Warehouse, releases: string, name: string): Promise<void> {
  const kept = join(releases, keptFolder, name);
  if (!existsSync(kept)) {
    const draft = `${kept}.deel`;
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { recursive: true });
    await cp(join(releases, name, "monitor"), join(draft, "monitor"), { recursive: true });
    await keepTruth(db, join(releases, name), draft);
    await rename(draft, kept);
  }
  const gone = join(releases, `.weg-${name}`);
  await rename(join(releases, name), gone);
  await rm(gone, { recursive: true, force: true });
}

async function keepTruth(db: Warehouse, release: string, kept: string): Promise<void> {
  const from = join(release, "contract", "value.parquet");
  if (!existsSync(from)) return;
  await mkdir(join(kept, "contract"), { recursive: true });
  const quoted = (path: string): string => path.replaceAll("'", "''");
  await db.run(
    `COPY (FROM read_parquet('${quoted(from)}') WHERE ${publicTruth} ORDER BY ALL)
     TO '${quoted(join(kept, "contract", "value.parquet"))}' (FORMAT parquet)`,
  );
}
