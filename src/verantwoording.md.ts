import { html } from "./components/html.ts";
import { capital, formatDate, formatNumber } from "./components/nl-format.ts";
import { signalBadge } from "./components/signal-badge.ts";
import { deliveryTable, fileSentence, findingTable } from "./components/source-tables.ts";
import { statedNumber } from "./components/stated-number.ts";
import { table } from "./components/table.ts";
import { type View, viewsOf } from "./components/view.ts";
import type { PageModule, Site } from "./data/page.ts";
import { type Signal, statuses, type Value } from "./data/tables.ts";
import { omissions, signalMeanings } from "./words/accountability.ts";
import { lawNames, wordsFor } from "./words/codes.ts";
import { correctionWords } from "./words/corrections.ts";
import { periodPhrase } from "./words/judgement.ts";
import { labels, signalNames, statusNames } from "./words/labels.ts";

const path = "/verantwoording";

/** Where the figures come from, how good they are, what was left out, which release this is. */
export const accountability: PageModule = {
  paths: () => [path],
  render(site) {
    const { release } = site;
    const { edition } = release;
    const views = viewsOf(site);
    const ladders = [...new Set(release.ladder.map((step) => step.law))];
    const body = html`<h1>Verantwoording</h1>
<p class="intro">Waar de cijfers vandaan komen, hoe goed ze zijn en wat we weglaten.</p>
<section id="bruikbaar"><h2>Zijn de cijfers bruikbaar?</h2>${usable(views)}</section>
<section id="levering"><h2>Wat is er geleverd?</h2>
<p>De cijfers komen uit de berichten die aanbieders en gemeenten elkaar sturen, en uit lijsten van aanbieders. ${fileSentence(release.deliveries)} Een bestand dat twee keer komt, telt één keer.</p>
${release.deliveries.length > 0 && deliveryTable(release.deliveries)}</section>
${
  release.findings.length > 0 &&
  html`<section id="bevindingen"><h2>Wat klopte er niet?</h2><p>Elke levering wordt gecontroleerd. Wat is afgekeurd, telt niet mee. De rest telt mee, met een signaal.</p>${findingTable("Bevindingen in alle leveringen", release.findings)}</section>`
}
<section id="weggelaten"><h2>Wat laten we weg?</h2><ul>${omissions(edition).map((text) => html`<li>${text}</li>`)}</ul>${left(site)}</section>
<section id="tekens"><h2>Zo leest u de tekens</h2>
<dl class="feiten">${(Object.keys(signalNames) as Signal[]).map((signal) => html`<dt>${signalBadge(signal)}</dt><dd>${signalMeanings(edition.edition)[signal]}</dd>`)}
<dt>*</dt><dd>${capital(labels.marks.provisional)}.</dd><dt>·</dt><dd>${capital(labels.marks.hidden)}.</dd><dt>.</dt><dd>${capital(labels.marks.missing)}.</dd></dl></section>
<section id="ladder"><h2>De ladder van hulp</h2><p>Hulp heeft een trede: hoe hoger, hoe zwaarder. De ladder is een keuze van de regio.</p>
<div class="twee">${ladders.map((law) => ladder(site, law))}</div></section>
<section id="uitgave"><h2>Deze uitgave</h2>
<dl class="feiten"><dt>Uitgave</dt><dd><code>${release.releaseId}</code></dd>
<dt>Controlegetal</dt><dd><code>${(release.hash.match(/.{1,8}/g) ?? []).join(" ")}</code></dd>
<dt>Regio</dt><dd>${edition.region_name}</dd>
<dt>Waarneming</dt><dd>${formatDate(edition.observation_from)} tot en met ${formatDate(edition.data_until)}</dd>
<dt>Een onderbreking</dt><dd>van ten hoogste ${formatNumber(edition.gap_days)} dagen beëindigt de hulp niet</dd>
<dt>Versies</dt><dd>${views.map((view, index) => html`${index > 0 && ", "}<a href="${view.path}">${view.phrases.name}</a> ${view.indicator.version}`)}</dd></dl>
<p><a href="/correcties">${correctionWords.link}</a></p></section>`;
    return { path, title: "Verantwoording", section: path, body, downloads: [] };
  },
};

/** Per indicator: can it be used, and why (not). */
function usable(views: readonly View[]) {
  const verdict = (value: Value | undefined) =>
    value?.estimate == null && value?.lower == null
      ? "nee"
      : value.status === "definitief"
        ? "ja"
        : "met voorbehoud";
  return table(
    "Bruikbaarheid per cijfer",
    [
      {
        heading: "Cijfer",
        names: true,
        cell: (view: View) => html`<a href="${view.path}">${view.phrases.name}</a>`,
      },
      { heading: "Bruikbaar?", cell: (view) => verdict(view.value("region", {})) },
      {
        heading: "Laatste definitieve periode",
        cell: (view) => {
          const value = view.value("region", {});
          return value ? periodPhrase(view, value.period) : "geen";
        },
      },
      {
        heading: "Staat van dat cijfer",
        cell: (view) => {
          const value = view.value("region", {});
          return value ? statusNames[value.status] : "ontbreekt";
        },
      },
    ],
    views,
  );
}

/** How many figures this edition shows and how many not, by reason. */
function left(site: Site) {
  const { values } = site.release;
  const rows = statuses
    .map((status) => ({ status, count: values.filter((value) => value.status === status).length }))
    .filter((row) => row.count > 0);
  return html`<p>Deze uitgave telt ${statedNumber("values", {}, "rows", values.length)} cijfers, naar staat:</p>${table(
    "Cijfers naar staat",
    [
      { heading: "Staat", names: true, cell: (row) => statusNames[row.status] },
      {
        heading: "Aantal",
        number: true,
        cell: ({ status, count }) => statedNumber("values", { status }, "rows", count),
      },
    ],
    rows,
  )}`;
}

function ladder(site: Site, law: string) {
  const steps = site.release.ladder
    .filter((step) => step.law === law)
    .sort((a, b) => b.rank - a.rank);
  const first = steps[0];
  return html`<div><h3>${wordsFor(lawNames, law)}</h3>${table(
    `Ladder ${wordsFor(lawNames, law)}`,
    [
      {
        heading: "Trede",
        number: true,
        cell: ({ version, rank }) => statedNumber("ladder", { law, version, rank }, "rank", rank),
      },
      { heading: "Hulp", names: true, cell: (step) => step.name },
    ],
    steps,
  )}<p class="legenda">Versie ${first?.version}, geldt vanaf ${formatDate(first?.valid_from ?? "")}. Bron: ${first?.source}.</p></div>`;
}
