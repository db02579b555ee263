import { figureValue } from "../components/figure-value.ts";
import { type Content, type Html, html } from "../components/html.ts";
import { summary } from "../components/indicator-block.ts";
import { capital, formatDate, formatList, formatNumber } from "../components/nl-format.ts";
import { PageDraft } from "../components/page-draft.ts";
import { seriesFigure } from "../components/series-figure.ts";
import { table } from "../components/table.ts";
import { type View, viewsOf } from "../components/view.ts";
import type { CouncilReading } from "../data/council-tables.ts";
import { neighboursOf, type PageModule, type Site } from "../data/page.ts";
import { municipalityPath } from "../data/places.ts";
import type { Municipality, Value } from "../data/tables.ts";
import { councilWords as words } from "../words/council.ts";
import { policyWords } from "../words/council-policy.ts";
import { glossary } from "../words/glossary.ts";
import { coreIndicators, goals } from "../words/goals.ts";
import {
  figureSentence,
  intervalSentence,
  judgement,
  overview,
  periodPhrase,
} from "../words/judgement.ts";
import { agreed } from "./agreed.ts";
import { asked } from "./asked.ts";
import { budget } from "./money.ts";
import { policyFigures } from "./policy-figures.ts";

/** Reach, waiting and result: the three charts of the second sheet, each the first that can be shown. */
const helpIndicators = [
  ["youth_in_care_rate"],
  ["waiting_time_median", "waiting_within_norm_rate", "allocation_to_start_days"],
  ["goal_attainment_rate", "satisfaction_effect"],
];
const costIndicators = ["cost_per_youth_resident", "cost_per_client", "lumpsum_utilisation"];
const mostQuestions = 3;

interface Seen {
  view: View;
  value: Value;
}

/** The report to the council of one municipality: four sheets, one question each. */
export const reports: PageModule = {
  paths: (site) => site.release.municipalities.map(municipalityPath),
  render(site, path) {
    const page = new PageDraft(path);
    const municipality = site.release.municipalities.find((one) => municipalityPath(one) === path);
    if (!municipality) throw new Error(`geen gemeente op ${path}`);
    const { name } = municipality;
    const seen = seenOf(site, municipality);
    const before = asked(site, municipality);
    const spent = budget(site, municipality);
    const agreements = agreed(site, municipality);
    const body = html`<h1>${words.title(name)}</h1>
<p class="intro">${words.intro(name)}</p>
${minute(seen)}
${block("gevraagd", words.asked, before.content, before.conclusion)}
${block("hulp", words.help, help(site, page, municipality, seen), overview(shownOf(seen)), true)}
${block("kosten", words.cost, html`${spent.content}${cost(municipality, seen)}`, html`${spent.conclusion} ${costOverview(seen)}`, true)}
${why(site, municipality, seen)}
${block("bbv", policyWords.heading, policyFigures(site, municipality), words.policyConclusion)}
${block("afspraken", words.doing, agreements.content, agreements.conclusion, true)}
${block("raad", words.can, questions(seen), words.canConclusion)}
${trust(site, municipality)}`;
    const neighbours = neighboursOf(
      site.release.municipalities.map((one) => ({ name: one.name, path: municipalityPath(one) })),
      path,
    );
    const title = words.title(name);
    return { path, title, section: "/index", body, downloads: page.downloads, neighbours };
  },
};

/** One question with its answer, closed with a conclusion. */
function block(id: string, heading: string, content: Content, conclusion: Content, sheet = false) {
  return html`<section id="${id}" class="rapport${sheet && " blad"}"><h2>${heading}</h2>
${content}
<p class="conclusie"><strong>${words.conclusion}</strong> ${conclusion}</p></section>`;
}

/** The figures of a municipality that the release holds, whatever their state. */
function seenOf(site: Site, { code }: Municipality): Seen[] {
  return viewsOf(site).flatMap((view) => {
    const value = view.value("municipality", { municipality_code: code });
    return value ? [{ view, value }] : [];
  });
}

