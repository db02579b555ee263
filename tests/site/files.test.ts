import { dirname, extname, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { catalogue } from "../../indicators/catalogue.ts";
import { cuts } from "../../pipeline/measure/cut.ts";
import { readValues, type ValueRow } from "../../pipeline/measure/values.ts";
import { figureRule } from "../../pipeline/site/audit/figure-rule.ts";
import { figuresIn } from "../../pipeline/site/audit/found-figure.ts";
import { readMarkup } from "../../pipeline/site/audit/markup.ts";
import { releaseFigures } from "../../pipeline/site/audit/release-figures.ts";
import { readTableFile } from "../../pipeline/site/audit/table-file.ts";
import { editions, type SiteEdition } from "../../pipeline/site/edition.ts";
import { withReadOnlyWarehouse } from "../../pipeline/warehouse/warehouse.ts";
import { dimsOf, keyOf } from "../../src/data/reference.ts";
import { type BuiltSites, builtSites } from "./built-sites.ts";
import { filesOf } from "./site-files.ts";

let built: BuiltSites;

beforeAll(async () => {
  built = await builtSites();
}, 600_000);

describe.each(editions)("the files of edition %s", (edition: SiteEdition) => {
  const read = (pattern: RegExp) => filesOf(join(built.folder, edition), pattern);

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

  test("hold every download that a page offers", async () => {
    const files = new Set((await read(/\.(csv|svg)$/)).map(({ file }) => file));
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
});

test("the contract edition shows what the command `values` says", async () => {
  const shown: { file: string; ref: string; field: keyof ValueRow; key: string; raw: number }[] =
    [];
  for (const { file, text } of await filesOf(join(built.folder, "contract"), /\.html$/)) {
    for (const [, ref = "", raw] of text.matchAll(/data-ref="([^"]*)" value="([^"]*)"/g)) {
      const parts = ref.replaceAll("&amp;", "&").split("|");
      const field = parts.pop() as keyof ValueRow;
      if (["estimate", "lower", "upper", "numerator"].includes(field))
        shown.push({ file, ref, field, key: parts.join("|"), raw: Number(raw) });
    }
  }
  const said = await saidOf(shown.map(({ key }) => key));
  let checked = 0;
  for (const { file, ref, field, key, raw } of shown) {
    const value = said.get(key);
    // Quarters and counts per rank are not among the years that were asked for.
    if (value === undefined) continue;
    // A release cuts figures off at nine decimals.
    expect(Math.abs(raw - Number(value[field])), `${file}: ${ref}`).toBeLessThan(1e-9);
    checked += 1;
  }
  expect(checked).toBeGreaterThan(1000);
});

/** What the command `values` says, per year, of the indicators and cuts that these figures are of. */
async function saidOf(keys: readonly string[]): Promise<Map<string, ValueRow>> {
  const asked = new Set<string>();
  for (const key of keys) {
    const [name = "", cut = ""] = key.split("|");
    const indicator = name.split(":")[0] ?? "";
    const known = catalogue.some(({ id }) => id === indicator);
    if (known && cuts.some((one) => one.name === cut)) asked.add(`${indicator}|${cut}`);
  }
  return withReadOnlyWarehouse(built.home.warehouse, async (db) => {
    const said = new Map<string, ValueRow>();
    for (const one of asked) {
      const [indicator = "", cut = ""] = one.split("|");
      for (const value of await readValues(db, { indicator, cut })) {
        const { indicator_id, period, part } = value;
        said.set(keyOf(indicator_id, value.cut, dimsOf(value), period, part), value);
      }
    }
    return said;
  });
}
