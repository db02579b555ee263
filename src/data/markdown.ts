import { footer, header } from "../components/shell.ts";
import type { Page, Site } from "./page.ts";

/**
 * A page as Markdown for Framework. The body is HTML without empty lines, because an empty line
 * would end an HTML block; header and footer go in the front matter.
 */
export function toMarkdown(site: Site, page: Page): string {
  const matter = {
    title: page.title,
    header: header(site, page).text,
    footer: footer(site).text,
  };
  const lines = Object.entries(matter).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  const body = page.body.text.replace(/\n\s*\n+/g, "\n").trim();
  return `---\n${lines.join("\n")}\n---\n<div class="pagina">\n${body}\n</div>\n`;
}
