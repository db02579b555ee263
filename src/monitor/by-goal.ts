import { type Html, html } from "../components/html.ts";
import { jumpList } from "../components/jump-list.ts";
import { formatList } from "../components/nl-format.ts";
import type { View } from "../components/view.ts";
import type { Dims } from "../data/reference.ts";
import { byGoalWords as words } from "../words/by-goal.ts";
import { goals } from "../words/goals.ts";

/** So many figures of a goal stand open; the rest is one click away, and named on paper. */
const leading = 2;

/**
 * The figures of one place, goal by goal: of each goal the first that can be shown stand open, the others
 * behind a line that names them. Forty figures in a row make a reader get lost.
 *
 * @param block one figure, with a heading of the third level; behind the line it may say less
 */
export function byGoal(
  views: readonly View[],
  cut: string,
  dims: Dims,
  block: (view: View, folded: boolean) => Html | null,
): Html {
  const named = new Set(goals.flatMap(({ indicators }) => indicators));
  const parts = [
    ...goals.map(({ id, name, text, indicators }) => ({
      id: `doel-${id}`,
      name,
      text,
      found: indicators.flatMap((one) => views.filter((view) => view.id === one)),
    })),
    { ...words.rest, found: views.filter(({ id }) => !named.has(id)) },
  ]
    .map((part) => ({ ...part, found: part.found.filter((view) => view.value(cut, dims)) }))
    .filter(({ found }) => found.length > 0);
  return html`${jumpList(parts)}
${parts.map(({ id, name, text, found }) => {
  const shown = found.filter((view) => view.value(cut, dims)?.estimate != null);
  const open = (shown.length > 0 ? shown : found).slice(0, leading);
  const folded = found.filter((view) => !open.includes(view));
  return html`<section id="${id}" class="per-doel"><h2>${name}</h2><p>${text}</p>
${open.map((view) => block(view, false))}
${folded.length > 0 && html`<details class="meer-cijfers"><summary>${words.more(name)}: ${formatList(folded.map((view) => view.phrases.name.toLowerCase()))}</summary>${folded.map((view) => block(view, true))}</details>`}</section>
`;
})}`;
}
