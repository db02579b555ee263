import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { catalogue } from "../../../indicators/catalogue.ts";
import { pages as contractPages } from "../../../src/contract/pages.ts";
import type { Page, Site } from "../../../src/data/page.ts";
import { readRelease } from "../../../src/data/release.ts";
import { defaultSettings } from "../../../src/data/settings.ts";
import { pages as monitorPages } from "../../../src/monitor/pages.ts";
import { pages as councilPages } from "../../../src/raad/pages.ts";
import { writeReleaseFixture } from "../../site/release-fixture.ts";

const modules = { contract: contractPages, monitor: monitorPages, raad: councilPages };
const editions = ["contract", "monitor", "raad"] as const;
let folder: string;
let release: { releaseId: string; folder: string };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "resultaatmonitor-pages-"));
  release = await writeReleaseFixture(folder);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function siteOf(edition: (typeof editions)[number]): Promise<Site> {
  return {
    release: await readRelease(join(release.folder, edition), release.releaseId, "0".repeat(64)),
    definitions: new Map(catalogue.map((definition) => [definition.id, definition])),
    settings: defaultSettings,
  };
}

const render = (site: Site): Page[] =>
  modules[site.release.edition.edition].flatMap((module) =>
    module.paths(site).map((path) => module.render(site, path)),
  );

/** Headings directly followed by the end of their part, or by the next heading. */
const bare = (page: Page) =>
  page.body.text.match(/<h[23]>(?:(?!<\/h).)*<\/h[23]>\s*(?=<\/(?:section|div)>|<h[12]>|$)/g) ?? [];

describe.each(editions)("the pages of edition %s", (edition) => {
  test("have no heading without something under it", async () => {
    for (const page of render(await siteOf(edition))) expect(bare(page), page.path).toEqual([]);
  });

  test("stand also when the release holds no figure yet", async () => {
    const site = await siteOf(edition);
    const empty = await readRelease(join(release.folder, edition), release.releaseId, "");
    Object.assign(site.release, {
      values: [],
      flow: [],
      caseload: [],
      findings: [],
      deliveries: [],
      providerFindings: [],
      norms: [],
      value: () => undefined,
      series: () => [],
    });
    expect(empty.values.length).toBeGreaterThan(0);
    const pages = render(site);
    expect(pages.length).toBeGreaterThan(5);
    for (const page of pages) {
      expect(bare(page), page.path).toEqual([]);
      expect(page.body.text, page.path).not.toMatch(
        /NaN|undefined|Infinity|<p(?: [^>]*)?>\s*<\/p>/,
      );
    }
  });

  test("never say better or worse without a signal", async () => {
    const site = await siteOf(edition);
    for (const value of site.release.values) {
      if (value.signal === "gunstig" || value.signal === "ongunstig") value.signal = "geen signaal";
    }
    for (const page of render(site)) {
      const text = page.body.text.replace(
        /<section id="(tekens|lezen|rekenen)">[\s\S]*?<\/section>/g,
        "",
      );
      expect(text, page.path).not.toMatch(
        /duidelijk (beter|minder goed|boven|onder|gunstig|ongunstig)/,
      );
      expect(text, page.path).not.toMatch(/verbeterd|verslechterd|gestegen|gedaald/);
    }
  });

  test("speak Dutch a reader can follow: no sentence over 25 words, no code in sight", async () => {
    for (const page of render(await siteOf(edition))) {
      for (const [, paragraph] of page.body.text.matchAll(/<p(?: [^>]*)?>([\s\S]*?)<\/p>/g)) {
        const text = String(paragraph).replace(/<[^>]*>/g, "");
        expect(text, page.path).not.toMatch(/_|undefined|null|signal_reason/);
        for (const sentence of text.split(/(?<=[.?!]) /)) {
          expect(sentence.split(/\s+/).length, `${page.path}: ${sentence}`).toBeLessThanOrEqual(25);
        }
      }
    }
  });
});

test("corrections are told from and to; without its figure what is hidden", async () => {
  const page = render(await siteOf("monitor")).find(({ path }) => path === "/correcties");
  expect(page?.body.text).toContain("42%");
  expect(page?.body.text).toContain("45%");
  expect(page?.body.text).toContain("Wel of niet te zien");
  expect(page?.downloads.map(({ path }) => path)).toEqual(["/data/correcties-alle.csv"]);
  const none = render(await siteOf("contract")).find(({ path }) => path === "/correcties");
  expect(none?.body.text).toContain("Er is nog geen cijfer veranderd");
});
