import { join } from "node:path";
import { silent } from "../pipeline/effects.ts";
import { type Home, homeOf } from "../pipeline/home.ts";
import { runMeasure, runReceive, runSample } from "../pipeline/run.ts";
import { madeOnce } from "./made-once.ts";
import { smallRegion } from "./temporary-home.ts";

/** Everything that decides what is measured. */
export const measuredFrom = [
  "package-lock.json",
  "pipeline",
  "indicators",
  "data/reference",
  "tests/examples/klein",
  "tests/measured-region.ts",
];
/** Last day of the simulation. */
export const dataUntil = "2025-12-31";

/** With planted faults, or flawless: another seed, so that both are cases of their own. */
export type Variant = "faulty" | "flawless";

/**
 * The small region, simulated, received and measured: made once for all tests that only look at it.
 * Open it read-only.
 */
export async function measuredRegion(variant: Variant = "faulty"): Promise<Home> {
  const folder = await madeOnce(variant, measuredFrom, async (making) => {
    const home = regionIn(making);
    const faulty = variant === "faulty";
    const options = { seed: faulty ? 7 : 11, scale: 1, until: dataUntil, defects: faulty };
    await runSample(home, options, silent);
    await runReceive(home, silent);
    await runMeasure(home, silent);
  });
  return regionIn(folder);
}

/** The places of the small region in a folder, its key beside its data. */
export function regionIn(folder: string): Home {
  return homeOf(smallRegion, {
    MONITOR_HOME: folder,
    MONITOR_KEY_FILE: join(folder, "key", "test.key"),
  });
}
