import { agreementTable } from "../components/agreement-table.ts";
import { anchorsOf } from "../components/anchors.ts";
import { controlFigure } from "../components/control-figure.ts";
import { dialoguePoints } from "../components/dialogue-points.ts";
import { figureRows } from "../components/figure-rows.ts";
import { figureValue } from "../components/figure-value.ts";
import { funnelFigure } from "../components/funnel-figure.ts";
import { type Content, type Html, html } from "../components/html.ts";
import { summary } from "../components/indicator-block.ts";
import { formatList, formatPeriod } from "../components/nl-format.ts";
import { PageDraft } from "../components/page-draft.ts";
import { signalMatrix } from "../components/signal-matrix.ts";
import { survivalFigure } from "../components/survival-figure.ts";
import { table } from "../components/table.ts";
import { judgementCell, valueDownload } from "../components/value-columns.ts";
import { type View, viewsOf } from "../components/view.ts";
import { rowsWith } from "../data/grouped.ts";
import { neighboursOf, type PageModule, type Site } from "../data/page.ts";
import { providerPath } from "../data/places.ts";
import { type Dims, dimsOf } from "../data/reference.ts";
import type { Provider, Segment } from "../data/tables.ts";
import { roleNames, wordsFor } from "../words/codes.ts";
import { dialogueWords } from "../words/dialogue.ts";
import { survivalWords } from "../words/indicator-page.ts";
import {
  budgetPart,
  clientParts,
  type Dialogue,
  mixBanner,
  nextPart,
  noFigures,
  qualityPart,
  viewOf,
  viewsOfIds,
  viewsPart,
} from "./dialogue-parts.ts";

const section = "/aanbieder/index";

/**
 * The page of a performance dialogue, in the order of the talk: what came of earlier agreements, at
 * most three signals, then result, lasting, lighter, time, clients and budget, how sure it all is, how
 * both sides see it, and room for new agreements.
 */
export const providerPages: PageModule = {
  paths: (site) => site.release.providers.map(providerPath),
  render(site, path) {
    const page = new PageDraft(path);
    const provider = site.release.providers.find((one) => providerPath(one) === path);
    if (!provider) throw new Error(`geen aanbieder op ${path}`);
    const views = viewsOf(site);
    const dialogue: Dialogue = { site, page, views, provider };
    const segments = segmentsOf(site, provider);
    const agreements = rowsWith(site.release.agreements, { provider_id: provider.provider_id });
    const { agreements: agreed, talk, clients, budget, quality, next, annex } = dialogueWords;
    const body = html`<h1>${provider.name}</h1>
${head(dialogue, segments)}
${mixBanner(dialogue)}
${part("afspraken", agreed.heading, agreements.length > 0 ? agreementTable(site, views, agreements) : html`<p>${agreed.none}</p>`)}
${part("gesprek", talk.heading, dialoguePoints(site, views, provider))}
${part("doelen", dialogueWords.results, figures(dialogue, ["goal_attainment_rate", "dropout_rate"], ["satisfaction_effect", "able_without_help_rate", "planned_completion_rate", "problem_reduction_rate"], peers(dialogue, "dropout_rate", segments)))}
${part("duurzaam", dialogueWords.lasting, figures(dialogue, ["no_new_start_rate_12m"], []))}
${part("lichter", dialogueWords.lighter, figures(dialogue, ["scale_down_rate"], ["scale_up_rate", "residential_to_ambulatory_rate", "bw_outflow_independent_rate"]))}
${part("duur", dialogueWords.time, html`${lasting(dialogue, segments)}${figures(dialogue, ["waiting_time_median"], ["care_duration_km_median", "waiting_within_norm_rate", "allocation_to_start_days", "waiting_list_unique"])}`)}
${part("clienten", clients.heading, clientParts(dialogue))}
${part("budget", budget.heading, budgetPart(dialogue))}
${part("betrouwbaar", quality.heading, qualityPart(dialogue))}
${part("duiding", dialogueWords.views.heading, viewsPart(dialogue, agreements))}
${part("nieuw", next.heading, nextPart(dialogue, agreements))}
${part("bijlagen", annex.heading, annexPart(dialogue, segments))}`;
    const neighbours = neighboursOf(
      site.release.providers.map((one) => ({ name: one.name, path: providerPath(one) })),
      path,
    );
    return { path, title: provider.name, section, body, downloads: page.downloads, neighbours };
  },
};

