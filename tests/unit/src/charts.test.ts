import { existsSync } from "node:fs";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { projectRoot } from "../../../pipeline/home.ts";
import { chartFigure } from "../../../src/components/chart-figure.ts";
import { fileOf, pictureOf } from "../../../src/components/chart-svg.ts";
import { plain } from "../../../src/components/html.ts";
import { PageDraft } from "../../../src/components/page-draft.ts";
import { exampleSite } from "../../gallery/example.ts";
import { examples } from "../../gallery/examples.ts";

const golden = join(projectRoot, "tests", "golden", "charts");

beforeAll(async () => {
  for (const file of await readdir(golden)) {
    if (file.endsWith("-changed.svg")) await rm(join(golden, file));
  }
});

describe.each(examples)("the chart $name", ({ name, chart }) => {
  const alternative = `${chart.picture.kind}. ${plain(chart.message)}`;

  test("looks as it did", async () => {
    const drawn = {
      [name]: fileOf(chart.picture, alternative),
      ...(chart.picture.oneForm
        ? {}
        : { [`${name}-smal`]: fileOf(chart.picture, alternative, "narrow") }),
    };
    const changed: string[] = [];
    for (const [file, svg] of Object.entries(drawn)) {
      const path = join(golden, `${file}.svg`);
      const known = existsSync(path) ? await readFile(path, "utf8") : null;
      if (svg === known) continue;
      await writeFile(join(golden, `${file}-changed.svg`), svg);
      changed.push(`${file}-changed.svg`);
    }
    expect(changed, "bekijk deze naast de oude in tests/golden/charts").toEqual([]);
  });

  test("is whole: message, anchors, table, files, and a text for who cannot see it", () => {
    const page = new PageDraft("/proef");
    const text = chartFigure(exampleSite, page, chart).text;
    expect(text).toContain(`aria-label="${alternative.replaceAll("&", "&amp;")}"`);
    expect(text.match(/<dt>(Eerder|Norm|Hele regio|Nederland)<\/dt>/g)).toHaveLength(4);
    expect(text).toMatch(/<table><caption>/);
    expect(page.downloads.map((download) => download.path)).toEqual([
      `/data/proef-${name}.csv`,
      `/data/proef-${name}.svg`,
    ]);
  });

  test("takes every colour from a token on a page, and from none in a file", () => {
    const page = pictureOf(chart.picture, alternative).text;
    for (const [, colour] of page.matchAll(/ (?:fill|stroke)="([^"]*)"/g)) {
      expect(colour).toMatch(/^(none|currentColor|var\(--[\w-]+, #[0-9a-f]{6}\))$/);
    }
    const file = fileOf(chart.picture, alternative);
    expect(file).not.toContain("var(");
    expect(file).toMatch(/^<svg[^>]* xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(page).not.toMatch(/ style=|<style|NaN|Infinity|undefined/);
  });

  test("tells its series apart without colour", () => {
    // Lines of a different colour must differ in dash as well.
    const dashes = new Map<string, Set<string>>();
    const picture = pictureOf(chart.picture, alternative).text.split("</svg>")[0] ?? "";
    for (const [path] of picture.matchAll(/<path[^>]*var\(--reeks-\d[^>]*>/g)) {
      const colour = /--reeks-\d/.exec(path)?.[0] ?? "";
      const dash = /stroke-dasharray="([^"]*)"/.exec(path)?.[1] ?? "none";
      dashes.set(dash, (dashes.get(dash) ?? new Set()).add(colour));
    }
    for (const [dash, colours] of dashes) expect(colours.size, dash).toBe(1);
  });
});

test("no picture of an example that is gone is kept", async () => {
  const names = new Set(examples.map(({ name }) => name));
  const kept = (await readdir(golden)).filter((file) => !file.endsWith("-changed.svg"));
  const stray = kept.filter((file) => !names.has(file.replace(/(-smal)?\.svg$/, "")));
  expect(stray).toEqual([]);
});

test("no chart draws with jsdom of its own: a page in the browser may draw it too", async () => {
  const folder = join(projectRoot, "src", "components", "charts");
  for (const file of await readdir(folder)) {
    const source = await readFile(join(folder, file), "utf8");
    expect(source, file).not.toMatch(/from "(jsdom|\.\.\/chart-svg\.ts|node:)/);
  }
});
