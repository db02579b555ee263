import { anchorsOf } from "../components/anchors.ts";
import { chartFigure, originOf } from "../components/chart-figure.ts";
import { bullet } from "../components/charts/bullet.ts";
import { figureRows } from "../components/figure-rows.ts";
import { fieldText, figureValue } from "../components/figure-value.ts";
import { type Content, type Html, html } from "../components/html.ts";
import { formatDate, formatFigure, formatList, formatNumber } from "../components/nl-format.ts";
import type { PageDraft } from "../components/page-draft.ts";
import { signalBadge } from "../components/signal-badge.ts";
import { findingTable } from "../components/source-tables.ts";
import { table } from "../components/table.ts";
import { partView, type View } from "../components/view.ts";
import { rowsWith } from "../data/grouped.ts";
import type { Site } from "../data/page.ts";
import { referenceOf } from "../data/reference.ts";
import type { Agreement, Provider, Standard, Value } from "../data/tables.ts";
import { dialogueWords } from "../words/dialogue.ts";
import { unitNames } from "../words/figures.ts";
import { spendingHeadline } from "../words/headline.ts";
import { absence, periodPhrase } from "../words/judgement.ts";

/** What parts of the page of a provider are made of. */
export interface Dialogue {
  site: Site;
  page: PageDraft;
  views: readonly View[];
  provider: Provider;
}

const dimsOf = ({ provider_id }: Provider) => ({ provider_id });

export const viewOf = ({ views }: Dialogue, id: string): View | undefined =>
  views.find((view) => view.id === id);

export const viewsOfIds = (dialogue: Dialogue, ids: readonly string[]): View[] =>
  ids.flatMap((id) => viewOf(dialogue, id) ?? []);

/** Figures of which the groups contradict the total (Simpson): a warning above everything else. */
export function mixBanner({ site, views, provider }: Dialogue): Html | null {
  const found = standardsOf(site, provider).filter((row) => row.banner);
  const told = views.filter(({ id, headline }) =>
    found.some((row) => row.indicator_id === id && row.period === headline),
  );
  if (told.length === 0) return null;
  return html`<div class="let-op"><p><strong>${dialogueWords.banner.heading}</strong></p><p>${dialogueWords.banner.text}</p><ul>${told.map(
    (view) =>
      html`<li><a href="${view.path}">${view.phrases.name}</a> <span class="licht">${view.headline ?? ""}</span></li>`,
  )}</ul></div>`;
}

const standardsOf = (site: Site, { provider_id }: Provider): readonly Standard[] =>
  rowsWith(site.release.standards, { provider_id, cut: "provider" });

/** What happened beside what was to be expected of these clients; who referred them; where they live. */
export function clientParts(dialogue: Dialogue): Html {
  const { clients: words } = dialogueWords;
  const flow = figureRows(
    viewsOfIds(dialogue, [
      "inflow_outflow_balance",
      "multi_provider_rate",
      "transition_18_continuity",
      "product_switch_count",
    ]),
    "provider",
    dimsOf(dialogue.provider),
    dialogueWords.moreCaption(words.heading),
  );
  return html`${flow}${mixTable(dialogue)}<div class="kaarten">${[referrers(dialogue), places(dialogue)].map((one) => one && html`<div>${one}</div>`)}</div>`;
}

function mixTable({ site, views, provider }: Dialogue): Html | null {
  const { clients: words } = dialogueWords;
  const all = standardsOf(site, provider);
  const rows = views.flatMap((view) => {
    const row = all.find(
      (one) => one.indicator_id === view.id && one.period === view.headline && one.ratio !== null,
    );
    return row && view.indicator.tier === "core" ? [{ view, row }] : [];
  });
  if (rows.length === 0) return null;
  const amount = (value: number | null) =>
    value === null ? "." : formatNumber(value, value < 100 && !Number.isInteger(value) ? 1 : 0);
  return html`<h3>${words.mix}</h3><p>${words.mixIntro}</p>${table<(typeof rows)[number]>(
    words.mixCaption,
    [
      {
        heading: dialogueWords.figure,
        names: true,
        cell: ({ view, row }) =>
          html`${view.phrases.name} <span class="licht">${row.period}</span>`,
      },
      { heading: words.observed, number: true, cell: ({ row }) => amount(row.observed) },
      { heading: words.expected, number: true, cell: ({ row }) => amount(row.expected) },
      {
        heading: words.alike,
        cell: ({ row }) => (row.strata === "geen" ? words.none : row.strata),
      },
      { heading: words.signal, cell: ({ row }) => signalBadge(row.state) },
    ],
    rows,
  )}`;
}

