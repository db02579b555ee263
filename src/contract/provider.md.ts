import { type Compared, comparisonFigure } from "../components/comparison-figure.ts";
import { figureValue } from "../components/figure-value.ts";
import { type Content, html } from "../components/html.ts";
import { indicatorBlock } from "../components/indicator-block.ts";
import { formatList } from "../components/nl-format.ts";
import { PageDraft } from "../components/page-draft.ts";
import { seriesFigure } from "../components/series-figure.ts";
import { signalMatrix } from "../components/signal-matrix.ts";
import { findingTable } from "../components/source-tables.ts";
import { talkingPoints } from "../components/talking-points.ts";
import { readableKind, type View, viewsOf } from "../components/view.ts";
import { neighboursOf, type PageModule, type Site } from "../data/page.ts";
import { providerPath } from "../data/places.ts";
import type { Provider } from "../data/tables.ts";
import { changeOf } from "../words/change.ts";
import { roleNames, wordsFor } from "../words/codes.ts";
import { comparison, overview } from "../words/judgement.ts";
import { labels } from "../words/labels.ts";

const section = "/aanbieder/index";

/** The page of a performance dialogue: what to talk about first, then the results. */
export const providerPages: PageModule = {
  paths: (site) => site.release.providers.map(providerPath),
  render(site, path) {
    const page = new PageDraft(path);
    const provider = site.release.providers.find((one) => providerPath(one) === path);
    if (!provider) throw new Error(`geen aanbieder op ${path}`);
    const dims = { provider_id: provider.provider_id };
    const views = viewsOf(site);
    const parts = views.flatMap((view) => {
      const value = view.value("provider", dims);
      return value ? [{ view, value }] : [];
    });
    const changes = parts.flatMap(({ view, value }) => {
      const change = changeOf(view.series("provider", dims, "jaar"));
      // What is a signal already need not be said twice.
      return change && value.signal === "geen signaal" ? [{ view, change }] : [];
    });
    // Years are shown with each indicator already.
    const within = views.filter((view) => readableKind(view, "provider", dims) !== "jaar");
    const fine = within.flatMap((view) => {
      const figure = seriesFigure(site, page, view, "provider", dims, provider.name, {
        finest: true,
      });
      return figure ? [figure] : [];
    });
    const findings = site.release.providerFindings.filter(
      (finding) => finding.provider_id === provider.provider_id,
    );
    const body = html`<h1>${provider.name}</h1>
${about(site, provider)}
<p class="intro">${overview(parts)}</p>
<section id="gesprek"><h2>Waar gaan we het over hebben?</h2>${talkingPoints(parts, changes)}</section>
${views.map((view) =>
  indicatorBlock(site, page, view, {
    cut: "provider",
    dims,
    about: provider.name,
    beside: () => beside(site, view, provider),
    below: bySegment(site, page, view, provider),
  }),
)}
${fine.length > 0 && html`<section id="verloop"><h2>Hoe liep het binnen de jaren?</h2><div class="drie">${fine}</div></section>`}
<section id="betrouwbaar"><h2>Hoe betrouwbaar zijn deze cijfers?</h2>${
      findings.length > 0
        ? html`<p>In de leveringen van deze aanbieder vonden we het volgende.</p>${findingTable("Bevindingen bij deze aanbieder", findings)}`
        : html`<p>In de leveringen van deze aanbieder vonden we niets dat niet klopt.</p>`
    }<p class="verder"><a href="/verantwoording">Zo verantwoorden we alle cijfers</a></p></section>`;
    const neighbours = neighboursOf(
      site.release.providers.map((one) => ({ name: one.name, path: providerPath(one) })),
      path,
    );
    return { path, title: provider.name, section, body, downloads: page.downloads, neighbours };
  },
};

/** All providers and their signals, in order of name. */
export const providerIndex: PageModule = {
  paths: () => [section],
  render(site, path) {
    const page = new PageDraft(path);
    const views = viewsOf(site);
    const { providers } = site.release;
    const body = html`<h1>Aanbieders</h1>
<p class="intro">Per aanbieder de resultaten en de signalen. Een signaal is een reden voor een gesprek, geen eindoordeel.</p>
<p class="stand">De volgorde is alfabetisch. Aanbieders helpen verschillende mensen, dus hun cijfers vormen geen ranglijst.</p>
<section id="overzicht"><h2>Alle aanbieders</h2>${signalMatrix(page, views, providers, "signalen")}</section>`;
    return { path, title: "Aanbieders", section, body, downloads: page.downloads };
  },
};

function about(site: Site, provider: Provider): Content {
  const served = site.release.segments
    .filter(({ domain, segment }) =>
      site.release.indicators.some(
        ({ indicator_id }) =>
          site.release.series(
            indicator_id,
            "provider_segment",
            { domain, segment, provider_id: provider.provider_id },
            "jaar",
          ).length > 0,
      ),
    )
    .map((segment) => segment.name);
  const role =
    provider.party_id === provider.provider_id || provider.party_name === provider.name
      ? ""
      : ` Contract via ${provider.party_name} (${wordsFor(roleNames, provider.role)}).`;
  const text = `${served.length ? `Levert ${formatList(served)}.` : ""}${role}`.trim();
  return text && html`<p class="stand">${text}</p>`;
}

/** What the figure is read against: the region, and the party that signed. */
function beside(site: Site, view: View, provider: Provider): Content {
  const region = view.value("region", {});
  const party = joined(site, provider)
    ? view.value("party", { party_id: provider.party_id })
    : undefined;
  const figures = [
    region?.estimate != null &&
      html`in de hele regio ${figureValue(region, "estimate", view.style)}`,
    party?.estimate != null &&
      html`bij ${provider.party_name} samen ${figureValue(party, "estimate", view.style)}`,
  ].filter((text) => text !== false && text !== undefined);
  if (figures.length === 0) return null;
  return html`<p class="licht">Ter vergelijking: ${figures[0]}${figures[1] && html`; ${figures[1]}`}.</p>`;
}

const joined = (site: Site, provider: Provider) =>
  site.release.providers.some(
    (other) => other.party_id === provider.party_id && other.provider_id !== provider.provider_id,
  );

/** The segments of the provider; one segment alone is the provider itself. */
function bySegment(site: Site, page: PageDraft, view: View, provider: Provider) {
  const period = view.headline;
  if (period === undefined) return null;
  const compared: Compared[] = site.release.segments.flatMap(({ segment, domain, name }) => {
    const dims = { domain, segment, provider_id: provider.provider_id };
    return view.value("provider_segment", dims, period)
      ? [{ label: name, cut: "provider_segment", dims }]
      : [];
  });
  const values = compared.flatMap(({ cut, dims }) => view.value(cut, dims, period) ?? []);
  if (compared.length < 2 || !values.some((value) => value.estimate !== null)) return null;
  const rows: Compared[] = [
    { label: labels.wholeRegion, cut: "region", dims: {}, reference: true },
    {
      label: provider.name,
      cut: "provider",
      dims: { provider_id: provider.provider_id },
      reference: true,
    },
    ...compared,
  ];
  return comparisonFigure(site, page, view, rows, {
    name: "segmenten",
    heading: "Segment",
    message: comparison(view, values, ["segment", "segmenten"]),
    about: `per segment`,
    period,
  });
}