const of = (seen: readonly Seen[], ids: readonly string[]): Seen[] =>
  ids.flatMap((id) => seen.filter(({ view }) => view.id === id));

const shownOf = (seen: readonly Seen[]): Seen[] =>
  helpIndicators.flatMap((ids) => first(of(seen, ids)) ?? []);

/** The first that has a figure; else the first, which says why it has none. */
const first = (seen: readonly Seen[]): Seen | undefined =>
  seen.find(({ value }) => value.estimate !== null) ?? seen[0];

/** Per goal the first figure there is: five sentences at most. */
function minute(seen: readonly Seen[]): Html {
  const sentences = goals.flatMap(({ name, indicators }) => {
    const one = first(of(seen, indicators));
    return one
      ? [
          html`<li><strong>${name}</strong> (${periodPhrase(one.view, one.value.period)}). ${said(one)} ${judgement(one.view, one.value)}</li>`,
        ]
      : [];
  });
  return block(
    "minuut",
    words.minute,
    html`<p><strong>${words.goal}:</strong> ${words.goalText}</p>
${sentences.length > 0 ? html`<ul class="minuut">${sentences}</ul>` : html`<p>${capital(words.unavailable)}.</p>`}
<p><strong>${words.ask}:</strong> ${words.askText}</p>`,
    overview(of(seen, coreIndicators)),
  );
}

/** A figure in a sentence, or that it is not there. */
const said = ({ view, value }: Seen): Content =>
  value.estimate === null
    ? html`${capital(view.phrases.subject)}: ${words.unavailable}.`
    : figureSentence(view, value);

function help(site: Site, page: PageDraft, municipality: Municipality, seen: readonly Seen[]) {
  const dims = { municipality_code: municipality.code };
  const parts = shownOf(seen).map(
    ({
      view,
      value,
    }) => html`<div class="blok"><div class="blok-tekst"><h3>${view.phrases.question}</h3>${summary(view, value)}</div>
<div class="blok-beeld">${seriesFigure(site, page, view, "municipality", dims, municipality.name)}</div></div>`,
  );
  return parts.length > 0 ? parts : html`<p>${capital(words.unavailable)}.</p>`;
}

/** Costs by year, beside the whole region; where amounts are not public, why not. */
function cost(municipality: Municipality, seen: readonly Seen[]): Html {
  const all = of(seen, costIndicators);
  const found = all.filter(({ value }) => value.estimate !== null);
  const absent = all.filter(({ value }) => value.estimate === null);
  const dims = { municipality_code: municipality.code };
  const years = [
    ...new Set(
      found.flatMap(({ view }) =>
        view
          .series("municipality", dims, "jaar")
          .filter((value) => value.status !== "te vroeg")
          .map((value) => value.period),
      ),
    ),
  ]
    .sort()
    .slice(-4);
  const cell = (view: View, value: Value | undefined) =>
    value === undefined ? words.none : figureValue(value, "estimate", view.style);
  const shown =
    found.length === 0
      ? null
      : table<Seen>(
          words.costTable(municipality.name),
          [
            { heading: words.costFigure, names: true, cell: ({ view }) => view.phrases.name },
            ...years.map((year) => ({
              heading: year,
              number: true,
              cell: ({ view }: Seen) => cell(view, view.value("municipality", dims, year)),
            })),
            {
              heading: words.region,
              number: true,
              cell: ({ view, value }) => cell(view, view.value("region", {}, value.period)),
            },
            {
              heading: words.target,
              number: true,
              cell: ({ view, value }) =>
                value.norm_value === null
                  ? words.none
                  : figureValue(value, "norm_value", view.style),
            },
          ],
          found,
        );
  return html`${shown}
${found
  .filter(({ value }) => value.estimate !== null)
  .map(({ view, value }) => html`<p>${figureSentence(view, value)} ${judgement(view, value)}</p>`)}
${absent.length > 0 || found.length === 0 ? html`<p>${words.costNone}</p>` : null}`;
}