function referrers(dialogue: Dialogue): Html | null {
  const { clients: words } = dialogueWords;
  const view = viewOf(dialogue, "referrer_mix");
  if (!view) return null;
  const parts = dialogue.site.release.parts
    .filter((part) => part.indicator_id === view.id && part.role === "category")
    .flatMap(({ part }) => partView(dialogue.site, view, part) ?? []);
  const rows = parts.flatMap((part) => {
    const value = part.value("provider", dimsOf(dialogue.provider), view.headline);
    return value?.estimate == null || value.estimate === 0 ? [] : [{ part, value }];
  });
  if (rows.length === 0) return null;
  return html`<h3>${words.who}</h3>${table<(typeof rows)[number]>(
    `${words.who} ${view.headline ?? ""}`,
    [
      { heading: words.who, names: true, cell: ({ part }) => part.phrases.name },
      {
        heading: view.headline ?? "",
        number: true,
        cell: ({ part, value }) => figureValue(value, "estimate", part.style),
      },
      {
        heading: dialogueWords.region,
        number: true,
        cell: ({ part, value }) => {
          const region = part.value("region", {}, value.period);
          return region ? figureValue(region, "estimate", part.style) : ".";
        },
      },
    ],
    rows,
  )}`;
}

/** Two figures by municipality, where enough clients of this provider live. */
function places(dialogue: Dialogue): Html | null {
  const { clients: words } = dialogueWords;
  const { provider_id } = dialogue.provider;
  const shown = viewsOfIds(dialogue, ["scale_down_rate", "goal_attainment_rate", "dropout_rate"]);
  const at = (view: View, municipality_code: string) =>
    view.value("provider_municipality", { municipality_code, provider_id });
  const rows = dialogue.site.release.municipalities.filter(({ code }) =>
    shown.some((view) => at(view, code)?.estimate != null),
  );
  if (shown.length === 0) return null;
  if (rows.length === 0) return html`<h3>${words.where}</h3><p>${words.noWhere}</p>`;
  return html`<h3>${words.where}</h3>${table<(typeof rows)[number]>(
    words.whereCaption,
    [
      { heading: words.municipality, names: true, cell: ({ name }) => name },
      ...shown.map((view) => ({
        heading: html`${view.phrases.name} <span class="licht">${view.headline ?? ""}</span>`,
        number: true,
        cell: ({ code }: { code: string }) => {
          const value = at(view, code);
          return value ? figureValue(value, "estimate", view.style) : ".";
        },
      })),
    ],
    rows,
  )}<p class="legenda">${words.whereIntro}</p>`;
}

/** Use of the lump sum, year by year, and what stands beside it. */
export function budgetPart(dialogue: Dialogue): Html {
  const { budget: words } = dialogueWords;
  const { site, page, provider } = dialogue;
  const view = viewOf(dialogue, "lumpsum_utilisation");
  const years = (view?.series("provider", dimsOf(provider), "jaar") ?? []).filter(
    (value) => value.estimate !== null && value.denominator !== null,
  );
  const last = years.findLast((value) => value.status === "definitief") ?? years.at(-1);
  const more = figureRows(
    viewsOfIds(dialogue, [
      "clients_vs_agreed",
      "cost_per_client",
      "hours_per_completed_trajectory",
      "subcontracting_share",
      "too_few_clients_flag",
    ]),
    "provider",
    dimsOf(provider),
    dialogueWords.moreCaption(words.heading),
  );
  if (!view || !last) return html`<p>${words.none}</p>${more}`;
  const euro = (amount: number | null) => formatFigure(amount ?? 0, "euro", 0);
  const share = (value: Value) => figureValue(value, "estimate", view.style);
  const figure = chartFigure(site, page, {
    ...originOf(site),
    id: "lump-sum",
    message: spendingHeadline({
      used: html`${share(last)} van de lump sum van ${last.period}`,
      expected: "100%",
      room: roomOf(last),
    }),
    subtitle: {
      what: words.what,
      who: provider.name,
      period: `${years[0]?.period} tot en met ${years.at(-1)?.period}`,
      unit: unitNames.euro,
    },
    picture: bullet(
      years.map((value) => ({
        name: words.row(value.period),
        agreed: value.denominator ?? 0,
        expected: null,
        actual: {
          ref: referenceOf(value, "numerator"),
          estimate: value.numerator,
          text: fieldText(value, "numerator", view.style, true) ?? "",
        },
        agreedText: words.of(euro(value.denominator)),
      })),
    ),
    provisionalFrom: years.find((value) => value.status === "voorlopig")?.period ?? null,
    anchors: anchorsOf(view, last),
    table: table<Value>(
      `${words.what}, ${provider.name}`,
      [
        { heading: words.year, names: true, cell: (value) => value.period },
        {
          heading: words.used,
          number: true,
          cell: (value) => figureValue(value, "numerator", view.style),
        },
        {
          heading: words.agreed,
          number: true,
          cell: (value) => figureValue(value, "denominator", view.style),
        },
        { heading: words.share, number: true, cell: share },
      ],
      years,
    ),
    download: {
      columns: ["jaar", "gebruikt", "afgesproken", "deel", "status"],
      rows: years.map((value) => [
        value.period,
        value.numerator,
        value.denominator,
        value.estimate,
        value.status,
      ]),
    },
    reading: words.reading,
    limits: words.limits,
  });
  return html`${figure}${more}`;
}

