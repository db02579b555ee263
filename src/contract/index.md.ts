import { html } from "../components/html.ts";
import { indicatorBlock } from "../components/indicator-block.ts";
import { formatDate } from "../components/nl-format.ts";
import { PageDraft } from "../components/page-draft.ts";
import { signalMatrix, signalProviders } from "../components/signal-matrix.ts";
import { viewsOf } from "../components/view.ts";
import type { PageModule } from "../data/page.ts";
import { regionInText } from "../data/places.ts";
import { overview } from "../words/judgement.ts";

/** The region at a glance: first the judgement, then the figures, then who to talk with. */
export const home: PageModule = {
  paths: () => ["/index"],
  render(site, path) {
    const page = new PageDraft(path);
    const { edition } = site.release;
    const views = viewsOf(site);
    const parts = views.flatMap((view) => {
      const value = view.value("region", {});
      return value ? [{ view, value }] : [];
    });
    const talk = signalProviders(site, views);
    const body = html`<h1>Hoe staat ${regionInText(edition.region_name)} ervoor?</h1>
<p class="intro">${overview(parts)}</p>
<p class="stand">Gegevens tot en met ${formatDate(edition.data_until)}. Elk oordeel gaat over het laatste jaar waarvan het cijfer definitief is.</p>
${views.map((view) => indicatorBlock(site, page, view, { cut: "region", dims: {}, about: "hele regio" }))}
${
  talk.length > 0 &&
  html`<section id="signalen"><h2>Met wie gaan we in gesprek?</h2>
<p>Bij ${talk.length === 1 ? "deze aanbieder is" : "deze aanbieders zijn"} er een of meer signalen. Een signaal is een reden voor een gesprek, geen eindoordeel. De volgorde is alfabetisch.</p>
${signalMatrix(page, views, talk, "signalen")}
<p class="verder"><a href="/aanbieder/index">Alle aanbieders</a></p></section>`
}`;
    return { path, title: "Overzicht", section: "/index", body, downloads: page.downloads };
  },
};
