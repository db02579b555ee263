import type { Site } from "../data/page.ts";
import { type Dims, referenceOf } from "../data/reference.ts";
import { anchorAbsences } from "../words/chart-parts.ts";
import { comparisonWords, unitNames } from "../words/figures.ts";
import { normLabel, periodPhrase } from "../words/judgement.ts";
import { labels, statusNames } from "../words/labels.ts";
import { anchorsOf } from "./anchors.ts";
import { chartFigure, originOf } from "./chart-figure.ts";
import { intervalDots } from "./charts/interval-dots.ts";
import { fieldText } from "./figure-value.ts";
import { type Html, html } from "./html.ts";
import type { PageDraft } from "./page-draft.ts";
import { table } from "./table.ts";
import { legendOf, type NamedValue, valueColumns, valueDownload } from "./value-columns.ts";
import type { View } from "./view.ts";

/** One thing that is compared, and where its figure is found. */
export interface Compared {
  label: string;
  href?: string;
  cut: string;
  dims: Dims;
  /** The one that the others are read against. */
  reference?: boolean;
  /** Holds others of the same list: not counted in what the comparison says. */
  sums?: boolean;
}

export interface Comparison {
  /** Part of the id of the figure: `aanbieders`. */
  name: string;
  /** Heading of the first column: `Aanbieder`. */
  heading: string;
  message: Html | string;
  /** Who is compared: `per gemeente`. */
  about: string;
  period: string;
  /** True for municipalities and providers: tells the reader that it is no ranking. */
  alphabetical?: boolean;
}

/**
 * The same figure of several, with intervals, in the order given: alphabetical, never by value.
 * Null when none of them has a figure.
 */
export function comparisonFigure(
  site: Site,
  page: PageDraft,
  view: View,
  compared: readonly Compared[],
  options: Comparison,
): Html | null {
  const rows = compared.flatMap((one): (NamedValue & { one: Compared })[] => {
    const value = view.value(one.cut, one.dims, options.period);
    if (!value) return [];
    const shown = one.href ? html`<a href="${one.href}">${one.label}</a>` : one.label;
    return [{ label: one.label, shown, value, one }];
  });
  if (!rows.some(({ value, one }) => value.estimate !== null && !one.reference)) return null;
  const values = rows.map((row) => row.value);
  // One line for all is honest only when the same norm holds for every figure shown.
  const norms = new Set(
    values.flatMap((value) => (value.estimate === null ? [] : [value.norm_value])),
  );
  const norm = norms.size === 1 ? ([...norms][0] ?? undefined) : undefined;
  const word = labels.norm[view.style.edition];
  const anchor = rows.findLast((row) => row.one.reference) ?? rows[0];
  if (!anchor) return null;
  const provisional = values.find((value) => value.status === "voorlopig");
  const reading = [
    comparisonWords.reading,
    ...(norms.size > 1 ? [comparisonWords.ownNorm(word)] : []),
    ...(options.alphabetical ? [comparisonWords.alphabetical] : []),
  ];
  return chartFigure(
    site,
    page,
    {
      ...originOf(site),
      id: `${view.id.replaceAll("_", "-")}-${options.name}`,
      message: options.message,
      subtitle: {
        what: view.phrases.name,
        who: options.about,
        period: periodPhrase(view, options.period),
        unit: unitNames[view.style.unit],
      },
      picture: intervalDots(
        rows.map(({ label, value, one }) => ({
          label,
          ref: referenceOf(value, "estimate"),
          estimate: value.estimate,
          lower: value.lower,
          upper: value.upper,
          text:
            value.estimate !== null
              ? `${fieldText(value, "estimate", view.style, true)}${value.status === "voorlopig" ? "*" : ""}`
              : value.lower !== null
                ? comparisonWords.notReached
                : statusNames[value.status],
          signal: value.signal,
          provisional: value.status === "voorlopig",
          norm: value.norm_value,
          reference: one.reference ?? false,
        })),
        {
          axis: view.axis,
          share: view.style.unit === "procent",
          ...(norm === undefined ? {} : { normLabel: normLabel(view, norm) }),
        },
      ),
      provisionalFrom: provisional?.period ?? null,
      anchors: {
        ...anchorsOf(view, anchor.value, anchor.label),
        ...(norms.size > 1 ? { norm: { absent: anchorAbsences.ownNorms } } : {}),
      },
      reading: reading.join(" "),
      limits: comparisonWords.limits,
      table: table<NamedValue & { one: Compared }>(
        `${view.phrases.name}, ${options.about}, ${periodPhrase(view, options.period)}`,
        valueColumns(view, options.heading, { signals: true }),
        rows,
        { strong: (row) => row.one.reference ?? false },
      ),
      download: valueDownload(view, rows),
    },
    legendOf(values),
  );
}
