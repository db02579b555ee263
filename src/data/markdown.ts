import { breadcrumbs, footer, header, previousNext } from "../components/shell.ts";
import { explained } from "../components/term.ts";
import type { Page, Site } from "./page.ts";

/** What stands on a page, as finished HTML; links start at the root of the site. */
export interface PageText {
  header: string;
  body: string;
  footer: string;
}

/** The HTML of a page within the frame that Framework makes. */
export function pageText(site: Site, page: Page): PageText {
  const parts = [breadcrumbs(site, page), page.body, previousNext(page), explained(page.body)];
  const body = parts
    .map((part) => part?.text ?? "")
    .filter((text) => text !== "")
    .join("\n");
  return {
    header: header(site, page).text,
    body: `<div class="pagina">\n${body.trim()}\n</div>`,
    footer: footer(site, page).text,
  };
}

/** A page as Markdown for Framework: the given text, or only its frame. */
export function toMarkdown(title: string, text?: PageText): string {
  const matter = { title, ...(text && { header: text.header, footer: text.footer }) };
  const lines = Object.entries(matter).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  // An empty line would end an HTML block.
  const body = text ? `${text.body.replace(/\n\s*\n+/g, "\n")}\n` : "";
  return `---\n${lines.join("\n")}\n---\n${body}`;
}
