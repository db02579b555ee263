import { homedir } from "node:os";
import { basename, isAbsolute, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The root of the project: where `data/`, `src/` and `package.json` are. */
export const projectRoot = resolve(fileURLToPath(new URL("..", import.meta.url)));

/** The places of one region: where its data comes from and where the work on it is kept. */
export interface Home {
  /** Short name of the region: the name of its folder. */
  region: string;
  /** The region folder, as people edit it. */
  regionFolder: string;
  /** The folder all of these are in. */
  work: string;
  /** What arrives. Never changed by the pipeline, but for `purge`. */
  inbox: string;
  /** Rejected deliveries with their findings; readable by its owner alone. */
  quarantine: string;
  /** Tables of CBS StatLine as they were fetched, every version. */
  statline: string;
  /** The DuckDB file. Can always be rebuilt from the inbox. */
  warehouse: string;
  releases: string;
  /** What the simulator knows; read by tests only. */
  truth: string;
  /** Staged site roots, one per edition. */
  stage: string;
  /** The secret that turns a BSN into a client key. Outside the project. */
  keyFile: string;
}

/**
 * Finds the places of a region.
 *
 * @param region name of a folder in `data/regions`, or a path to a region folder
 * @param env `MONITOR_HOME` moves the work folder, `MONITOR_KEY_FILE` the key
 */
export function homeOf(region: string, env: NodeJS.ProcessEnv = process.env): Home {
  const isPath = isAbsolute(region) || region.includes("/") || region.includes("\\");
  const regionFolder = isPath ? resolve(region) : join(projectRoot, "data", "regions", region);
  const name = basename(regionFolder);
  const work = join(resolve(env.MONITOR_HOME ?? join(projectRoot, "data", "work")), name);
  return {
    region: name,
    regionFolder,
    work,
    inbox: join(work, "inbox"),
    quarantine: join(work, "quarantine"),
    statline: join(work, "statline"),
    warehouse: join(work, "warehouse.duckdb"),
    releases: join(work, "releases"),
    truth: join(work, "truth"),
    stage: join(work, "stage"),
    keyFile: resolve(
      env.MONITOR_KEY_FILE ?? join(homedir(), ".config", "resultaatmonitor", `${name}.key`),
    ),
  };
}
