import { readdir, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { silent } from "../../pipeline/effects.ts";
import type { ValueRow } from "../../pipeline/measure/values.ts";
import { figureRule } from "../../pipeline/site/audit/figure-rule.ts";
import { figuresIn } from "../../pipeline/site/audit/found-figure.ts";
import { readMarkup } from "../../pipeline/site/audit/markup.ts";
import { releaseFigures } from "../../pipeline/site/audit/release-figures.ts";
import { readTableFile } from "../../pipeline/site/audit/table-file.ts";
import { openBrowser } from "../../pipeline/site/browser.ts";
import { editions, type SiteEdition } from "../../pipeline/site/build-site.ts";
import { lacking, printReports } from "../../pipeline/site/report.ts";
import { type Served, serve } from "../../pipeline/site/serve.ts";
import { dimsOf, keyOf } from "../../src/data/reference.ts";
import { type BuiltSites, buildSites } from "./site-fixture.ts";

let built: BuiltSites;
let served: Served;
let browser: Browser;
/** Addresses of all pages, from the root of the server. */
let pages: string[];

beforeAll(async () => {
  const opening = openBrowser();
  built = await buildSites();
  served = await serve(built.folder, { port: 0 }, silent);
  browser = await opening;
  const files = await readdir(built.folder, { recursive: true });
  pages = files
    .filter((file) => file.endsWith(".html"))
    .map((file) => file.replaceAll("\\", "/"))
    .sort();
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
  await built?.remove();
});

/** Works through a list with a few at a time. */
async function inParallel<T>(items: readonly T[], width: number, work: (item: T) => Promise<void>) {
  const queue = [...items];
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
    }),
  );
}

