import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { Failure } from "../failure.ts";
import { projectRoot } from "../home.ts";

export interface FrameworkRun {
  command: "build" | "preview";
  /** The staged root of one edition. */
  root: string;
  /** Where the finished site goes. */
  out: string;
  title: string;
  /** How many pages there are to build: they decide how much memory is enough. */
  pages?: number;
  /** Further arguments of the command. */
  args?: string[];
}

/**
 * Runs Observable Framework as a process of its own, cut off from the network.
 *
 * @throws Failure `site` with the last lines of what Framework said
 */
export async function runFramework(run: FrameworkRun): Promise<void> {
  const bin = join(projectRoot, "node_modules", "@observablehq", "framework", "dist", "bin");
  const isBuild = run.command === "build";
  // Left to itself Node takes twice as much. Measured: 130 MB for 130 pages will do.
  const memory = run.pages === undefined ? [] : [`--max-old-space-size=${200 + run.pages}`];
  const args = [
    ...memory,
    "--import=tsx/esm",
    `--import=${new URL("./offline.ts", import.meta.url).href}`,
    ...(isBuild ? [`--import=${new URL("./end-with-parent.ts", import.meta.url).href}`] : []),
    join(bin, "observable.js"),
    run.command,
    ...(run.args ?? []),
  ];
  const child = spawn(process.execPath, args, {
    cwd: projectRoot,
    // By the channel Framework knows that we are there still (end-with-parent.ts).
    stdio: isBuild ? ["ignore", "pipe", "pipe", "ipc"] : "inherit",
    env: {
      ...process.env,
      PATH: [join(projectRoot, "node_modules", ".bin"), process.env.PATH].join(delimiter),
      MONITOR_SITE_ROOT: run.root,
      MONITOR_SITE_OUT: run.out,
      MONITOR_SITE_TITLE: run.title,
      OBSERVABLE_TELEMETRY_DISABLE: "1",
      NO_COLOR: "1",
    },
  });
  let said = "";
  const listen = (chunk: Buffer) => {
    said = (said + chunk.toString("utf8")).slice(-4000);
  };
  child.stdout?.on("data", listen);
  child.stderr?.on("data", listen);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) {
    throw new Failure(
      "site",
      `De site "${run.title}" kon niet worden gebouwd (Observable Framework stopte met code ${code}).\n` +
        `Laatste regels:\n${said.trim().split("\n").slice(-12).join("\n")}`,
    );
  }
}
