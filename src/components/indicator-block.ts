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
import { blockWords } from "../words/parts.ts";
import { figureValue } from "./figure-value.ts";
import { type Content, type Html, html } from "./html.ts";
import type { PageDraft } from "./page-draft.ts";
import { seriesFigure } from "./series-figure.ts";
import { termIfKnown } from "./term.ts";
import { judgementCell } from "./value-columns.ts";
import type { View } from "./view.ts";

/**
 * One indicator on a page: the question, the judgement, the figure, how sure it is, and how it
 * went over time. In that order: a reader first wants to know whether to worry.
 */
export function indicatorBlock(
  site: Site,
  page: PageDraft,
  view: View,
  at: {
    cut: string;
    dims: Dims;
    about: string;
    beside?(value: Value): Content;
    below?: Content;
    id?: string;
    /** Where it is a part of a part: a heading of the third level. */
    within?: boolean;
  },
): Html | null {
  const value = view.value(at.cut, at.dims);
  if (!value) return null;
  const series = seriesFigure(site, page, view, at.cut, at.dims, at.about, {
    ...(at.id ? { id: at.id } : {}),
  });
  return html`<section class="blok" id="${view.id.replaceAll("_", "-")}${at.id && `-${at.id}`}">
<div class="blok-tekst">
${at.within ? html`<h3>${view.phrases.question}</h3>` : html`<h2>${view.phrases.question}</h2>`}
${summary(view, value)}
${at.beside?.(value)}
<p class="verder"><a href="${view.path}">${blockWords.howComputed}<span class="alleen-voorlezen">: ${view.phrases.name}</span></a></p>
</div>
${series ? html`<div class="blok-beeld">${series}</div>` : null}
${at.below && html`<div class="blok-onder">${at.below}</div>`}
</section>`;
}

/** Figure, judgement and certainty of one value, in words. */
export function summary(view: View, value: Value): Html {
  const interval = intervalSentence(view, value);
  const basis = basisSentence(view, value);
  const verdict = judgement(view, value);
  return html`${
    value.estimate === null
      ? null
      : html`<p class="groot">${figureValue(value, "estimate", view.style)} <span class="groot-bij">${termIfKnown(view.phrases.name)}, ${periodPhrase(view, value.period)}</span></p>`
  }
<p class="oordeel">${judgementCell(value)}</p>
<p>${figureSentence(view, value)} ${verdict}</p>
${(interval || basis) && html`<p class="zekerheid">${interval} ${basis}</p>`}`;
}
