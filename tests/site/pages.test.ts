import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { browsing, inParallel, onePerTemplate, overflow, visit } from "./browsing.ts";

const at = browsing();

/** What is seen of a page: with its scripts, and without them on three widths. */
interface Seen {
  text: string;
  asked: readonly string[];
}
interface SeenWithout {
  text: string;
  phone: unknown;
  zoomed: unknown;
}

/**
 * Runs in the page: the page itself and all that it loaded, as paths from the root of the server. The
 * browser keeps this per page, so that what a page before it asked for late does not count.
 */
const requests = `[location, ...performance.getEntriesByType("resource")]
  .map((one) => new URL(one.name ?? one.href).pathname)`;

describe("every page in a browser", () => {
  let on: Map<string, Seen>;
  let off: Map<string, SeenWithout>;

  // What a reader sees, so hidden text does not count. The search and the explorer need a script.
  const textOf = async (page: Page) => {
    await page.evaluate(
      "for (const part of document.querySelectorAll('#zoek, #verkenner')) part.remove()",
    );
    return (await page.innerText("body")).replace(/\s+/g, " ");
  };

  beforeAll(async () => {
    on = await visit(at, { width: 1440, javaScript: true }, async (page) => ({
      asked: (await page.evaluate(requests)) as string[],
      text: await textOf(page),
    }));
    off = await visit(at, { width: 1440, javaScript: false }, async (page) => {
      const at = async (width: number) => {
        await page.setViewportSize({ width, height: 900 });
        return page.evaluate(overflow);
      };
      const [phone, zoomed] = [await at(390), await at(320)];
      await page.setViewportSize({ width: 1440, height: 900 });
      return { phone, zoomed, text: await textOf(page) };
    });
  });

  test("reads the same with and without JavaScript, and asks nothing of another host", () => {
    expect([on.size, off.size]).toEqual([at.pages.length, at.pages.length]);
    for (const path of at.pages) expect(off.get(path)?.text, path).toBe(on.get(path)?.text);
  });

  test("fits a phone of 390 and a zoomed screen of 320 pixels", () => {
    const too = [...off].filter(([, { phone, zoomed }]) => phone !== 0 || zoomed !== 0);
    expect(too).toEqual([]);
  });

  test("is light: few requests, few bytes", async () => {
    const sizes = new Map<string, number>();
    const weigh = async (file: string) => {
      const known = sizes.get(file);
      if (known !== undefined) return known;
      const size = gzipSync(await readFile(join(at.built.folder, file))).length;
      sizes.set(file, size);
      return size;
    };
    const heavy: string[] = [];
    // The explorer loads code to draw with; its own test weighs it.
    for (const [path, { asked }] of on) {
      if (path.endsWith("/verkenner.html")) continue;
      // The page itself and its style at least; the start page of all carries its own.
      expect(asked.length, path).toBeGreaterThanOrEqual(path === "index.html" ? 1 : 2);
      const weights = await Promise.all(asked.map((file) => weigh(decodeURIComponent(file))));
      const total = weights.reduce((sum, size) => sum + size, 0);
      if (asked.length > 6 || total > 60 * 1024)
        heavy.push(`${path}: ${asked.length} verzoeken, ${Math.round(total / 1024)} kB`);
    }
    expect(heavy).toEqual([]);
  });
});

test("pages stay whole with text at twice its size, and with more room between lines", async () => {
  // Twice the size on 1280 pixels is 640 pixels wide to the page.
  const context = await at.browser.newContext({
    viewport: { width: 640, height: 450 },
    bypassCSP: true,
  });
  const spaced =
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }";
  const too: string[] = [];
  await inParallel(onePerTemplate(at.pages), 2, async (path) => {
    const page = await context.newPage();
    await page.goto(at.served.url + path);
    const zoomed = await page.evaluate(overflow);
    await page.addStyleTag({ content: spaced });
    if (zoomed !== 0 || (await page.evaluate(overflow)) !== 0) too.push(path);
    await page.close();
  });
  await context.close();
  expect(too).toEqual([]);
}, 180_000);
