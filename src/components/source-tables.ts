import type { Delivery, Finding, ProviderFinding } from "../data/tables.ts";
import {
  deliveryNames,
  deliveryStatusNames,
  ruleNames,
  severityNames,
  wordsFor,
} from "../words/codes.ts";
import { sourceWords } from "../words/parts.ts";
import { type Html, html } from "./html.ts";
import { formatNumber } from "./nl-format.ts";
import { statedNumber } from "./stated-number.ts";
import { type Column, table } from "./table.ts";

/** What was found in deliveries, by rule. */
export function findingTable(
  caption: string,
  findings: readonly (Finding | ProviderFinding)[],
): Html {
  return table(
    caption,
    [
      { heading: sourceWords.found, names: true, cell: (row) => wordsFor(ruleNames, row.rule) },
      { heading: sourceWords.code, cell: (row) => html`<code>${row.rule}</code>` },
      { heading: sourceWords.effect, cell: (row) => wordsFor(severityNames, row.severity) },
      {
        heading: sourceWords.count,
        number: true,
        cell: ({ findings: count, ...where }) =>
          statedNumber(
            "provider_id" in where ? "providerFindings" : "findings",
            where,
            "findings",
            count,
          ),
      },
    ],
    findings,
    { cards: "short" },
  );
}

/** What arrived, by kind and year: records that count, and what did not make it. */
export function deliveryTable(deliveries: readonly Delivery[]): Html {
  const years = [...new Set(deliveries.map((row) => row.year))].sort(
    (a, b) => (a ?? Infinity) - (b ?? Infinity),
  );
  const kinds = [...new Set(deliveries.map((row) => row.kind))].sort((a, b) =>
    wordsFor(deliveryNames, a).localeCompare(wordsFor(deliveryNames, b), "nl"),
  );
  const sum = (
    field: "records_kept" | "records_rejected" | "files",
    where: { kind: string; year?: number | null },
  ) => {
    const rows = deliveries.filter(
      ({ kind, year }) => kind === where.kind && (where.year === undefined || year === where.year),
    );
    return statedNumber(
      "deliveries",
      where,
      field,
      rows.reduce((n, row) => n + row[field], 0),
    );
  };
  const columns: Column<string>[] = [
    { heading: sourceWords.kind, names: true, cell: (kind) => wordsFor(deliveryNames, kind) },
    ...years.map((year) => ({
      heading: year === null ? sourceWords.noYear : String(year),
      number: true,
      cell: (kind: string) => sum("records_kept", { kind, year }),
    })),
    {
      heading: sourceWords.files,
      number: true,
      cell: (kind) => sum("files", { kind }),
    },
    {
      heading: sourceWords.refused,
      number: true,
      cell: (kind) => sum("records_rejected", { kind }),
    },
  ];
  return table(sourceWords.caption, columns, kinds, { cards: "short" });
}

/** What happened to the files that arrived. */
export function fileSentence(deliveries: readonly Delivery[]): string {
  const counts = new Map<string, number>();
  for (const row of deliveries) counts.set(row.status, (counts.get(row.status) ?? 0) + row.files);
  const total = [...counts.values()].reduce((sum, n) => sum + n, 0);
  const parts = [...counts].map(
    ([status, n]) => `${formatNumber(n)} ${wordsFor(deliveryStatusNames, status)}`,
  );
  return sourceWords.arrived(formatNumber(total), parts.join(", "));
}
