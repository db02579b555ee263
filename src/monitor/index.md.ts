import { html } from "../components/html.ts";
import { indicatorBlock } from "../components/indicator-block.ts";
import { formatDate } from "../components/nl-format.ts";
import { PageDraft } from "../components/page-draft.ts";
import { viewsOf } from "../components/view.ts";
import type { PageModule } from "../data/page.ts";
import { municipalityPath, regionInText } from "../data/places.ts";
import { overview } from "../words/judgement.ts";

/** The door for everyone: how the region is doing, and the way to one's own municipality. */
export const home: PageModule = {
  paths: () => ["/index"],
  render(site, path) {
    const page = new PageDraft(path);
    const { edition, municipalities } = site.release;
    const views = viewsOf(site);
    const parts = views.flatMap((view) => {
      const value = view.value("region", {});
      return value ? [{ view, value }] : [];
    });
    const body = html`<h1>Hoe gaat het in ${regionInText(edition.region_name)}?</h1>
<p class="intro">${overview(parts)}</p>
<p class="stand">Deze monitor laat zien wat hulp oplevert: jeugdhulp, begeleiding en beschermd wonen. Gegevens tot en met ${formatDate(edition.data_until)}.</p>
${views.map((view) => indicatorBlock(site, page, view, { cut: "region", dims: {}, about: "hele regio" }))}
<section id="gemeenten"><h2>Kies uw gemeente</h2>
<ul class="keuze">${municipalities.map((municipality) => html`<li><a href="${municipalityPath(municipality)}">${municipality.name}</a></li>`)}</ul></section>
<section id="lezen"><h2>Wat kunt u hier wel en niet uit aflezen?</h2>
<div class="twee"><div><h3>Wel</h3><ul><li>Hoe de resultaten van hulp zich ontwikkelen.</li><li>Of een cijfer boven of onder de streefwaarde ligt.</li><li>Hoe zeker een cijfer is.</li></ul></div>
<div><h3>Niet</h3><ul><li>Welke gemeente het beste is. Inwoners en hulpvragen verschillen.</li><li>Wat de oorzaak van een verschil is.</li><li>Hoe het met één persoon gaat. Kleine aantallen laten we niet zien.</li></ul></div></div></section>`;
    return { path, title: "Overzicht", section: "/index", body, downloads: page.downloads };
  },
};
