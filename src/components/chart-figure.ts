import type { Sheet, Site } from "../data/page.ts";
import { anchorNames, chartParts, originSentence } from "../words/chart-parts.ts";
import { labels } from "../words/labels.ts";
import { fileOf, pictureOf } from "./chart-svg.ts";
import type { Picture } from "./charts/picture.ts";
import { type Html, html, plain } from "./html.ts";
import { formatDate } from "./nl-format.ts";
import type { PageDraft } from "./page-draft.ts";

/** Words that must be there. */
export type Text = Html | string;

/**
 * What every chart on every page says. Nothing may be left out: a chart without its message, its
 * table, its limits or an anchor does not compile. What there is not, says so in words.
 */
export interface ChartContract {
  /** Unique on its page; also the name of its files. */
  id: string;
  /** What the chart says, in one sentence; generated from the state of the signal. */
  message: Text;
  subtitle: ChartSubtitle;
  /** The drawing. Its alternative text is its kind and the message; its SVG becomes a file. */
  picture: Picture;
  /** Where the figures come from: `leveringen tot en met 31 december 2025`. */
  source: string;
  /** The release that the figures are in. */
  release: string;
  /** The first period that is provisional, as a reader says it; null when all are final. */
  provisionalFrom: string | null;
  /** What the figures are read against. */
  anchors: Anchors;
  /** The same figures as a table. */
  table: Html;
  /** The same figures as a file. The picture is a file by itself. */
  download: Sheet;
  /** How to read the picture. */
  reading: Text;
  /** What may not be concluded from it. */
  limits: Text;
  /** What happened, with the numbers that stand in the picture; absent where nothing is drawn over time. */
  events?: readonly EventNote[];
}

/** Something that happened: its number in the picture, the day, and what it was. */
export interface EventNote {
  number: number;
  date: string;
  text: string;
}

/** What, about whom, which period, in which unit. */
export interface ChartSubtitle {
  what: Text;
  who: Text;
  period: Text;
  unit: Text;
}

/** An anchor with its figure, or the reason why there is none. */
export type Anchor = { figure: Text } | { absent: string };

export interface Anchors {
  /** The same figure, earlier. */
  ownPast: Anchor;
  norm: Anchor;
  region: Anchor;
  netherlands: Anchor;
}

/** Source and release of a chart: the same for all charts of a site. */
export function originOf(site: Site): Pick<ChartContract, "source" | "release"> {
  const { edition, releaseId } = site.release;
  return { source: originSentence(formatDate(edition.data_until)), release: releaseId };
}

/**
 * Places a chart on a page; its files join those of the page.
 *
 * @param marks the signs in the table, explained
 */
export function chartFigure(
  site: Site,
  page: PageDraft,
  chart: ChartContract,
  marks: string | null = null,
): Html {
  const message = plain(chart.message).trim();
  if (message === "") throw new Error(`grafiek ${chart.id} heeft geen boodschap`);
  const alternative = `${chart.picture.kind}. ${message}`;
  const csv = page.download(chart.id, chart.download);
  const svg = page.picture(chart.id, fileOf(chart.picture, alternative));
  const { what, who, period, unit } = chart.subtitle;
  const name = html`<span class="alleen-voorlezen">: ${what}, ${who}</span>`;
  return html`<figure class="grafiek" id="${chart.id}">
<figcaption><span class="boodschap">${chart.message}</span> <span class="ondertitel">${what}, ${who}, ${period} (${unit})</span></figcaption>
${pictureOf(chart.picture, alternative)}
${eventList(chart.events ?? [])}${anchorList(site, chart.anchors)}
<details><summary>${labels.table}${name}</summary>${chart.table}${marks && html`<p class="legenda">${marks}</p>`}</details>
<details><summary>${chartParts.reading}${name}</summary><p class="leeswijzer">${chart.reading}</p><p class="leeswijzer">${chart.limits}</p></details>
<p class="bron">${chartParts.source(chart.source, chart.release, chart.provisionalFrom)} <span class="bestanden">${chartParts.download}: <a class="download" href="${csv}">CSV</a> <a class="download" href="${svg}">SVG</a></span></p>
</figure>`;
}

/** What the numbered lines in the picture stand for. */
function eventList(events: readonly EventNote[]): Html | null {
  if (events.length === 0) return null;
  return html`<ul class="gebeurtenissen">${events.map(
    ({ number, date, text }) =>
      html`<li><span class="nummer"><span class="alleen-voorlezen">${chartParts.event} </span>${String(number)}</span> ${date}: ${text}</li>`,
  )}</ul>
`;
}

/** What the figures are read against; what there is not is said in so many words. */
function anchorList(site: Site, anchors: Anchors): Html {
  const names = anchorNames[site.release.edition.edition];
  const entries = Object.keys(names) as (keyof Anchors)[];
  return html`<dl class="ankers">${entries.map((key) => {
    const anchor = anchors[key];
    const absent = "absent" in anchor;
    return html`<div><dt>${names[key]}</dt><dd${absent && html` class="geen-anker"`}>${absent ? anchor.absent : anchor.figure}</dd></div>`;
  })}</dl>`;
}
