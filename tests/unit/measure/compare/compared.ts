import { type Definition, define, type Sheet } from "../../../../indicators/definition.ts";
import { scaleDownRate } from "../../../../indicators/scale-down/scale_down_rate.ts";
import { prepareComparison } from "../../../../pipeline/measure/compare/compare.ts";
import { runFile, type Warehouse } from "../../../../pipeline/warehouse/warehouse.ts";

/** A figure before it is judged, of provider p1 unless said otherwise. */
export interface Unjudged {
  indicator?: number;
  provider?: string;
  period: string;
  x?: number;
  n?: number;
  estimate: number | null;
  lower?: number | null;
  upper?: number | null;
  status?: string;
  gate?: string | null;
}

/** What a provider in segment s1 has in a stratum, over 2024. */
export interface Made {
  provider: string;
  age: string;
  y: number;
  x: number;
  rank?: number;
}

const registerSchema = new URL(
  "../../../../pipeline/warehouse/schema/register.sql",
  import.meta.url,
);

/** A sheet like that of scale-down, but for what is said. */
export function sheet(changes: Partial<Sheet>): Definition {
  return define({ ...scaleDownRate, parts: [], ...changes } as Sheet);
}

/** Providers p1 to p4 in segment s1; quarters and years 2021 to 2024; no observations at all. */
export async function prepareCompared(
  db: Warehouse,
  definitions: readonly Definition[],
): Promise<void> {
  await runFile(db, registerSchema);
  await prepareComparison(db, definitions);
  await db.run(`
    CREATE TABLE result.cut AS FROM (VALUES
      ('provider', 'organisation', false), ('provider_segment', 'organisation', false)
    ) AS cut (cut, level, fine);
    CREATE TABLE result.cell AS
    SELECT
      row_number() OVER ()::INTEGER AS cell_no, cut,
      CASE WHEN cut = 'provider_segment' THEN 'jeugd' END AS domain, NULL::VARCHAR AS law,
      CASE WHEN cut = 'provider_segment' THEN 's1' END AS segment, NULL::VARCHAR AS age_band,
      NULL::VARCHAR AS municipality_code, NULL::VARCHAR AS party_id, provider AS provider_id,
      'jeugd' AS norm_domain, 's1' AS norm_segment
    FROM (VALUES ('p1'), ('p2'), ('p3'), ('p4')) AS provider (provider),
      (VALUES ('provider_segment'), ('provider')) AS cut (cut);
    CREATE TABLE result.period AS
    SELECT row_number() OVER ()::INTEGER AS period_no, *
    FROM (
      SELECT 'jaar' AS period_kind, y::VARCHAR AS period, make_date(y, 1, 1) AS starts_on,
        make_date(y, 12, 31) AS ends_on
      FROM range(2021, 2025) AS years (y)
      UNION ALL
      SELECT 'kwartaal', y || '-K' || q, make_date(y, 3 * q - 2, 1),
        (make_date(y, 3 * q, 1) + INTERVAL 1 MONTH - INTERVAL 1 DAY)::DATE
      FROM range(2021, 2025) AS years (y), range(1, 5) AS quarters (q)
    );
    CREATE TABLE result.indicator
      (indicator_id VARCHAR, version VARCHAR, persons BOOLEAN, position INTEGER);`);
  for (const [i, { id }] of definitions.entries()) {
    await db.run("INSERT INTO result.indicator VALUES ($id, '1.0', true, $no)", { id, no: i + 1 });
  }
}

/** Puts figures down, each for the provider and for the provider in its segment. */
export async function put(db: Warehouse, figures: readonly Unjudged[]): Promise<void> {
  for (const figure of figures) {
    const { indicator = 1, provider = "p1", period, x = 60, n = 100, estimate } = figure;
    await db.run(
      `INSERT INTO figure_status
       SELECT $indicator, cell_no, period_no, '', $x, $n, $n, 100, 100, $estimate, $lower, $upper,
         $status, $gate
       FROM result.cell, result.period WHERE provider_id = $provider AND period = $period`,
      {
        indicator,
        provider,
        period,
        x,
        n,
        estimate,
        lower: figure.lower === undefined ? (estimate ?? 0) - 0.1 : figure.lower,
        upper: figure.upper === undefined ? (estimate ?? 0) + 0.1 : figure.upper,
        status: figure.status ?? "definitief",
        gate: figure.gate ?? null,
      },
    );
  }
}

/** Puts down of what kind of persons providers had how many. */
export async function putMakeUp(db: Warehouse, made: readonly Made[]): Promise<void> {
  for (const { provider, age, y, x, rank = 1 } of made) {
    await db.run(
      `INSERT INTO compare_stratum
       SELECT 1, cell_no, period_no, $age, $rank, '', 0, $y, $x, $x::INTEGER, $y, $x, $y
       FROM result.cell, result.period
       WHERE cut = 'provider_segment' AND provider_id = $provider AND period = '2024'`,
      { provider, age, y, x, rank },
    );
  }
}
