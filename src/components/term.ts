import { glossary, glossaryWords, type Word, type WordId } from "../words/glossary.ts";
import { type Html, html } from "./html.ts";

const anchor = (id: string) => `begrip-${id}`;

/**
 * A word with its explanation behind it. A button of plain HTML that opens a popover: it works with
 * a keyboard and a finger, and without script. `explained` puts the texts at the end of the page;
 * on paper they are a list there.
 *
 * @param shown the word as the sentence has it
 */
export function term(id: WordId, shown: string): Html {
  return html`<button type="button" class="begrip" popovertarget="${anchor(id)}">${shown}</button>`;
}

/** As `term`, for a name that may or may not be in the glossary. */
export function termIfKnown(name: string): Html | string {
  const id = (Object.keys(glossary) as WordId[]).find(
    (one) => glossary[one].term.toLowerCase() === name.toLowerCase(),
  );
  return id ? term(id, name) : name;
}

/** The explanation of every term in these pieces of a page, once each; null when there is none. */
export function explained(...parts: readonly Html[]): Html | null {
  const used = new Set(
    parts.flatMap((part) =>
      [...part.text.matchAll(/popovertarget="begrip-([\w-]+)"/g)].map(([, id]) => id as WordId),
    ),
  );
  if (used.size === 0) return null;
  const words = [...used].sort();
  return html`<div class="begrippen"><p class="begrippen-kop">${glossaryWords.onThisPage}</p>
${words.map((id) => {
  const word: Word = glossary[id];
  return html`<div class="begrip-tekst" id="${anchor(id)}" popover><p><strong>${word.term}</strong>. ${word.text} <a href="/woordenlijst#${id}">${glossaryWords.title}</a></p></div>\n`;
})}</div>`;
}
