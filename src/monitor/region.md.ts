import { differences, kindsOf, municipalitiesOf } from "../components/differences.ts";
import { html } from "../components/html.ts";
import { summary } from "../components/indicator-block.ts";
import { capital } from "../components/nl-format.ts";
import { PageDraft } from "../components/page-draft.ts";
import { viewsOf } from "../components/view.ts";
import type { PageModule } from "../data/page.ts";
import { regionInText } from "../data/places.ts";
import { byGoal } from "./by-goal.ts";

const path = "/regio";

/** The whole region, with its municipalities and kinds of help beside each other. */
export const region: PageModule = {
  paths: () => [path],
  render(site) {
    const page = new PageDraft(path);
    const { edition } = site.release;
    const body = html`<h1>${capital(regionInText(edition.region_name))} in cijfers</h1>
<p class="intro">De resultaten van de hele regio, en die van gemeenten en soorten hulp naast elkaar.</p>
${byGoal(viewsOf(site), "region", {}, (view, folded) => {
  const value = view.value("region", {});
  if (!value) return null;
  return html`<section class="vergelijking" id="${view.id.replaceAll("_", "-")}"><h3>${view.phrases.question}</h3>${summary(view, value)}
${
  // The differences of the others stand on their own pages: all of them here would weigh too much.
  folded
    ? null
    : html`${differences(site, page, view, "gemeenten", municipalitiesOf(site))}${differences(site, page, view, "soorten", kindsOf(site))}`
}
<p class="verder"><a href="${view.path}">Zo rekenen we dit uit<span class="alleen-voorlezen">: ${view.phrases.name}</span></a></p></section>`;
})}`;
    return { path, title: "De regio", section: path, body, downloads: page.downloads };
  },
};
