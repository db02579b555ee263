import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";

/** A file of a site, by its path in the folder of the edition. */
export interface SiteFile {
  file: string;
  text: string;
}

/** The files of an edition whose path fits a pattern, in order. */
export async function filesOf(folder: string, pattern: RegExp): Promise<SiteFile[]> {
  const files = (await readdir(folder, { recursive: true }))
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => extname(file) !== "" && pattern.test(file))
    .sort();
  return Promise.all(
    files.map(async (file) => ({ file, text: await readFile(join(folder, file), "utf8") })),
  );
}
