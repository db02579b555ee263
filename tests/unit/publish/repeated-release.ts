import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

/**
 * Makes a release, or copies what came of it when a test before this one wished for the same after
 * the very same releases. Most tests begin alike; what comes after that is what they are about.
 */
export function repeatedRelease(): (
  releases: string,
  wish: unknown,
  make: () => Promise<string>,
) => Promise<string> {
  const made = new Map<string, { id: string; folder: string }>();
  afterAll(async () => {
    for (const { folder } of made.values()) await rm(folder, { recursive: true, force: true });
  });
  return async (releases, wish, make) => {
    const key = JSON.stringify([await bytesOf(releases), wish]);
    const known = made.get(key);
    if (known !== undefined) {
      await rm(releases, { recursive: true, force: true });
      await cp(known.folder, releases, { recursive: true, preserveTimestamps: true });
      return known.id;
    }
    const id = await make();
    const folder = await mkdtemp(join(tmpdir(), "releases-"));
    await cp(releases, folder, { recursive: true, preserveTimestamps: true });
    made.set(key, { id, folder });
    return id;
  };
}

/** Every file in a folder, with its SHA-256; nothing when there is no such folder. */
async function bytesOf(folder: string): Promise<[string, string][]> {
  if (!existsSync(folder)) return [];
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = found.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  return Promise.all(
    paths.sort().map(async (path) => {
      const sum = createHash("sha256")
        .update(await readFile(path))
        .digest("hex");
      return [path.slice(folder.length), sum] as [string, string];
    }),
  );
}
