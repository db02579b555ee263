import { type Compared, comparisonFigure } from "../components/comparison-figure.ts";
import { html } from "../components/html.ts";
import { summary } from "../components/indicator-block.ts";
import { capital } from "../components/nl-format.ts";
import { PageDraft } from "../components/page-draft.ts";
import { viewsOf } from "../components/view.ts";
import type { PageModule, Site } from "../data/page.ts";
import { municipalityPath, regionInText } from "../data/places.ts";
import { domainNames, wordsFor } from "../words/codes.ts";
import { comparison } from "../words/judgement.ts";
import { labels } from "../words/labels.ts";
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
${byGoal(viewsOf(site), "region", {}, (view) => {
  const value = view.value("region", {});
  const period = view.headline;
  if (!value || period === undefined) return null;
  const whole: Compared = { label: labels.wholeRegion, cut: "region", dims: {}, reference: true };
  const compare = (
    name: string,
    heading: string,
    noun: readonly [string, string],
    rows: Compared[],
  ) => {
    const values = rows.flatMap((one) => view.value(one.cut, one.dims, period) ?? []);
    return comparisonFigure(site, page, view, [whole, ...rows], {
      name,
      heading,
      message: comparison(view, values, noun),
      about: `per ${noun[0]}`,
      period,
      alphabetical: name !== "soorten",
    });
  };
  return html`<section class="vergelijking" id="${view.id.replaceAll("_", "-")}"><h3>${view.phrases.question}</h3>${summary(view, value)}
${compare("gemeenten", "Gemeente", ["gemeente", "gemeenten"], municipalities(site))}
${compare("soorten", "Soort hulp", ["soort hulp", "soorten hulp"], domains(site))}
<p class="verder"><a href="${view.path}">Zo rekenen we dit uit<span class="alleen-voorlezen">: ${view.phrases.name}</span></a></p></section>`;
})}`;
    return { path, title: "De regio", section: path, body, downloads: page.downloads };
  },
};

const municipalities = (site: Site): Compared[] =>
  site.release.municipalities.map((municipality) => ({
    label: municipality.name,
    href: municipalityPath(municipality),
    cut: "municipality",
    dims: { municipality_code: municipality.code },
  }));

const domains = (site: Site): Compared[] =>
  [...new Set(site.release.segments.map((segment) => segment.domain))].map((domain) => ({
    label: wordsFor(domainNames, domain),
    cut: "domain",
    dims: { domain },
  }));
