/**
 * Writes the gallery: every chart on one page, for who makes pages. It is no part of a site.
 * `npm run gallery` writes gallery/index.html.
 */
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { projectRoot } from "../../pipeline/home.ts";
import { chartFigure } from "../../src/components/chart-figure.ts";
import { html } from "../../src/components/html.ts";
import { PageDraft } from "../../src/components/page-draft.ts";
import { exampleSite } from "./example.ts";
import { examples } from "./examples.ts";

const folder = join(projectRoot, "gallery");
const page = new PageDraft("/galerij");
const parts = examples.map(
  ({ name, use, chart }) =>
    html`<section><h2>${name}</h2><p class="licht">${use}</p>${chartFigure(exampleSite, page, chart)}</section>`,
);
const document = html`<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Galerij van grafieken</title><link rel="stylesheet" href="style/style.css"></head>
<body><main class="pagina"><h1>Galerij van grafieken</h1>
<p class="intro">Alle grafieken, met verzonnen cijfers. Voor wie pagina's maakt.</p>
${parts}</main></body></html>
`;
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
await cp(join(projectRoot, "src", "style"), join(folder, "style"), { recursive: true });
await writeFile(
  join(folder, "index.html"),
  document.text.replaceAll('href="/data/', 'href="data/'),
);
for (const download of page.downloads) {
  const file = join(folder, download.path);
  await mkdir(dirname(file), { recursive: true });
  const text =
    "svg" in download
      ? download.svg
      : "text" in download
        ? download.text
        : "bytes" in download
          ? download.bytes()
          : [download.columns, ...download.rows].map((row) => row.join(";")).join("\n");
  await writeFile(file, text);
}
process.stdout.write(`${join(folder, "index.html")}\n`);
