import { pageText, toMarkdown } from "../../src/data/markdown.ts";
import { explorerWords } from "../../src/words/explorer.ts";
import { homeOf } from "../home.ts";
import { readSite } from "./build-site.ts";
import type { SiteEdition } from "./edition.ts";
import { renderPage } from "./stage.ts";

/**
 * One page as Markdown on standard output: what Framework expects of a page loader. The preview
 * stages a loader per page that calls this, so that a page follows the code and the release.
 *
 * @param region name or folder of the region
 */
export async function printPage(region: string, edition: SiteEdition, path: string): Promise<void> {
  const site = await readSite(homeOf(region), edition);
  const page = renderPage(site, path);
  const text = pageText(site, page);
  // The preview serves pages only: the script and the figures of such a page come with a build.
  const body = page.bundle
    ? `<p class="melding" role="note">${explorerWords.preview}</p>\n${text.body}`
    : text.body;
  process.stdout.write(toMarkdown(page.title, { ...text, body }));
}
