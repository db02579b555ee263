import { type Html, html } from "../components/html.ts";
import { capital, formatCount, formatList, formatShortDate } from "../components/nl-format.ts";
import { table } from "../components/table.ts";
import type { CouncilRequest } from "../data/council-tables.ts";
import { requestStates } from "../data/council-tables.ts";
import type { Site } from "../data/page.ts";
import type { Municipality } from "../data/tables.ts";
import { askedWords as words } from "../words/council-asked.ts";

/** More would push the first sheet over its end. */
const most = 4;

/** What the council asked for before, the newest first, and how many of it are done. */
export function asked(
  site: Site,
  { code, name }: Municipality,
): { content: Html; conclusion: string } {
  const all = site.release.councilRequests
    .filter((one) => one.municipality_code === code)
    .sort((a, b) => (a.on_date < b.on_date ? 1 : -1));
  if (all.length === 0) {
    return { content: html`<p>${words.none(name)}</p>`, conclusion: words.noneConclusion };
  }
  const more = all.length - most;
  const content = html`${table<CouncilRequest>(
    words.caption,
    [
      {
        heading: words.asked,
        names: true,
        cell: (one) =>
          html`<span class="afspraak"><strong>${ended(one.title)}</strong> ${one.text}</span> <span class="licht">${words.kinds[one.kind]}, ${formatShortDate(one.on_date)}</span>`,
      },
      { heading: words.state, cell: (one) => words.states[one.status] },
      {
        heading: words.answer,
        cell: (one) =>
          one.answer === null
            ? words.noAnswer
            : html`${one.answer} <span class="licht">${formatShortDate(one.answered_on ?? one.on_date)}</span>`,
      },
    ],
    all.slice(0, most),
    { cards: true },
  )}${more > 0 && html`<p>${words.more(formatCount(more))}</p>`}`;
  const counted = requestStates.flatMap((state) => {
    const n = all.filter(({ status }) => status === state).length;
    return n === 0 ? [] : [words.counted[state](formatCount(n), n === 1)];
  });
  return {
    content,
    conclusion: words.conclusion(capital(formatCount(all.length)), formatList(counted)),
  };
}

/** A title as a sentence of its own. */
const ended = (title: string) => (/[.?!]$/.test(title) ? title : `${title}.`);
