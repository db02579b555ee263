import { createHash } from "node:crypto";
import { copyFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { labels } from "../../src/words/labels.ts";
import { Failure } from "../failure.ts";
import { projectRoot } from "../home.ts";
import { contentPolicy } from "./policy.ts";
import type { Kept, Staged } from "./stage.ts";

/**
 * Finishes the HTML that Framework wrote: Dutch, zoomable, with a skip link, an icon, a security
 * policy and no more script than a page uses. Works on the text, because parsing every page again
 * would take longer than building it; a marker that is not found is an error, so that another
 * version of Framework cannot slip through half finished.
 *
 * @param built what Framework wrote
 * @param folder the site of one edition; downloads stand in it already
 * @param kept what staging left out of the pages
 * @returns the hashes of every script on any page
 */
export async function finishSite(
  built: string,
  folder: string,
  kept: Staged["kept"],
): Promise<string[]> {
  const entries = await readdir(built, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(built, join(entry.parentPath, entry.name)))
    .sort();
  const hashes = new Set<string>();
  let scripted = false;
  for (const name of files.filter((file) => file.endsWith(".html"))) {
    const path = `/${name.replaceAll("\\", "/").replace(/\.html$/, "")}`;
    const own = kept.get(path);
    if (!own)
      throw new Failure("site", `Pagina ${name} kwam van Observable Framework, maar niet van ons.`);
    const page = finishPage(await readFile(join(built, name), "utf8"), name, own);
    for (const hash of scriptHashes(page)) hashes.add(hash);
    scripted ||= /<script type="module"/.test(page);
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), page);
  }
  // Without a page that runs code of Framework nothing refers to the client and its libraries.
  const unused = scripted ? /^$/ : /^(_observablehq|_npm|_node|_jsr)[\\/]/;
  for (const name of files.filter((file) => !file.endsWith(".html") && !unused.test(file))) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await copyFile(join(built, name), join(folder, name));
  }
  await copyFile(join(projectRoot, "src", "favicon.svg"), join(folder, "favicon.svg"));
  return [...hashes].sort();
}

/** One finished page. @param kept its text; a page of which nothing was kept stays as it is */
export function finishPage(source: string, name: string, kept?: Kept): string {
  let page = source;
  const change = (from: string | RegExp, to: string | ((...found: string[]) => string)) => {
    const next = page.replace(from, typeof to === "string" ? () => to : to);
    if (next === page) {
      throw new Failure(
        "site",
        `Pagina ${name} kon niet worden afgemaakt: ${from} ontbreekt. Is de versie van Observable Framework veranderd?`,
      );
    }
    page = next;
  };
  change("<html>", '<html lang="nl">');
  if (kept) {
    const { header, body, footer } = kept.text;
    change(
      /(<main [^>]*>)\s*<\/main>/,
      (_, main) =>
        `<header id="observablehq-header">\n${header}\n</header>\n${main}\n${body}\n</main>\n<footer id="observablehq-footer">\n${footer}\n</footer>`,
    );
  }
  change(
    "width=device-width, initial-scale=1, maximum-scale=1",
    "width=device-width, initial-scale=1",
  );
  change(/<meta name="generator"[^>]*>\n/, "");
  // A page without code needs nothing of Framework's client.
  const idle = /<script type="module">\s*import "[^"]+";\s*<\/script>\n/;
  if (idle.test(page)) {
    change(idle, "");
    page = page.replace(/<link rel="modulepreload"[^>]*>\n/g, "");
  }
  page = page.replace(/<link rel="preload" as="style"[^>]*>\n/g, "");
  page = page.replaceAll('<a class="download"', '<a class="download" download');
  change("<body>", `<body>\n<a class="spring" href="#observablehq-main">${labels.skip}</a>`);
  change('<main id="observablehq-main"', '<main id="observablehq-main" tabindex="-1"');
  const root = "../".repeat(name.split(/[\\/]/).length - 1) || "./";
  change("<title>", `<link rel="icon" href="${root}favicon.svg" type="image/svg+xml">\n<title>`);
  if (kept?.script !== undefined) change("</body>", `<script>${kept.script}</script>\n</body>`);
  if (kept?.bundle) {
    const { path, integrity } = kept.bundle;
    change(
      "</head>",
      `<script defer src="${root}${path}" integrity="${integrity}"></script>\n</head>`,
    );
  }
  // The page for what is not there is shown at any address: it refers to the root of the site.
  if (name === "404.html") {
    change(/<base href="[^"]*">\n?/, "");
    // Framework tries the address without its last slash, by script.
    change(/<script type="module">\s*if \(location[\s\S]*?<\/script>\n?/, "");
    page = page.replace(/(href|src)="\.\//g, '$1="/');
  }
  change(
    '<meta charset="utf-8">',
    `<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${contentPolicy(scriptHashes(page))}">\n<meta name="referrer" content="no-referrer">`,
  );
  return page;
}

/** The hash of each script written in a page, and of each file that it loads by its hash. */
function scriptHashes(page: string): string[] {
  const loaded = [...page.matchAll(/<script[^>]* integrity="([^"]*)"/g)].map(
    ([, hash]) => `'${hash}'`,
  );
  const written = [...page.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, code]) =>
      `'sha256-${createHash("sha256")
        .update(code ?? "")
        .digest("base64")}'`,
  );
  return [...written, ...loaded];
}
