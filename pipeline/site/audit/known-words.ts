import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { agreedText, maturity } from "../../../src/components/definition-part.ts";
import { normText } from "../../../src/components/figure-value.ts";
import {
  formatDate,
  formatList,
  formatMonth,
  formatNumber,
  formatPeriod,
  formatShortDate,
  slug,
} from "../../../src/components/nl-format.ts";
import { fileSentence } from "../../../src/components/source-tables.ts";
import { viewsOf } from "../../../src/components/view.ts";
import { mostRows } from "../../../src/correcties.md.ts";
import type { Site } from "../../../src/data/page.ts";
import { omissions } from "../../../src/words/accountability.ts";
import { chartParts } from "../../../src/words/chart-parts.ts";
import { wordsFor } from "../../../src/words/codes.ts";
import { correctionWords } from "../../../src/words/corrections.ts";
import { councilWords } from "../../../src/words/council.ts";
import { sourceNames } from "../../../src/words/definition.ts";
import { labels } from "../../../src/words/labels.ts";
import { protectionWords } from "../../../src/words/monitor.ts";
import { projectRoot } from "../../home.ts";
import { datesIn } from "../dates.ts";

/** Stands for something that is accounted for: no word before it belongs to a number after it. */
export const accounted = "\ue000";

/**
 * Tells which numerals in a text are not accounted for. A numeral stands when it is part of a period,
 * date, name or version of the release, or when an author wrote it: with the same words around it in
 * the texts of the pages (`src/`), of the definitions or of the release. Anything else may be a
 * figure without reference, so that no one holds it against the release.
 */
export interface NumeralCheck {
  (text: string): string[];
  /** Whether a numeral is part of a name: for loose words, that have no others around them. */
  isInName(numeral: string): boolean;
}

/** The check for one site. Reads the texts of the pages as their authors wrote them. */
export function numeralCheck(site: Site): NumeralCheck {
  const names = new RegExp(
    [...namesOf(site)]
      .sort((a, b) => b.length - a.length)
      .map((name) => `(?<![\\w.,])${escaped(name)}(?!\\w|[.,]\\d)`)
      .join("|"),
    "giu",
  );
  const written = ` ${plainWords([...authored(), ...sentencesOf(site)].join(` ${accounted} `))} `;
  const known = new Map<string, string[]>();
  const loose = new Set(
    [...namesOf(site)]
      .flatMap((name) => plainWords(name).split(" "))
      .filter((word) => /\p{Nd}/u.test(word)),
  );
  const check = (text: string): string[] => {
    if (!/\p{Nd}/u.test(text)) return [];
    const before = known.get(text);
    if (before !== undefined) return before;
    const whole = plainWords(text);
    const found =
      /\p{L} \p{L}/u.test(whole) && written.includes(` ${whole} `)
        ? []
        : strayNumerals(text.replace(names, accounted), written);
    known.set(text, found);
    return found;
  };
  return Object.assign(check, { isInName: (numeral: string) => loose.has(numeral) });
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

/** Ends of a clause. */
const clause = /[.,;!?](?=\s|$)/;

function strayNumerals(text: string, written: string): string[] {
  const found: string[] = [];
  for (const part of text.split(accounted).flatMap((between) => between.split(clause))) {
    const words = part.split(/\s+/).filter((word) => word !== "");
    for (const [index, word] of words.entries()) {
      if (!/\p{Nd}/u.test(word)) continue;
      const around = words.slice(Math.max(0, index - 3), index + 3);
      const context = plainWords(around.join(" "));
      if (context.includes(" ") && written.includes(` ${context} `)) continue;
      // A code such as TR382 is a name wherever it stands.
      const code = plainWords(word);
      if (
        /^(?=.*\p{L}{2})(?=.*\p{Nd}{2})[\p{L}\p{Nd}]+$/u.test(code) &&
        written.includes(` ${code} `)
      )
        continue;
      found.push(part.trim());
    }
  }
  return found;
}

/** Small letters and digits with one space between words. */
function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{Nd}\ue000]+/gu, " ")
    .trim();
}

let sources: string[] | undefined;

