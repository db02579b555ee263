import { pageText, toMarkdown } from "../../src/data/markdown.ts";
import { homeOf } from "../home.ts";
import { readSite, type SiteEdition } from "./build-site.ts";
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
  process.stdout.write(toMarkdown(page.title, pageText(site, page)));
}
