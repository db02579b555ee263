import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pages as contractPages } from "../../src/contract/pages.ts";
import { type PageText, pageText, toMarkdown } from "../../src/data/markdown.ts";
import type { Download, Page, PageModule, Site } from "../../src/data/page.ts";
import { spreadsheetCsv } from "../../src/data/spreadsheet-csv.ts";
import { pages as monitorPages } from "../../src/monitor/pages.ts";
import { pages as councilPages } from "../../src/raad/pages.ts";
import { search } from "../../src/zoeken.md.ts";
import type { Effects } from "../effects.ts";
import { Failure } from "../failure.ts";
import { projectRoot } from "../home.ts";
import { bundle } from "./bundle.ts";
import { relativeLinks } from "./relative-links.ts";

const modules = { contract: contractPages, monitor: monitorPages, raad: councilPages };

/** What was staged: the root for Framework, and the downloads that go beside its output. */
export interface Staged {
  root: string;
  downloads: string;
  pages: number;
  /** What Framework need not see of each page, by its address, to be put back after the build. */
  kept: ReadonlyMap<string, Kept>;
}

/** Of one page: its text, its script, and the script file that it loads. */
export interface Kept {
  text: PageText;
  script?: string;
  bundle?: { path: string; integrity: string };
}

/**
 * Writes the root of one edition: its pages as finished Markdown, its style, its downloads. What
 * stood there before goes first, caches included: a cached file of another edition or another
 * release must never reach this one.
 */
export async function stage(
  site: Site,
  folder: string,
  effects: Effects,
  theme = "",
): Promise<Staged> {
  await rm(folder, { recursive: true, force: true });
  const root = join(folder, "root");
  const downloads = join(folder, "downloads");
  await mkdir(downloads, { recursive: true });
  await cp(join(projectRoot, "src", "style"), root, { recursive: true });
  if (theme !== "") await writeFile(join(root, "theme.css"), theme);
  const { edition } = site.release.edition;
  const planned = plannedPages(site);
  const kept = new Map<string, Kept>();
  const made: Page[] = [];
  const write = async (page: Page) => {
    const own = await writePage(root, site, page);
    kept.set(
      page.path,
      page.bundle ? { ...own, bundle: await writeBundle(downloads, page.bundle) } : own,
    );
    await Promise.all(page.downloads.map((download) => writeDownload(downloads, download)));
    // Files are on disk now; the search needs the words alone.
    made.push({ ...page, downloads: [] });
  };
  for (const [index, { module, path }] of planned.entries()) {
    effects.progress(`Pagina's maken (${edition})`, index + 1, planned.length);
    await write(module.render(site, path));
  }
  await write(search.render(site, made));
  return { root, downloads, pages: planned.length + 1, kept };
}

/** The pages of an edition, with the module that renders each. */
export function plannedPages(site: Site): { module: PageModule; path: string }[] {
  return modules[site.release.edition.edition].flatMap((module) =>
    module.paths(site).map((path) => ({ module, path })),
  );
}

/** One page by its address. */
export function renderPage(site: Site, path: string): Page {
  if (path === search.path) {
    return search.render(
      site,
      plannedPages(site).map((page) => page.module.render(site, page.path)),
    );
  }
  const planned = plannedPages(site).find((page) => page.path === path);
  if (!planned) throw new Failure("site", `De pagina ${path} bestaat niet in deze editie.`);
  return planned.module.render(site, path);
}

/**
 * Writes the frame of a page, and gives the text that goes in it after the build. Framework parses
 * a page some ten times, and has no business in finished HTML: with the text it takes twice as long.
 */
async function writePage(root: string, site: Site, page: Page): Promise<Kept> {
  const file = join(root, `${page.path}.md`);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, toMarkdown(page.title));
  const { header, body, footer } = pageText(site, page);
  const linked = (html: string) => relativeLinks(html, page.path);
  return {
    text: { header: linked(header), body: linked(body), footer: linked(footer) },
    ...(page.script === undefined ? {} : { script: page.script }),
  };
}

const entries = { verkenner: "src/explorer/explorer.ts" };

/** Writes the script file of a page at the root of the site. */
async function writeBundle(
  folder: string,
  name: keyof typeof entries,
): Promise<NonNullable<Kept["bundle"]>> {
  const { code, integrity } = await bundle(join(projectRoot, entries[name]));
  await writeFile(join(folder, `${name}.js`), code);
  return { path: `${name}.js`, integrity };
}

async function writeDownload(folder: string, download: Download): Promise<void> {
  const file = join(folder, download.path);
  await mkdir(dirname(file), { recursive: true });
  if ("svg" in download) return writeFile(file, download.svg);
  if ("text" in download) return writeFile(file, download.text);
  if ("bytes" in download) return writeFile(file, download.bytes());
  return writeFile(file, spreadsheetCsv(download));
}
