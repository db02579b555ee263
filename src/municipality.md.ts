import { comparisonFigure } from "./components/comparison-figure.ts";
import { figureValue } from "./components/figure-value.ts";
import { html } from "./components/html.ts";
import { indicatorBlock } from "./components/indicator-block.ts";
import { PageDraft } from "./components/page-draft.ts";
import { type View, viewsOf } from "./components/view.ts";
import { neighboursOf, type PageModule, type Site } from "./data/page.ts";
import { municipalityPath } from "./data/places.ts";
import type { Municipality } from "./data/tables.ts";
import { byGoal } from "./monitor/by-goal.ts";
import { domainNames, wordsFor } from "./words/codes.ts";
import { coreIndicators } from "./words/goals.ts";
import { comparison, overview } from "./words/judgement.ts";
import { labels } from "./words/labels.ts";

const section = "/gemeente/index";

/** One municipality for the public: goal by goal, beside the whole region and by kind of help. */
export const municipalityPages: PageModule = {
  paths: (site) => site.release.municipalities.map(municipalityPath),
  render(site, path) {
    const page = new PageDraft(path);
    const municipality = site.release.municipalities.find((one) => municipalityPath(one) === path);
    if (!municipality) throw new Error(`geen gemeente op ${path}`);
    const dims = { municipality_code: municipality.code };
    const views = viewsOf(site);
    const parts = coreIndicators.flatMap((id) => {
      const view = views.find((one) => one.id === id);
      const value = view?.value("municipality", dims);
      return view && value ? [{ view, value }] : [];
    });
    const body = html`<h1>Hoe gaat het in ${municipality.name}?</h1>
<p class="intro">${overview(parts)}</p>
${byGoal(views, "municipality", dims, (view) =>
  indicatorBlock(site, page, view, {
    cut: "municipality",
    dims,
    about: municipality.name,
    beside: () => beside(view),
    below: byDomain(site, page, view, municipality),
    within: true,
  }),
)}`;
    const neighbours = neighboursOf(
      site.release.municipalities.map((one) => ({ name: one.name, path: municipalityPath(one) })),
      path,
    );
    return { path, title: municipality.name, section, body, downloads: page.downloads, neighbours };
  },
};

/** All municipalities, in order of name. */
export const municipalityIndex: PageModule = {
  paths: () => [section],
  render(site, path) {
    const { edition, municipalities } = site.release;
    const body = html`<h1>Gemeenten</h1>
<p class="intro">Kies een gemeente. U ziet de resultaten van die gemeente, naast die van de hele regio.</p>
<ul class="keuze">${municipalities.map((one) => html`<li><a href="${municipalityPath(one)}">${one.name}</a></li>`)}</ul>
<p class="licht">Gemeenten verschillen in inwoners en in de hulp die zij nodig hebben. ${edition.region_name} maakt daarom geen ranglijst.</p>`;
    return { path, title: "Gemeenten", section, body, downloads: [] };
  },
};

function beside(view: View) {
  const region = view.value("region", {});
  if (region?.estimate == null) return null;
  return html`<p class="licht">In de hele regio: ${figureValue(region, "estimate", view.style)}.</p>`;
}

/** The kinds of help within the municipality; one that is alone says nothing new. */
function byDomain(site: Site, page: PageDraft, view: View, municipality: Municipality) {
  const period = view.headline;
  if (period === undefined) return null;
  const domains = [...new Set(site.release.segments.map((segment) => segment.domain))];
  const compared = domains.map((domain) => ({
    label: wordsFor(domainNames, domain),
    cut: "municipality_domain",
    dims: { domain, municipality_code: municipality.code },
  }));
  const values = compared.flatMap(({ cut, dims }) => view.value(cut, dims, period) ?? []);
  if (values.filter((value) => value.estimate !== null).length < 2) return null;
  const whole = {
    label: municipality.name,
    cut: "municipality",
    dims: { municipality_code: municipality.code },
    reference: true,
  };
  const region = { label: labels.wholeRegion, cut: "region", dims: {}, reference: true };
  return comparisonFigure(site, page, view, [region, whole, ...compared], {
    name: "soorten",
    heading: "Soort hulp",
    message: comparison(view, values, ["soort hulp", "soorten hulp"]),
    about: `per soort hulp in ${municipality.name}`,
    period,
  });
}
