import { silent } from "../../../pipeline/effects.ts";
import { Failure } from "../../../pipeline/failure.ts";
import type { Home } from "../../../pipeline/home.ts";
import { receive } from "../../../pipeline/receive/receive.ts";
import { readRegion } from "../../../pipeline/region/read-region.ts";
import { withWarehouse } from "../../../pipeline/warehouse/warehouse.ts";

/**
 * A process of its own that receives an inbox and is killed on the way, as by `kill -9`: no clean-up,
 * no last words. Where it dies is in its arguments, so that a failing case can be run again.
 */
export interface Death {
  home: Home;
  /** Files in one transaction. */
  batch: number;
  /** Threads that read beside the main one. */
  lanes: number;
  /** After so many milliseconds of receiving, at the nth sign of progress, or at the nth statement. */
  by: "time" | "progress" | "statement" | "nothing";
  at: number;
  /** For a statement: before it, or when it was done. */
  after: boolean;
}

function die(): void {
  process.kill(process.pid, "SIGKILL");
}

const [given] = process.argv.slice(2);
if (given !== undefined && process.argv[1]?.endsWith("killed-receive.ts")) {
  const { home, batch, lanes, by, at, after } = JSON.parse(given) as Death;
  const region = await readRegion(home.regionFolder);
  await withWarehouse(home.warehouse, async (db) => {
    let count = 0;
    const reached = () => count++ === at;
    if (by === "statement") {
      const run = db.run.bind(db);
      db.run = async (...args) => {
        const now = reached();
        if (now && !after) die();
        const result = await run(...args);
        if (now) die();
        return result;
      };
    }
    if (by === "time") setTimeout(die, at);
    const effects = {
      ...silent,
      progress: () => {
        if (by === "progress" && reached()) die();
      },
    };
    await receive(db, region, home, effects, { files: batch, records: 1e9 }, lanes);
  }).catch((error: unknown) => {
    if (!(error instanceof Failure)) throw error;
    process.stderr.write(error.message);
    process.exitCode = error.exitCode;
  });
}
