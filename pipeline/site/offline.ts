/**
 * Preload of the site build: no request leaves the machine. Framework asks for the versions and
 * the code of libraries while it builds, at addresses it has built in; both are answered from
 * `node_modules`. Any other address is refused, and the build fails naming it.
 *
 * An address is known by the shape of its path alone:
 * - `/<name>` and `/<name>/<tag>`: which versions are there, which one is meant
 * - `/npm/<name>@<version>/<file>`: a file; `+esm` in it asks for a bundle for the browser
 */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const packages = resolve(fileURLToPath(new URL("../../node_modules", import.meta.url)));

const namePattern = "(?:@[a-z0-9._~-]+/)?[a-z0-9._~-]+";
const lookUp = new RegExp(`^/(${namePattern})(?:/([a-z]+))?$`, "i");
const file = new RegExp(`^/npm/(${namePattern})@([^/]+)/(.+)$`, "i");

/** The answer to one request, or an error that names what was asked. */
export async function answer(address: string): Promise<Response> {
  const path = decodeURIComponent(new URL(address).pathname);
  const asked = file.exec(path);
  if (asked) return library(asked[1] ?? "", asked[2] ?? "", asked[3] ?? "");
  const look = lookUp.exec(path);
  if (look) return versions(look[1] ?? "", look[2]);
  throw new Error(`geen netwerk tijdens het bouwen van de site: ${address}`);
}

/**
 * A library that is not installed gets version 0.0.0: Framework resolves the version of every
 * library it knows, also of those no page uses. Its code is refused when a page does use it.
 */
async function versions(name: string, tag: string | undefined): Promise<Response> {
  const version = (await installedVersion(name)) ?? "0.0.0";
  return Response.json(tag ? { version } : { versions: { [version]: {} } });
}

async function library(name: string, version: string, path: string): Promise<Response> {
  const installed = await installedVersion(name);
  if (installed !== version) {
    throw new Error(
      `een pagina gebruikt ${name}@${version}, maar dat is niet geïnstalleerd. Doe: npm install ${name}`,
    );
  }
  if (!path.endsWith("+esm")) {
    const bytes = await readFile(join(packages, name, path));
    return new Response(bytes, { headers: { "content-type": "application/octet-stream" } });
  }
  const entry = [name, path.slice(0, -"+esm".length).replace(/\/$/, "")].filter(Boolean).join("/");
  const { build } = await import("esbuild");
  const result = await build({
    entryPoints: [entry],
    absWorkingDir: resolve(packages, ".."),
    bundle: true,
    format: "esm",
    platform: "browser",
    minify: true,
    write: false,
    logLevel: "silent",
  });
  return new Response(result.outputFiles[0]?.text ?? "", {
    headers: { "content-type": "application/javascript" },
  });
}

async function installedVersion(name: string): Promise<string | undefined> {
  const sheet = join(packages, name, "package.json");
  if (!existsSync(sheet)) return undefined;
  return (JSON.parse(await readFile(sheet, "utf8")) as { version: string }).version;
}

globalThis.fetch = (input) => answer(input instanceof Request ? input.url : String(input));
