import type { Page, Site } from "../data/page.ts";
import { labels } from "../words/labels.ts";
import { type Html, html } from "./html.ts";
import { formatDate } from "./nl-format.ts";

export interface MenuEntry {
  name: string;
  path: string;
}

const menus: Record<"contract" | "monitor", readonly MenuEntry[]> = {
  contract: [
    { name: "Overzicht", path: "/index" },
    { name: "Keten", path: "/keten" },
    { name: "Aanbieders", path: "/aanbieder/index" },
    { name: "Gemeenten", path: "/gemeente/index" },
    { name: "Indicatoren", path: "/indicator/index" },
    { name: "Verantwoording", path: "/verantwoording" },
  ],
  monitor: [
    { name: "Overzicht", path: "/index" },
    { name: "De regio", path: "/regio" },
    { name: "Gemeenten", path: "/gemeente/index" },
    { name: "Cijfers uitgelegd", path: "/indicator/index" },
    { name: "Verantwoording", path: "/verantwoording" },
  ],
};

/** Title bar, menu and, for made-up data, the warning on every page. */
export function header(site: Site, page: Page): Html {
  const { edition } = site.release;
  const entries = menus[edition.edition].map(
    ({ name, path }) =>
      html`<li><a href="${path}"${page.section === path ? html` aria-current="${page.path === path ? "page" : "true"}"` : null}>${name}</a></li>`,
  );
  return html`<div class="kop"><div class="kop-titel"><a class="merk" href="/index">${edition.title}</a>${edition.edition === "contract" && html` <span class="editie">${labels.internal}</span>`}</div><nav class="menu" aria-label="${labels.navigation}"><ul>${entries}</ul></nav></div>${edition.fictitious && html`<div class="fictief" role="note">${labels.fictitious}</div>`}`;
}

/** Where the page comes from: the release, its date, its check figure. */
export function footer(site: Site): Html {
  const { edition, releaseId, hash } = site.release;
  return html`<div class="voet"><p>${edition.title}. Gegevens tot en met ${formatDate(edition.data_until)}.</p><p>Uitgave <code>${releaseId}</code>, controlegetal <code>${hash.slice(0, 8)}</code>. <a href="/verantwoording">Verantwoording</a>${edition.fictitious && " · SYNTHETISCH"}</p></div>`;
}
