import { html } from "./components/html.ts";
import { menuOf } from "./components/shell.ts";
import type { PageModule } from "./data/page.ts";
import { notFoundWords } from "./words/shell.ts";

const path = "/404";

/** What a reader sees at an address that is not there. */
export const notFound: PageModule = {
  paths: () => [path],
  render(site) {
    const body = html`<h1>${notFoundWords.title}</h1>
<p class="intro">${notFoundWords.intro}</p>
<p>${notFoundWords.do}</p>
<ul class="keuze">${menuOf(site).map((entry) => html`<li><a href="${entry.path}">${entry.name}</a></li>`)}</ul>`;
    return {
      path,
      title: notFoundWords.title,
      section: path,
      body,
      downloads: [],
      findable: false,
    };
  },
};