/** All providers and their signals on the core figures, in order of name. */
export const providerIndex: PageModule = {
  paths: () => [section],
  render(site, path) {
    const page = new PageDraft(path);
    const views = viewsOf(site).filter(
      (view) =>
        view.indicator.tier === "core" &&
        site.release.providers.some(
          ({ provider_id }) => view.value("provider", { provider_id })?.estimate != null,
        ),
    );
    const { providers } = site.release;
    const body = html`<h1>${dialogueWords.section}</h1>
<p class="intro">Per aanbieder de resultaten en de signalen. Een signaal is een reden voor een gesprek, geen eindoordeel.</p>
<p class="stand">De volgorde is alfabetisch. Aanbieders helpen verschillende mensen, dus hun cijfers vormen geen ranglijst.</p>
<section id="overzicht"><h2>Alle aanbieders</h2>${signalMatrix(page, views, providers, "signalen")}</section>`;
    return { path, title: dialogueWords.section, section, body, downloads: page.downloads };
  },
};

const part = (id: string, heading: string, content: Content): Html =>
  html`<section id="${id}"><h2>${heading}</h2>${content}</section>`;

/** Segments in which the provider has figures, most clients first. */
function segmentsOf(site: Site, { provider_id }: Provider): Segment[] {
  const clients = ({ domain, segment }: Segment) =>
    Math.max(
      ...site.release
        .series(
          "care_duration_km_median",
          "provider_segment",
          { domain, segment, provider_id },
          "jaar",
        )
        .map((value) => value.clients ?? 0),
      -1,
    );
  return site.release.segments
    .filter((one) => clients(one) >= 0)
    .sort((a, b) => clients(b) - clients(a));
}

/** Who and when this page is about, from which release, and from when figures are provisional. */
function head({ site, views, provider }: Dialogue, segments: readonly Segment[]): Html {
  const { head: words } = dialogueWords;
  const { edition, releaseId } = site.release;
  const years = views.flatMap((view) => view.headline ?? []).sort();
  const open = views
    .flatMap((view) => view.series("provider", { provider_id: provider.provider_id }, "kwartaal"))
    .filter((value) => value.status === "voorlopig")
    .map((value) => value.period)
    .sort()[0];
  const facts: [string, Content][] = [
    [words.segments, segments.length ? formatList(segments.map(({ name }) => name)) : words.none],
    [words.period, words.newest(years.at(-1) ?? edition.data_until.slice(0, 4))],
    [words.release, html`<code>${releaseId}</code>`],
    [words.provisional, open ? words.from(`het ${formatPeriod(open)}`) : words.none],
  ];
  const joint = provider.party_id !== provider.provider_id && provider.party_name !== provider.name;
  return html`<dl class="kopregel">${facts.map(([name, fact]) => html`<div><dt>${name}</dt><dd>${fact}</dd></div>`)}</dl>${
    joint &&
    html`<p class="stand">${words.role(provider.party_name, wordsFor(roleNames, provider.role))}</p>`
  }`;
}

/** Core figures each with their course; others in one table below. */
function figures(
  dialogue: Dialogue,
  main: readonly string[],
  others: readonly string[],
  beside: Content = null,
): Html {
  const { site, page, provider } = dialogue;
  const dims: Dims = { provider_id: provider.provider_id };
  const cards = viewsOfIds(dialogue, main).flatMap((view) => {
    const value = view.value("provider", dims);
    if (!value) return [];
    const course = controlFigure(site, page, view, "provider", dims, provider.name);
    return [
      html`<div class="kaart"><div><h3><a href="${view.path}">${view.phrases.name}</a></h3>${summary(view, value)}${regionBeside(view, value.period)}</div><div>${course}</div></div>`,
    ];
  });
  const rows = figureRows(
    viewsOfIds(dialogue, others),
    "provider",
    dims,
    dialogueWords.moreCaption(viewsOfIds(dialogue, main)[0]?.phrases.name ?? ""),
  );
  if (cards.length === 0 && rows === null) {
    const view = viewOf(dialogue, main[0] ?? "");
    return noFigures(view, view?.value("provider", dims));
  }
  return html`${cards.length > 0 && html`<div class="kaarten">${cards}</div>`}${beside}${rows && html`<h3>${dialogueWords.more}</h3>${rows}`}`;
}

