import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/**
 * The program of a lane: the rooms that read and nothing else, in plain JavaScript. A lane that had
 * to translate them itself would start ten times as slowly.
 *
 * @returns a script, for a worker that evaluates it
 */
export async function laneProgram(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("./run-lane.ts", import.meta.url))],
    bundle: true,
    write: false,
    platform: "node",
    target: "node20",
    format: "cjs",
    packages: "external",
    logLevel: "silent",
  });
  // Packages are those of the project, wherever the command was given.
  const here = JSON.stringify(import.meta.url);
  return `globalThis.require = require("node:module").createRequire(${here});\n${outputFiles[0]?.text ?? ""}`;
}
