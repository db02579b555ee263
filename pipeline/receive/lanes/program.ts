import { readFile } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";

/**
 * A program for a thread: a file and all of ours that it imports, in plain JavaScript. A thread that
 * had to translate these itself would start ten times as slowly.
 *
 * @param entry the file that the thread runs; it awaits nothing at its outermost level
 * @returns a script, for a worker that evaluates it
 */
export async function laneProgram(entry: URL): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(entry)],
    bundle: true,
    write: false,
    platform: "node",
    target: "node20",
    format: "cjs",
    packages: "external",
    logLevel: "silent",
    plugins: [ownAddress],
  });
  // Packages are those of the project, wherever the command was given.
  const here = JSON.stringify(import.meta.url);
  return `globalThis.require = require("node:module").createRequire(${here});\n${outputFiles[0]?.text ?? ""}`;
}

/** Files that look for what stands beside them find it: each keeps its own address. */
const ownAddress: Plugin = {
  name: "own-address",
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replaceAll(
        /\bimport\.meta\.url\b/g,
        JSON.stringify(pathToFileURL(path).href),
      ),
      loader: "ts",
    }));
  },
};
