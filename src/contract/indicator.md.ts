import type { Compared } from "../components/comparison-figure.ts";
import { controlFigure } from "../components/control-figure.ts";
import { definitionPart, normPart } from "../components/definition-part.ts";
import { differences, municipalitiesOf } from "../components/differences.ts";
import { figureValue } from "../components/figure-value.ts";
import { type Content, type Html, html } from "../components/html.ts";
import { summary } from "../components/indicator-block.ts";
import { formatDate, formatList, formatNumber } from "../components/nl-format.ts";
import { PageDraft } from "../components/page-draft.ts";
import { partTable } from "../components/part-table.ts";
import { seriesFigure } from "../components/series-figure.ts";
import { startersFigure } from "../components/survival-figure.ts";
import { table } from "../components/table.ts";
import { tileFigure } from "../components/tile-figure.ts";
import {
  legendOf,
  type NamedValue,
  valueColumns,
  valueDownload,
} from "../components/value-columns.ts";
import { partView, type View, viewsOf } from "../components/view.ts";
import { rowsWith } from "../data/grouped.ts";
import { neighboursOf, type PageModule, type Sheet, type Site } from "../data/page.ts";
import { providerPath } from "../data/places.ts";
import { type Dims, dimsOf } from "../data/reference.ts";
import { updatesOf } from "../data/settings.ts";
import type { Value } from "../data/tables.ts";
import { domainNames, lawNames, wordsFor } from "../words/codes.ts";
import {
  indicatorWords,
  neverConclude,
  readingOf,
  sureWords,
  survivalWords,
  themeNames,
} from "../words/indicator-page.ts";
import { figureSentence, periodPhrase } from "../words/judgement.ts";
import { statusNames } from "../words/labels.ts";
import { shellWords } from "../words/shell.ts";

const section = "/indicator/index";

/** A group that an indicator is told for as a whole: the region, or the chain of one law. */
interface Whole {
  cut: string;
  dims: Dims;
  name: string;
  id: string;
}

/** One indicator: what it says, how it differs, how it is computed, how to read it, how sure it is. */
export const indicatorPages: PageModule = {
  paths: (site) => viewsOf(site).map((view) => view.path),
  render(site, path) {
    const page = new PageDraft(path);
    const views = viewsOf(site);
    const view = views.find((one) => one.path === path);
    if (!view) throw new Error(`geen indicator op ${path}`);
    const { definition, indicator, phrases } = view;
    const wholes = wholesOf(site, view);
    const href = page.download("alles", everything(site, view));
    const body = html`<h1>${phrases.name}</h1>
<p class="intro">${definition?.question ?? phrases.question}</p>
<p class="stand">${indicatorWords.theme(wordsFor(themeNames, indicator.theme), indicator.tier === "core")}</p>
${wholes.map((whole) => standing(site, page, view, whole, wholes.length > 1))}
${view.indicator.kind === "duration" && part("nog-in-hulp-deel", survivalWords.heading, startersFigure(site, page, view, "region", {}, indicatorWords.region))}
${part("tabel", indicatorWords.table, yearTables(view, wholes))}
${part("onderdelen", indicatorWords.parts, parts(site, view, wholes))}
${allDifferences(site, page, view)}
${definition && part("rekenen", indicatorWords.computing, definitionPart(site, view, definition))}
${
  definition &&
  html`<section id="lezen"><h2>${indicatorWords.reading}</h2><ul>${readingOf(definition).map((text) => html`<li>${text}</li>`)}</ul><p>${definition.counterIndicator} ${together(views, definition.counterIndicators)}</p>
<h2>${indicatorWords.notReading}</h2><ul>${[...definition.caveats, neverConclude].map((text) => html`<li>${text}</li>`)}</ul></section>`
}
${part("betrouwbaar", indicatorWords.sure, sureness(site, view, wholes))}
${part("doel", indicatorWords.goal, normPart(site, view) ?? html`<p>${indicatorWords.noGoal}</p>`)}
<section id="versies"><h2>${indicatorWords.versions}</h2><p>${indicatorWords.version(indicator.version)} ${indicatorWords.corrections}</p></section>
<section id="download"><h2>${indicatorWords.download}</h2><p>${indicatorWords.downloadIntro} <a class="download" href="${href}">${indicatorWords.downloadAll(phrases.name)}</a>. ${indicatorWords.downloadPictures}</p>${answering(site)}</section>`;
    return {
      path,
      title: phrases.name,
      section,
      body,
      downloads: page.downloads,
      neighbours: neighboursOf(
        views.map((one) => ({ name: one.phrases.name, path: one.path })),
        path,
      ),
      keywords: [indicator.name, wordsFor(themeNames, indicator.theme)],
    };
  },
};

