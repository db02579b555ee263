import { definitionPart, normPart } from "./components/definition-part.ts";
import { differences, kindsOf, municipalitiesOf } from "./components/differences.ts";
import { type Content, type Html, html } from "./components/html.ts";
import { summary } from "./components/indicator-block.ts";
import { capital } from "./components/nl-format.ts";
import { PageDraft } from "./components/page-draft.ts";
import { seriesFigure } from "./components/series-figure.ts";
import { valueDownload } from "./components/value-columns.ts";
import { type View, viewsOf } from "./components/view.ts";
import { neighboursOf, type PageModule, type Site } from "./data/page.ts";
import { dimsOf } from "./data/reference.ts";
import { figureSentence, periodPhrase } from "./words/judgement.ts";
import { labels } from "./words/labels.ts";

const section = "/indicator/index";
const indexTitle = "Cijfers uitgelegd";

/** One indicator: what it says, how it differs, how it is computed, how to read it. */
export const indicatorPages: PageModule = {
  paths: (site) => viewsOf(site).map((view) => view.path),
  render(site, path) {
    const page = new PageDraft(path);
    const view = viewsOf(site).find((one) => one.path === path);
    if (!view) throw new Error(`geen indicator op ${path}`);
    const { definition } = view;
    const region = view.value("region", {});
    const all = page.download("alles", everything(site, view));
    const body = html`<h1>${view.phrases.name}</h1>
<p class="intro">${view.phrases.question}</p>
${
  region &&
  html`<section class="blok" id="stand"><div class="blok-tekst"><h2>Hoe staat het ervoor?</h2>${summary(view, region)}</div>
<div class="blok-beeld">${seriesFigure(site, page, view, "region", {}, "hele regio", { finest: true })}</div></section>`
}
${part("gemeenten", "Verschillen tussen gemeenten", differences(site, page, view, "gemeenten", municipalitiesOf(site)))}
${part("soorten", "Verschillen tussen soorten hulp", differences(site, page, view, "soorten", kindsOf(site)))}
${definition && html`<section id="rekenen"><h2>Zo rekenen we</h2>${definitionPart(site, view, definition)}</section>`}
${
  definition &&
  html`<section id="lezen"><h2>Zo lees je dit cijfer</h2><ul>${definition.caveats.map((text) => html`<li>${text}</li>`)}</ul><p>${definition.counterIndicator}</p></section>`
}
${part("norm", capital(labels.norm[view.style.edition]), normPart(site, view))}
<section id="download"><h2>Download</h2><p>Alle cijfers van deze pagina en van de pagina's per gemeente, met interval en aantallen: <a class="download" href="${all}">${view.phrases.name} (CSV)</a>.</p></section>`;
    const neighbours = neighboursOf(
      viewsOf(site).map((one) => ({ name: one.phrases.name, path: one.path })),
      path,
    );
    return {
      path,
      title: view.phrases.name,
      section,
      body,
      downloads: page.downloads,
      neighbours,
      keywords: [view.indicator.name],
    };
  },
};

/** All indicators, each with its question and what it says now. */
export const indicatorIndex: PageModule = {
  paths: () => [section],
  render(site, path) {
    const views = viewsOf(site);
    const body = html`<h1>${indexTitle}</h1>
<p class="intro">Per cijfer leest u hoe het ervoor staat, hoe we het uitrekenen en hoe u het leest.</p>
${views.map((view) => {
  const value = view.value("region", {});
  return html`<section class="kort"><h2><a href="${view.path}">${view.phrases.name}</a></h2><p>${view.phrases.question}</p>${value && html`<p class="licht">${capital(periodPhrase(view, value.period))}: ${figureSentence(view, value)}</p>`}</section>`;
})}`;
    return { path, title: indexTitle, section, body, downloads: [] };
  },
};

/** A part of a page; without content there is no heading either. */
function part(id: string, heading: string, content: Content): Html | null {
  return content ? html`<section id="${id}"><h2>${heading}</h2>${content}</section>` : null;
}

function everything(site: Site, view: View) {
  const rows = site.release.values
    .filter((value) => value.indicator_id === view.id)
    .map((value) => ({ label: `${value.cut} ${dimsOf(value)}`.trim(), shown: "", value }));
  return valueDownload(view, rows);
}
