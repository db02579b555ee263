import { html } from "../components/html.ts";
import { PageDraft } from "../components/page-draft.ts";
import { table } from "../components/table.ts";
import { machineCsv } from "../data/csv.ts";
import { catalogueOf } from "../data/dcat.ts";
import type { PageModule, Sheet, Site } from "../data/page.ts";
import { openDataWords as words } from "../words/monitor.ts";

const path = "/open-data";

/** Every figure of the release as files, with what the columns mean. */
export const openDataPage: PageModule = {
  paths: () => [path],
  render(site) {
    const page = new PageDraft(path);
    const files = (
      [
        ["cijfers", words.values, values(site)],
        ["indicatoren", words.indicators, indicators(site)],
        ["gemeenten", words.places, places(site)],
      ] as const
    ).map(([name, title, sheet]) => ({
      title,
      path: page.file(`${name}.csv`, machineCsv(sheet)),
    }));
    const catalogue = page.file(
      "catalogus.jsonld",
      `${JSON.stringify(catalogueOf(site, files), null, 2)}\n`,
    );
    const body = html`<h1>${words.title}</h1>
<p class="intro">${words.intro}</p>
<section id="bestanden"><h2>${words.files}</h2>
<ul>${files.map((file) => html`<li><a class="download" href="${file.path}">${file.title} (CSV)</a></li>`)}<li><a href="${catalogue}">${words.catalogue}</a></li></ul>
<p>${words.form}</p></section>
<section id="licentie"><h2>${words.licence}</h2><p>${words.licenceText}</p></section>
<section id="kolommen"><h2>${words.columns}</h2>${table(
      words.columns,
      [
        { heading: words.column, names: true, cell: ([name]) => html`<code>${name}</code>` },
        { heading: words.meaning, cell: ([, meaning]) => meaning },
      ],
      Object.entries(words.dictionary),
    )}</section>`;
    return { path, title: words.title, section: path, body, downloads: page.downloads };
  },
};

function values(site: Site): Sheet {
  const columns = Object.keys(words.dictionary) as (keyof typeof words.dictionary)[];
  return {
    columns,
    rows: site.release.values.map((value) => columns.map((column) => value[column])),
  };
}

function indicators(site: Site): Sheet {
  return {
    columns: ["indicator_id", "version", "name", "unit", "direction", "question"],
    rows: site.release.indicators.map((one) => [
      one.indicator_id,
      one.version,
      one.name,
      one.unit,
      one.direction,
      site.definitions.get(one.indicator_id)?.question ?? null,
    ]),
  };
}

const places = (site: Site): Sheet => ({
  columns: ["municipality_code", "name"],
  rows: site.release.municipalities.map(({ code, name }) => [code, name]),
});
