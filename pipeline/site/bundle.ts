import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { build, type Plugin } from "esbuild";
import { Failure } from "../failure.ts";

/** A script as one file, with the hash by which a page knows it. */
export interface Bundle {
  code: string;
  /** `sha256-…`, for the page and its security policy. */
  integrity: string;
}

/**
 * Makes one small file of a script of ours and everything that it imports. The same source gives the
 * same bytes.
 *
 * @param entry path of the script
 * @throws Failure `site` with what is wrong with the script
 */
export async function bundle(entry: string): Promise<Bundle> {
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    logLevel: "silent",
    plugins: [withoutColourSchemes],
  }).catch((error: Error) => {
    throw new Failure("site", `Het script ${entry} kon niet worden gemaakt: ${error.message}`);
  });
  const code = result.outputFiles[0]?.text ?? "";
  const integrity = `sha256-${createHash("sha256").update(code).digest("base64")}`;
  return { code, integrity };
}

/**
 * Leaves out the ready-made colours of D3: our charts have their own. Written out they are long rows
 * of digits, some of which could be a citizen service number.
 */
const withoutColourSchemes: Plugin = {
  name: "without-colour-schemes",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]d3-scale-chromatic[\\/].*\.m?js$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const exported = source.slice(source.lastIndexOf("export"));
      const names = new Set(exported.match(/\b(?:scheme|interpolate)\w+/g));
      const stub = (name: string) => (name.startsWith("scheme") ? "[]" : '() => "currentColor"');
      return {
        contents: [...names].map((name) => `export const ${name} = ${stub(name)};`).join("\n"),
      };
    });
  },
};
