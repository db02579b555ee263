import { html, plain } from "./components/html.ts";
import { plainLetters, searchScript, stem } from "./components/search-script.ts";
import { menuOf } from "./components/shell.ts";
import type { ClosingModule, Page } from "./data/page.ts";
import { glossary, type Word } from "./words/glossary.ts";
import { searchWords } from "./words/shell.ts";

/**
 * The search: a list of all pages by section, that a small script narrows while a reader types.
 * Without script it is the list, which the browser can search by itself.
 */
export const search: ClosingModule = {
  path: "/zoeken",
  render(site, pages) {
    const found = pages.filter((page) => page.findable !== false);
    const sections = menuOf(site)
      .map((entry) => ({ ...entry, pages: found.filter((page) => page.section === entry.path) }))
      .filter((section) => section.pages.length > 1);
    const grouped = new Set(sections.flatMap((section) => section.pages));
    const alone = found.filter((page) => !grouped.has(page));
    const groups = [{ name: searchWords.main, pages: alone }, ...sections];
    const body = html`<h1>${searchWords.title}</h1>
<p class="intro">${searchWords.intro}</p>
<div class="zoek" id="zoek" hidden><label for="zoekveld">${searchWords.label}</label><input id="zoekveld" type="search" autocomplete="off" spellcheck="false" aria-describedby="zoekhint"><p class="licht" id="zoekhint">${searchWords.hint}</p><p role="status" id="zoekstand"></p></div>
${groups
  .filter((group) => group.pages.length > 0)
  .map(
    (group) => html`<section class="vindplaats"><h2>${group.name}</h2>
<ul class="keuze">${group.pages.map((page) => html`<li data-zoek="${wordsOf(page, group.name)}"><a href="${page.path}">${page.title}</a></li>`)}</ul></section>`,
  )}`;
    return {
      path: this.path,
      title: searchWords.title,
      section: this.path,
      body,
      downloads: [],
      script: searchScript(searchWords),
      findable: false,
    };
  },
};

/** What a page is found by: its title, section, headings and keywords, and other words for those. */
function wordsOf(page: Page, section: string): string {
  const headings = [...page.body.text.matchAll(/<h2[^>]*>([\s\S]*?)<\/h2>/g)].map(([, text]) =>
    plain(html`${text ?? ""}`),
  );
  const own = [page.title, section, ...headings, ...(page.keywords ?? [])].join(" ");
  const text = plainLetters(own);
  const also = (Object.values(glossary) as Word[]).flatMap((word) =>
    text.includes(plainLetters(word.term)) ? (word.also ?? []) : [],
  );
  const tokens = [own, ...also].flatMap((part) => plainLetters(part).split(" "));
  return [...new Set(tokens.filter((token) => token.length > 1).map(stem))].join(" ");
}
