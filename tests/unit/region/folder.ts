import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Failure } from "../../../pipeline/failure.ts";
import { projectRoot } from "../../../pipeline/home.ts";
import { readRegion } from "../../../pipeline/region/read-region.ts";

export const klein = join(projectRoot, "tests", "examples", "klein");

/** Changes one file of a region; `from` must occur in it, so that a test cannot silently do nothing. */
export interface Edit {
  file: string;
  from?: string;
  to: string | Uint8Array | null;
}

/** Runs `use` on a copy of the region Klein with some files changed, and removes the copy. */
export async function withRegion<T>(
  edits: Edit[],
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "region-"));
  try {
    await cp(klein, folder, { recursive: true });
    for (const { file, from, to } of edits) {
      const path = join(folder, file);
      if (to === null) await rm(path);
      else if (from === undefined || typeof to !== "string") await writeFile(path, to);
      else {
        const text = await readFile(path, "utf8");
        if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
        await writeFile(
          path,
          text.replace(from, () => to),
        );
      }
    }
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The lines of the failure that reading Klein with these edits gives, without the first one. */
export async function problemsAfter(...edits: Edit[]): Promise<string[]> {
  return withRegion(edits, async (folder) => {
    try {
      await readRegion(folder);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (error.family !== "region") throw error;
      return error.message
        .split("\n")
        .slice(1)
        .map((line) => line.replace(/^- /, ""));
    }
    return [];
  });
}