/** All indicators by theme, each with what it says now. */
export const indicatorIndex: PageModule = {
  paths: () => [section],
  render(site, path) {
    const views = viewsOf(site);
    const themes = [...new Set(views.map((view) => view.indicator.theme))];
    const body = html`<h1>${indicatorWords.section}</h1>
<p class="intro">${indicatorWords.indexIntro}</p>
${themes.map((theme) => {
  const members = views.filter((view) => view.indicator.theme === theme);
  return html`<section class="thema" id="${theme}"><h2>${wordsFor(themeNames, theme)}</h2><dl class="lijst">${members.map(
    (view) =>
      html`<dt><a href="${view.path}">${view.phrases.name}</a></dt><dd>${view.definition?.question} ${said(site, view)}</dd>`,
  )}</dl></section>`;
})}`;
    return { path, title: indicatorWords.section, section, body, downloads: [] };
  },
};

function said(site: Site, view: View): Content {
  const [whole] = wholesOf(site, view);
  const value = whole && view.value(whole.cut, whole.dims);
  if (!whole || !value) return null;
  const about = whole.cut === "region" ? "" : `${whole.name}, `;
  return html`<span class="licht">(${about}${periodPhrase(view, value.period)})</span> ${figureSentence(view, value)}`;
}

/** The region as a whole; for what only the chain knows, each law. */
function wholesOf(site: Site, view: View): Whole[] {
  const region: Whole = { cut: "region", dims: {}, name: indicatorWords.region, id: "regio" };
  const has = ({ cut, dims }: Whole) => view.series(cut, dims, "jaar").length > 0;
  if (has(region)) return [region];
  return [...new Set(site.release.segments.map((one) => one.law))]
    .map((law) => ({
      cut: "chain",
      dims: { law },
      name: indicatorWords.chain(wordsFor(lawNames, law)),
      id: law,
    }))
    .filter(has);
}

/** The sentence, and beside it how it went. */
function standing(
  site: Site,
  page: PageDraft,
  view: View,
  { cut, dims, name, id }: Whole,
  several: boolean,
): Content {
  const value = view.value(cut, dims);
  if (!value) return null;
  const suffix = several ? `-${id}` : "";
  const about = several && html` <span class="licht">${name}</span>`;
  // Two laws would give two charts of one name: the years then do.
  const figure = several
    ? seriesFigure(site, page, view, cut, dims, name, { finest: true, id })
    : controlFigure(site, page, view, cut, dims, name);
  return html`<section class="blok" id="stand${suffix}"><div class="blok-tekst"><h2>${indicatorWords.inOneSentence}${about}</h2>${summary(view, value)}</div>
<div class="blok-beeld"><h2>${indicatorWords.standing}</h2>${figure ?? html`<p>${indicatorWords.noSeries}</p>`}</div></section>`;
}

function yearTables(view: View, wholes: readonly Whole[]): Content {
  return wholes.map((whole) => {
    const rows = view
      .series(whole.cut, whole.dims, "jaar")
      .filter((value) => value.status !== "te vroeg")
      .map((value) => named(value.period, value));
    if (rows.length === 0) return null;
    const legend = legendOf(rows.map((row) => row.value));
    return html`${table(
      indicatorWords.tableCaption(view.phrases.name, whole.name),
      valueColumns(view, indicatorWords.period, { signals: true }),
      rows,
    )}${legend && html`<p class="legenda">${legend}</p>`}`;
  });
}

const named = (label: string, value: Value): NamedValue => ({ label, shown: label, value });

function parts(site: Site, view: View, wholes: readonly Whole[]): Content {
  const views = site.release.parts.flatMap((one) =>
    one.indicator_id === view.id ? (partView(site, view, one.part) ?? []) : [],
  );
  if (views.length === 0) return null;
  const tables = wholes.flatMap(
    (whole) =>
      partTable(
        view,
        views,
        whole.cut,
        whole.dims,
        wholes.length > 1 ? { about: whole.name, heading: true } : {},
      ) ?? [],
  );
  return tables.length > 0 && html`<p>${indicatorWords.partsIntro}</p>${tables}`;
}

/** The differences between what the release knows of: municipalities, kinds of help, providers. */
function allDifferences(site: Site, page: PageDraft, view: View): Content {
  const providers = site.release.providers.map((provider) => ({
    label: provider.name,
    href: providerPath(provider),
    cut: "provider",
    dims: { provider_id: provider.provider_id },
  }));
  const among = differences(site, page, view, "aanbieders", providers, true);
  const without = providers.filter(
    ({ cut, dims }) => view.value(cut, dims, view.headline)?.estimate === null,
  ).length;
  return [
    part(
      "gemeenten",
      indicatorWords.municipalities,
      tileFigure(site, page, view) ??
        differences(site, page, view, "gemeenten", municipalitiesOf(site), true),
    ),
    part(
      "soorten",
      indicatorWords.kinds,
      differences(site, page, view, "soorten", kindsOfHelp(site), true),
    ),
    part(
      "aanbieders",
      indicatorWords.providers,
      among &&
        html`${among}${without > 0 && html`<p class="licht">${indicatorWords.withoutFigure(without)}</p>`}`,
    ),
  ];
}

