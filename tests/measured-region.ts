import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { silent } from "../pipeline/effects.ts";
import { type Home, homeOf } from "../pipeline/home.ts";
import { runMeasure, runReceive, runSample } from "../pipeline/run.ts";
import { smallRegion } from "./temporary-home.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
/** Outside the project: a key may not stand in it. */
const cache = join(tmpdir(), "resultaatmonitor-measured-region");
/** Everything that decides what comes out. */
const inputs = ["pipeline", "indicators", "data/reference", "tests/examples/klein"];
/** Last day of the simulation. */
export const dataUntil = "2025-12-31";
/** A run that was killed leaves its lock behind. */
const staleAfter = 180_000;

/** With planted faults, or flawless: another seed, so that both are cases of their own. */
export type Variant = "faulty" | "flawless";

/**
 * The small region, simulated, received and measured: made once for all tests that only look at it,
 * and again when anything it is made from has changed. Open it read-only.
 */
export async function measuredRegion(variant: Variant = "faulty"): Promise<Home> {
  const folder = join(cache, `${variant}-${await fingerprint()}`);
  const building = `${folder}.building`;
  await mkdir(cache, { recursive: true });
  while (!(await exists(folder))) {
    const mine = await mkdir(building).then(
      () => true,
      () => false,
    );
    if (mine) await build(building, folder, variant);
    else if (await isStale(building)) await rm(building, { recursive: true, force: true });
    else await sleep(200);
  }
  return place(folder);
}

async function build(building: string, folder: string, variant: Variant): Promise<void> {
  const home = place(building);
  try {
    const faulty = variant === "faulty";
    await runSample(
      home,
      { seed: faulty ? 7 : 11, scale: 1, until: dataUntil, defects: faulty },
      silent,
    );
    await runReceive(home, silent);
    await runMeasure(home, silent);
    for (const name of await readdir(cache)) {
      // What an earlier state of the code made is of no use any more.
      if (name.startsWith(variant) && !name.endsWith(".building"))
        await rm(join(cache, name), { recursive: true });
    }
    await rename(building, folder);
  } catch (error) {
    await rm(building, { recursive: true, force: true });
    throw error;
  }
}

function place(folder: string): Home {
  return homeOf(smallRegion, {
    MONITOR_HOME: folder,
    MONITOR_KEY_FILE: join(folder, "key", "test.key"),
  });
}

async function fingerprint(): Promise<string> {
  const hash = createHash("sha256");
  for (const input of inputs) {
    const files = await readdir(join(root, input), { recursive: true, withFileTypes: true });
    const paths = files.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
    for (const path of paths.sort())
      hash.update(path.slice(root.length)).update(await readFile(path));
  }
  return hash.digest("hex").slice(0, 16);
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

async function isStale(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found !== null && Date.now() - found.mtimeMs > staleAfter;
}
