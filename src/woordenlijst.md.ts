import { html } from "./components/html.ts";
import type { PageModule } from "./data/page.ts";
import { glossary, glossaryWords, type Word } from "./words/glossary.ts";

const path = "/woordenlijst";

/** Every word that is explained anywhere, in order. */
export const glossaryPage: PageModule = {
  paths: () => [path],
  render(site) {
    // A word that another edition uses instead is left out: here it is called otherwise.
    const other = site.release.edition.edition === "contract" ? "streefwaarde" : "norm";
    const words = (Object.entries(glossary) as [string, Word][])
      .filter(([id]) => id !== other)
      .sort(([, a], [, b]) => a.term.localeCompare(b.term, "nl"));
    const body = html`<h1>${glossaryWords.title}</h1>
<p class="intro">${glossaryWords.intro}</p>
<dl class="feiten">${words.map(([id, word]) => html`<dt id="${id}">${word.term}</dt><dd>${word.text}</dd>`)}</dl>`;
    return { path, title: glossaryWords.title, section: path, body, downloads: [] };
  },
};
