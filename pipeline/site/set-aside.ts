/** A page without the parts that Framework need not see, and those parts in their order. */
export interface SetAside {
  text: string;
  parts: string[];
}

/** Stands for a part while Framework works. */
export const placeholder = (index: number) => `<span data-part="${index}"></span>`;

const tables = /<div class="tabel"[^>]*><table[\s\S]*?<\/table><\/div>/g;
const pictures = /<svg[\s\S]*?<\/svg>/g;

/**
 * Takes finished tables and pictures out of a page: Framework parses every page several times, and
 * has no business in either. It would have made the links in a table relative; that happens here.
 *
 * @param path of the page, from the root and without extension
 */
export function setAside(page: string, path: string): SetAside {
  const parts: string[] = [];
  const keep = (part: string) => placeholder(parts.push(part) - 1);
  const text = page
    .replace(tables, (table) => keep(relativeLinks(table, path)))
    .replace(pictures, keep);
  return { text, parts };
}

/** Links from the root of the site as Framework writes them: `/keten` becomes `../keten.html`. */
export function relativeLinks(part: string, path: string): string {
  const root = "../".repeat(path.split("/").length - 2) || "./";
  return part.replace(
    / href="\/([^"#]*)(#[^"]*)?"/g,
    (_, target: string, hash = "") =>
      ` href="${root}${target}${target.includes(".") ? "" : ".html"}${hash}"`,
  );
}