/** What is to be said of figures about money that are there; nothing when none is public. */
function costOverview(seen: readonly Seen[]): string | null {
  const found = of(seen, costIndicators).filter(({ value }) => value.estimate !== null);
  return found.length === 0 ? null : overview(found);
}

/** Facts beside what the executive makes of them, and how sure they are; signals first. */
function why(site: Site, { code }: Municipality, seen: readonly Seen[]): Html {
  const readings = new Map<string, CouncilReading>(
    site.release.councilReadings
      .filter((one) => one.municipality_code === code)
      .map((one) => [one.indicator_id, one]),
  );
  const told = [...new Set([...coreIndicators, ...readings.keys()])];
  const core = of(seen, told).filter(({ value }) => value.estimate !== null);
  const rank = ({ view, value }: Seen) =>
    (value.signal === "ongunstig" ? 0 : value.signal === "gunstig" ? 1 : 2) +
    (readings.has(view.id) ? 0 : 3);
  const rows = [...core].sort((a, b) => rank(a) - rank(b)).slice(0, 4);
  const content =
    rows.length === 0
      ? html`<p>${capital(words.unavailable)}.</p>`
      : table<Seen>(
          words.whyTable,
          [
            {
              heading: words.fact,
              names: true,
              cell: ({ view, value }) => figureSentence(view, value),
            },
            {
              heading: words.reading,
              cell: ({ view }) => readings.get(view.id)?.text ?? words.readingNone,
            },
            {
              heading: words.uncertain,
              cell: ({ view, value }) => intervalSentence(view, value) ?? words.none,
            },
          ],
          rows,
        );
  return block(
    "waarom",
    words.why,
    content,
    rows.length === 0 ? words.whyNone : readings.size === 0 ? words.whyConclusion : words.whyTold,
  );
}

/** Two or three questions or choices: first what is not well, then what is not agreed or known. */
function questions(seen: readonly Seen[]): Html {
  const core = of(seen, [...new Set(goals.flatMap(({ indicators }) => indicators.slice(0, 2)))]);
  const subjects = (test: (value: Value) => boolean) =>
    core.filter(({ value }) => test(value)).map(({ view }) => view.phrases.subject);
  const bad = subjects((value) => value.signal === "ongunstig");
  const open = subjects((value) => value.estimate !== null && value.signal_reason === "geen norm");
  const hidden = subjects((value) => value.estimate === null);
  const asked = [
    ...bad.slice(0, 2).map(words.canBad),
    ...(open.length ? [words.canNorm(formatList(open.slice(0, 2)))] : []),
    ...(hidden.length ? [words.canHidden(formatList(hidden.slice(0, 2)))] : []),
    words.canStory,
    words.canMoney,
  ];
  return html`<ol>${asked.slice(0, mostQuestions).map((text) => html`<li>${text}</li>`)}</ol>`;
}

const explained = ["interval", "streefwaarde", "signaal", "voorlopig", "afgeschermd"];

function trust(site: Site, municipality: Municipality): Html {
  const values = site.release.values.filter(
    (value) => value.cut === "municipality" && value.municipality_code === municipality.code,
  );
  const shown = values.filter((value) => value.estimate !== null).length;
  const found = Object.entries(glossary).filter(([id]) => explained.includes(id));
  return block(
    "betrouwbaar",
    words.trust,
    html`<p>${words.trustData(formatDate(site.release.edition.data_until))} ${words.trustHidden(formatNumber(shown), formatNumber(values.length))} ${words.trustRound}</p>
<dl class="feiten">${found.map(([, word]) => html`<dt>${word.term}</dt><dd>${word.text}</dd>`)}</dl>`,
    words.trustConclusion,
  );
}
