import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Home, homeOf } from "../pipeline/home.ts";

/** The small fictional region that tests run on. */
export const smallRegion = fileURLToPath(new URL("./examples/klein", import.meta.url));

/** Places for a region in a new folder of its own, gone after the test. */
export async function temporaryHome(
  region = smallRegion,
): Promise<{ home: Home; folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "monitor-"));
  const home = homeOf(region, {
    MONITOR_HOME: folder,
    MONITOR_KEY_FILE: join(folder, "key", "test.key"),
  });
  return { home, folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
