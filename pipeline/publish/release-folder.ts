import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { Failure } from "../failure.ts";
import { canonicalJson, type Manifest, type ReleaseLink } from "./manifest.ts";
import { fingerprint } from "./table-files.ts";

/** Name of the manifest within a release folder. */
export const manifestName = "manifest.json";

/**
 * An empty folder to build a release in, beside the finished ones: moving it is then one step of
 * the file system. What an interrupted run left in it is thrown away.
 */
export async function buildingFolder(releases: string): Promise<string> {
  const folder = join(releases, ".building");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return folder;
}

/**
 * Gives a built release its place. A release that is there already is never rewritten: when it is
 * the same, the new copy is dropped; the code it names is then the code that first made it.
 *
 * @returns the folder of the release
 * @throws Failure (publish) when a folder of that name holds something else
 */
export async function place(
  building: string,
  releases: string,
  manifest: Manifest,
): Promise<string> {
  const folder = join(releases, manifest.releaseId);
  if (existsSync(folder)) {
    await requireSame(folder, manifest);
    await rm(building, { recursive: true, force: true });
    return folder;
  }
  await writeFile(join(building, manifestName), canonicalJson(manifest));
  await rename(building, folder);
  return folder;
}

/** Points `current.json` at a release; whoever reads it sees the old name or the new one. */
export async function makeCurrent(releases: string, releaseId: string): Promise<void> {
  const file = join(releases, "current.json");
  const text = canonicalJson({ releaseId });
  if (existsSync(file) && (await readFile(file, "utf8")) === text) return;
  await writeFile(`${file}.new`, text);
  await rename(`${file}.new`, file);
}

/** The release that is current now, with the hash of its manifest; null when there is none. */
export async function currentLink(releases: string): Promise<ReleaseLink | null> {
  const file = join(releases, "current.json");
  if (!existsSync(file)) return null;
  const { releaseId } = JSON.parse(await readFile(file, "utf8")) as { releaseId: string };
  const manifest = join(releases, releaseId, manifestName);
  if (!existsSync(manifest)) return null;
  return { releaseId, sha256: (await fingerprint(manifest)).sha256 };
}

/**
 * Follows the chain of manifests back: each names the hash of the one before it, so that a release
 * of the past cannot be changed unseen. It ends at the first release, or where older ones were
 * cleared away.
 *
 * @throws Failure (publish) naming the release that is not what its successor says
 */
export async function requireChain(releases: string): Promise<void> {
  let link = await currentLink(releases);
  while (link !== null) {
    const path = join(releases, link.releaseId, manifestName);
    if (!existsSync(path)) return;
    if ((await fingerprint(path)).sha256 !== link.sha256) {
      throw new Failure(
        "publish",
        `Uitgave ${link.releaseId} is veranderd nadat zij was gemaakt: ${path} klopt niet met de uitgave erna. Zet die map terug uit een kopie.`,
      );
    }
    link = (await readManifest(path)).previous ?? null;
  }
}

async function readManifest(path: string): Promise<Manifest> {
  try {
    return JSON.parse(await readFile(path, "utf8")) as Manifest;
  } catch {
    throw new Failure(
      "publish",
      `${path} is niet te lezen: de uitgave is veranderd nadat zij was gemaakt. Zet die map terug uit een kopie, of haal haar weg en publiceer opnieuw.`,
    );
  }
}

async function requireSame(folder: string, manifest: Manifest): Promise<void> {
  const differing = await differences(folder, manifest);
  if (differing.length === 0) return;
  throw new Failure(
    "publish",
    `Uitgave ${manifest.releaseId} bestaat al, maar is veranderd: ${differing.join(", ")}. ` +
      `Een uitgave verandert nooit. Zet ${folder} terug, of haal die map weg en publiceer opnieuw.`,
  );
}

/** Paths in a release folder that are not what the manifest says: changed, missing or extra. */
async function differences(folder: string, manifest: Manifest): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const present = new Set(
    entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/")),
  );
  const wrong: string[] = [];
  for (const [path, expected] of Object.entries(manifest.files)) {
    if (!present.delete(path)) wrong.push(path);
    else if ((await fingerprint(join(folder, path))).sha256 !== expected.sha256) wrong.push(path);
  }
  if (!present.delete(manifestName) || !(await sameManifest(folder, manifest))) {
    wrong.push(manifestName);
  }
  return [...wrong, ...present].sort();
}

async function sameManifest(folder: string, manifest: Manifest): Promise<boolean> {
  try {
    const found = JSON.parse(await readFile(join(folder, manifestName), "utf8")) as Manifest;
    // Who made it first, and after which release, does not change what it holds.
    const { code, previous } = manifest;
    return canonicalJson({ ...found, code, previous }) === canonicalJson(manifest);
  } catch {
    return false;
  }
}