/** Kinds of help, each followed by its segments when it has more than one. */
function kindsOfHelp(site: Site): Compared[] {
  const { segments } = site.release;
  return [...new Set(segments.map((segment) => segment.domain))].flatMap((domain): Compared[] => {
    const own = segments.filter((one) => one.domain === domain);
    const members = own.length > 1 ? own : [];
    const label = wordsFor(domainNames, domain);
    return [
      { label, cut: "domain", dims: { domain }, sums: members.length > 0 },
      ...members.map(({ name, segment }) => ({
        label: `– ${name}`,
        cut: "segment",
        dims: { domain, segment },
      })),
    ];
  });
}

/** What is provisional, of how many the outcome is known, and where figures are missing. */
function sureness(site: Site, view: View, wholes: readonly Whole[]): Content {
  const { release } = site;
  const period = view.headline;
  const [whole] = wholes;
  if (period === undefined || !whole) return null;
  const value = view.value(whole.cut, whole.dims);
  const quarters = view.series(whole.cut, whole.dims, "kwartaal");
  const series = quarters.length > 0 ? quarters : view.series(whole.cut, whole.dims, "jaar");
  const provisional = series.find((one) => one.status === "voorlopig");
  const missing = (values: readonly (Value | undefined)[]) => {
    const known = values.filter((one) => one !== undefined);
    const few = known.filter((one) => one.estimate === null && one.lower === null);
    return { all: formatNumber(known.length), few: few.length, count: known.length };
  };
  const providers = missing(
    release.providers.map(({ provider_id }) => view.value("provider", { provider_id })),
  );
  const places = missing(
    release.municipalities.map(({ code }) =>
      view.value("municipality", { municipality_code: code }),
    ),
  );
  const statuses = view
    .series(whole.cut, whole.dims, "jaar")
    .map((one) => `${one.period}: ${statusNames[one.status]}`);
  return html`<ul>${[
    provisional ? sureWords.provisional(periodPhrase(view, provisional.period)) : sureWords.final,
    value?.asked != null &&
      value.denominator !== null &&
      value.asked > value.denominator &&
      html`${sureWords.response(
        figureValue(value, "denominator", view.style),
        figureValue(value, "asked", view.style),
        `${formatNumber((value.denominator / value.asked) * 100)}%`,
      )}`,
    providers.count > 0 &&
      (providers.few > 0
        ? sureWords.tooFew(formatNumber(providers.few), providers.all, periodPhrase(view, period))
        : sureWords.allKnown(periodPhrase(view, period))),
    places.few > 0 && sureWords.byMunicipality(formatNumber(places.few), places.all),
    statuses.length > 0 && `${formatList(statuses)}.`,
  ].flatMap((text) => (text ? [html`<li>${text}</li>`] : []))}</ul>`;
}

/** The indicators that can contradict this one, with a link. */
function together(views: readonly View[], ids: readonly string[]): Content {
  const found = views.filter((view) => ids.includes(view.id));
  if (found.length === 0) return null;
  return html`${indicatorWords.together} ${found.map((view, index) => html`${index > 0 && ", "}<a href="${view.path}">${view.phrases.name}</a>`)}.`;
}

/** Who answers for the figures, and when they change. */
function answering(site: Site): Content {
  const { owner, contact } = site.settings;
  const { next } = updatesOf(site.settings, site.release.edition.data_until);
  return html`<p class="licht">${owner && `${indicatorWords.responsible(owner)} `}${contact && html`${indicatorWords.contact} <a href="mailto:${contact}">${contact}</a>. `}${next ? shellWords.nextUpdate(formatDate(next)) : shellWords.noNextUpdate}</p>`;
}

/** A part of a page; without content there is no heading either. */
function part(id: string, heading: string, content: Content): Html | null {
  const filled = Array.isArray(content) ? content.some((one) => one) : content;
  return filled ? html`<section id="${id}"><h2>${heading}</h2>${content}</section>` : null;
}

/** The years of every group that a page of this edition is about. */
function everything(site: Site, view: View): Sheet {
  const cuts = new Set(["region", "domain", "segment", "municipality", "chain", "provider"]);
  const rows = rowsWith(site.release.values, { indicator_id: view.id })
    .filter((value) => value.period_kind === "jaar" && cuts.has(value.cut))
    .map((value) => named(`${value.cut} ${dimsOf(value)}`.trim(), value));
  const { columns, rows: cells } = valueDownload(view, rows);
  return {
    columns: [...columns, "onderdeel"],
    rows: cells.map((row, index) => [...row, rows[index]?.value.part ?? null]),
  };
}
