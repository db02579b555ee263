import { html } from "../components/html.ts";
import type { PageModule } from "../data/page.ts";
import { municipalityPath } from "../data/places.ts";
import { councilWords as words } from "../words/council.ts";

/** All reports, one per municipality. */
export const councilHome: PageModule = {
  paths: () => ["/index"],
  render(site, path) {
    const { municipalities } = site.release;
    const body = html`<h1>${words.homeTitle}</h1>
<p class="intro">${words.homeIntro}</p>
<section id="gemeenten"><h2>${words.choose}</h2>
<ul class="keuze">${municipalities.map((one) => html`<li><a href="${municipalityPath(one)}">${one.name}</a></li>`)}</ul></section>
<section id="inhoud"><h2>${words.whatInside}</h2>
<ol>${words.inside.map((text) => html`<li>${text}</li>`)}</ol>
<p>${words.homeRead}</p><p>${words.homeSame}</p></section>`;
    return { path, title: words.homeTitle, section: "/index", body, downloads: [] };
  },
};
