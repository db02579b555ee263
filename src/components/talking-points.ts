import type { Value } from "../data/tables.ts";
import type { Change } from "../words/change.ts";
import { figureSentence, judgement } from "../words/judgement.ts";
import { talkWords } from "../words/parts.ts";
import { figureValue } from "./figure-value.ts";
import { type Html, html } from "./html.ts";
import { signalBadge, signalClass } from "./signal-badge.ts";
import type { View } from "./view.ts";

const most = 3;

/**
 * What a dialogue is about: at most three signals, each with what may explain it and a question
 * to open with. Unfavourable ones first.
 */
export function talkingPoints(
  parts: readonly { view: View; value: Value }[],
  changes: readonly { view: View; change: Change }[],
): Html {
  const order = ["ongunstig", "gunstig"];
  const points = parts
    .filter(({ value }) => order.includes(value.signal))
    .sort((a, b) => order.indexOf(a.value.signal) - order.indexOf(b.value.signal))
    .slice(0, most);
  // A figure can be within the norm and yet clearly not what it was.
  const moved = changes.filter(({ change }) => change.apart).slice(0, most - points.length);
  if (points.length + moved.length === 0) {
    return html`<p>${talkWords.none}</p>`;
  }
  return html`<ul class="gesprek">${points.map(
    ({ view, value }) => html`<li class="${signalClass[value.signal]}">
<p><strong>${view.phrases.name}</strong> ${signalBadge(value.signal)}</p>
<p>${figureSentence(view, value)} ${judgement(view, value)}</p>
${
  view.definition &&
  html`<p class="licht">${talkWords.heed} ${view.definition.caveats.slice(0, 2).map((text, index) => html`${index > 0 && " "}${text}`)} ${talkWords.chance}</p>`
}
<p>${talkWords.question(view.phrases.openQuestion)}</p>
</li>`,
  )}${moved.map(
    ({ view, change: { first, last } }) => html`<li>
<p><strong>${view.phrases.name}</strong>: van ${figureValue(first, "estimate", view.style)} in ${first.period} naar ${figureValue(last, "estimate", view.style)} in ${last.period}. ${talkWords.moved}</p>
<p>${talkWords.question(view.phrases.openQuestion)}</p>
</li>`,
  )}</ul>`;
}
