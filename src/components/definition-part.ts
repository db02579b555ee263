import type { Definition } from "../../indicators/definition.ts";
import type { Site } from "../data/page.ts";
import type { Norm } from "../data/tables.ts";
import { basisNames, domainNames, lawNames, wordsFor } from "../words/codes.ts";
import { originNames, sourceNames } from "../words/definition.ts";
import { labels } from "../words/labels.ts";
import { definitionWords, normWords } from "../words/parts.ts";
import { normText } from "./figure-value.ts";
import { type Content, type Html, html } from "./html.ts";
import { capital, formatDate, formatList, formatPeriod } from "./nl-format.ts";
import { table } from "./table.ts";
import type { View } from "./view.ts";

/** How an indicator is computed, in the words of its definition. */
export function definitionPart(site: Site, view: View, definition: Definition): Html {
  const { edition } = site.release;
  const internal = edition.edition === "contract";
  const facts: [string, Content][] = [
    [definitionWords.numerator, definition.numerator],
    [definitionWords.denominator, definition.denominator],
    [
      definitionWords.exclusions,
      html`<ul>${definition.exclusions.map((text) => html`<li>${text}</li>`)}</ul>`,
    ],
    ...(internal
      ? ([
          [definitionWords.provider, definition.attribution.organisation],
          [definitionWords.chain, definition.attribution.chain],
        ] as [string, Content][])
      : []),
    [definitionWords.municipality, definition.attribution.system],
    [definitionWords.complete, maturity(definition, edition.gap_days)],
    [
      definitionWords.sources,
      `${capital(formatList(definition.sources.map((source) => sourceNames[source])))}.`,
    ],
    [
      definitionWords.origin,
      html`${capital(originNames[definition.origin.status])}. ${definition.origin.text}`,
    ],
    [definitionWords.version, html`${view.indicator.version}`],
  ];
  return html`<dl class="feiten">${facts
    .filter(([, text]) => text !== "")
    .map(([term, text]) => html`<dt>${term}</dt><dd>${text}</dd>`)}</dl>`;
}

/** When a figure is complete, in a sentence. */
export function maturity(definition: Definition, gapDays: number): string {
  const moment =
    definition.moment === "start_of_period" ? definitionWords.start : definitionWords.end;
  const wait = definitionWords.wait(definition.followUpMonths, gapDays);
  const before =
    definition.immature === "hide" ? definitionWords.hidden : definitionWords.provisional;
  return `${definitionWords.final(wait, moment)} ${before}`;
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
    if (scope === "keten") return normWords.chain(wordsFor(lawNames, id));
    if (scope === "segment") return release.segments.find((s) => s.segment === id)?.name ?? id;
    return release.providers.find((p) => p.provider_id === id)?.name ?? id;
  };
  return table(
    normWords.for(capital(word), view.phrases.name.toLowerCase()),
    [
      { heading: normWords.scope, names: true, cell: (norm) => scopes(norm.scope, norm.scope_id) },
      {
        heading: capital(word),
        cell: (norm) => agreedText(norm, view.style.unit),
      },
      { heading: normWords.basis, cell: (norm) => wordsFor(basisNames, norm.basis) },
      {
        heading: normWords.source,
        cell: (norm) => `${norm.source}${norm.fictitious ? ` ${normWords.fictitious}` : ""}`,
      },
      { heading: normWords.from, cell: (norm) => formatDate(norm.valid_from) },
    ],
    norms,
  );
}

/** What was agreed: a number, a band, a direction, or the figure of an earlier period. */
export function agreedText(norm: Norm, unit: View["style"]["unit"]): string {
  const { kind, operator, value, tolerance, baseline } = norm;
  const least = operator === "gte";
  if (kind === "trend") return least ? normWords.rising : normWords.falling;
  if (value === null) return normWords.asIn(baseline === null ? "" : formatPeriod(baseline), least);
  if (kind === "budget" && tolerance !== null) {
    return normWords.band(normText(value - tolerance, unit), normText(value + tolerance, unit));
  }
  return `${least ? normWords.atLeast : normWords.atMost} ${normText(value, unit)}`;
}
