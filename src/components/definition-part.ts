import type { Definition } from "../../indicators/definition.ts";
import type { Site } from "../data/page.ts";
import { basisNames, domainNames, lawNames, wordsFor } from "../words/codes.ts";
import { originNames, sourceNames } from "../words/definition.ts";
import { labels } from "../words/labels.ts";
import { normText } from "./figure-value.ts";
import { type Content, type Html, html } from "./html.ts";
import { capital, formatDate, formatList } from "./nl-format.ts";
import { table } from "./table.ts";
import type { View } from "./view.ts";

/** How an indicator is computed, in the words of its definition. */
export function definitionPart(site: Site, view: View, definition: Definition): Html {
  const { edition } = site.release;
  const internal = edition.edition === "contract";
  const facts: [string, Content][] = [
    ["We tellen", definition.numerator],
    ["Op een totaal van", definition.denominator],
    [
      "Telt niet mee",
      html`<ul>${definition.exclusions.map((text) => html`<li>${text}</li>`)}</ul>`,
    ],
    ...(internal
      ? ([
          ["Bij welke aanbieder", definition.attribution.organisation],
          ["In de keten", definition.attribution.chain],
        ] as [string, Content][])
      : []),
    ["Bij welke gemeente", definition.attribution.system],
    ["Wanneer compleet", maturity(definition, edition.gap_days)],
    [
      "Gemaakt van",
      `${capital(formatList(definition.sources.map((source) => wordsFor(sourceNames, source))))}.`,
    ],
    [
      "Herkomst",
      html`${capital(wordsFor(originNames, definition.origin.status))}. ${definition.origin.text}`,
    ],
    ["Versie", html`${view.indicator.version}`],
  ];
  return html`<dl class="feiten">${facts
    .filter(([, text]) => text !== "")
    .map(([term, text]) => html`<dt>${term}</dt><dd>${text}</dd>`)}</dl>`;
}

function maturity(definition: Definition, gapDays: number): string {
  const moment = definition.moment === "start_of_period" ? "het begin" : "het einde";
  const wait =
    definition.followUpMonths > 0
      ? `${definition.followUpMonths} maanden en ${gapDays} dagen`
      : `${gapDays} dagen`;
  const before =
    definition.immature === "hide"
      ? "Tot die tijd tonen we niets."
      : "Tot die tijd is het voorlopig.";
  return `Een cijfer is definitief ${wait} na ${moment} van de periode. ${before}`;
}

/** The norms of an indicator, with where they come from. Null when there are none. */
export function normPart(site: Site, view: View): Html | null {
  const { release } = site;
  const norms = release.norms.filter((norm) => norm.indicator_id === view.id);
  if (norms.length === 0) return null;
  const word = labels.norm[view.style.edition];
  const scopes = (scope: string, id: string) => {
    if (scope === "regio") return labels.wholeRegion;
    if (scope === "domein") return wordsFor(domainNames, id);
    if (scope === "keten") return `Keten ${wordsFor(lawNames, id)}`;
    if (scope === "segment") return release.segments.find((s) => s.segment === id)?.name ?? id;
    return release.providers.find((p) => p.provider_id === id)?.name ?? id;
  };
  return table(
    `${capital(word)} voor ${view.phrases.name.toLowerCase()}`,
    [
      { heading: "Geldt voor", names: true, cell: (norm) => scopes(norm.scope, norm.scope_id) },
      {
        heading: capital(word),
        cell: (norm) =>
          `${norm.operator === "gte" ? "ten minste" : "ten hoogste"} ${normText(norm.value, view.style.unit)}`,
      },
      { heading: "Soort", cell: (norm) => wordsFor(basisNames, norm.basis) },
      { heading: "Bron", cell: (norm) => `${norm.source}${norm.fictitious ? " (fictief)" : ""}` },
      { heading: "Vanaf", cell: (norm) => formatDate(norm.valid_from) },
    ],
    norms,
  );
}
