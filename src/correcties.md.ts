import { type Content, html } from "./components/html.ts";
import { formatDate, formatFigure, formatNumber, formatPeriod } from "./components/nl-format.ts";
import { PageDraft } from "./components/page-draft.ts";
import { table } from "./components/table.ts";
import type { PageModule, Site } from "./data/page.ts";
import { correctionKeyOf } from "./data/reference.ts";
import { type Correction, correctionColumns } from "./data/tables.ts";
import { domainNames, lawNames, wordsFor } from "./words/codes.ts";
import { correctionWords as words } from "./words/corrections.ts";

const path = "/correcties";

// A page stays readable; the file has them all.
export const mostRows = 200;

/** Published figures that an earlier release gave otherwise, newest release first. */
export const correctionsPage: PageModule = {
  paths: () => [path],
  render(site) {
    const { corrections, edition } = site.release;
    const page = new PageDraft(path);
    const body = html`<h1>${words.title}</h1>
<p class="intro">${words.intro}</p>
${corrections.length === 0 ? html`<p>${words.none}</p>` : lists(site, page)}
<section id="waarom"><h2>${words.kinds}</h2><dl class="feiten">${(Object.keys(words.tiers) as Correction["tier"][]).map((tier) => html`<dt>${words.tiers[tier]}</dt><dd>${words.tierTexts[tier]}</dd>`)}</dl>${edition.edition === "contract" && html`<p>${words.contract}</p>`}</section>`;
    return {
      path,
      title: words.title,
      section: "/verantwoording",
      body,
      downloads: page.downloads,
    };
  },
};

function lists(site: Site, page: PageDraft): Content {
  const { corrections } = site.release;
  const columns = Object.keys(correctionColumns) as (keyof Correction)[];
  const file = page.download("alle", {
    columns,
    rows: corrections.map((row) => columns.map((column) => row[column])),
  });
  const shown = corrections.slice(0, mostRows);
  const changes = [...new Set(shown.map((row) => `${row.until_after} ${row.until_before}`))];
  return html`${changes.map((change) => {
    const [after = "", before = ""] = change.split(" ");
    const name = words.change(formatDate(after), formatDate(before));
    const own = shown.filter((row) => row.until_after === after && row.until_before === before);
    return html`<section id="tot-${after}-na-${before}"><h2>${name}</h2>${list(site, name, own)}</section>`;
  })}
${corrections.length > mostRows && html`<p>${words.more(formatNumber(mostRows), formatNumber(corrections.length))}</p>`}
<p><a class="download" href="${file}">${words.download}</a></p>`;
}

function list(site: Site, caption: string, rows: readonly Correction[]): Content {
  return table(
    caption,
    [
      { heading: words.figure, names: true, cell: (row) => nameOf(site, row) },
      { heading: words.group, cell: (row) => groupOf(site, row) },
      { heading: words.period, cell: (row) => formatPeriod(row.period) },
      { heading: words.why, cell: (row) => words.tiers[row.tier] },
      { heading: words.was, number: true, cell: (row) => before(site, row) },
      { heading: words.is, number: true, cell: (row) => after(site, row) },
    ],
    rows,
    { cards: true },
  );
}

function nameOf(site: Site, { indicator_id, part }: Correction): string {
  const { indicators, parts } = site.release;
  const found =
    part === null
      ? indicators.find((one) => one.indicator_id === indicator_id)
      : parts.find((one) => one.indicator_id === indicator_id && one.part === part);
  return found?.name ?? indicator_id;
}

/** Whom a figure is about, in words: `Aalten, Jeugdhulp`. */
function groupOf(site: Site, row: Correction): string {
  const { municipalities, segments, providers } = site.release;
  const names = [
    municipalities.find(({ code }) => code === row.municipality_code)?.name,
    providers.find((one) => one.provider_id === row.provider_id)?.name,
    providers.find((one) => one.party_id === row.party_id)?.party_name,
    row.segment === null
      ? row.domain && wordsFor(domainNames, row.domain)
      : segments.find((one) => one.segment === row.segment)?.name,
    row.law && wordsFor(lawNames, row.law),
    row.age_band,
  ].filter((name) => typeof name === "string" && name !== "");
  return names.length === 0 ? words.region : names.join(", ");
}

const before = (site: Site, row: Correction): Content =>
  estimate(site, row, "estimate_before", row.status_before);

const after = (site: Site, row: Correction): Content =>
  estimate(site, row, "estimate_after", row.status_after);

function estimate(
  site: Site,
  row: Correction,
  field: "estimate_before" | "estimate_after",
  status: string,
): Content {
  const value = row[field];
  if (value === null) {
    if (row.tier !== "bescherming") return words.removed;
    return status === "definitief" || status === "voorlopig" ? words.shown : words.hidden;
  }
  return html`<data class="cijfer" data-ref="${correctionKeyOf(row)}|${field}" value="${value}">${correctionText(site, row, value)}</data>`;
}

/** How a figure that was corrected is written, before and after. */
export function correctionText(site: Site, row: Correction, value: number): string {
  const { indicators, edition } = site.release;
  const unit = indicators.find((one) => one.indicator_id === row.indicator_id)?.unit ?? "aantal";
  // Enough decimals to see what changed.
  const contract = edition.edition === "contract" ? 1 : 0;
  const decimals = {
    procent: contract,
    dagen: 0,
    uren: 0,
    euro: 0,
    aantal: 1,
    per1000: 1,
    cijfer: 1,
  };
  return formatFigure(value, unit, Number.isInteger(value) ? 0 : decimals[unit]);
}
