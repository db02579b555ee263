import { type Content, html } from "../components/html.ts";
import { formatDate, formatFigure, formatNumber } from "../components/nl-format.ts";
import { statedNumber } from "../components/stated-number.ts";
import { table } from "../components/table.ts";
import type { PageModule, Site } from "../data/page.ts";
import type { Protection } from "../data/tables.ts";
import {
  accessibilityWords as access,
  privacyWords as privacy,
  protectionWords as shield,
} from "../words/monitor.ts";

const list = (texts: readonly string[]) =>
  html`<ul>${texts.map((text) => html`<li>${text}</li>`)}</ul>`;

const mail = (site: Site, before: string, otherwise: string): Content =>
  site.settings.contact === null
    ? html`<p>${otherwise}</p>`
    : html`<p>${before} <a href="mailto:${site.settings.contact}">${site.settings.contact}</a></p>`;

/** What our way of hiding leaves, beside hiding by a threshold alone. */
function yieldTable(protection: Protection): Content {
  const counted = (field: keyof Protection, text?: (value: number) => string) =>
    statedNumber("protection", {}, field, protection[field] ?? 0, text);
  const percent = (share: number) => formatFigure(share, "procent", 1);
  return table<{ name: string; before: "" | "naive_" }>(
    shield.yield,
    [
      { heading: shield.method, cell: (row) => row.name, names: true },
      {
        heading: shield.shown,
        cell: (row) => counted(`${row.before}shown`, percent),
        number: true,
      },
      { heading: shield.kept, cell: (row) => counted(`${row.before}kept`, percent), number: true },
      { heading: shield.exact, cell: (row) => counted(`${row.before}exact`), number: true },
    ],
    [
      { name: shield.ours, before: "" },
      { name: shield.naive, before: "naive_" },
    ],
  );
}

/** Why not every figure is shown, and how the protection of this release was tried. */
export const protectionPage: PageModule = {
  paths: () => ["/bescherming"],
  render(site, path) {
    const { edition, protection, indicators, values } = site.release;
    const euro = new Set(
      indicators.filter((one) => one.unit === "euro").map((one) => one.indicator_id),
    );
    const money = values.some((one) => euro.has(one.indicator_id) && one.estimate !== null);
    const shown = (n: number | null, none = "0") => (n === null ? none : formatNumber(n));
    const counted = (field: string, n: number) => statedNumber("protection", {}, field, n);
    const audit = protection
      ? html`<dl class="feiten"><dt>${shield.figures}</dt><dd>${counted("figures", protection.figures)}</dd>
<dt>${shield.primaries}</dt><dd>${counted("primaries", protection.primaries)}</dd>
<dt>${shield.secondaries}</dt><dd>${counted("secondaries", protection.secondaries)}</dd>
<dt>${shield.attacked}</dt><dd>${counted("attacked", protection.attacked)}</dd>
<dt>${shield.narrowest}</dt><dd>${protection.narrowest === null ? shield.narrowestNone : shield.narrowestText(formatNumber(protection.narrowest, Number.isInteger(protection.narrowest) ? 0 : 1))}</dd></dl>
<h3>${shield.yield}</h3><p>${shield.yieldText}</p>${yieldTable(protection)}`
      : html`<p>${shield.noAudit}</p>`;
    const body = html`<h1>${shield.title}</h1>
<p class="intro">${shield.intro}</p>
<section id="stappen"><h2>${shield.steps}</h2>
<h3>${shield.small}</h3><p>${shield.smallText(shown(edition.min_persons), shown(edition.min_denominator))}</p>
<h3>${shield.sums}</h3><p>${shield.sumsText}</p>
<h3>${shield.round}</h3><p>${shield.roundText(shown(edition.round_to, "1"))}</p>
<h3>${shield.attack}</h3><p>${shield.attackText}</p></section>
<section id="uitgave"><h2>${shield.audit}</h2>${audit}</section>
<section id="rest"><h2>${shield.rest}</h2>${list([money ? shield.money : shield.noMoney, ...shield.restList])}</section>`;
    return { path, title: shield.title, section: path, body, downloads: [], keywords: ["privacy"] };
  },
};

/** What is kept of visitors (nothing) and of who gets help. */
export const privacyPage: PageModule = {
  paths: () => ["/privacy"],
  render(site, path) {
    const body = html`<h1>${privacy.title}</h1>
<p class="intro">${privacy.intro}</p>
<section id="bezoek"><h2>${privacy.visitor}</h2>${list(privacy.visitorList)}</section>
<section id="hulp"><h2>${privacy.data}</h2>${list(privacy.dataList)}<p><a href="/bescherming">${shield.title}</a></p></section>
<section id="rechten"><h2>${privacy.rights}</h2><p>${privacy.rightsText}</p>${mail(site, privacy.question, privacy.noContact)}</section>`;
    return { path, title: privacy.title, section: path, body, downloads: [], keywords: ["AVG"] };
  },
};

/** The statement of accessibility. */
export const accessibilityPage: PageModule = {
  paths: () => ["/toegankelijkheid"],
  render(site, path) {
    const body = html`<h1>${access.title}</h1>
<p class="intro">${access.intro}</p>
<section id="stand"><h2>${access.status}</h2><p><strong>${access.statusShort}</strong></p><p>${access.statusText}</p><p>${access.statusDate(formatDate(site.release.edition.data_until))}</p></section>
<section id="doen"><h2>${access.doing}</h2>${list(access.doingList)}</section>
<section id="bekend"><h2>${access.known}</h2>${list(access.knownList)}</section>
<section id="melden"><h2>${access.report}</h2>${mail(site, access.reportText, access.reportNone)}</section>`;
    return { path, title: access.title, section: path, body, downloads: [] };
  },
};
