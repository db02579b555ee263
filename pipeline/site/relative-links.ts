/**
 * Makes links from the root of the site relative, as Framework writes them, so that a site works
 * in any folder: `/keten` becomes `../keten.html`, a file keeps its name.
 *
 * @param html of a page, or a part of it
 * @param path of the page, from the root and without extension
 */
export function relativeLinks(html: string, path: string): string {
  const root = "../".repeat(path.split("/").length - 2) || "./";
  return html.replace(
    / href="\/([^"#?]*)([^"]*)"/g,
    (_, target: string, rest: string) =>
      ` href="${root}${target}${target === "" || target.includes(".") ? "" : ".html"}${rest}"`,
  );
}
