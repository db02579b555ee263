import { readFile } from "node:fs/promises";
import { afterAll, describe, expect, test } from "vitest";

// The module replaces fetch for its whole process, as a preload must; here that is undone.
const before = globalThis.fetch;
const { answer } = await import("../../../pipeline/site/offline.ts");
afterAll(() => {
  globalThis.fetch = before;
});

const installed = async (name: string) =>
  (
    JSON.parse(
      await readFile(
        new URL(`../../../node_modules/${name}/package.json`, import.meta.url),
        "utf8",
      ),
    ) as { version: string }
  ).version;

describe("a request during the build", () => {
  test("for the newest version of an installed library gets the installed one", async () => {
    const reply = await answer("https://look.up.example/d3/latest");
    expect(await reply.json()).toEqual({ version: await installed("d3") });
  });

  test("for all versions of a scoped library gets the one that is installed", async () => {
    const version = await installed("@observablehq/plot");
    const reply = await answer("https://look.up.example/@observablehq/plot");
    expect(await reply.json()).toEqual({ versions: { [version]: {} } });
  });

  test("for a library that is not installed gets a version that no page can load", async () => {
    const reply = await answer("https://look.up.example/not-installed-here/latest");
    expect(await reply.json()).toEqual({ version: "0.0.0" });
    await expect(answer("https://files.example/npm/not-installed-here@0.0.0/+esm")).rejects.toThrow(
      /npm install not-installed-here/,
    );
  });

  test("for code gets one bundle for the browser", async () => {
    const version = await installed("d3-color");
    const reply = await answer(`https://files.example/npm/d3-color@${version}/+esm`);
    expect(reply.headers.get("content-type")).toBe("application/javascript");
    const code = await reply.text();
    expect(code).toMatch(/export\s*\{[^}]*\brgb\b/);
    expect(code).not.toMatch(/\bimport\b[^(]*\bfrom\b/);
  });

  test("for anything else is refused by name", async () => {
    for (const address of [
      "https://elsewhere.example/v1/track/page?x=1",
      "https://elsewhere.example/",
      "https://elsewhere.example/a/b/c.wasm",
    ]) {
      await expect(answer(address)).rejects.toThrow(address);
    }
  });
});
