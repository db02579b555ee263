import type { Delivery, Finding, ProviderFinding } from "../data/tables.ts";
import {
  deliveryNames,
  deliveryStatusNames,
  ruleNames,
  severityNames,
  wordsFor,
} from "../words/codes.ts";
import { type Html, html } from "./html.ts";
import { formatNumber } from "./nl-format.ts";
import { type Column, table } from "./table.ts";

/** What was found in deliveries, by rule. */
export function findingTable(
  caption: string,
  findings: readonly (Finding | ProviderFinding)[],
): Html {
  return table(
    caption,
    [
      { heading: "Wat we vonden", names: true, cell: (row) => wordsFor(ruleNames, row.rule) },
      { heading: "Code", cell: (row) => html`<code>${row.rule}</code>` },
      { heading: "Gevolg", cell: (row) => wordsFor(severityNames, row.severity) },
      { heading: "Aantal", number: true, cell: (row) => formatNumber(row.findings) },
    ],
    findings,
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
    kind: string,
    pick: (row: Delivery) => number,
    test: (row: Delivery) => boolean = () => true,
  ) =>
    deliveries.filter((row) => row.kind === kind && test(row)).reduce((n, row) => n + pick(row), 0);
  const columns: Column<string>[] = [
    { heading: "Soort levering", names: true, cell: (kind) => wordsFor(deliveryNames, kind) },
    ...years.map((year) => ({
      heading: year === null ? "Zonder jaar" : String(year),
      number: true,
      cell: (kind: string) =>
        formatNumber(
          sum(
            kind,
            (row) => row.records_kept,
            (row) => row.year === year,
          ),
        ),
    })),
    {
      heading: "Bestanden",
      number: true,
      cell: (kind) => formatNumber(sum(kind, (row) => row.files)),
    },
    {
      heading: "Afgekeurde regels",
      number: true,
      cell: (kind) => formatNumber(sum(kind, (row) => row.records_rejected)),
    },
  ];
  return table("Leveringen: regels die meetellen, per jaar", columns, kinds);
}

/** What happened to the files that arrived. */
export function fileSentence(deliveries: readonly Delivery[]): string {
  const counts = new Map<string, number>();
  for (const row of deliveries) counts.set(row.status, (counts.get(row.status) ?? 0) + row.files);
  const total = [...counts.values()].reduce((sum, n) => sum + n, 0);
  const parts = [...counts].map(
    ([status, n]) => `${formatNumber(n)} ${wordsFor(deliveryStatusNames, status)}`,
  );
  return `Er kwamen ${formatNumber(total)} bestanden binnen: ${parts.join(", ")}.`;
}
