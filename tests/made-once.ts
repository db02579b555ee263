import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
/** Outside the project: a key may not stand in it. */
const cache = join(tmpdir(), "resultaatmonitor-made-once");
/** Who makes something says so this often; a run that was killed does not. In milliseconds. */
const beat = 2_000;
const staleAfter = 60_000;
/** What nobody asked for in so long was made from code that is no more. */
const unusedAfter = 45 * 60_000;

/**
 * A folder that is costly to make: made once for all test files, which may run at the same time, and
 * again when anything it is made from has changed. Who uses it leaves it as it is.
 *
 * @param inputs files and folders of the project that decide what comes out
 * @param make fills a folder; it gets another name when all is there
 */
export async function madeOnce(
  name: string,
  inputs: readonly string[],
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const folder = join(cache, `${name}-${await fingerprint(inputs)}`);
  const building = `${folder}.building`;
  await mkdir(cache, { recursive: true });
  while (!(await used(folder))) {
    const mine = await mkdir(building).then(
      () => true,
      () => false,
    );
    if (mine) await fill(building, folder, make);
    else if ((await idle(building)) > staleAfter) await drop(building);
    else await sleep(200);
  }
  return folder;
}

async function fill(
  building: string,
  folder: string,
  make: (folder: string) => Promise<void>,
): Promise<void> {
  const alive = setInterval(() => void used(building), beat);
  try {
    for (const one of await readdir(cache)) {
      if ((await idle(join(cache, one))) > unusedAfter) await drop(join(cache, one));
    }
    await make(building);
    await rename(building, folder);
  } catch (error) {
    await drop(building);
    throw error;
  } finally {
    clearInterval(alive);
  }
}

/** Notes that a folder is of use; false when it is not there. */
function used(folder: string): Promise<boolean> {
  const now = new Date();
  return utimes(folder, now, now).then(
    () => true,
    () => false,
  );
}

/** How long ago a folder was of use, in milliseconds; nothing when it is gone. */
async function idle(folder: string): Promise<number> {
  const found = await stat(folder).catch(() => null);
  return found === null ? 0 : Date.now() - found.mtimeMs;
}

const drop = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });

async function fingerprint(inputs: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const input of inputs) {
    for (const path of await filesIn(join(root, input)))
      hash.update(path.slice(root.length)).update(await readFile(path));
  }
  return hash.digest("hex").slice(0, 16);
}

async function filesIn(place: string): Promise<string[]> {
  if ((await stat(place)).isFile()) return [place];
  const found = await readdir(place, { recursive: true, withFileTypes: true });
  const files = found.filter((one) => one.isFile());
  return files.map((one) => join(one.parentPath, one.name)).sort();
}
