import { originOf } from "../components/chart-figure.ts";
import { type Html, html } from "../components/html.ts";
import { viewsOf } from "../components/view.ts";
import type { Download, PageModule, Site } from "../data/page.ts";
import type { Dimension, PeriodKind, Value } from "../data/tables.ts";
import { fileName, writeFigures } from "../explorer/figure-file.ts";
import type { Menu } from "../explorer/menu.ts";
import { domainNames, lawNames } from "../words/codes.ts";
import { cutNames, explorerWords } from "../words/explorer.ts";
import { indicatorWords } from "../words/indicator-page.ts";
import { explorerPath } from "./places.ts";

const folder = "/data/verkenner/";

/** The one page that draws in the browser: a reader chooses what to see. */
export const explorer: PageModule = {
  paths: () => [explorerPath],
  render(site, path) {
    const menu: Menu = {
      indicators: choicesOf(site),
      names: namesOf(site),
      source: originOf(site).source,
      release: originOf(site).release,
    };
    const downloads: Download[] = [
      { path: `${folder}keuzes.json`, text: JSON.stringify(menu) },
      ...filesOf(site).map(({ name, values }) => ({
        path: folder + name,
        bytes: () => writeFigures(values),
      })),
    ];
    const body = html`<h1>${explorerWords.title}</h1>
<p class="intro">${explorerWords.intro}</p>
<div class="verkenner" id="verkenner" data-script hidden><form class="keuzes" aria-label="${explorerWords.choices}">
${field("indicator", explorerWords.indicator)}${field("onderdeel", explorerWords.part)}${field("verdeling", explorerWords.cut)}${field("binnen", explorerWords.within)}${field("soort", explorerWords.kind)}${field("vergelijk", explorerWords.compare)}${field("periode", explorerWords.period)}${field("groep", explorerWords.first)}${field("naast", explorerWords.second)}
</form><p class="licht" role="status" id="verkenner-stand">${explorerWords.loading}</p><div id="verkenner-beeld"></div></div>
<p>${explorerWords.caution}</p>
<section id="vast"><h2>${explorerWords.more}</h2><p>${explorerWords.without}</p>
<ul><li><a href="/indicator/index">${explorerWords.everyIndicator}</a></li><li><a href="/aanbieder/index">${explorerWords.everyProvider}</a></li><li><a href="/gemeente/index">${explorerWords.everyMunicipality}</a></li></ul></section>`;
    return {
      path,
      title: explorerWords.title,
      section: path,
      body,
      downloads,
      bundle: "verkenner",
      keywords: [indicatorWords.download],
    };
  },
};

const field = (name: string, label: string): Html =>
  html`<div class="keuzeveld"><label for="keuze-${name}">${label}</label><select id="keuze-${name}" data-keuze="${name}"></select></div>`;

/** The values by the file that holds them. */
function filesOf(site: Site): { name: string; values: Value[] }[] {
  const files = new Map<string, Value[]>();
  for (const value of site.release.values) {
    if (!(value.cut in cutNames)) continue;
    const key = `${value.indicator_id} ${value.cut} ${value.period_kind}`;
    const known = files.get(key);
    if (known) known.push(value);
    else files.set(key, [value]);
  }
  return [...files.values()].flatMap((values) =>
    values[0] === undefined ? [] : [{ name: fileName(values[0]), values }],
  );
}

function choicesOf(site: Site): Menu["indicators"] {
  const kinds = new Map<string, Map<string, Set<PeriodKind>>>();
  for (const value of site.release.values) {
    const cuts = kinds.get(value.indicator_id) ?? new Map<string, Set<PeriodKind>>();
    kinds.set(value.indicator_id, cuts);
    cuts.set(value.cut, (cuts.get(value.cut) ?? new Set()).add(value.period_kind));
  }
  return viewsOf(site).flatMap(({ id, indicator, definition, path }) => {
    const own = kinds.get(id);
    if (!own) return [];
    const cuts = Object.keys(cutNames).flatMap((cut) => {
      const found = own.get(cut);
      return found ? [[cut, [...found]] as const] : [];
    });
    const { indicator_id, name, version, unit, theme } = indicator;
    return {
      indicator_id,
      name,
      version,
      unit,
      theme,
      question: definition?.question ?? name,
      moment: definition?.moment ?? null,
      path,
      parts: site.release.parts
        .filter((one) => one.indicator_id === id)
        .map((one) => ({ part: one.part, name: one.name, unit: one.unit })),
      cuts: Object.fromEntries(cuts),
    };
  });
}

function namesOf({ release }: Site): Partial<Record<Dimension, Record<string, string>>> {
  const { municipalities, segments, providers } = release;
  return {
    domain: domainNames,
    law: lawNames,
    segment: Object.fromEntries(segments.map((one) => [one.segment, one.name])),
    municipality_code: Object.fromEntries(municipalities.map((one) => [one.code, one.name])),
    party_id: Object.fromEntries(providers.map((one) => [one.party_id, one.party_name])),
    provider_id: Object.fromEntries(providers.map((one) => [one.provider_id, one.name])),
  };
}
