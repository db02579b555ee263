import { readdir } from "node:fs/promises";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { silent } from "../../pipeline/effects.ts";
import { openBrowser } from "../../pipeline/site/browser.ts";
import { type Served, serve } from "../../pipeline/site/serve.ts";
import { type BuiltSites, builtSites } from "./built-sites.ts";

/** The built sites, served, with a browser to look at them. */
export interface Browsing {
  built: BuiltSites;
  served: Served;
  browser: Browser;
  /** Addresses of all pages, from the root of the server. */
  pages: string[];
}

/** Opens a browser on the built sites before the tests of a file, and closes it after them. */
export function browsing(): Browsing {
  const at = {} as Browsing;
  beforeAll(async () => {
    at.built = await builtSites();
    [at.served, at.browser] = await Promise.all([
      serve(at.built.folder, { port: 0 }, silent),
      openBrowser(),
    ]);
    const files = await readdir(at.built.folder, { recursive: true });
    at.pages = files
      .filter((file) => file.endsWith(".html"))
      .map((file) => file.replaceAll("\\", "/"))
      .sort();
    // The first that asks for the sites builds them.
  }, 600_000);
  afterAll(async () => {
    await at.browser?.close();
    await at.served?.close();
  });
  return at;
}

/** What went wrong while pages were open in a context: errors, and requests to elsewhere. */
export function watch({ served }: Browsing, context: BrowserContext): string[] {
  const trouble: string[] = [];
  context.on("request", (request) => {
    if (!request.url().startsWith(served.url)) trouble.push(`verzoek naar ${request.url()}`);
  });
  context.on("response", (response) => {
    if (response.status() >= 400 && !response.url().endsWith("/404.html"))
      trouble.push(`${response.status()} op ${response.url()}`);
  });
  context.on("console", (message) => {
    const missing = message.location().url.endsWith("/404.html");
    if (!missing && (message.type() === "error" || message.type() === "warning")) {
      trouble.push(`${message.page()?.url()}: ${message.text()}`);
    }
  });
  context.on("weberror", (error) => trouble.push(`${error.page()?.url()}: ${error.error()}`));
  return trouble;
}

/** Opens every page, in a context of its own, and gives what `look` makes of each. */
export async function visit<T>(
  at: Browsing,
  options: { width: number; javaScript: boolean },
  look: (page: Page) => Promise<T>,
): Promise<Map<string, T>> {
  const context = await at.browser.newContext({
    viewport: { width: options.width, height: 900 },
    javaScriptEnabled: options.javaScript,
  });
  const trouble = watch(at, context);
  const seen = new Map<string, T>();
  await inParallel([0, 1, 2], 3, async (lane) => {
    const page = await context.newPage();
    for (const path of at.pages.filter((_, index) => index % 3 === lane)) {
      // The page for what is not there answers with 404, at this address as well.
      await page.goto(at.served.url + path, { waitUntil: "load" });
      seen.set(path, await look(page));
    }
    await page.close();
  });
  await context.close();
  expect(trouble).toEqual([]);
  return seen;
}

/** Works through a list with a few at a time. */
export async function inParallel<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = [...items];
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
    }),
  );
}

/** Runs in the page, with scripts of the page switched off too: how far it is wider than the screen. */
export const overflow =
  "document.documentElement.scrollWidth - document.documentElement.clientWidth";

/** The first page of every kind: two providers are made by the same template. */
export function onePerTemplate(paths: readonly string[]): string[] {
  const kinds = new Map<string, string>();
  for (const path of paths) {
    const [edition, folder, name] = path.split("/");
    const kind = name && name !== "index.html" ? `${edition}/${folder}/*` : path;
    if (!kinds.has(kind)) kinds.set(kind, path);
  }
  return [...kinds.values()];
}