/** The texts of pages as their authors wrote them, in the code of `src/`. */
function authored(): string[] {
  if (sources !== undefined) return sources;
  const root = join(projectRoot, "src");
  sources = readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.ts$/.test(name))
    .sort()
    .map((name) =>
      readFileSync(join(root, name), "utf8")
        // What a template puts in is not written by its author, and a string ends where it ends.
        .replace(/\$\{[^}]*\}|<[^>]*>|["`]/g, ` ${accounted} `),
    );
  return sources;
}

/** Sentences of definitions, and those with a threshold of the release in them. */
function sentencesOf(site: Site): string[] {
  const { release, definitions, settings } = site;
  const { edition, protection } = release;
  const number = (n: number | null) => formatNumber(n ?? 0);
  const units = new Map(release.indicators.map((one) => [one.indicator_id, one.unit]));
  return [
    ...[...definitions.values()].flatMap((definition) => {
      const { examples: _, ...told } = definition;
      const sources = definition.sources.map((source) => wordsFor(sourceNames, source));
      return [...stringsIn(told), maturity(definition, edition.gap_days), formatList(sources)];
    }),
    ...stringsIn(settings),
    ...release.norms.flatMap((norm) => {
      const unit = units.get(norm.indicator_id);
      return unit === undefined ? [] : [agreedText(norm, unit)];
    }),
    ...[...normsShown(site)].map((text) => `${labels.norm[edition.edition]} ${text}`),
    ...release.annotations.map((_, index) => `${chartParts.event} ${index + 1}`),
    ...omissions(edition),
    `van ten hoogste ${number(edition.gap_days)} dagen beëindigt de hulp niet`,
    protectionWords.smallText(number(edition.min_persons), number(edition.min_denominator)),
    protectionWords.roundText(number(edition.round_to ?? 1)),
    ...(protection?.narrowest == null
      ? []
      : [
          protectionWords.narrowestText(
            formatNumber(protection.narrowest, Number.isInteger(protection.narrowest) ? 0 : 1),
          ),
        ]),
    fileSentence(release.deliveries),
    correctionWords.more(number(mostRows), number(release.corrections.length)),
    ...release.municipalities.map(({ code }) => {
      const own = release.values.filter(
        (value) => value.cut === "municipality" && value.municipality_code === code,
      );
      const shown = own.filter((value) => value.estimate !== null);
      return councilWords.trustHidden(number(shown.length), number(own.length));
    }),
  ];
}

/** Every norm that a figure is held against, as it is written beside it. */
function normsShown({ release }: Site): Set<string> {
  const units = new Map(release.indicators.map((one) => [one.indicator_id, one.unit]));
  const found = new Set<string>();
  for (const { indicator_id, norm_value } of release.values) {
    const unit = units.get(indicator_id);
    if (norm_value !== null && unit !== undefined) found.add(normText(norm_value, unit));
  }
  return found;
}

function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap(stringsIn);
}

/** Periods, dates, names and versions of the release: whatever holds a digit and is no number. */
function namesOf(site: Site): Set<string> {
  const { release } = site;
  const names = new Set<string>([release.releaseId, release.hash, release.hash.slice(0, 8)]);
  for (const chunk of release.hash.match(/.{1,8}/g) ?? []) names.add(chunk);
  const years = [...release.councilBudgets, ...release.deliveries].map(({ year }) => year);
  for (const { period } of [
    ...release.periods,
    ...release.context,
    ...years.flatMap((year) => (year === null ? [] : [{ period: String(year) }])),
  ]) {
    names.add(period);
    names.add(formatPeriod(period));
    names.add(period.slice(0, 4));
  }
  for (const day of datesIn(site)) {
    const spaced = day.replaceAll("-", " ");
    for (const text of [day, spaced, formatDate(day), formatShortDate(day), formatMonth(day)])
      names.add(text);
  }
  const { values: _, edition, protection: __, ...tables } = release;
  const told = viewsOf(site).map(({ phrases }) => [
    phrases.name,
    phrases.subject,
    phrases.question,
  ]);
  for (const text of stringsIn([edition, tables, told])) {
    if (!/\p{Nd}/u.test(text) || /^[\p{Nd}]{1,3}$/u.test(text)) continue;
    names.add(text);
    // As part of an address or an id.
    if (/\p{L}/u.test(text)) names.add(slug(text).replaceAll("-", " "));
  }
  return names;
}
