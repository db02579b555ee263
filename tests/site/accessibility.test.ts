import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { browsing, onePerTemplate } from "./browsing.ts";

const at = browsing();
let axe: string;

beforeAll(async () => {
  axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
});

/** Runs in the page: what is wrong with it, but for the rules of `without`. */
const violations = (without: readonly string[] = []) => `axe
  .run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    rules: ${JSON.stringify(Object.fromEntries(without.map((rule) => [rule, { enabled: false }])))},
    resultTypes: ["violations"],
    // Of use to who mends a fault by program only.
    elementRef: false,
    ancestry: false,
    xpath: false,
  })
  .then((result) => result.violations.map((one) =>
    one.id + ": " + one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")))`;

/** What a rule says here follows from colours and sizes alone, and costs as much as all others. */
const byLook = ["color-contrast", "target-size"];

const openAll = "for (const part of document.querySelectorAll('details')) part.open = true";

/** Opens a page as a reader does, all that it can unfold in sight. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(at.served.url + path);
  await page.evaluate(openAll);
  await page.evaluate(axe);
}

/**
 * Runs in the page: puts the content of another one in its place, which is a fifth of the work of
 * opening that. Scripts do not run. Says whether its styles are those of the page that was open.
 */
const swap = (url: string, text: string) => `((url, text) => {
  const next = new DOMParser().parseFromString(text, "text/html");
  const wanted = [...next.querySelectorAll("link[rel=stylesheet]")]
    .map((link) => new URL(link.getAttribute("href"), url).href);
  const known = [...document.querySelectorAll("link[rel=stylesheet]")].map((link) => link.href);
  if (wanted.join() !== known.join()) return false;
  for (const part of next.querySelectorAll("details")) part.open = true;
  const root = document.documentElement;
  for (const { name } of [...root.attributes]) root.removeAttribute(name);
  for (const { name, value } of next.documentElement.attributes) root.setAttribute(name, value);
  for (const one of document.head.querySelectorAll("meta, title")) one.remove();
  document.head.append(...next.head.querySelectorAll("meta:not([http-equiv]), title"));
  document.body.replaceWith(document.adoptNode(next.body));
  return true;
})(${JSON.stringify(url)}, ${JSON.stringify(text)})`;

/**
 * Runs in the page: the colours, grounds and letters of all its text, and the kinds of small targets.
 * What the rules by look say depends on these.
 */
const looks = `(() => {
  const found = new Set();
  const grounds = new Map();
  const groundOf = (element) => {
    if (element === null) return "";
    const known = grounds.get(element);
    if (known !== undefined) return known;
    const style = getComputedStyle(element);
    const own = [style.backgroundColor, style.backgroundImage, style.opacity].join();
    const above = groundOf(element.parentElement);
    const ground = own === "rgba(0, 0, 0, 0),none,1" ? above : above + ">" + own;
    grounds.set(element, ground);
    return ground;
  };
  for (const element of document.body.querySelectorAll("*")) {
    const text = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== "");
    if (text) {
      const style = getComputedStyle(element);
      found.add([style.color, style.fill, style.fontSize, style.fontWeight, style.textShadow, groundOf(element)].join("|"));
    }
    if (element.matches("a, button, input, select, summary, [tabindex]")) {
      const { width, height } = element.getBoundingClientRect();
      if (width < 24 || height < 24) {
        const way = [];
        for (let one = element; one !== document.body; one = one.parentElement)
          way.push(one.localName + "." + one.getAttribute("class"));
        found.add(way.join("<"));
      }
    }
  }
  return [...found];
})()`;

test("no page has an accessibility violation", async () => {
  const context = await at.browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const kinds = new Set(onePerTemplate(at.pages));
  const seen = new Set<string>();
  const found: string[] = [];
  for (const path of at.pages) {
    const text = await readFile(join(at.built.folder, path), "utf8");
    const alone = kinds.has(path) || !(await page.evaluate(swap(at.served.url + path, text)));
    if (alone) await open(page, path);
    // A look that was on an earlier page was judged there.
    const fresh = ((await page.evaluate(looks)) as string[]).filter((look) => !seen.has(look));
    for (const look of fresh) seen.add(look);
    const run = violations(alone || fresh.length > 0 ? [] : byLook);
    for (const one of (await page.evaluate(run)) as string[]) found.push(`${path} ${one}`);
  }
  await context.close();
  expect(seen.size).toBeGreaterThan(20);
  expect(found).toEqual([]);
}, 300_000);

test("no kind of page has an accessibility violation on a dark phone", async () => {
  const viewport = { width: 390, height: 900 };
  const context = await at.browser.newContext({ viewport, colorScheme: "dark" });
  const page = await context.newPage();
  const found: string[] = [];
  for (const path of onePerTemplate(at.pages)) {
    await open(page, path);
    for (const one of (await page.evaluate(violations())) as string[]) found.push(`${path} ${one}`);
  }
  await context.close();
  expect(found).toEqual([]);
}, 180_000);
