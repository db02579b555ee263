import type { Link, Page, Site } from "../data/page.ts";
import { updatesOf } from "../data/settings.ts";
import type { Edition } from "../data/tables.ts";
import { correctionWords } from "../words/corrections.ts";
import { labels } from "../words/labels.ts";
import { searchWords, shellWords } from "../words/shell.ts";
import { type Html, html } from "./html.ts";
import { formatDate } from "./nl-format.ts";

/** One line on a desk screen, in any letter: what is for reference only stands in the footer. */
const menus: Record<Edition["edition"], readonly Link[]> = {
  contract: [
    { name: "Overzicht", path: "/index" },
    { name: "Keten", path: "/keten" },
    { name: "Aanbieders", path: "/aanbieder/index" },
    { name: "Doelgroepen", path: "/doelgroep/index" },
    { name: "Gemeenten", path: "/gemeente/index" },
    { name: "Indicatoren", path: "/indicator/index" },
    { name: "Verkenner", path: "/verkenner" },
    { name: "Datakwaliteit", path: "/datakwaliteit" },
    { name: searchWords.title, path: "/zoeken" },
  ],
  monitor: [
    { name: "Overzicht", path: "/index" },
    { name: "De regio", path: "/regio" },
    { name: "Gemeenten", path: "/gemeente/index" },
    { name: "Cijfers uitgelegd", path: "/indicator/index" },
    { name: "Verantwoording", path: "/verantwoording" },
    { name: searchWords.title, path: "/zoeken" },
  ],
  raad: [
    { name: "Raadsrapporten", path: "/index" },
    { name: "Verantwoording", path: "/verantwoording" },
    { name: searchWords.title, path: "/zoeken" },
  ],
};

/** The entries of the main menu of an edition. */
export const menuOf = (site: Site): readonly Link[] => menus[site.release.edition.edition];

/** Title bar, menu and, for made-up data, the warning on every page. */
export function header(site: Site, page: Page): Html {
  const { edition } = site.release;
  const entries = menuOf(site).map(
    ({ name, path }) =>
      html`<li><a href="${path}"${page.section === path ? html` aria-current="${page.path === path ? "page" : "true"}"` : null}>${name}</a></li>`,
  );
  return html`<div class="kop"><div class="kop-titel"><a class="merk" href="/index">${edition.title}</a>${edition.edition === "contract" && html` <span class="editie">${labels.internal}</span>`}</div><nav class="menu" aria-label="${labels.navigation}"><ul>${entries}</ul></nav></div>${edition.fictitious && html`<div class="fictief" role="note">${labels.fictitious}</div>`}`;
}

/** The way to this page: start, section, pages between, and the page itself. None at the start. */
export function breadcrumbs(site: Site, page: Page): Html | null {
  const [home] = menuOf(site);
  if (!home || page.path === home.path) return null;
  const section = menuOf(site).find((entry) => entry.path === page.section);
  const links = [
    home,
    ...(section && section.path !== page.path && section !== home ? [section] : []),
    ...(page.crumbs ?? []),
  ];
  return html`<nav class="kruimel" aria-label="${shellWords.crumbs}"><ol>${links.map(({ name, path }) => html`<li><a href="${path}">${name}</a></li>`)}<li><span aria-current="page">${page.title}</span></li></ol></nav>`;
}

/** To the page before and after this one, when it stands in a list. */
export function previousNext({ neighbours }: Page): Html | null {
  if (!neighbours?.previous && !neighbours?.next) return null;
  const { previous, next } = neighbours;
  return html`<nav class="buren" aria-label="${shellWords.previousNext}">${previous && html`<a href="${previous.path}" rel="prev"><span class="licht">${shellWords.previous}</span> ${previous.name}</a>`}${next && html`<a class="volgende" href="${next.path}" rel="next"><span class="licht">${shellWords.next}</span> ${next.name}</a>`}</nav>`;
}

/** Where the page comes from: its dates, its release, its check figure, and who answers for it. */
export function footer(site: Site, page: Page): Html {
  const { edition, releaseId, hash } = site.release;
  const { owner, contact, addresses } = site.settings;
  const { last, next } = updatesOf(site.settings, edition.data_until);
  const dates = [
    shellWords.dataUntil(formatDate(edition.data_until)),
    ...(last ? [shellWords.updated(formatDate(last))] : []),
    next ? shellWords.nextUpdate(formatDate(next)) : shellWords.noNextUpdate,
  ].join(" ");
  const address = addresses[edition.edition]?.replace(/^https:\/\//, "").replace(/\/$/, "");
  return html`<div class="voet"><p>${edition.title}. ${owner && `${owner}.`} ${dates}</p>${contact && html`<p>${shellWords.question} <a href="mailto:${contact}">${contact}</a></p>`}<p>${shellWords.release} <code>${releaseId}</code>, ${shellWords.check} <code>${hash.slice(0, 8)}</code>. <a href="/verantwoording">Verantwoording</a> · <a href="/correcties">${correctionWords.title}</a> · <a href="/woordenlijst">Woordenlijst</a>${edition.fictitious && " · SYNTHETISCH"}</p>${address && html`<p class="alleen-print">${shellWords.address}: ${address}${page.path}.html</p>`}</div>`;
}
