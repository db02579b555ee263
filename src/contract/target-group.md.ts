import { figureCard } from "../components/figure-card.ts";
import { figureMatrix } from "../components/figure-matrix.ts";
import { figureValue } from "../components/figure-value.ts";
import { funnelFigure } from "../components/funnel-figure.ts";
import { type Content, type Html, html } from "../components/html.ts";
import { formatNumber } from "../components/nl-format.ts";
import { PageDraft } from "../components/page-draft.ts";
import { partTable } from "../components/part-table.ts";
import { startersFigure } from "../components/survival-figure.ts";
import { table } from "../components/table.ts";
import { partView, type View, viewsOf } from "../components/view.ts";
import { rowsWith } from "../data/grouped.ts";
import { neighboursOf, type PageModule, type Site } from "../data/page.ts";
import { providerPath } from "../data/places.ts";
import type { Segment, Status, Value } from "../data/tables.ts";
import { domainNames, lawNames, wordsFor } from "../words/codes.ts";
import { overview } from "../words/judgement.ts";
import { groupWords } from "../words/target-group.ts";
import { segmentPath } from "./places.ts";

const section = "/doelgroep/index";

const results = [
  "goal_attainment_rate",
  "dropout_rate",
  "satisfaction_effect",
  "able_without_help_rate",
  "no_new_start_rate_12m",
  "scale_down_rate",
];
const lengths = [
  "care_duration_km_median",
  "hours_per_completed_trajectory",
  "waiting_time_median",
];
const costs = ["cost_per_client", "cost_per_youth_resident", "lumpsum_utilisation"];

/** Everything the parts of one page are made from. */
interface Draft {
  site: Site;
  page: PageDraft;
  views: ReadonlyMap<string, View>;
  segment: Segment;
  dims: { domain: string; segment: string };
}

/** One kind of help: who gets it, what comes of it, who gives it, and what is not known. */
export const segmentPages: PageModule = {
  paths: (site) => site.release.segments.map(segmentPath),
  render(site, path) {
    const segment = site.release.segments.find((one) => segmentPath(one) === path);
    if (!segment) throw new Error(`geen segment op ${path}`);
    const page = new PageDraft(path);
    const views = new Map(viewsOf(site).map((view) => [view.id, view]));
    const dims = { domain: segment.domain, segment: segment.segment };
    const draft = { site, page, views, segment, dims };
    const parts = [...views.values()].flatMap((view) => {
      const value = view.value("segment", dims);
      return view.indicator.tier === "core" && value ? [{ view, value }] : [];
    });
    const body = html`<h1>${segment.name}</h1>
<p class="intro">${overview(parts)}</p>
<p class="stand">${groupWords.domain(wordsFor(domainNames, segment.domain), wordsFor(lawNames, segment.law))}</p>
${part("wie", groupWords.who, who(draft))}
${part("hoeveel", groupWords.flow, howMany(draft))}
${part("resultaat", groupWords.result, cards(draft, results))}
${part("duur", groupWords.duration, [remaining(draft), cards(draft, lengths)])}
${part("aanbieders", groupWords.providers, providers(draft))}
${part("kosten", groupWords.costs, cards(draft, costs))}
${part("onbekend", groupWords.unknown, unknown(draft))}`;
    return {
      path,
      title: segment.name,
      section,
      body,
      downloads: page.downloads,
      neighbours: neighboursOf(
        site.release.segments.map((one) => ({ name: one.name, path: segmentPath(one) })),
        path,
      ),
      keywords: [wordsFor(domainNames, segment.domain)],
    };
  },
};

