import { fieldText, type Style } from "../../../src/components/figure-value.ts";
import { formatFigure, formatNumber } from "../../../src/components/nl-format.ts";
import { viewsOf } from "../../../src/components/view.ts";
import { correctionText } from "../../../src/correcties.md.ts";
import type { Site } from "../../../src/data/page.ts";
import { correctionKeyOf, dimsOf, type Field, keyOf } from "../../../src/data/reference.ts";
import type { Release } from "../../../src/data/release.ts";
import type { Value } from "../../../src/data/tables.ts";

/** What the release says of a figure: the number in full, and how it may be written. */
export interface ReleaseFigure {
  raw: number;
  texts: readonly string[];
  /** The value it is a column of; absent for what is no value, such as a count of deliveries. */
  value?: Value;
  field?: Field;
}

export const fields: readonly Field[] = [
  "estimate",
  "lower",
  "upper",
  "numerator",
  "denominator",
  "asked",
  "clients",
  "norm_value",
];

/**
 * Finds figures of a release by their reference. Undefined when the release does not hold it, or holds
 * no number there: then no page may show one.
 */
export function releaseFigures(site: Site): (ref: string) => ReleaseFigure | undefined {
  const { release } = site;
  const styles = new Map<string, Style>(viewsOf(site).map((view) => [view.id, view.style]));
  for (const { indicator_id, part, unit } of release.parts) {
    const style = styles.get(indicator_id);
    if (style) styles.set(`${indicator_id}:${part}`, { ...style, unit });
  }
  const values = new Map(
    release.values.map((value) => [
      keyOf(value.indicator_id, value.cut, dimsOf(value), value.period, value.part),
      value,
    ]),
  );
  const others = otherFigures(site, styles);
  return (ref) => {
    if (ref.includes("#")) return counted(release, ref);
    const parts = ref.split("|");
    const field = parts.pop() as Field;
    const value = values.get(parts.join("|"));
    if (!value) return others.get(ref);
    const style = styles.get(parts[0] ?? "");
    const raw = value[field];
    if (!style || !fields.includes(field) || raw === null) return undefined;
    const texts = [true, false].flatMap((bare) => fieldText(value, field, style, bare) ?? []);
    return { raw, texts, value, field };
  };
}

/** Figures that are no values, such as those that were corrected. */
function otherFigures(site: Site, styles: ReadonlyMap<string, Style>): Map<string, ReleaseFigure> {
  const { release } = site;
  const found = new Map<string, ReleaseFigure>();
  const whole = (ref: string, raw: number | null) => {
    if (raw !== null) found.set(ref, { raw, texts: [formatNumber(raw)] });
  };
  for (const { kind, weeks, known } of release.maturation)
    whole(`maturation|maturation|kind=${kind}|${weeks}|known`, known);
  for (const { law, from_rank, to_rank, year, clients } of release.flow)
    whole(
      `flow|flow|law=${law}&from_rank=${from_rank}&to_rank=${to_rank ?? ""}|${year}|clients`,
      clients,
    );
  for (const { law, rank, month_end, clients } of release.caseload)
    whole(`caseload|caseload|law=${law}&rank=${rank ?? ""}|${month_end}|clients`, clients);
  for (const one of release.agreements) {
    const style = styles.get(one.fact_indicator_id ?? "");
    for (const field of ["fact_value", "effect_value"] as const) {
      const raw = one[field];
      if (raw === null || !style) continue;
      const text = formatFigure(raw, style.unit, style.unit === "procent" ? 1 : 0);
      found.set(`agreement|agreement|${one.agreement_id}||${field}`, { raw, texts: [text] });
    }
  }
  for (const row of release.corrections) {
    for (const field of ["estimate_before", "estimate_after"] as const) {
      const raw = row[field];
      const texts = raw === null ? [] : [correctionText(site, row, raw)];
      if (raw !== null) found.set(`${correctionKeyOf(row)}|${field}`, { raw, texts });
    }
  }
  councilFigures(site, found);
  return found;
}

/** What only the council reads: agreements counted, the public budget, and figures of CBS. */
function councilFigures({ release }: Site, found: Map<string, ReleaseFigure>): void {
  for (const one of release.agreementCounts) {
    const dims = `municipality_code=${one.municipality_code}&kind=${one.kind}`;
    for (const field of ["agreements", "overdue", "visible"] as const) {
      const ref = `agreement_count|agreement_count|${dims}|${one.status}|${field}`;
      found.set(ref, { raw: one[field], texts: [formatNumber(one[field])] });
    }
  }
  for (const one of release.councilBudgets) {
    const dims = `municipality_code=${one.municipality_code}&subject=${one.subject}`;
    for (const field of ["budget_eur", "spent_eur"] as const) {
      const raw = one[field];
      const ref = `council_budget|council_budget|${dims}|${one.year}|${field}`;
      if (raw !== null) found.set(ref, { raw, texts: [formatFigure(raw, "euro", 0)] });
    }
  }
  for (const { counterpart, municipality_code, period, value } of release.context) {
    const dims = municipality_code === null ? "" : `municipality_code=${municipality_code}`;
    const ref = `context|${counterpart}|${dims}|${period}|value`;
    if (value !== null) found.set(ref, { raw: value, texts: [formatFigure(value, "procent", 1)] });
  }
}

const tables = {
  deliveries: (release: Release) => release.deliveries,
  findings: (release: Release) => release.findings,
  providerFindings: (release: Release) => release.providerFindings,
  values: (release: Release) => release.values,
  edition: (release: Release) => [release.edition],
  ladder: (release: Release) => release.ladder,
  protection: (release: Release) => (release.protection ? [release.protection] : []),
};

/**
 * A number about the release itself: `deliveries?kind=305&year=2024#records_kept` is the sum of that
 * column over the rows that fit; `#rows` counts them.
 */
function counted(release: Release, ref: string): ReleaseFigure | undefined {
  const [, name = "", query = "", field = ""] = /^(\w+)(?:\?([^#]*))?#(\w+)$/.exec(ref) ?? [];
  const table = tables[name as keyof typeof tables];
  if (table === undefined) return undefined;
  const asked = [...new URLSearchParams(query)];
  const rows = (table(release) as readonly Record<string, unknown>[]).filter((row) =>
    asked.every(([column, wanted]) => String(row[column] ?? "") === wanted),
  );
  if (field === "rows") return stated(rows.length);
  const numbers = rows.map((row) => row[field]);
  if (!numbers.every((number) => typeof number === "number")) return undefined;
  return stated(numbers.reduce((sum, number) => sum + number, 0));
}

const stated = (raw: number): ReleaseFigure => ({
  raw,
  texts: [formatNumber(raw, Number.isInteger(raw) ? 0 : 1), formatFigure(raw, "procent", 1)],
});
