import { catalogue } from "../../indicators/catalogue.ts";
import { Failure } from "../failure.ts";
import { rows, type Warehouse } from "../warehouse/warehouse.ts";
import { cuts, dimensions } from "./cut.ts";

/** Which figures to show. */
export interface ValueQuery {
  indicator: string;
  /** Name of a cut; the region when absent. */
  cut?: string;
  /** `2024`, `2024-H1` or `2024-K1`; all years when absent. */
  period?: string;
}

/** One figure, as it stands in the warehouse: unrounded, unprotected. */
export interface ValueRow {
  indicator_id: string;
  /** Id of a part of the indicator; null for the headline. */
  part: string | null;
  level: string;
  cut: string;
  domain: string | null;
  law: string | null;
  segment: string | null;
  age_band: string | null;
  municipality_code: string | null;
  party_id: string | null;
  provider_id: string | null;
  period: string;
  numerator: number;
  denominator: number;
  /** The denominator with those whose outcome is unknown. */
  asked: number;
  clients: number;
  estimate: number | null;
  lower: number | null;
  upper: number | null;
  status: string;
  signal: string;
  signal_reason: string;
}

/**
 * Reads figures from the warehouse, in a fixed order (period, then group by name).
 *
 * @throws Failure (usage) for an indicator, cut or period that does not exist
 */
export async function readValues(db: Warehouse, query: ValueQuery): Promise<ValueRow[]> {
  const cut = query.cut ?? "region";
  oneOf(
    "indicator",
    query.indicator,
    catalogue.map((definition) => definition.id),
  );
  oneOf(
    "cut",
    cut,
    cuts.map((one) => one.name),
  );
  const measured = await rows(
    db,
    "FROM duckdb_tables() WHERE schema_name = 'result' AND table_name = 'value'",
  );
  if (measured.length === 0) {
    throw new Failure("usage", "Er zijn nog geen cijfers. Draai eerst 'receive' en 'measure'.");
  }
  if (query.period !== undefined) {
    const periods = await rows<{ period: string }>(
      db,
      "SELECT period FROM result.period ORDER BY ALL",
    );
    oneOf(
      "period",
      query.period,
      periods.map((row) => row.period),
    );
  }
  return rows<ValueRow>(
    db,
    `SELECT
       indicator_id, part, level, cut, domain, law, segment, age_band, municipality_code, party_id,
       provider_id, period, numerator, denominator, asked, clients, estimate, lower, upper, status, signal, signal_reason
     FROM result.value
     WHERE indicator_id = $indicator AND cut = $cut
       AND CASE WHEN $period IS NULL THEN period_kind = 'jaar' ELSE period = $period END
     ORDER BY period, domain, law, segment, age_band, municipality_code, party_id, provider_id, part`,
    { indicator: query.indicator, cut, period: query.period ?? null },
  );
}

/** @throws Failure (usage) naming what is allowed, when a value is not */
export function oneOf(flag: string, value: string, allowed: readonly string[]): void {
  if (allowed.includes(value)) return;
  throw new Failure("usage", `--${flag} ${value} bestaat niet. Kies uit: ${allowed.join(", ")}.`);
}

/** Figures as CSV: comma, header, empty for null; numbers unrounded with a decimal point. */
export function valuesAsCsv(values: readonly ValueRow[]): string {
  const first = values[0];
  if (first === undefined) return "";
  const columns = Object.keys(first) as (keyof ValueRow)[];
  const lines = values.map((value) => columns.map((name) => field(value[name])).join(","));
  return `${[columns.join(","), ...lines].join("\n")}\n`;
}

function field(value: string | number | null): string {
  if (value === null) return "";
  const text = String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Figures as a table for a person, in Dutch notation. */
export function valuesAsText(values: readonly ValueRow[]): string {
  const sheet = catalogue.find((one) => one.id === values[0]?.indicator_id);
  const unitOf = (part: string | null) =>
    sheet?.parts.find((one) => one.id === part)?.unit ?? sheet?.unit;
  const table = values.map((value) => {
    const number = new Intl.NumberFormat("nl-NL", {
      style: unitOf(value.part) === "procent" ? "percent" : "decimal",
      maximumFractionDigits: 1,
    });
    const show = (figure: number | null): string => (figure === null ? "." : number.format(figure));
    const count = new Intl.NumberFormat("nl-NL", { maximumFractionDigits: 1 });
    const group = dimensions.flatMap((name) => value[name] ?? []);
    return [
      value.period,
      group.join(" · ") || "regio",
      sheet?.parts.find((one) => one.id === value.part)?.name ?? "",
      show(value.estimate),
      `${show(value.lower)} – ${show(value.upper)}`,
      `${count.format(value.numerator)} van ${count.format(value.denominator)}`,
      String(value.clients),
      value.status,
      value.signal,
    ];
  });
  const head = [
    "periode",
    "groep",
    "onderdeel",
    "cijfer",
    "interval",
    "teller/noemer",
    "cliënten",
    "status",
    "signaal",
  ];
  const widths = head.map((name, index) =>
    Math.max(name.length, ...table.map((row) => row[index]?.length ?? 0)),
  );
  return [head, ...table]
    .map((row) =>
      row
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n")
    .concat("\n");
}
