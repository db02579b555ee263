import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { Failure } from "../failure.ts";
import { canonicalJson, type Manifest } from "./manifest.ts";
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
    return canonicalJson({ ...found, code: manifest.code }) === canonicalJson(manifest);
  } catch {
    return false;
  }
}
