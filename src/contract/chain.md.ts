import { agreementTable } from "../components/agreement-table.ts";
import { caseloadTable } from "../components/caseload-table.ts";
import { coverageCounts, coverageFigure } from "../components/coverage-figure.ts";
import { figureCard } from "../components/figure-card.ts";
import { figureMatrix } from "../components/figure-matrix.ts";
import { figureValue } from "../components/figure-value.ts";
import { flowFigure } from "../components/flow-figure.ts";
import { type Content, type Html, html } from "../components/html.ts";
import { jumpList } from "../components/jump-list.ts";
import { formatDate } from "../components/nl-format.ts";
import { PageDraft } from "../components/page-draft.ts";
import { partTable } from "../components/part-table.ts";
import { tileFigure } from "../components/tile-figure.ts";
import { judgementCell } from "../components/value-columns.ts";
import { partView, type View, viewsOf } from "../components/view.ts";
import type { PageModule, Site } from "../data/page.ts";
import { municipalityPath } from "../data/places.ts";
import { chainWords, coverageSentence, waitingSentence } from "../words/chain.ts";
import { lawNames, wordsFor } from "../words/codes.ts";
import { figureSentence } from "../words/judgement.ts";
import { labels } from "../words/labels.ts";
import { segmentPath } from "./places.ts";

const path = "/keten";

/** Everything the parts of this page are made from. */
interface Draft {
  site: Site;
  page: PageDraft;
  views: ReadonlyMap<string, View>;
  laws: readonly string[];
}

/** The chain: people across all providers together. */
export const chain: PageModule = {
  paths: () => [path],
  render(site) {
    const page = new PageDraft(path);
    const views = new Map(viewsOf(site).map((view) => [view.id, view]));
    const laws = [...new Set(site.release.segments.map((segment) => segment.law))];
    const draft = { site, page, views, laws };
    const parts = [
      part("zinnen", chainWords.state, "", state(draft)),
      part("stroom", chainWords.flow, chainWords.flowIntro, [
        ...laws.map((law) => flowPart(draft, law)),
        ...laws.map((law) => caseloadPart(draft, law)),
      ]),
      part("wachten", chainWords.waiting, chainWords.waitingIntro, waiting(draft)),
      part("verblijf", chainWords.stay, chainWords.stayIntro, stay(draft)),
      part(
        "zorgdekking",
        chainWords.coverage,
        chainWords.coverageIntro,
        coverageFigure(site, page, site.release.coverage),
      ),
      part("overdrachten", chainWords.handovers, chainWords.handoversIntro, handovers(draft)),
      part("afspraken", chainWords.agreements, "", agreed(site, [...views.values()])),
      part(
        "gemeenten",
        chainWords.municipalities,
        chainWords.municipalitiesIntro,
        municipalities(draft),
      ),
    ].flat();
    const body = html`<h1>${chainWords.heading}</h1>
<p class="intro">${chainWords.intro}</p>
<p class="stand">${chainWords.follow(formatDate(site.release.edition.data_until))}</p>
${jumpList(parts)}
${parts.map((one) => one.section)}`;
    return { path, title: chainWords.title, section: path, body, downloads: page.downloads };
  },
};

/** A part of the page, and what it is called; none without content. */
function part(
  id: string,
  name: string,
  intro: string,
  content: Content,
): { id: string; name: string; section: Html }[] {
  const filled = Array.isArray(content) ? content.some((one) => one) : content;
  if (!filled) return [];
  const section = html`<section id="${id}"><h2>${name}</h2>${intro !== "" && html`<p>${intro}</p>`}${content}</section>
`;
  return [{ id, name, section }];
}

/** Three sentences: what comes of help, who waits for it, and whether it is there. */
function state({ site, page, views, laws }: Draft): Content {
  const [lighter, waiting] = [views.get("scale_down_rate"), views.get("waiting_list_unique")];
  const sentences: Content[] = [];
  const value = lighter?.value("region", {});
  if (lighter && value)
    sentences.push(html`${figureSentence(lighter, value)} ${judgementCell(value)}`);
  const list = waiting?.value("region", {});
  if (waiting && list?.estimate != null) {
    const days = partView(site, waiting, "median_days");
    const median = days?.value("region", {});
    const ends = site.release.periods.find((one) => one.period === list.period)?.ends_on;
    sentences.push(
      html`${waitingSentence(
        ends ? formatDate(ends) : list.period,
        figureValue(list, "estimate", waiting.style),
        days && median?.estimate != null ? figureValue(median, "estimate", days.style) : null,
      )} ${list.norm_value !== null && judgementCell(list)}`,
    );
  }
  const { coverage } = site.release;
  if (coverage.length > 0) {
    const { open, weak, needed } = coverageCounts(coverage);
    sentences.push(coverageSentence(open, weak, needed));
  }
  if (sentences.length === 0) return null;
  const matrix = figureMatrix(
    page,
    named(views, [
      "scale_down_rate",
      "scale_up_rate",
      "no_new_start_rate_12m",
      "care_duration_km_median",
      "waiting_time_median",
      "handover_count",
    ]),
    laws.map((law) => ({ label: wordsFor(lawNames, law), cut: "chain", dims: { law } })),
    { name: "wetten", caption: chainWords.lawTable, heading: chainWords.law },
  );
  return html`<ol class="zinnen">${sentences.map((text) => html`<li>${text}</li>`)}</ol>${matrix}`;
}