/** What went wrong while pages were open in a context: errors, and requests to elsewhere. */
function watch(context: BrowserContext): string[] {
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

/** Opens every page in a context of its own and gives what `look` makes of each. */
async function visit<T>(
  options: { width: number; javaScript: boolean },
  look: (page: Page, path: string) => Promise<T>,
): Promise<Map<string, T>> {
  const context = await browser.newContext({
    viewport: { width: options.width, height: 900 },
    javaScriptEnabled: options.javaScript,
  });
  const trouble = watch(context);
  const seen = new Map<string, T>();
  await inParallel([0, 1, 2], 3, async (lane) => {
    const page = await context.newPage();
    for (const path of pages.filter((_, index) => index % 3 === lane)) {
      // The page for what is not there answers with 404, at this address as well.
      await page.goto(served.url + path, { waitUntil: "load" });
      seen.set(path, await look(page, path));
    }
    await page.close();
  });
  await context.close();
  expect(trouble).toEqual([]);
  return seen;
}

/** Runs an expression in the page; works with scripts of the page switched off too. */
const overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

describe("the pages in a browser", () => {
  test("read the same with and without JavaScript, and ask nothing of another host", async () => {
    // What a reader sees, so hidden text does not count. The search and the explorer need a script.
    const text = async (page: Page) => {
      await page.evaluate(
        "for (const part of document.querySelectorAll('#zoek, #verkenner')) part.remove()",
      );
      return (await page.innerText("body")).replace(/\s+/g, " ");
    };
    const on = await visit({ width: 1440, javaScript: true }, text);
    const off = await visit({ width: 1440, javaScript: false }, text);
    expect(on.size).toBe(pages.length);
    for (const path of pages) expect(off.get(path), path).toBe(on.get(path));
  }, 180_000);

  test("fit a phone of 390 and a zoomed screen of 320 pixels", async () => {
    const wide = await visit({ width: 390, javaScript: false }, async (page) => {
      const phone: unknown = await page.evaluate(overflow);
      await page.setViewportSize({ width: 320, height: 900 });
      return [phone, await page.evaluate(overflow)];
    });
    const too = [...wide].filter(([, [phone, zoomed]]) => phone !== 0 || zoomed !== 0);
    expect(too).toEqual([]);
  }, 180_000);

  test("have no accessibility violation: every page, and every kind of page on a dark phone", async () => {
    const axe = await readFile(
      createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
      "utf8",
    );
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const found: string[] = [];
    const dark = await browser.newContext({
      viewport: { width: 390, height: 900 },
      colorScheme: "dark",
    });
    const run = `axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"] })
      .then((result) => result.violations.map((one) => one.id + ": " + one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")))`;
    const seen = [
      ...pages.map((path) => ({ reader: context, path })),
      ...onePerTemplate(pages).map((path) => ({ reader: dark, path })),
    ];
    await inParallel(seen, 2, async ({ reader, path }) => {
      const page = await reader.newPage();
      await page.goto(served.url + path);
      await page.evaluate(
        "for (const part of document.querySelectorAll('details')) part.open = true",
      );
      await page.evaluate(axe);
      for (const violation of (await page.evaluate(run)) as string[]) {
        found.push(`${path} ${violation}`);
      }
      await page.close();
    });
    await context.close();
    await dark.close();
    expect(found).toEqual([]);
  }, 300_000);

  test("stay whole with text at twice its size, and with more room between lines", async () => {
    // Twice the size on 1280 pixels is 640 pixels wide to the page.
    const context = await browser.newContext({
      viewport: { width: 640, height: 450 },
      bypassCSP: true,
    });
    const spaced =
      "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }";
    const too: string[] = [];
    await inParallel(onePerTemplate(pages), 2, async (path) => {
      const page = await context.newPage();
      await page.goto(served.url + path);
      const zoomed = await page.evaluate(overflow);
      await page.addStyleTag({ content: spaced });
      if (zoomed !== 0 || (await page.evaluate(overflow)) !== 0) too.push(path);
      await page.close();
    });
    await context.close();
    expect(too).toEqual([]);
  }, 180_000);

  test("are light: few requests, few bytes", async () => {
    const sizes = new Map<string, number>();
    const weigh = async (file: string) => {
      const known = sizes.get(file);
      if (known !== undefined) return known;
      const size = gzipSync(await readFile(join(built.folder, file))).length;
      sizes.set(file, size);
      return size;
    };
    const context = await browser.newContext();
    const heavy: string[] = [];
    // The explorer loads code to draw with; its own test weighs it.
    for (const path of pages.filter((one) => !one.endsWith("/verkenner.html"))) {
      const page = await context.newPage();
      const asked: string[] = [];
      page.on("request", (request) => asked.push(new URL(request.url()).pathname));
      await page.goto(served.url + path, { waitUntil: "load" });
      await page.close();
      const weights = await Promise.all(asked.map((file) => weigh(decodeURIComponent(file))));
      const total = weights.reduce((sum, size) => sum + size, 0);
      if (asked.length > 6 || total > 60 * 1024)
        heavy.push(`${path}: ${asked.length} verzoeken, ${Math.round(total / 1024)} kB`);
    }
    await context.close();
    expect(heavy).toEqual([]);
  }, 180_000);

  test("keep a script that is not theirs from running", async () => {
    const page = await browser.newPage();
    const refused: string[] = [];
    page.on("console", (message) => refused.push(message.text()));
    await page.goto(`${served.url}contract/index.html`);
    await page.evaluate(`{
      const script = document.createElement("script");
      script.textContent = "window.ran = true";
      document.body.append(script);
      const style = document.createElement("style");
      style.textContent = "body { display: none }";
      document.head.append(style);
    }`);
    expect(await page.evaluate("window.ran")).toBeUndefined();
    expect(await page.evaluate("getComputedStyle(document.body).display")).toBe("block");
    expect(refused.filter((text) => text.includes("Content Security Policy"))).not.toEqual([]);
    const answer = await page.request.get(`${served.url}contract/index.html`);
    expect(answer.headers()["content-security-policy"]).toContain("frame-ancestors 'none'");
    await page.close();
  });

  test("explain a word by keyboard, without script, and on paper", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${served.url}contract/indicator/afschaling.html`);
    const word = page.locator(".begrip").first();
    const explanation = page.locator(`#${await word.getAttribute("popovertarget")}`);
    expect(await explanation.isVisible()).toBe(false);
    await word.focus();
    await page.keyboard.press("Enter");
    expect(await explanation.isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    expect(await explanation.isVisible()).toBe(false);
    await page.emulateMedia({ media: "print" });
    expect(await explanation.isVisible()).toBe(true);
    await context.close();
  }, 120_000);

  test("are found by the words of a reader, without an accent or an ending too", async () => {
    const page = await browser.newPage();
    await page.goto(`${served.url}contract/zoeken.html`);
    const found = () => page.locator(".vindplaats li:visible a").allInnerTexts();
    const all = await found();
    await page.getByLabel("Zoek een pagina").fill("lichter");
    expect(await found()).toContain("Afschaling");
    expect((await found()).length).toBeLessThan(all.length);
    const [name = ""] = built.sites.contract.release.municipalities.map((one) => one.name);
    await page.getByLabel("Zoek een pagina").fill(name.toUpperCase());
    expect(await found()).toContain(name);
    expect(page.url()).toContain(`?q=${name.toUpperCase()}`);
    await page.getByLabel("Zoek een pagina").fill("xyzzy");
    expect(await found()).toEqual([]);
    expect(await page.locator("#zoekstand").innerText()).toMatch(/Geen pagina gevonden/);
    await page.close();
  });

  test("lead on from an address that is not there", async () => {
    const page = await browser.newPage();
    const answer = await page.goto(`${served.url}monitor/gemeente/verdwenen/hier`);
    expect(answer?.status()).toBe(404);
    expect(await page.locator("h1").innerText()).toBe("Deze pagina is er niet");
    await page.locator("main").getByRole("link", { name: "Gemeenten" }).click();
    expect(page.url()).toBe(`${served.url}monitor/gemeente/index.html`);
    await page.close();
  });

  test("can be walked with a keyboard, focus in sight", async () => {
    const page = await browser.newPage({
      viewport: { width: 1440, height: 900 },
      reducedMotion: "reduce",
    });
    for (const path of ["contract/index.html", "monitor/index.html"]) {
      await page.goto(served.url + path);
      const names: string[] = [];
      for (let step = 0; step < 11; step++) {
        await page.keyboard.press("Tab");
        // Two frames: a page scrolls to what has the focus when it next draws.
        await page.evaluate(
          "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))",
        );
        const seen = (await page.evaluate(`(() => {
          const at = document.activeElement;
          const box = at.getBoundingClientRect();
          const style = getComputedStyle(at);
          return { name: at.textContent.trim(), shown: box.width > 0 && box.top >= 0 && box.bottom <= innerHeight, outline: style.outlineStyle };
        })()`)) as { name: string; shown: boolean; outline: string };
        names.push(seen.name);
        expect(seen.shown, `${path}: ${seen.name}`).toBe(true);
        expect(seen.outline, `${path}: ${seen.name}`).not.toBe("none");
      }
      expect(names[0]).toBe("Direct naar de inhoud");
      expect(names).toContain("Zoeken");
    }
    await page.close();
  });
});

describe("the explorer", () => {
  const open = async (choice: string, options: { width?: number } = {}) => {
    const context = await browser.newContext({
      viewport: { width: options.width ?? 1440, height: 900 },
    });
    const trouble = watch(context);
    const page = await context.newPage();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${served.url}contract/verkenner.html${choice}`);
    await page.locator("#verkenner-grafiek").waitFor();
    return { page, asked, trouble, context };
  };
  /** The heaviest choice: every provider within a segment, per quarter. */
  const heavy = "?indicator=scale_down_rate&verdeling=provider_segment&soort=kwartaal";

  test("draws figures as the release has them, with the table behind the picture", async () => {
    const { page, trouble, context } = await open("?indicator=scale_down_rate&verdeling=provider");
    const { release } = built.sites.contract;
    const known = new Map(release.values.map((value) => [`${reference(value)}|estimate`, value]));
    for (const selector of [".beeld.breed [data-ref]", "data[data-ref$='|estimate']"]) {
      const shown = (await page
        .locator(selector)
        .evaluateAll((all: Element[]) =>
          all.map((one) => [
            one.getAttribute("data-ref"),
            one.getAttribute("data-value") ?? one.getAttribute("value"),
          ]),
        )) as [string, string][];
      expect(shown.length, selector).toBeGreaterThan(3);
      for (const [ref, raw] of shown) expect(Number(raw), ref).toBe(known.get(ref)?.estimate);
    }
    expect(trouble).toEqual([]);
    await context.close();
  });

  test("keeps a choice made by keyboard in the address, which leads back to it", async () => {
    const { page, trouble, context } = await open("?indicator=scale_down_rate");
    await page.getByLabel("Vergelijk").focus();
    await page.keyboard.press("ArrowDown");
    await page.waitForURL(/vergelijk=tijd/);
    await page.getByLabel("Soort periode").selectOption("kwartaal");
    await page.waitForURL(/soort=kwartaal/);
    const caption = page.locator("#verkenner-beeld figcaption", { hasText: "per kwartaal" });
    const said = await caption.innerText();
    const again = await open(new URL(page.url()).search);
    expect(await again.page.locator("#verkenner-beeld figcaption").innerText()).toBe(said);
    expect(again.page.url()).toBe(page.url());
    expect([...trouble, ...again.trouble]).toEqual([]);
    await context.close();
    await again.context.close();
  });

  test("gives what is seen as a file", async () => {
    const { page, context } = await open("?indicator=scale_down_rate&verdeling=municipality");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Download wat u ziet (CSV)" }).click(),
    ]);
    const text = await readFile(await download.path(), "utf8");
    await page.locator("#verkenner-beeld summary").click();
    const rows = await page.locator("#verkenner-beeld tbody tr").count();
    expect(download.suggestedFilename()).toMatch(/^verkenner-afschaling.*\.csv$/);
    expect(text.trimEnd().split("\r\n")).toHaveLength(rows + 1);
    await context.close();
  });

  test("falls back to something there is when an address asks for what is not", async () => {
    const { page, trouble, context } = await open(
      "?indicator=x&verdeling=<b>&periode=1900&soort=dag",
    );
    expect(page.url()).toMatch(/soort=jaar/);
    expect(await page.locator("#verkenner-beeld svg").count()).toBeGreaterThan(0);
    expect(trouble).toEqual([]);
    await context.close();
  });

  test.each([1440, 390])("is light, accessible and fits %i pixels", async (width) => {
    const { page, asked, trouble, context } = await open(heavy, { width });
    const weights = await Promise.all(
      asked.map(async (file) => gzipSync(await readFile(join(built.folder, file))).length),
    );
    expect(asked.length).toBeLessThanOrEqual(12);
    expect(weights.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(300 * 1024);
    expect(await page.evaluate(overflow)).toBe(0);
    expect(trouble).toEqual([]);
    const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
    await page.evaluate(await readFile(axe, "utf8"));
    const violations = await page.evaluate(
      `axe.run(document, { resultTypes: ["violations"] }).then((result) => result.violations.map((one) => one.id + ": " + one.nodes[0].html.slice(0, 160)))`,
    );
    expect(violations).toEqual([]);
    await context.close();
  });
});

test("the start page leads to every edition, without script", async () => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 900 },
    javaScriptEnabled: false,
  });
  const trouble = watch(context);
  const page = await context.newPage();
  await page.goto(served.url);
  expect(await page.evaluate(overflow)).toBe(0);
  const links = await page.locator("main a").all();
  const targets = await Promise.all(links.map((link) => link.getAttribute("href")));
  for (const edition of editions) expect(targets).toContain(`./${edition}/index.html`);
  expect(targets).toContain("./contract/verkenner.html");
  for (const target of targets) {
    const answer = await page.request.get(served.url + String(target).slice(2));
    expect(answer.status(), String(target)).toBe(200);
  }
  expect(await readFile(join(built.folder, "index.html"), "utf8")).toMatch(
    /^<!DOCTYPE html>\n<html lang="nl">[\s\S]*Content-Security-Policy/,
  );
  expect(trouble).toEqual([]);
  await context.close();
});

/** The first page of every kind: two providers are made by the same template. */
function onePerTemplate(paths: readonly string[]): string[] {
  const kinds = new Map<string, string>();
  for (const path of paths) {
    const [edition, folder, name] = path.split("/");
    const kind = name && name !== "index.html" ? `${edition}/${folder}/*` : path;
    if (!kinds.has(kind)) kinds.set(kind, path);
  }
  return [...kinds.values()];
}

test("the page of a provider prints on six sheets at most", async () => {
  const page = await browser.newPage({ javaScriptEnabled: false, colorScheme: "light" });
  for (const provider of built.sites.contract.release.providers) {
    await page.goto(`${served.url}contract/aanbieder/${provider.provider_id}.html`);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    const sheets = pdf.match(/\/Type\s*\/Page\b(?!s)/g) ?? [];
    expect(sheets.length, provider.name).toBeLessThanOrEqual(6);
    expect(sheets.length, provider.name).toBeGreaterThanOrEqual(1);
  }
  await page.close();
});

test("the council's reports print to tagged PDF, four sheets at most", async () => {
  const printed = await printReports(built.home, built.folder, silent);
  expect(printed).toHaveLength(built.sites.raad.release.municipalities.length);
  for (const { file, sheets } of printed) {
    expect(sheets, file).toBeLessThanOrEqual(4);
    expect(sheets, file).toBeGreaterThanOrEqual(2);
    const path = join(built.folder, "raad", file);
    const bytes = await readFile(path, "latin1");
    expect(lacking(bytes, 0), file).toEqual([]);
    expect(lacking(bytes.replaceAll("/Lang", "/Gone"), 999), file).toEqual([
      "de taal",
      "de tekst bij een beeld",
    ]);
    await rm(path);
  }
}, 180_000);

describe.each(editions)("the files of edition %s", (edition: SiteEdition) => {
  const read = async (pattern: RegExp) => {
    const folder = join(built.folder, edition);
    const files = (await readdir(folder, { recursive: true })).filter(
      (file) => extname(file) !== "" && pattern.test(file),
    );
    return Promise.all(
      files.map(async (file) => ({ file, text: await readFile(join(folder, file), "utf8") })),
    );
  };

  test("show every figure as the release has it, in pages, pictures and tables", async () => {
    const site = built.sites[edition];
    const wrongIn = figureRule(site, releaseFigures(site));
    const kinds = new Map<string, number>();
    const wrong: string[] = [];
    for (const { file, text } of await read(/\.(html|svg|csv)$/)) {
      const kind = extname(file);
      const figures = kind === ".csv" ? readTableFile(text).figures : figuresIn(readMarkup(text));
      kinds.set(kind, (kinds.get(kind) ?? 0) + figures.length);
      for (const figure of figures) {
        const what = wrongIn(figure);
        if (what !== null) wrong.push(`${file}: ${what} (${figure.ref}: ${figure.text})`);
      }
    }
    expect(wrong).toEqual([]);
    const least = edition === "contract" ? 2000 : 200;
    expect(kinds.get(".html")).toBeGreaterThan(least);
    expect(kinds.get(".csv")).toBeGreaterThan(least);
    expect(kinds.get(".svg")).toBeGreaterThan(least / 10);
  }, 60_000);

  test("are Dutch, have one main heading, and no figure without words and a table", async () => {
    for (const { file, text } of await read(/\.html$/)) {
      expect(text, file).toMatch(/^<!DOCTYPE html>\n<html lang="nl">/);
      expect(text.match(/<h1[\s>]/g), file).toHaveLength(1);
      expect(text, file).not.toContain("maximum-scale");
      expect(text, file).toContain("SYNTHETISCH");
      expect(text, file).not.toMatch(/<h([23])>[^<]*(<[^>]*>[^<]*)?<\/h\1>\s*<\/(section|div)>/);
      for (const [, figure] of text.matchAll(/<figure([\s\S]*?)<\/figure>/g)) {
        expect(figure, file).toMatch(/<figcaption><span class="boodschap">[^<]*\S/);
        expect(figure, file).toMatch(/<svg[^>]*role="img"[^>]*aria-label="[^"]{10,}"/);
        expect(figure, file).toMatch(/<table><caption>/);
        // Every point drawn in a chart of intervals is a figure in the table, and the reverse.
        const drawn = figure?.match(/<svg[^>]*class="beeld breed"[\s\S]*?<\/svg>/)?.[0] ?? "";
        const points = drawn.match(/data-ref="[^"]*\|estimate"/g);
        if (figure?.includes("Puntgrafiek")) {
          const cells = figure
            .match(/<table[\s\S]*<\/table>/)?.[0]
            .match(/<data class="cijfer" data-ref="[^"]*\|estimate"/g);
          expect(points, file).toHaveLength(cells?.length ?? 0);
        }
        expect(figure, file).toMatch(
          /<a class="download" download=""? ?href|<a class="download" download/,
        );
      }
    }
  });

  test("carry a policy without unsafe scripts and no address elsewhere", async () => {
    for (const { file, text } of await read(/\.(html|css)$/)) {
      expect(text, file).not.toMatch(/https?:\/\/(?!www\.w3\.org\/)/);
      expect(text, file).not.toMatch(/\sstyle="|<style|\son[a-z]+="/);
      if (file.endsWith(".html")) {
        const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(text)?.[1];
        expect(policy, file).toContain("connect-src 'self'");
        expect(policy, file).not.toContain("unsafe");
      }
    }
  });

  test("hold every download that a page offers", async () => {
    const files = new Set(
      (await read(/\.(csv|svg)$/)).map(({ file }) => file.replaceAll("\\", "/")),
    );
    for (const { file, text } of await read(/\.html$/)) {
      for (const [, href] of text.matchAll(/<a class="download"[^>]* href="([^"]*)"/g)) {
        const path = join(dirname(file), String(href)).replaceAll("\\", "/");
        expect(files, `${file} → ${href}`).toContain(path);
      }
    }
    for (const { file, text } of await read(/\.csv$/)) {
      expect(text.split("\r\n").length, file).toBeGreaterThan(2);
    }
    for (const { file, text } of await read(/^data.*\.svg$/)) {
      expect(text, file).toMatch(
        /^<svg[^>]* xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^>]*><title>/,
      );
      expect(text, file).not.toMatch(/var\(|NaN| style=/);
    }
  });

  test("hold no number that could be a citizen service number", async () => {
    for (const { file, text } of await read(/./)) {
      const found = [...`${file} ${text}`.matchAll(/(?<![\w.,])\d{9}(?!\w)/g)].map(([hit]) => hit);
      expect(
        found.filter(isElevenProof).map(() => "·········"),
        file,
      ).toEqual([]);
    }
  });
});

test("the contract edition shows what the command `values` says", async () => {
  const said = new Map<string, ValueRow>();
  for (const value of built.values)
    said.set(keyOf(value.indicator_id, value.cut, dimsOf(value), value.period), value);
  const folder = join(built.folder, "contract");
  const pages = (await readdir(folder, { recursive: true })).filter((file) =>
    file.endsWith(".html"),
  );
  let checked = 0;
  for (const file of pages) {
    const text = await readFile(join(folder, file), "utf8");
    for (const [, ref = "", raw] of text.matchAll(/data-ref="([^"]*)" value="([^"]*)"/g)) {
      const parts = ref.replaceAll("&amp;", "&").split("|");
      const field = parts.pop() as keyof ValueRow;
      const value = said.get(parts.join("|"));
      // Quarters and counts per rank are not among the years that were asked for.
      if (value === undefined || !["estimate", "lower", "upper", "numerator"].includes(field))
        continue;
      // A release cuts figures off at nine decimals.
      expect(Math.abs(Number(raw) - Number(value[field])), `${file}: ${ref}`).toBeLessThan(1e-9);
      checked += 1;
    }
  }
  expect(checked).toBeGreaterThan(1000);
});

test.each(["monitor", "raad"])(
  "the public edition %s holds no provider, no quarter and nothing of the contract edition",
  async (edition) => {
    const folder = join(built.folder, edition);
    const names = built.sites.contract.release.providers.map((provider) => provider.name);
    for (const file of await readdir(folder, { recursive: true })) {
      expect(file).not.toMatch(/aanbieder|keten/);
      if (!/\.(html|csv)$/.test(file)) continue;
      const text = await readFile(join(folder, file), "utf8");
      for (const name of names) expect(text, file).not.toContain(name);
      expect(text, file).not.toMatch(/\d{4}-K[1-4]|kwartaal/);
    }
  },
);

function reference(value: BuiltSites["sites"]["contract"]["release"]["values"][number]): string {
  const names = [
    "domain",
    "law",
    "segment",
    "age_band",
    "municipality_code",
    "party_id",
    "provider_id",
  ] as const;
  const dims = names.flatMap((name) => (value[name] === null ? [] : [`${name}=${value[name]}`]));
  const name = value.part === null ? value.indicator_id : `${value.indicator_id}:${value.part}`;
  return [name, value.cut, dims.join("&"), value.period].join("|");
}

function isElevenProof(digits: string): boolean {
  const sum = [...digits].reduce(
    (total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index),
    0,
  );
  return sum % 11 === 0;
}
