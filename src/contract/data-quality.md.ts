import { agreementTable } from "../components/agreement-table.ts";
import { completenessFigure, type Field } from "../components/completeness-figure.ts";
import { figureCard } from "../components/figure-card.ts";
import { type Content, type Html, html } from "../components/html.ts";
import { maturationFigure } from "../components/maturation-figure.ts";
import { formatDate, formatNumber } from "../components/nl-format.ts";
import { PageDraft } from "../components/page-draft.ts";
import { partTable } from "../components/part-table.ts";
import { deliveryTable, fileSentence, findingTable } from "../components/source-tables.ts";
import { table } from "../components/table.ts";
import { partView, type View, viewsOf } from "../components/view.ts";
import { rowsWith } from "../data/grouped.ts";
import type { PageModule, Site } from "../data/page.ts";
import type { Value } from "../data/tables.ts";
import { periodPhrase } from "../words/judgement.ts";
import { qualityWords } from "../words/quality.ts";
import { qualityPath as path } from "./places.ts";

/** Rules about messages that do not fit each other; the others are faults in a message itself. */
const fitting = ["TR019", "TR382", "TR074", "TR314", "TR304"];
const completeness = [
  "start_on_time",
  "stop_on_time",
  "end_reason_known",
  "referrer_known",
  "hours_told",
];

/** How good the data are, from the verdict per indicator down to the faults that were found. */
export const dataQuality: PageModule = {
  paths: () => [path],
  render(site) {
    const page = new PageDraft(path);
    const views = viewsOf(site);
    const { edition, findings, deliveries, agreements } = site.release;
    const judged = views.map((view) => judge(site, view));
    const count = (verdict: Verdict["verdict"]) =>
      formatNumber(judged.filter((one) => one.verdict === verdict).length);
    const odd = findings.filter((one) => fitting.includes(one.rule));
    const faults = findings.filter((one) => !fitting.includes(one.rule));
    const repairs = agreements.filter((one) => one.kind === "data_herstellen");
    const body = html`<h1>${qualityWords.title}</h1>
<p class="intro">${qualityWords.intro}</p>
<p class="stand">${qualityWords.sentence(count("yes"), count("heed"), count("no"), formatNumber(judged.length))} ${qualityWords.stand(formatDate(edition.data_until))}</p>
${part("bruikbaar", qualityWords.usable, usable(judged))}
${part("levering", qualityWords.delivery, [
  html`<p>${qualityWords.deliveryIntro} ${fileSentence(deliveries)}</p>`,
  deliveries.length > 0 && deliveryTable(deliveries),
  delivered(site, page, views),
])}
${part("volledig", qualityWords.complete, complete(site, page, views))}
${part("consistent", qualityWords.consistency, odd.length > 0 ? html`<p>${qualityWords.consistencyIntro}</p>${findingTable(qualityWords.consistencyCaption, odd)}` : html`<p>${qualityWords.consistent}</p>`)}
${part("aansluiting", qualityWords.joining, html`<p>${qualityWords.joiningText}</p>`)}
${part("later", qualityWords.late, late(site, page))}
${part("onderdrukt", qualityWords.hidden, hidden(site))}
${part("fouten", qualityWords.errors, faults.length > 0 ? html`<p>${qualityWords.errorsIntro}</p>${findingTable(qualityWords.errorsCaption, faults)}` : html`<p>${qualityWords.noErrors}</p>`)}
${part("herstel", qualityWords.repairs, repairs.length > 0 ? agreementTable(site, views, repairs) : html`<p>${qualityWords.noRepairs}</p>`)}
<p class="verder"><a href="/verantwoording">${qualityWords.account}</a></p>`;
    return {
      path,
      title: qualityWords.title,
      section: path,
      body,
      downloads: page.downloads,
    };
  },
};

/** A part of the page; without content there is no heading either. */
function part(id: string, heading: string, content: Content): Html | null {
  const filled = Array.isArray(content) ? content.some((one) => one) : content;
  return filled ? html`<section id="${id}"><h2>${heading}</h2>${content}</section>` : null;
}

interface Verdict {
  view: View;
  value: Value | undefined;
  verdict: "yes" | "heed" | "no";
  why: string;
  /** Of how many providers there is a figure, of all that have one or could have. */
  known: number;
  asked: number;
}

