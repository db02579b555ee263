import { mkdirSync, writeFileSync } from "node:fs";
import { cp, rm, writeFile } from "node:fs/promises";
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

/** What was staged: the root for Framework, and what its pages lack. */
export interface Staged {
  root: string;
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
 * Writes the root of one edition: its pages as finished Markdown, and its style. What stood there
 * before goes first, caches included: a cached file of another edition or another release must never
 * reach this one.
 *
 * @param folder where the root comes
 * @param out an empty folder, in which the site will stand: downloads are written there at once
 */
export async function stage(
  site: Site,
  folder: string,
  out: string,
  effects: Effects,
  theme = "",
): Promise<Staged> {
  await rm(folder, { recursive: true, force: true });
  const root = join(folder, "root");
  await cp(join(projectRoot, "src", "style"), root, { recursive: true });
  if (theme !== "") await writeFile(join(root, "theme.css"), theme);
  const files = new Files();
  const { edition } = site.release.edition;
  const planned = plannedPages(site);
  const kept = new Map<string, Kept>();
  const made: Page[] = [];
  const write = async (page: Page) => {
    files.write(join(root, `${page.path}.md`), toMarkdown(page.title));
    kept.set(page.path, await keep(site, page, files, out));
    for (const download of page.downloads) {
      files.write(join(out, download.path), contentOf(download));
    }
    // Files are on disk now; the search needs the words alone.
    made.push({ ...page, downloads: [] });
  };
  for (const [index, { module, path }] of planned.entries()) {
    effects.progress(`Pagina's maken (${edition})`, index + 1, planned.length);
    await write(module.render(site, path));
  }
  await write(search.render(site, made));
  return { root, pages: planned.length + 1, kept };
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
 * What goes in the frame of a page after the build. Framework parses a page some ten times, and has no
 * business in finished HTML: with the text it takes twice as long.
 */
async function keep(site: Site, page: Page, files: Files, out: string): Promise<Kept> {
  const { header, body, footer } = pageText(site, page);
  const linked = (html: string) => relativeLinks(html, page.path);
  const kept: Kept = {
    text: { header: linked(header), body: linked(body), footer: linked(footer) },
    ...(page.script === undefined ? {} : { script: page.script }),
  };
  if (page.bundle === undefined) return kept;
  const { code, integrity } = await bundle(join(projectRoot, entries[page.bundle]));
  const path = `${page.bundle}.js`;
  files.write(join(out, path), code);
  return { ...kept, bundle: { path, integrity } };
}

const entries = { verkenner: "src/explorer/explorer.ts" };

function contentOf(download: Download): string | Uint8Array {
  if ("svg" in download) return download.svg;
  if ("text" in download) return download.text;
  if ("bytes" in download) return download.bytes();
  return spreadsheetCsv(download);
}

/** Thousands of small files: written at once, each takes a tenth of what waiting for it takes. */
class Files {
  readonly #folders = new Set<string>();

  write(path: string, content: string | Uint8Array): void {
    const folder = dirname(path);
    if (!this.#folders.has(folder)) mkdirSync(folder, { recursive: true });
    this.#folders.add(folder);
    writeFileSync(path, content);
  }
}
