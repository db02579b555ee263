import { pictureOf } from "../components/chart-svg.ts";
import { spark } from "../components/charts/spark.ts";
import { subjectsOf } from "../components/dialogue-points.ts";
import { figureValue } from "../components/figure-value.ts";
import { type Content, type Html, html } from "../components/html.ts";
import { formatDate } from "../components/nl-format.ts";
import { PageDraft } from "../components/page-draft.ts";
import { signalBadge } from "../components/signal-badge.ts";
import { table } from "../components/table.ts";
import { judgementCell, legendOf } from "../components/value-columns.ts";
import { type View, viewsOf } from "../components/view.ts";
import { rowsWith } from "../data/grouped.ts";
import type { PageModule, Site } from "../data/page.ts";
import { providerPath, regionInText } from "../data/places.ts";
import type { Provider, Value } from "../data/tables.ts";
import { homeWords } from "../words/contract-home.ts";
import { overview, periodPhrase } from "../words/judgement.ts";
import { labels } from "../words/labels.ts";
import { valueWords } from "../words/parts.ts";
import { qualityPath } from "./places.ts";

const closed: readonly string[] = ["gereed", "niet_gehaald", "vervallen"];

/** The region at a glance: the judgement, the core figures, and what to talk about with whom. */
export const home: PageModule = {
  paths: () => ["/index"],
  render(site, path) {
    const page = new PageDraft(path);
    const { edition } = site.release;
    const views = viewsOf(site);
    const core = views.flatMap((view) => {
      const value = view.value("region", {});
      return view.indicator.tier === "core" && value ? [{ view, value }] : [];
    });
    const talks = site.release.providers.map((provider) => talkOf(site, views, provider));
    const body = html`<h1>${homeWords.heading(regionInText(edition.region_name))}</h1>
<p class="intro">${overview(core)}</p>
<p class="stand">${homeWords.stand(formatDate(edition.data_until))}</p>
${core.length > 0 && html`<section id="kern"><h2>${homeWords.core}</h2><p>${homeWords.coreIntro}</p>${coreTable(page, core)}</section>`}
${talks.length > 0 && html`<section id="signalen"><h2>${homeWords.talk}</h2><p>${homeWords.talkIntro}</p>${talkTable(page, talks)}</section>`}
<section id="verder"><h2>${homeWords.further}</h2><ul class="verder">
<li><a href="/keten">${homeWords.links.chain}</a></li>
<li><a href="/doelgroep/index">${homeWords.links.groups}</a></li>
<li><a href="/indicator/index">${homeWords.links.indicators}</a></li>
<li><a href="${qualityPath}">${homeWords.links.quality}</a></li></ul></section>`;
    return { path, title: homeWords.title, section: "/index", body, downloads: page.downloads };
  },
};

interface Figure {
  view: View;
  value: Value;
}

/** The core figures of the region: where they stand, and the shape of their course. */
function coreTable(page: PageDraft, core: readonly Figure[]): Html {
  const years = ({ view }: Figure) =>
    view.series("region", {}, "jaar").filter((value) => value.estimate !== null);
  const href = page.download("kern", {
    columns: ["indicator", "periode", "waarde", "ondergrens", "bovengrens", "norm", "signaal"],
    rows: core.flatMap((one) =>
      years(one).map((value) => [
        one.view.indicator.name,
        value.period,
        value.estimate,
        value.lower,
        value.upper,
        value.norm_value,
        value.signal,
      ]),
    ),
  });
  const legend = legendOf(
    core.map(({ value }) => value).filter((value) => value.estimate === null),
  );
  return html`<div class="matrix">${table<Figure>(
    homeWords.coreCaption,
    [
      {
        heading: homeWords.indicator,
        names: true,
        cell: ({ view }) => html`<a href="${view.path}">${view.phrases.name}</a>`,
      },
      {
        heading: homeWords.figure,
        number: true,
        cell: ({ view, value }) => figureValue(value, "estimate", view.style),
      },
      {
        heading: homeWords.norm,
        number: true,
        cell: ({ view, value }) =>
          value.norm_value === null
            ? valueWords.none
            : figureValue(value, "norm_value", view.style),
      },
      { heading: homeWords.judgement, cell: ({ value }) => judgementCell(value) },
      {
        heading: homeWords.course,
        cell: (one) => {
          const words = homeWords.courseOf(one.view.phrases.name);
          const series = years(one);
          return (
            series.length > 1 &&
            pictureOf(
              spark(
                words,
                series.map((value) => value.estimate),
              ),
              words,
            )
          );
        },
      },
      {
        heading: homeWords.period,
        cell: ({ view, value }) => periodPhrase(view, value.period),
      },
    ],
    core,
    { roles: true },
  )}</div>${legend && html`<p class="legenda">${legend}</p>`}<p class="bron"><a class="download" href="${href}">${labels.download}</a></p>`;
}

interface Talk {
  provider: Provider;
  rules: string[];
  points: ReturnType<typeof subjectsOf>["points"];
  running: number;
  overdue: number;
}

function talkOf(site: Site, views: readonly View[], provider: Provider): Talk {
  const { provider_id } = provider;
  const open = rowsWith(site.release.agreements, { provider_id }).filter(
    (one) => !closed.includes(one.status) && one.status !== "concept",
  );
  const until = site.release.edition.data_until;
  return {
    provider,
    ...subjectsOf(site, views, provider),
    running: open.length,
    overdue: open.filter((one) => one.ends_on <= until).length,
  };
}

/** What to talk about, provider by provider, in order of name. */
function talkTable(page: PageDraft, talks: readonly Talk[]): Content {
  const said = talks.filter((one) => one.rules.length + one.points.length + one.running > 0);
  const silent = talks.filter((one) => !said.includes(one));
  const href =
    said.length > 0 &&
    page.download("onderwerpen", {
      columns: ["aanbieder", "onderwerp", "signaal", "lopende afspraken"],
      rows: said.flatMap((one) => [
        ...one.rules.map((rule) => [one.provider.name, rule, "combinatie", one.running]),
        ...one.points.map(({ view, state }) => [
          one.provider.name,
          view.indicator.name,
          state,
          one.running,
        ]),
        ...(one.rules.length + one.points.length === 0
          ? [[one.provider.name, null, null, one.running]]
          : []),
      ]),
    });
  return [
    said.length > 0 &&
      html`<div class="matrix ruim">${table<Talk>(
        homeWords.talkCaption,
        [
          {
            heading: homeWords.provider,
            names: true,
            cell: ({ provider }) => html`<a href="${providerPath(provider)}">${provider.name}</a>`,
          },
          {
            heading: homeWords.subjects,
            cell: ({ rules, points }) =>
              html`<ul class="onderwerpen">${rules.map((rule) => html`<li>${rule}</li>`)}${points.map(
                ({ view, state }) => html`<li>${view.phrases.name} ${signalBadge(state)}</li>`,
              )}</ul>`,
          },
          {
            heading: homeWords.agreements,
            cell: ({ running, overdue }) =>
              running > 0 &&
              html`${homeWords.running(running)}${overdue > 0 && `, ${homeWords.overdue(overdue)}`}`,
          },
        ],
        said,
        { roles: true },
      )}</div>`,
    href && html`<p class="bron"><a class="download" href="${href}">${labels.download}</a></p>`,
    silent.length > 0 &&
      html`<p>${homeWords.silent(silent.length)}</p><ul class="keuze">${silent.map(({ provider }) => html`<li><a href="${providerPath(provider)}">${provider.name}</a></li>`)}</ul>`,
  ];
}