/** Where use stands to what was agreed; the judgement is that of the figure itself. */
function roomOf(value: Value): "within" | "over" | "under" | null {
  if (value.signal === "gunstig") return "within";
  if (value.signal !== "ongunstig" || value.estimate === null) return null;
  return value.estimate > (value.norm_value ?? 1) ? "over" : "under";
}

const core = [
  "goal_attainment_rate",
  "dropout_rate",
  "scale_down_rate",
  "care_duration_km_median",
  "no_new_start_rate_12m",
] as const;

/** One seal in words, why, and what was found. */
export function qualityPart(dialogue: Dialogue): Html {
  const { quality: words } = dialogueWords;
  const { site, provider } = dialogue;
  const missing = viewsOfIds(dialogue, core).filter((view) => {
    const value = view.value("provider", dimsOf(provider));
    return value?.estimate == null && value?.lower == null;
  });
  const answered = viewOf(dialogue, "outcome_response_rate")?.value("provider", dimsOf(provider));
  const weak = answered?.estimate != null && answered.estimate < 0.5;
  const verdict =
    missing.length > 2 ? words.poor : missing.length > 0 || weak ? words.fair : words.good;
  const findings = rowsWith(site.release.providerFindings, { provider_id: provider.provider_id });
  const names = missing.map((view) => view.phrases.subject);
  return html`<p class="zegel"><strong>${verdict}.</strong> ${verdict === words.good ? words.complete : words.some} ${names.length > 0 && words.few(formatList(names))} ${weak && words.response}</p>
${figureRows(
  viewsOfIds(dialogue, [
    "outcome_response_rate",
    "administrative_completeness",
    "late_declaration_rate",
    "rejected_declaration_rate",
  ]),
  "provider",
  dimsOf(provider),
  dialogueWords.moreCaption(words.heading),
)}
${
  findings.length > 0
    ? html`<p>${words.found}</p>${findingTable(words.foundCaption, findings)}`
    : html`<p>${words.clean}</p>`
}<p class="verder"><a href="/verantwoording">${words.account}</a></p>`;
}

/** How the provider and the municipalities see it, as they last said; what people told. */
export function viewsPart({ site, provider }: Dialogue, agreements: readonly Agreement[]): Html {
  const { views: words } = dialogueWords;
  const newest = [...agreements].sort((a, b) => (a.dialogue_on < b.dialogue_on ? 1 : -1));
  const said = (
    heading: string,
    pick: (agreement: Agreement) => string | null,
    always: boolean,
  ): Content => {
    const found = newest.find((agreement) => pick(agreement) !== null);
    if (!found && !always) return null;
    return html`<div><h3>${heading}</h3>${
      found
        ? html`<p>${pick(found)}</p><p class="licht">${words.latest(found.agreement_id, formatDate(found.dialogue_on))}</p>`
        : html`<p class="licht">${words.empty}</p>`
    }<div class="schrijfruimte" aria-hidden="true"></div></div>`;
  };
  const stories = rowsWith(site.release.stories, { provider_id: provider.provider_id });
  return html`<div class="drie">${said(words.provider, (one) => one.view_provider, true)}${said(words.municipality, (one) => one.view_municipality, true)}${said(words.access, (one) => one.view_access, false)}</div>${
    stories.length > 0 &&
    html`<h3>${words.stories}</h3>${stories.map(
      (story) =>
        html`<blockquote><p>${story.text}</p><footer>${words.teller(story.teller, formatDate(story.on_date))}${story.fictitious && ` (${words.fictitious})`}</footer></blockquote>`,
    )}`
  }`;
}

/** What is agreed already in concept, how to begin, and room to write on paper. */
export function nextPart({ provider }: Dialogue, agreements: readonly Agreement[]): Html {
  const { next: words } = dialogueWords;
  const concepts = agreements.filter((agreement) => agreement.status === "concept");
  const empty = [1, 2, 3];
  return html`<p>${words.intro}</p>${
    concepts.length > 0 &&
    html`<h3>${words.concept}</h3><ul>${concepts.map((one) => html`<li>${one.agreement_id}: ${one.text}</li>`)}</ul>`
  }<div class="op-papier">${table<number>(
    words.caption,
    [
      { heading: words.what, names: true, cell: (no) => `${no}.` },
      { heading: words.who, cell: () => "" },
      { heading: words.when, cell: () => "" },
      { heading: words.effect, cell: () => "" },
    ],
    empty,
  )}</div><div class="op-scherm"><p>${words.start}</p><pre><code>npm run monitor -- agreement new --provider ${provider.provider_id} --indicator goal_attainment_rate</code></pre></div>`;
}

/** Why a figure is not there, for a part that has none at all. */
export function noFigures(view: View | undefined, value: Value | undefined): Html {
  if (!view || !value) return html`<p>${dialogueWords.noFigure}</p>`;
  return html`<p>${view.phrases.name} (${periodPhrase(view, value.period)}): ${absence(value)}</p>`;
}