function regionBeside(view: View, period: string): Content {
  const region = view.value("region", {}, period);
  if (region?.estimate == null) return null;
  return html`<p class="licht">In de hele regio: ${figureValue(region, "estimate", view.style)}.</p>`;
}

/** The provider among others of its largest segment; the others stay nameless here. */
function peers(
  { site, page, views, provider }: Dialogue,
  id: string,
  segments: readonly Segment[],
) {
  const view = views.find((one) => one.id === id);
  const [segment] = segments;
  return view && segment && funnelFigure(site, page, view, segment, provider.provider_id);
}

/** Who is still in care, beside the whole of the largest segment. */
function lasting({ site, page, views, provider }: Dialogue, segments: readonly Segment[]) {
  const view = views.find((one) => one.id === "care_duration_km_median");
  const [segment] = segments;
  if (!view || !segment) return null;
  const { domain, segment: id, name } = segment;
  const dims = { domain, segment: id, provider_id: provider.provider_id };
  const stepsOf = (cut: string, provider_id: string | null, period: string) =>
    rowsWith(site.release.curves, { cut, segment: id, provider_id, period });
  const year = view
    .series("provider_segment", dims, "jaar")
    .findLast(
      (value) =>
        value.status === "definitief" &&
        stepsOf("provider_segment", provider.provider_id, value.period).length > 1,
    );
  if (!year) return null;
  return survivalFigure(
    site,
    page,
    [
      {
        name: provider.name,
        steps: stepsOf("provider_segment", provider.provider_id, year.period),
      },
      { name: dialogueWords.wholeSegment, steps: stepsOf("segment", null, year.period) },
    ],
    {
      id: "nog-in-hulp",
      what: survivalWords.stillInCare,
      about: `${provider.name}, ${name}`,
      period: survivalWords.started(year.period),
      anchors: anchorsOf(view, year),
    },
  );
}

/** Every figure by segment, and all of it as a file. */
function annexPart({ page, views, provider }: Dialogue, segments: readonly Segment[]): Html {
  const { annex: words } = dialogueWords;
  const { provider_id } = provider;
  const groups: { name: string; cut: string; dims: Dims }[] = [
    { name: words.whole, cut: "provider", dims: { provider_id } },
    ...segments.map(({ name, domain, segment }) => ({
      name,
      cut: "provider_segment",
      dims: { domain, segment, provider_id },
    })),
  ];
  const core = views.filter(
    (view) =>
      view.indicator.tier === "core" &&
      groups.some(({ cut, dims }) => view.value(cut, dims)?.estimate != null),
  );
  const bySegment =
    segments.length > 1 &&
    table<View>(
      words.caption,
      [
        {
          heading: dialogueWords.figure,
          names: true,
          cell: (view) =>
            html`<a href="${view.path}">${view.phrases.name}</a> <span class="licht">${view.headline ?? ""}</span>`,
        },
        ...groups.map(({ name, cut, dims }) => ({
          heading: name,
          cell: (view: View) => {
            const value = view.value(cut, dims);
            if (!value) return "";
            const judged = value.norm_value !== null && value.estimate !== null;
            return html`${figureValue(value, "estimate", view.style)} ${judged && judgementCell(value)}`;
          },
        })),
      ],
      core,
    );
  const sheets = views.map((view) =>
    valueDownload(
      view,
      [
        { cut: "provider", dims: { provider_id } as Dims },
        ...segments.map(({ domain, segment }) => ({
          cut: "provider_segment",
          dims: { domain, segment, provider_id } as Dims,
        })),
      ].flatMap(({ cut, dims }) =>
        (["jaar", "kwartaal"] as const).flatMap((kind) =>
          view.series(cut, dims, kind).map((value) => ({ label: dimsOf(value), shown: "", value })),
        ),
      ),
    ),
  );
  const href = page.download("alles", {
    columns: sheets[0]?.columns ?? [],
    rows: sheets.flatMap((sheet) => sheet.rows),
  });
  return html`${bySegment && html`<h3>${words.tables}</h3>${bySegment}`}<p>${words.definitions} <a href="/indicator/index">${words.definitionsLink}</a>. <a class="download" href="${href}">${words.download}</a></p>`;
}
