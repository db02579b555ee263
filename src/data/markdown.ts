import { breadcrumbs, footer, header, previousNext } from "../components/shell.ts";
import { explained } from "../components/term.ts";
import type { Page, Site } from "./page.ts";

/**
 * A page as Markdown for Framework. The body is HTML without empty lines, because an empty line
 * would end an HTML block; header and footer go in the front matter.
 */
export function toMarkdown(site: Site, page: Page): string {
  const matter = {
    title: page.title,
    header: header(site, page).text,
    footer: footer(site, page).text,
  };
  const lines = Object.entries(matter).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  const parts = [breadcrumbs(site, page), page.body, previousNext(page), explained(page.body)];
  const body = parts
    .map((part) => part?.text ?? "")
    .filter((text) => text !== "")
    .join("\n")
    .replace(/\n\s*\n+/g, "\n")
    .trim();
  return `---\n${lines.join("\n")}\n---\n<div class="pagina">\n${body}\n</div>\n`;
}