function flowPart({ site, page }: Draft, law: string): Content {
  const figure = flowFigure(site, page, law);
  return figure && html`<h3>${wordsFor(lawNames, law)}</h3>${figure}`;
}

function caseloadPart({ site, page }: Draft, law: string): Content {
  const caseload = site.release.caseload.filter((row) => row.law === law);
  if (caseload.length === 0) return null;
  const ladder = site.release.ladder.filter((step) => step.law === law);
  const name = wordsFor(lawNames, law);
  const href = page.download(`stand-${law}`, {
    columns: ["wet", "maand", "trede", "clienten"],
    rows: caseload.map((row) => [row.law, row.month_end, row.rank, row.clients]),
  });
  return html`<h3>${name}: ${chainWords.stock}</h3><p>${chainWords.stockIntro}</p>
${caseloadTable(`${chainWords.stockCaption}, ${name}`, caseload, ladder)}
<p class="legenda">${chainWords.stockLegend}</p>
<p class="bron"><a class="download" href="${href}">${chainWords.allMonths}</a></p>`;
}

function waiting({ site, page, views }: Draft): Content {
  const cards = named(views, [
    "waiting_list_unique",
    "waiting_time_median",
    "waiting_within_norm_rate",
  ]).map((view) => figureCard(site, page, view, region));
  const matrix = figureMatrix(
    page,
    named(views, [
      "waiting_list_unique",
      "waiting_time_median",
      "waiting_within_norm_rate",
      "allocation_to_start_days",
    ]),
    site.release.segments.map((segment) => ({
      label: segment.name,
      href: segmentPath(segment),
      cut: "segment",
      dims: { domain: segment.domain, segment: segment.segment },
    })),
    { name: "wachten", caption: chainWords.waitingTable, heading: chainWords.kindOfHelp },
  );
  const list = views.get("waiting_list_unique");
  return [
    cards.some((card) => card) && html`<div class="drie">${cards}</div>`,
    list && partTable(list, partsOf(site, list), "region", {}, { heading: true }),
    matrix &&
      html`<h3>${chainWords.waitingTable}</h3>${matrix}<p class="legenda">${chainWords.waitingLegend}</p>`,
  ];
}

function stay({ site, page, views }: Draft): Content {
  const cards = named(views, [
    "residential_to_ambulatory_rate",
    "bw_outflow_independent_rate",
    "residential_days_per_1000",
  ]).map((view) => figureCard(site, page, view, region));
  return cards.some((card) => card) && html`<div class="drie">${cards}</div>`;
}

function handovers({ site, page, views, laws }: Draft): Content {
  const transition = views.get("transition_18_continuity");
  const cards = [
    ...named(views, ["handover_count", "multi_provider_rate"]).flatMap((view) =>
      laws.map((law) =>
        figureCard(site, page, view, {
          cut: "chain",
          dims: { law },
          about: wordsFor(lawNames, law),
          id: law,
          named: true,
        }),
      ),
    ),
    transition && figureCard(site, page, transition, region),
  ];
  const tables = [
    transition && partTable(transition, partsOf(site, transition), "region", {}, { heading: true }),
    ...named(views, ["handover_count"]).flatMap((view) =>
      laws.map((law) =>
        partTable(
          view,
          partsOf(site, view),
          "chain",
          { law },
          { about: wordsFor(lawNames, law), heading: true },
        ),
      ),
    ),
  ];
  return [cards.some((card) => card) && html`<div class="drie">${cards}</div>`, ...tables];
}

/** What was agreed about the chain itself, or is a task of the municipalities. */
function agreed(site: Site, views: readonly View[]): Content {
  const regional = site.release.agreements.filter(
    (one) => one.signal_type === "keten" || one.kind === "randvoorwaarde_gemeente",
  );
  if (regional.length === 0) return html`<p>${chainWords.noAgreements}</p>`;
  return html`<p>${chainWords.agreementsIntro}</p>${agreementTable(site, views, regional)}`;
}

function municipalities({ site, page, views }: Draft): Content {
  const map = named(views, ["scale_down_rate"]).map((view) => tileFigure(site, page, view));
  const matrix = figureMatrix(
    page,
    named(views, [
      "scale_down_rate",
      "goal_attainment_rate",
      "waiting_time_median",
      "youth_in_care_rate",
      "residential_days_per_1000",
      "cost_per_youth_resident",
      "coverage_matrix",
    ]),
    [
      { label: labels.wholeRegion, cut: "region", dims: {}, strong: true },
      ...site.release.municipalities.map((municipality) => ({
        label: municipality.name,
        href: municipalityPath(municipality),
        cut: "municipality",
        dims: { municipality_code: municipality.code },
      })),
    ],
    { name: "gemeenten", caption: chainWords.municipalityTable, heading: chainWords.municipality },
  );
  return [...map, matrix && html`<h3>${chainWords.municipalityTable}</h3>${matrix}`];
}

const region = { cut: "region", dims: {}, about: labels.wholeRegion.toLowerCase() };

const named = (views: ReadonlyMap<string, View>, ids: readonly string[]): View[] =>
  ids.flatMap((id) => views.get(id) ?? []);

const partsOf = (site: Site, view: View): View[] =>
  site.release.parts.flatMap((one) =>
    one.indicator_id === view.id ? (partView(site, view, one.part) ?? []) : [],
  );
