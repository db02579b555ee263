import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { browsing, overflow, watch } from "./browsing.ts";
import type { BuiltSites } from "./built-sites.ts";

const at = browsing();

describe("the explorer", () => {
  const open = async (choice: string, options: { width?: number } = {}) => {
    const context = await at.browser.newContext({
      viewport: { width: options.width ?? 1440, height: 900 },
    });
    const trouble = watch(at, context);
    const page = await context.newPage();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${at.served.url}contract/verkenner.html${choice}`);
    await page.locator("#verkenner-grafiek").waitFor();
    return { page, asked, trouble, context };
  };
  /** The heaviest choice: every provider within a segment, per quarter. */
  const heavy = "?indicator=scale_down_rate&verdeling=provider_segment&soort=kwartaal";

  test("draws figures as the release has them, with the table behind the picture", async () => {
    const { page, trouble, context } = await open("?indicator=scale_down_rate&verdeling=provider");
    const { release } = at.built.sites.contract;
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
      asked.map(async (file) => gzipSync(await readFile(join(at.built.folder, file))).length),
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
