import { figureCard } from "../components/figure-card.ts";
import { figureMatrix } from "../components/figure-matrix.ts";
import { figureRows } from "../components/figure-rows.ts";
import { html } from "../components/html.ts";
import { PageDraft } from "../components/page-draft.ts";
import { viewsOf } from "../components/view.ts";
import { neighboursOf, type PageModule } from "../data/page.ts";
import { municipalityPath } from "../data/places.ts";
import { domainNames, wordsFor } from "../words/codes.ts";
import { placeWords } from "../words/contract-home.ts";
import { themeNames } from "../words/indicator-page.ts";
import { overview } from "../words/judgement.ts";

/** One municipality: the core figures with their course, the others in tables, beside the region. */
export const municipalityPages: PageModule = {
  paths: (site) => site.release.municipalities.map(municipalityPath),
  render(site, path) {
    const { municipalities, segments } = site.release;
    const municipality = municipalities.find((one) => municipalityPath(one) === path);
    if (!municipality) throw new Error(`geen gemeente op ${path}`);
    const page = new PageDraft(path);
    const dims = { municipality_code: municipality.code };
    const views = viewsOf(site);
    const core = views.flatMap((view) => {
      const value = view.value("municipality", dims);
      return view.indicator.tier === "core" && value ? [{ view, value }] : [];
    });
    const cards = core.flatMap(
      ({ view }) =>
        figureCard(site, page, view, { cut: "municipality", dims, about: municipality.name }) ?? [],
    );
    const kinds = figureMatrix(
      page,
      core.map(({ view }) => view),
      [...new Set(segments.map((segment) => segment.domain))].map((domain) => ({
        label: wordsFor(domainNames, domain),
        cut: "municipality_domain",
        dims: { ...dims, domain },
      })),
      { name: "soorten", caption: placeWords.kindsCaption, heading: placeWords.kind },
    );
    const themes = [...new Set(views.map((view) => view.indicator.theme))].flatMap((theme) => {
      const name = wordsFor(themeNames, theme);
      const others = views.filter(
        ({ indicator }) => indicator.theme === theme && indicator.tier !== "core",
      );
      const rows = figureRows(others, "municipality", dims, `${name}, ${municipality.name}`);
      return rows ? [html`<h3>${name}</h3>${rows}`] : [];
    });
    const body = html`<h1>${municipality.name}</h1>
<p class="intro">${overview(core)}</p>
${cards.length > 0 && html`<section id="kern"><h2>${placeWords.core}</h2><div class="drie">${cards}</div></section>`}
${kinds && html`<section id="soorten"><h2>${placeWords.kinds}</h2>${kinds}</section>`}
${themes.length > 0 && html`<section id="meer"><h2>${placeWords.more}</h2>${themes}</section>`}`;
    return {
      path,
      title: municipality.name,
      section: "/gemeente/index",
      body,
      downloads: page.downloads,
      neighbours: neighboursOf(
        municipalities.map((one) => ({ name: one.name, path: municipalityPath(one) })),
        path,
      ),
    };
  },
};
