import { pictureOf } from "../components/chart-svg.ts";
import { spark } from "../components/charts/spark.ts";
import { type Html, html } from "../components/html.ts";
import { formatDate } from "../components/nl-format.ts";
import { PageDraft } from "../components/page-draft.ts";
import { tileFigure } from "../components/tile-figure.ts";
import { judgementCell } from "../components/value-columns.ts";
import { type View, viewsOf } from "../components/view.ts";
import type { PageModule, Site } from "../data/page.ts";
import { municipalityPath, regionInText } from "../data/places.ts";
import { updatesOf } from "../data/settings.ts";
import { correctionWords } from "../words/corrections.ts";
import { coreIndicators, type Goal, goals } from "../words/goals.ts";
import { figureSentence, overview, periodPhrase } from "../words/judgement.ts";
import { monitorWords as words } from "../words/monitor.ts";
import { shellWords } from "../words/shell.ts";

/** The door for everyone: how the region is doing, and the way to one's own municipality. */
export const home: PageModule = {
  paths: () => ["/index"],
  render(site, path) {
    const page = new PageDraft(path);
    const { edition, municipalities } = site.release;
    const views = viewsOf(site);
    const core = coreOf(views);
    const seen = core.flatMap((view) => {
      const value = view.value("region", {});
      return value ? [{ view, value }] : [];
    });
    const map = firstMap(site, page, core);
    const body = html`<h1>${words.title(regionInText(edition.region_name))}</h1>
<p class="intro">${overview(seen)}</p>
<section id="doelen"><h2>${words.goalsTitle}</h2><p>${words.goalsIntro}</p>
<ul class="doelen">${goals.map((goal) => html`<li><a href="/doel/${goal.id}"><strong>${goal.name}</strong></a><br>${goal.text}</li>`)}</ul></section>
${seen.length > 0 && html`<section id="kort"><h2>${words.coreTitle}</h2><ul class="kern">${seen.map(({ view }) => core1(view))}</ul></section>`}
<section id="gemeenten"><h2>${words.municipality}</h2>
<ul class="keuze">${municipalities.map((one) => html`<li><a href="${municipalityPath(one)}">${one.name}</a></li>`)}</ul>
${map}</section>
${themes(views)}
<section id="lezen"><h2>${words.readTitle}</h2>
<div class="twee"><div><h3>${words.can}</h3><ul>${words.canList.map((text) => html`<li>${text}</li>`)}</ul></div>
<div><h3>${words.cannot}</h3><ul>${words.cannotList.map((text) => html`<li>${text}</li>`)}</ul></div></div></section>
${about(site)}`;
    return { path, title: "Overzicht", section: "/index", body, downloads: page.downloads };
  },
};

/** The map of the first that can be drawn: only that one gets files. */
function firstMap(site: Site, page: PageDraft, views: readonly View[]): Html | null {
  for (const view of views) {
    const figure = tileFigure(site, page, view);
    if (figure !== null) return figure;
  }
  return null;
}

/** Six indicators with a figure for the region: the core first, then the next of the goals. */
function coreOf(views: readonly View[]): View[] {
  const ids = [...new Set([...coreIndicators, ...goals.flatMap(({ indicators }) => indicators)])];
  return ids
    .flatMap((id) => views.filter((view) => view.id === id))
    .filter((view) => view.value("region", {})?.estimate != null)
    .slice(0, 6);
}

/** One core sentence, with how it went in small. */
function core1(view: View): Html | null {
  const value = view.value("region", {});
  if (!value) return null;
  const years = view.series("region", {}, "jaar").filter((year) => year.status === "definitief");
  const [first, last] = [years[0], years.at(-1)];
  const name = words.sparkOf(view.phrases.subject, first?.period ?? "", last?.period ?? "");
  const line =
    years.length >= 2 &&
    pictureOf(
      spark(
        name,
        years.map((year) => year.estimate),
      ),
      name,
    );
  return html`<li><p><a href="${view.path}">${view.phrases.name}</a> <span class="licht">${periodPhrase(view, value.period)}</span></p><p>${figureSentence(view, value)}</p><p>${line} ${judgementCell(value)}</p></li>`;
}

function themes(views: readonly View[]): Html | null {
  const rows = goals.flatMap((goal) => {
    const found = ofGoal(views, goal);
    return found.length > 0 ? [{ goal, found }] : [];
  });
  if (rows.length === 0) return null;
  return html`<section id="onderwerpen"><h2>${words.themes}</h2><p>${words.themesIntro}</p>
<dl class="feiten">${rows.map(({ goal, found }) => html`<dt>${goal.name}</dt><dd>${found.map((view, index) => html`${index > 0 && ", "}<a href="${view.path}">${view.phrases.name}</a>`)}</dd>`)}</dl></section>`;
}

/** The indicators of a goal that the release shows for the region. */
export function ofGoal(views: readonly View[], { indicators }: Goal): View[] {
  return indicators
    .flatMap((id) => views.filter((view) => view.id === id))
    .filter((view) => view.value("region", {})?.estimate != null);
}

function about(site: Site): Html {
  const { last, next } = updatesOf(site.settings, site.release.edition.data_until);
  const pages = [
    ["/open-data", words.openData, words.openDataText],
    ["/toegankelijkheid", words.accessibility, words.accessibilityText],
    ["/privacy", words.privacy, words.privacyText],
    ["/bescherming", words.protection, words.protectionText],
    ["/verantwoording", words.about, words.aboutText],
  ] as const;
  return html`<section id="over"><h2>${words.aboutTitle}</h2>
<dl class="feiten"><dt>${words.updates}</dt><dd>${shellWords.dataUntil(formatDate(site.release.edition.data_until))} ${last && shellWords.updated(formatDate(last))} ${next ? shellWords.nextUpdate(formatDate(next)) : shellWords.noNextUpdate}</dd>
<dt>${words.corrections}</dt><dd>${words.correctionsText} <a href="/correcties">${correctionWords.link}</a></dd>
${pages.map(([path, name, text]) => html`<dt><a href="${path}">${name}</a></dt><dd>${text}</dd>`)}</dl></section>`;
}