/** All kinds of help side by side. */
export const segmentIndex: PageModule = {
  paths: () => [section],
  render(site, path) {
    const page = new PageDraft(path);
    const views = new Map(viewsOf(site).map((view) => [view.id, view]));
    const matrix = figureMatrix(
      page,
      pick(views, [...results.slice(0, 3), "scale_down_rate", ...lengths, "cost_per_client"]),
      site.release.segments.map((segment) => ({
        label: segment.name,
        href: segmentPath(segment),
        cut: "segment",
        dims: { domain: segment.domain, segment: segment.segment },
      })),
      { name: "soorten", caption: groupWords.caption, heading: groupWords.kindOfHelp },
    );
    const body = html`<h1>${groupWords.section}</h1>
<p class="intro">${groupWords.indexIntro}</p>
<ul class="keuze">${site.release.segments.map((one) => html`<li><a href="${segmentPath(one)}">${one.name}</a></li>`)}</ul>
${matrix && html`<section id="naast-elkaar"><h2>${groupWords.crossing}</h2><p>${groupWords.crossingNote}</p>${matrix}</section>`}`;
    return { path, title: groupWords.section, section, body, downloads: page.downloads };
  },
};

/** A part of the page; without content there is no heading either. */
function part(id: string, heading: string, content: Content): Html | null {
  const filled = Array.isArray(content) ? content.some((one) => one) : content;
  return filled ? html`<section id="${id}"><h2>${heading}</h2>${content}</section>` : null;
}

const pick = (views: ReadonlyMap<string, View>, ids: readonly string[]): View[] =>
  ids.flatMap((id) => views.get(id) ?? []);

/** Figures of the group, each with its course; those without a figure are told at the end. */
function cards({ site, page, views, segment, dims }: Draft, ids: readonly string[]): Content {
  const told = pick(views, ids).flatMap((view) =>
    view.value("segment", dims)?.estimate == null
      ? []
      : (figureCard(site, page, view, { cut: "segment", dims, about: segment.name }) ?? []),
  );
  return told.length > 0 && html`<div class="drie">${told}</div>`;
}

interface AgeRow {
  band: string;
  value: Value;
}

/** By age: those in care on 1 January where that is known, else those who started. */
function who({ site, page, views, segment, dims }: Draft): Content {
  const ageRows = (view: View | undefined): AgeRow[] =>
    view
      ? ages(site, segment).flatMap((band) => {
          const value = view.value("segment_age", { ...dims, age_band: band });
          return value?.denominator == null ? [] : [{ band, value }];
        })
      : [];
  const inCare = views.get("multi_provider_rate");
  const started = views.get("care_duration_km_median");
  const first = ageRows(inCare);
  const view = first.length > 0 ? inCare : started;
  const rows = first.length > 0 ? first : ageRows(started);
  const total = rows.reduce((sum, row) => sum + (row.value.denominator ?? 0), 0);
  const period = view?.headline ?? "";
  const referrers = segment.domain === "jeugd" && views.get("referrer_mix");
  const differing = figureMatrix(
    page,
    pick(views, [...results.slice(0, 3), "scale_down_rate", "care_duration_km_median"]),
    ages(site, segment).map((band) => ({
      label: groupWords.ages(band),
      cut: "segment_age",
      dims: { ...dims, age_band: band },
    })),
    { name: "leeftijd", caption: groupWords.byAgeCaption, heading: groupWords.age },
  );
  const list =
    view &&
    total > 0 &&
    html`<p>${view === inCare ? groupWords.whoInCare(period) : groupWords.whoStarted(period)}</p>${table<AgeRow>(
      `${groupWords.whoCaption}, ${segment.name}`,
      [
        { heading: groupWords.age, names: true, cell: ({ band }) => groupWords.ages(band) },
        {
          heading: view === inCare ? groupWords.people : groupWords.trajectories,
          number: true,
          cell: ({ value }) => figureValue(value, "denominator", view.style),
        },
        {
          heading: groupWords.share,
          number: true,
          cell: ({ value }) => `${formatNumber(((value.denominator ?? 0) / total) * 100)}%`,
        },
      ],
      rows,
    )}<p class="legenda">${groupWords.hiddenAges}</p>`;
  const sent =
    referrers &&
    partTable(referrers, partsOf(site, referrers), "domain", { domain: segment.domain });
  return [
    list,
    sent && html`<h3>${groupWords.referrers}</h3><p>${groupWords.referrersNote}</p>${sent}`,
    differing && html`<h3>${groupWords.byAge}</h3>${differing}`,
  ];
}

