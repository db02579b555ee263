import type { Site } from "../data/page.ts";
import type { Agreement } from "../data/tables.ts";
import { wordsFor } from "../words/codes.ts";
import {
  agreementKindNames,
  agreementStateNames,
  dialogueWords,
  effectNames,
} from "../words/dialogue.ts";
import { type Content, type Html, html } from "./html.ts";
import { formatDate, formatFigure, formatPeriod, formatShortDate } from "./nl-format.ts";
import { table } from "./table.ts";
import type { View } from "./view.ts";

const { agreements: words } = dialogueWords;
const done: readonly string[] = ["gereed", "niet_gehaald", "vervallen"];

/** What was agreed, who does it, and whether an effect shows: the newest first. */
export function agreementTable(
  site: Site,
  views: readonly View[],
  agreements: readonly Agreement[],
): Html {
  const until = site.release.edition.data_until;
  return html`${table<Agreement>(
    words.caption,
    [
      {
        heading: words.agreement,
        names: true,
        cell: (one) =>
          html`<span class="afspraak">${one.text}</span> <span class="licht">${one.agreement_id}, ${words.made(formatDate(one.dialogue_on))}, ${wordsFor(agreementKindNames, one.kind)}</span>`,
      },
      {
        heading: words.owner,
        cell: (one) => html`${one.owner_provider}<br>${one.owner_municipality}`,
      },
      { heading: words.due, cell: (one) => formatShortDate(one.ends_on) },
      {
        heading: words.status,
        cell: (one) =>
          html`${wordsFor(agreementStateNames, one.status)}${
            one.ends_on <= until && !done.includes(one.status) && html`<br>${words.late}`
          }`,
      },
      { heading: words.effect, cell: (one) => effectOf(site, views, one) },
    ],
    [...agreements].sort((a, b) => (a.dialogue_on < b.dialogue_on ? 1 : -1)),
    { cards: true },
  )}<p class="licht">${words.note}</p>`;
}

/** What the figures say; where it is too early, from when they can. */
function effectOf(site: Site, views: readonly View[], one: Agreement): Content {
  if (one.effect === null) return words.noEffect;
  const view = views.find(({ id }) => id === one.fact_indicator_id);
  const name = view && html`<span class="licht">${view.phrases.name}.</span>`;
  const early = one.effect === "te_vroeg" && one.effect_from !== null;
  const was = view && one.fact_value !== null && figureOf(one, "fact_value", view);
  const shown = view && one.effect_value !== null && figureOf(one, "effect_value", view);
  return html`<strong>${effectNames[one.effect]}</strong>. ${name} ${
    was && html`${words.was} ${was}${one.fact_period && html` (${formatPeriod(one.fact_period)})`}`
  }${!early && shown && html`; ${words.now(formatPeriod(one.effect_period ?? ""))} ${shown}`}${was && "."} ${
    early && words.from(formatDate(one.effect_from ?? site.release.edition.data_until))
  } ${one.verdict && one.verdict !== one.effect && words.people(effectNames[one.verdict].toLowerCase())}`;
}

/** A figure as it was frozen, or as it was judged; a test holds it against the release. */
function figureOf(one: Agreement, field: "fact_value" | "effect_value", view: View): Html {
  const raw = one[field] ?? 0;
  const text = formatFigure(raw, view.style.unit, view.style.unit === "procent" ? 1 : 0);
  return html`<data class="cijfer" data-ref="agreement|agreement|${one.agreement_id}||${field}" value="${raw}">${text}</data>`;
}
