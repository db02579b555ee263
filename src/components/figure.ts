import type { Download, Site } from "../data/page.ts";
import { labels } from "../words/labels.ts";
import { type Content, type Html, html } from "./html.ts";
import { formatDate } from "./nl-format.ts";

/**
 * A chart as every page shows it. Nothing may be left out: a chart without its message, its table
 * or its download does not compile.
 */
export interface Figure {
  /** Unique on its page. */
  id: string;
  /** What the chart says, in one sentence. */
  message: Content;
  /** What, about whom, which period, in which unit. */
  subtitle: Content;
  chart: Html;
  /** How to read it, when that is not plain. */
  reading?: Content;
  table: Html;
  /** Marks used in the table, explained. */
  legend?: Content;
  download: Omit<Download, "path">;
}

/** Places a figure on a page; its download joins those of the page. */
export function figure(site: Site, page: PageDraft, parts: Figure): Html {
  const href = page.download(parts.id, parts.download);
  return html`<figure class="grafiek" id="${parts.id}">
<figcaption><span class="boodschap">${parts.message}</span> <span class="ondertitel">${parts.subtitle}</span></figcaption>
${parts.chart}
${parts.reading && html`<p class="leeswijzer">${parts.reading}</p>`}
<details><summary>${labels.table}</summary>${parts.table}${parts.legend && html`<p class="legenda">${parts.legend}</p>`}</details>
<p class="bron">${labels.source}: ${source(site)}. <a class="download" href="${href}">${labels.download}</a></p>
</figure>`;
}

/** Where the figures come from, in one line. */
export function source(site: Site): string {
  const { edition } = site.release;
  return `leveringen tot en met ${formatDate(edition.data_until)}`;
}

/** A page while it is being made: it gathers the downloads of its figures. */
export class PageDraft {
  readonly path: string;
  readonly downloads: Download[] = [];

  constructor(path: string) {
    this.path = path;
  }

  /** Adds a file and gives its address. */
  download(name: string, content: Omit<Download, "path">): string {
    const path = `/data${this.path}-${name}.csv`;
    this.downloads.push({ path, ...content });
    return path;
  }
}
