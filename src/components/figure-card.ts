import type { Site } from "../data/page.ts";
import type { Dims } from "../data/reference.ts";
import type { Value } from "../data/tables.ts";
import {
  basisSentence,
  figureSentence,
  intervalSentence,
  judgement,
  periodPhrase,
} from "../words/judgement.ts";
import { labels } from "../words/labels.ts";
import { figureValue } from "./figure-value.ts";
import { type Html, html } from "./html.ts";
import type { PageDraft } from "./page-draft.ts";
import { seriesFigure } from "./series-figure.ts";
import { judgementCell } from "./value-columns.ts";
import type { View } from "./view.ts";

/**
 * One figure under a heading of the page: its name, what it says, and how it went. On a phone, how it
 * went is behind a line; wider, and on paper, it always shows. Null when the release holds no figure of
 * the group.
 *
 * @param about whom it is about, for the chart
 * @param named says whom it is about in the heading
 * @param id makes the figure unique when the page shows the indicator twice
 */
export function figureCard(
  site: Site,
  page: PageDraft,
  view: View,
  at: { cut: string; dims: Dims; about: string; id?: string; named?: boolean },
): Html | null {
  const value = view.value(at.cut, at.dims);
  if (!value) return null;
  const series = seriesFigure(site, page, view, at.cut, at.dims, at.about, {
    ...(at.id ? { id: at.id } : {}),
  });
  return html`<div class="kaart"><h3><a href="${view.path}">${view.phrases.name}</a>${at.named && html` <span class="licht">${at.about}</span>`}</h3>${told(view, value)}${series && html`<details class="verloop"><summary>${labels.course}: ${view.phrases.name.toLowerCase()}</summary>${series}</details>`}</div>`;
}

/** The figure and how sure it is; a judgement only where something was agreed. */
function told(view: View, value: Value): Html {
  const judged = value.norm_value !== null || value.estimate === null;
  return html`${
    value.estimate !== null &&
    html`<p class="groot">${figureValue(value, "estimate", view.style)} <span class="groot-bij">${periodPhrase(view, value.period)}</span></p>`
  }${judged && html`<p class="oordeel">${judgementCell(value)}</p>`}<p>${figureSentence(view, value)} ${judged && judgement(view, value)}</p><p class="zekerheid">${intervalSentence(view, value)} ${view.indicator.kind !== "count" && basisSentence(view, value)}</p>`;
}