/** The ages that the release knows of this kind of help, youngest first. */
function ages(site: Site, { segment }: Segment): string[] {
  const found = rowsWith(site.release.values, { cut: "segment_age", segment });
  return [...new Set(found.flatMap((value) => value.age_band ?? []))].sort(
    (a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10),
  );
}

const partsOf = (site: Site, view: View): View[] =>
  site.release.parts.flatMap((one) =>
    one.indicator_id === view.id ? (partView(site, view, one.part) ?? []) : [],
  );

/** In care, in and out, per year. */
function howMany({ site, page, views, segment, dims }: Draft): Content {
  const view = views.get("inflow_outflow_balance");
  if (!view) return null;
  const years = view.series("segment", dims, "jaar").map((value) => value.period);
  const columns = Object.keys(groupWords.flowNames).flatMap((id) => {
    const one = id === "" ? view : partView(site, view, id);
    return one ? [{ heading: groupWords.flowNames[id] ?? id, view: one }] : [];
  });
  if (years.length === 0) return null;
  const stock = partView(site, view, "stand_eind");
  return html`${table<string>(
    `${groupWords.flowCaption}, ${segment.name}`,
    [
      { heading: groupWords.period, names: true, cell: (year) => year },
      ...columns.map((column) => ({
        heading: column.heading,
        number: true,
        cell: (year: string) => {
          const value = column.view.value("segment", dims, year);
          return value ? figureValue(value, "estimate", column.view.style) : ".";
        },
      })),
    ],
    years,
  )}<p class="legenda">${groupWords.flowNote}</p>${
    stock &&
    html`<div class="drie">${[
      figureCard(site, page, stock, {
        cut: "segment",
        dims,
        about: segment.name,
        id: "stand",
      }),
      figureCard(site, page, view, { cut: "segment", dims, about: segment.name, id: "instroom" }),
    ]}</div>`
  }`;
}

/** Who still has help, of those who started in the last years. */
function remaining({ site, page, views, segment, dims }: Draft): Html | null {
  const view = views.get("care_duration_km_median");
  return view ? startersFigure(site, page, view, "segment", dims, segment.name) : null;
}

/** The funnels that can be drawn, and who gives this help. */
function providers({ site, page, views, segment, dims }: Draft): Content {
  const funnels = pick(views, ["goal_attainment_rate", "scale_down_rate", "dropout_rate"]).flatMap(
    (view) => {
      const figure = funnelFigure(site, page, view, segment);
      return figure ? [html`<h3>${view.phrases.name}</h3>${figure}`] : [];
    },
  );
  const giving = site.release.providers.filter(({ provider_id }) =>
    [...views.values()].some(
      (view) =>
        view.series("provider_segment", { ...dims, provider_id }, "jaar").at(-1)?.clients != null,
    ),
  );
  const count = formatNumber(giving.length);
  return [
    giving.length > 0 &&
      html`<p>${giving.length === 1 ? groupWords.oneProvider : groupWords.providersNote(count)}</p><ul class="keuze">${giving.map((provider) => html`<li><a href="${providerPath(provider)}">${provider.name}</a></li>`)}</ul>`,
    funnels.length > 0 ? funnels : html`<p>${groupWords.noFunnel}</p>`,
  ];
}

/** What has no figure for this help, by reason. */
function unknown({ views, dims }: Draft): Content {
  const reasons = new Map<string, View[]>();
  const add = (reason: string, view: View) =>
    reasons.set(reason, [...(reasons.get(reason) ?? []), view]);
  for (const view of views.values()) {
    const value = view.value("segment", dims);
    if (!value) continue;
    if (value.estimate === null) add(groupWords.because[value.status satisfies Status], view);
    else if (value.signal_reason === "te lage respons") add(groupWords.unsure, view);
  }
  if (reasons.size === 0) return html`<p>${groupWords.nothingUnknown}</p>`;
  return html`<p>${groupWords.unknownIntro}</p><ul>${[...reasons].map(
    ([reason, members]) =>
      html`<li>${reason}: ${members.map((view, index) => html`${index > 0 && ", "}<a href="${view.path}">${view.phrases.name}</a>`)}.</li>`,
  )}</ul>`;
}
