import fs from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import type { Home } from "../../../pipeline/home.ts";
import type { Purged } from "../../../pipeline/purge/purge.ts";
import type { Region } from "../../../pipeline/region/region.ts";

/**
 * A process of its own that destroys what is too old and is killed on the way, as by `kill -9`. It counts
 * its steps: every change of a file or folder, and every statement of the warehouse.
 */
export interface Death {
  home: Home;
  region: Region;
  /** The step to die at, from 0; past the last one it lives. */
  at: number;
  /** Before that step, in the middle of it (a folder half gone or half copied), or when it was done. */
  when: "before" | "halfway" | "after";
}

/** The step that is under way. */
let step = -1;

/** Does one step, or dies. */
async function doing<T>(
  death: Death,
  work: () => Promise<T>,
  half: () => Promise<unknown>,
): Promise<T> {
  step += 1;
  const now = step === death.at;
  const die = () => process.kill(process.pid, "SIGKILL");
  if (now && death.when === "before") die();
  if (now && death.when === "halfway") {
    await half();
    die();
  }
  const done = await work();
  if (now) die();
  return done;
}

/** Counts the steps of the file system from now on. */
function watchFiles(death: Death): void {
  const { rm, rename, cp, mkdir, writeFile, appendFile } = fs;
  const nothing = async () => undefined;
  const firstOf = async (folder: unknown): Promise<string | undefined> =>
    (await fs.readdir(String(folder)).catch(() => []))[0];
  fs.rm = (path, options) =>
    doing(
      death,
      () => rm(path, options),
      async () => {
        const first = await firstOf(path);
        if (first !== undefined) await rm(join(String(path), first), { recursive: true });
      },
    );
  fs.cp = (from, to, options) =>
    doing(
      death,
      () => cp(from, to, options),
      async () => {
        const first = await firstOf(from);
        if (first !== undefined)
          await cp(join(String(from), first), join(String(to), first), options);
      },
    );
  fs.rename = (from, to) => doing(death, () => rename(from, to), nothing);
  fs.mkdir = ((...args: Parameters<typeof mkdir>) =>
    doing(death, () => mkdir(...args), nothing)) as typeof mkdir;
  fs.writeFile = (...args) =>
    doing(
      death,
      () => writeFile(...args),
      () => writeFile(args[0], ""),
    );
  fs.appendFile = (...args) => doing(death, () => appendFile(...args), nothing);
  syncBuiltinESMExports();
}

const [given] = process.argv.slice(2);
if (given !== undefined && process.argv[1]?.endsWith("killed-purge.ts")) {
  const death = JSON.parse(given) as Death;
  const [{ silent }, { purge }, { withWarehouse }] = await Promise.all([
    import("../../../pipeline/effects.ts"),
    import("../../../pipeline/purge/purge.ts"),
    import("../../../pipeline/warehouse/warehouse.ts"),
  ]);
  const { home, region } = death;
  let purged: Purged[] = [];
  await withWarehouse(home.warehouse, async (db) => {
    const run = db.run.bind(db);
    db.run = (...args) =>
      doing(
        death,
        () => run(...args),
        async () => undefined,
      );
    watchFiles(death);
    purged = await purge(db, home, region, { on: "2026-01-15", yes: true }, silent);
  });
  process.stdout.write(JSON.stringify({ steps: step + 1, layers: purged.length }));
}