/** Whether an indicator can be used, and what stands in the way. */
function judge(site: Site, view: View): Verdict {
  const laws = [...new Set(site.release.segments.map((segment) => segment.law))];
  const value =
    view.value("region", {}) ??
    laws.map((law) => view.value("chain", { law })).find((one) => one !== undefined);
  const each = site.release.providers.flatMap(
    ({ provider_id }) => view.value("provider", { provider_id }) ?? [],
  );
  const known = each.filter((one) => one.estimate !== null || one.lower !== null).length;
  const { reasons } = qualityWords;
  const told = (verdict: Verdict["verdict"], why: string): Verdict => ({
    view,
    value,
    verdict,
    why,
    known,
    asked: each.length,
  });
  if (value === undefined) return told("no", reasons.none);
  if (value.estimate === null && value.lower === null) {
    if (value.status === "bron niet geleverd") return told("no", reasons.source);
    if (value.status === "te vroeg") return told("no", reasons.early);
    return told("no", reasons.fewPersons);
  }
  if (value.signal_reason === "te lage respons") return told("heed", reasons.response);
  if (value.signal_reason === "te veel onbekend") return told("heed", reasons.unknown);
  if (value.status === "voorlopig") return told("heed", reasons.provisional);
  if (each.length > 0 && known < each.length / 2) return told("heed", reasons.few);
  return told("yes", reasons.fine);
}

function usable(judged: readonly Verdict[]): Html {
  return table<Verdict>(
    qualityWords.usableCaption,
    [
      {
        heading: qualityWords.indicator,
        names: true,
        cell: ({ view }) => html`<a href="${view.path}">${view.phrases.name}</a>`,
      },
      { heading: qualityWords.verdict, cell: ({ verdict }) => qualityWords.verdicts[verdict] },
      { heading: qualityWords.why, cell: ({ why }) => why },
      {
        heading: qualityWords.newest,
        cell: ({ view, value }) =>
          value?.status === "definitief" ? periodPhrase(view, value.period) : ".",
      },
      {
        heading: qualityWords.providers,
        number: true,
        cell: ({ known, asked }) =>
          asked === 0 ? "." : `${formatNumber(known)} / ${formatNumber(asked)}`,
      },
    ],
    judged,
    { cards: "short" },
  );
}

const named = (views: readonly View[], id: string) => views.find((view) => view.id === id);

/** What came on time, and what came late or was refused. */
function delivered(site: Site, page: PageDraft, views: readonly View[]): Content {
  const quality = named(views, "administrative_completeness");
  const parts =
    quality &&
    site.release.parts.flatMap((one) =>
      one.indicator_id === quality.id ? (partView(site, quality, one.part) ?? []) : [],
    );
  const onTime = quality && parts && partTable(quality, parts, "region", {});
  const cards = ["late_declaration_rate", "rejected_declaration_rate"].flatMap((id) => {
    const view = named(views, id);
    const card =
      view && figureCard(site, page, view, { cut: "region", dims: {}, about: "hele regio" });
    return card ? [card] : [];
  });
  return [
    onTime && html`<h3>${qualityWords.onTime}</h3><p>${qualityWords.onTimeNote}</p>${onTime}`,
    cards.length > 0 &&
      html`<h3>${qualityWords.returned}</h3><div class="drie">${cards.map((card) => card)}</div>`,
  ];
}

function complete(site: Site, page: PageDraft, views: readonly View[]): Content {
  const quality = named(views, "administrative_completeness");
  const answers = named(views, "outcome_response_rate");
  const goals = answers && partView(site, answers, "goals");
  const fields: Field[] = [
    ...completeness.flatMap((id) => {
      const view = quality && partView(site, quality, id);
      return view ? [{ id, view }] : [];
    }),
    ...(answers ? [{ id: "response", view: answers }] : []),
    ...(goals ? [{ id: "goals", view: goals }] : []),
  ];
  const figure = completenessFigure(site, page, fields);
  return figure && html`<p>${qualityWords.completeIntro}</p>${figure}`;
}

function late(site: Site, page: PageDraft): Content {
  const figure = maturationFigure(site, page);
  return figure && html`<p>${qualityWords.lateIntro}</p>${figure}`;
}

/** How many figures of years are shown and not, by kind of group. */
function hidden(site: Site): Content {
  const rows = Object.entries(qualityWords.cuts).flatMap(([cut, name]) => {
    const values = rowsWith(site.release.values, { cut, period_kind: "jaar", part: null });
    const count = (test: (value: Value) => boolean) => values.filter(test).length;
    const shown = count((value) => value.estimate !== null || value.lower !== null);
    const few = count((value) => value.status === "te weinig gegevens" && value.estimate === null);
    return values.length === 0
      ? []
      : [{ name, all: values.length, shown, few, other: values.length - shown - few }];
  });
  const persons = site.release.edition.min_persons;
  if (rows.length === 0 || persons === null) return null;
  type Row = (typeof rows)[number];
  const number = (heading: string, pick: (row: Row) => number) => ({
    heading,
    number: true,
    cell: (row: Row) => formatNumber(pick(row)),
  });
  return html`<p>${qualityWords.hiddenIntro(formatNumber(persons))}</p>${table<Row>(
    qualityWords.hiddenCaption,
    [
      { heading: qualityWords.group, names: true, cell: ({ name }) => name },
      number(qualityWords.all, (row) => row.all),
      number(qualityWords.shown, (row) => row.shown),
      number(qualityWords.tooFew, (row) => row.few),
      number(qualityWords.otherwise, (row) => row.other),
    ],
    rows,
    { cards: "short" },
  )}`;
}
