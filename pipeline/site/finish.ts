import { createHash } from "node:crypto";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { labels } from "../../src/words/labels.ts";
import { Failure } from "../failure.ts";
import type { Staged } from "./stage.ts";

/**
 * Finishes the HTML that Framework wrote: Dutch, zoomable, with a skip link, a security policy and
 * no more script than a page uses. Works on the text, because parsing every page again would take
 * longer than building it; a marker that is not found is an error, so that another version of
 * Framework cannot slip through half finished.
 *
 * @param folder the site of one edition
 * @param pictures what staging left out of the pages
 */
export async function finishSite(folder: string, pictures: Staged["pictures"]): Promise<void> {
  const files = await readdir(folder, { recursive: true });
  let scripted = false;
  for (const name of files.filter((file) => file.endsWith(".html")).sort()) {
    const file = join(folder, name);
    const path = `/${name.replaceAll("\\", "/").replace(/\.html$/, "")}`;
    const page = finishPage(await readFile(file, "utf8"), name, pictures.get(path));
    scripted ||= /<script/.test(page);
    await writeFile(file, page);
  }
  // Without a page that runs code nothing refers to these any more.
  const unused = scripted ? [] : ["_observablehq", "_npm", "_node", "_jsr"];
  for (const name of unused) await rm(join(folder, name), { recursive: true, force: true });
}

/** One finished page. */
export function finishPage(source: string, name: string, pictures: readonly string[] = []): string {
  let page = source.replace(
    /<span data-picture="(\d+)"><\/span>/g,
    (_, index: string) => pictures[Number(index)] ?? "",
  );
  const change = (from: string | RegExp, to: string) => {
    const next = page.replace(from, () => to);
    if (next === page) {
      throw new Failure(
        "site",
        `Pagina ${name} kon niet worden afgemaakt: ${from} ontbreekt. Is de versie van Observable Framework veranderd?`,
      );
    }
    page = next;
  };
  change("<html>", '<html lang="nl">');
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
  change(
    '<meta charset="utf-8">',
    `<meta charset="utf-8">\n${policy(page)}\n<meta name="referrer" content="no-referrer">`,
  );
  return page;
}

/** What the page may load: its own style and data; scripts only when their hash is known. */
function policy(page: string): string {
  const hashes = [...page.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, code]) =>
      `'sha256-${createHash("sha256")
        .update(code ?? "")
        .digest("base64")}'`,
  );
  const scripts = hashes.length ? `'self' ${hashes.join(" ")}` : "'none'";
  const rules = [
    "default-src 'none'",
    `script-src ${scripts}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return `<meta http-equiv="Content-Security-Policy" content="${rules.join("; ")}">`;
}
