import type { Sheet } from "../data/page.ts";
import { dimsOf, keyOf } from "../data/reference.ts";
import type { Indicator, Value } from "../data/tables.ts";
import { labels, statusNames } from "../words/labels.ts";
import { valueWords } from "../words/parts.ts";
import { figureValue } from "./figure-value.ts";
import type { Content } from "./html.ts";
import { capital } from "./nl-format.ts";
import { signalBadge } from "./signal-badge.ts";
import type { Column } from "./table.ts";
import type { View } from "./view.ts";

/** A value with the name it has in a table. */
export interface NamedValue {
  label: string;
  /** The name as the table shows it: with a link, when it has a page. */
  shown: Content;
  value: Value;
}

/** The columns behind a figure: value, interval, what it rests on, norm, signal. */
export function valueColumns(
  view: Pick<View, "phrases" | "style">,
  first: Content,
  options: { signals: boolean },
): Column<NamedValue>[] {
  const { style, phrases } = view;
  const unit = style.unit === "dagen" ? ` (${valueWords.days})` : "";
  const bare = (value: Value, field: Parameters<typeof figureValue>[1]) =>
    figureValue(value, field, style, true);
  return [
    { heading: first, names: true, cell: (row) => row.shown },
    {
      heading: `${phrases.name}${unit}`,
      number: true,
      cell: (row) => bare(row.value, "estimate"),
    },
    {
      heading: valueWords.from,
      number: true,
      cell: (row) => bare(row.value, "lower"),
    },
    {
      heading: valueWords.to,
      number: true,
      cell: (row) => bare(row.value, "upper"),
    },
    {
      heading: capital(phrases.numerator),
      number: true,
      cell: (row) => bare(row.value, "numerator"),
    },
    {
      heading: capital(phrases.denominator),
      number: true,
      cell: (row) => bare(row.value, "denominator"),
    },
    ...(options.signals
      ? [
          {
            heading: capital(labels.norm[style.edition]),
            number: true,
            cell: (row: NamedValue) =>
              row.value.norm_value === null ? valueWords.none : bare(row.value, "norm_value"),
          },
          {
            heading: valueWords.judgement,
            cell: (row: NamedValue) => judgementCell(row.value),
          },
        ]
      : []),
  ];
}

/** The signal of a value; what is not judged says why. */
export function judgementCell(value: Value): Content {
  if (value.status === "afgeschermd" || value.status === "te vroeg")
    return statusNames[value.status];
  if (value.status === "voorlopig") return signalBadge("geen signaal", valueWords.provisional);
  return signalBadge(value.signal);
}

/** The marks that occur in these values, explained. */
export function legendOf(values: readonly Value[]): string | null {
  const used = (test: (value: Value) => boolean, sign: string, meaning: string) =>
    values.some(test) ? [`${sign} ${meaning}`] : [];
  const marks = [
    ...used((value) => value.status === "afgeschermd", "·", labels.marks.hidden),
    ...used(
      (value) =>
        value.status === "te weinig gegevens" ||
        value.status === "bron niet geleverd" ||
        (value.status !== "afgeschermd" && value.status !== "te vroeg" && value.upper === null),
      ".",
      labels.marks.missing,
    ),
    ...used((value) => value.status === "te vroeg", ".", labels.marks.early),
    ...used((value) => value.status === "voorlopig", "*", labels.marks.provisional),
    ...used(
      (value) => value.estimate === null && value.lower !== null,
      valueWords.notReached,
      valueWords.notReachedMeaning,
    ),
  ];
  return marks.length ? `${marks.join("; ")}.` : null;
}

/**
 * The same values as a file: raw, with every column that the table has, and what each row is in the
 * release.
 */
export function valueDownload(
  view: { indicator: Pick<Indicator, "name" | "version" | "unit"> },
  rows: readonly NamedValue[],
): Sheet {
  return {
    columns: [
      "indicator",
      "versie",
      "naam",
      "periode",
      "waarde",
      "ondergrens",
      "bovengrens",
      "teller",
      "noemer",
      "personen",
      "eenheid",
      "status",
      "signaal",
      "norm",
      "verwijzing",
    ],
    rows: rows.map(({ label, value }) => [
      view.indicator.name,
      view.indicator.version,
      label,
      value.period,
      value.estimate,
      value.lower,
      value.upper,
      value.numerator,
      value.denominator,
      value.clients,
      view.indicator.unit,
      value.status,
      value.signal,
      value.norm_value,
      keyOf(value.indicator_id, value.cut, dimsOf(value), value.period, value.part),
    ]),
  };
}
