import { runFile, type Warehouse } from "../../../pipeline/warehouse/warehouse.ts";
import { noComparisons } from "./no-comparisons.ts";

const registerSchema = new URL("../../../pipeline/warehouse/schema/register.sql", import.meta.url);

type Cut = "region" | "domain" | "municipality" | "municipality_domain";

/** One measured figure; what is left out is an ordinary system-level proportion. */
export interface Figure {
  indicator?: string;
  level?: string;
  cut: Cut | "provider" | "segment" | "provider_municipality";
  domain?: string | null;
  municipality?: string | null;
  provider?: string | null;
  period?: string;
  numerator: number;
  denominator: number;
  clients?: number;
  hits?: number;
  estimate?: number | null;
  lower?: number | null;
  upper?: number | null;
  status?: string;
  signal?: string;
  reason?: string;
  part?: string;
  norm?: number | null;
  operator?: string | null;
}

/** A region of three municipalities, with the tables that measure and model leave behind. */
export async function measured(db: Warehouse, figures: readonly Figure[]): Promise<void> {
  await runFile(db, registerSchema);
  await db.run(`
    INSERT INTO register.region VALUES ('testregio', 'Testregio', 'Monitor Testregio', true,
      DATE '2023-01-01', NULL, 31, 31, 10, 8, 20, 5, 'Dialoog Testregio');
    INSERT INTO register.protection VALUES (10, 5, 5);
    INSERT INTO register.municipality VALUES ('0001', 'Aa', 1), ('0002', 'Bee', 2), ('0003', 'Cee', 3);
    INSERT INTO register.segment VALUES ('ambulant', 'Ambulant', 'jeugd', 'jw', true, 1),
      ('begeleiding', 'Begeleiding', 'wmo', 'wmo', true, 2);
    INSERT INTO register.ladder VALUES ('jw', '1', DATE '2023-01-01', 'Verzonnen', 1, 'Licht'),
      ('jw', '1', DATE '2023-01-01', 'Verzonnen', 2, 'Zwaar');
    INSERT INTO register.provider VALUES
      ('de-linde', '99000001', '=De Linde', 'de-linde', 'De Linde, hulp "dichtbij"', 'zelfstandig', NULL),
      ('de-es', '99000002', 'De Es', 'de-linde', 'De Linde, hulp "dichtbij"', 'onderaannemer', 'de-linde');
    INSERT INTO register.norm VALUES
      ('afschaling', 'regio', '*', 'gte', 0.4, 'streefwaarde', '-2% afspraak', true, DATE '2023-01-01', NULL,
        'absoluut', NULL, NULL),
      ('afschaling', 'aanbieder', 'de-es', 'gte', 0.5, 'contract', 'Contract', true, DATE '2023-01-01', NULL,
        'absoluut', NULL, NULL);
    INSERT INTO ledger.delivery VALUES
      (1, 'bb', '99000001/a.xml', 'JW305', 'jw', '3.2', '99000001', '0001', 'A', DATE '2024-03-01',
        TIMESTAMP '2026-01-15 12:00:00', 'accepted', 12, 11, 1),
      (2, 'aa', '99000002/b.xml', 'JW305', 'jw', '3.2', '99000002', '0001', 'B', DATE '2024-04-01',
        TIMESTAMP '2026-01-15 12:00:00', 'accepted', 7, 7, 0),
      (3, 'cc', '0001/c.xml', 'JW301', 'jw', '3.2', '0001', '99000001', 'C', DATE '2024-04-01',
        TIMESTAMP '2026-01-15 12:00:00', 'rejected', 3, 0, 3);
    INSERT INTO ledger.finding VALUES
      (1, 4, 'BSN', 'CS002', 'afkeuren', 'Verzonnen melding', 'file'),
      (3, 1, NULL, 'XSD', 'afkeuren', 'Verzonnen melding', 'file');
    CREATE TABLE result.horizon AS
      SELECT DATE '2023-01-01' AS observation_from, DATE '2025-12-31' AS data_until, 31 AS gap_days;
    CREATE TABLE result.period AS FROM (VALUES
      ('jaar', '2023', DATE '2023-01-01', DATE '2023-12-31'),
      ('jaar', '2024', DATE '2024-01-01', DATE '2024-12-31'),
      ('kwartaal', '2024-K1', DATE '2024-01-01', DATE '2024-03-31')
    ) AS period (period_kind, period, starts_on, ends_on);
    CREATE TABLE result.indicator AS FROM (VALUES
      ('afschaling', '1.0', 'Afschaling', 'procent', 'higher', 'proportion', 'scale-down', 'core', true, 1),
      ('doelen', '1.1', 'Doelen', 'procent', 'higher', 'ratio', 'client-result', 'core', true, 2),
      ('duur', '1.2', 'Duur', 'dagen', 'lower', 'duration', 'lead-time', 'core', true, 3),
      ('kosten', '1.0', 'Kosten', 'euro', 'lower', 'ratio', 'organisation', 'standard', true, 4)
    ) AS indicator (indicator_id, version, name, unit, direction, kind, theme, tier, persons, position);
    CREATE TABLE result.part (indicator_id VARCHAR, part VARCHAR, name VARCHAR, role VARCHAR,
      unit VARCHAR, direction VARCHAR, kind VARCHAR, position INTEGER);
    CREATE TABLE result.cut AS FROM (VALUES ('provider_municipality', 'organisation', true))
      AS cut (cut, level, fine);
    CREATE TABLE result.curve (indicator_id VARCHAR, level VARCHAR, cut VARCHAR, domain VARCHAR,
      segment VARCHAR, provider_id VARCHAR, period_kind VARCHAR, period VARCHAR, clients INTEGER,
      day INTEGER, survival DOUBLE, lower DOUBLE, upper DOUBLE, at_risk INTEGER);
    CREATE TABLE result.coverage (service VARCHAR, specialism VARCHAR, municipality_code VARCHAR,
      segment VARCHAR, domain VARCHAR, on_date DATE, providers INTEGER, accepting INTEGER,
      delivering INTEGER, state VARCHAR);
    CREATE TABLE result.maturation (kind VARCHAR, weeks INTEGER, known INTEGER, events INTEGER);
    CREATE TABLE model.caseload (month_end DATE, law VARCHAR, rank INTEGER, clients INTEGER);
    CREATE TABLE model.flow
      (law VARCHAR, year INTEGER, from_rank INTEGER, to_rank INTEGER, clients INTEGER);
    CREATE TABLE result.value (
      indicator_id VARCHAR, indicator_version VARCHAR, level VARCHAR, cut VARCHAR, domain VARCHAR,
      law VARCHAR, segment VARCHAR, municipality_code VARCHAR, party_id VARCHAR, provider_id VARCHAR,
      period_kind VARCHAR, period VARCHAR, numerator DOUBLE, denominator DOUBLE, clients INTEGER,
      hits INTEGER, estimate DOUBLE, lower DOUBLE, upper DOUBLE, status VARCHAR, signal VARCHAR,
      signal_reason VARCHAR, norm_value DOUBLE, norm_operator VARCHAR,
      part VARCHAR, age_band VARCHAR, asked DOUBLE
    );
  `);
  await noComparisons(db);
  for (const figure of figures) await addFigure(db, figure);
}

async function addFigure(db: Warehouse, figure: Figure): Promise<void> {
  const { numerator, denominator, period = "2024" } = figure;
  const share = denominator > 0 ? numerator / denominator : null;
  await db.run(
    `INSERT INTO result.value VALUES ($indicator, '1.0', $level, $cut, $domain, NULL, NULL,
       $municipality, NULL, $provider, $kind, $period, $numerator, $denominator, $clients::INTEGER,
       $hits::INTEGER, $estimate, $lower, $upper, $status, $signal, $reason, $norm, $operator,
       $part, NULL, $denominator)`,
    {
      indicator: figure.indicator ?? "afschaling",
      level: figure.level ?? (figure.provider ? "organisation" : "system"),
      cut: figure.cut,
      domain: figure.domain ?? null,
      municipality: figure.municipality ?? null,
      provider: figure.provider ?? null,
      kind: period.includes("-K") ? "kwartaal" : "jaar",
      period,
      numerator,
      denominator,
      clients: figure.clients ?? denominator,
      hits: figure.hits ?? numerator,
      estimate: figure.estimate === undefined ? share : figure.estimate,
      lower: figure.lower === undefined ? share : figure.lower,
      upper: figure.upper === undefined ? share : figure.upper,
      status: figure.status ?? "definitief",
      signal: figure.signal ?? "geen signaal",
      reason: figure.reason ?? "norm",
      part: figure.part ?? null,
      norm: figure.norm ?? null,
      operator: figure.operator ?? null,
    },
  );
}

/** A whole table municipality × domain with its margins, from the inner counts [reached, of]. */
export function table(
  inner: Record<string, Record<string, [number, number]>>,
  more: Partial<Figure> = {},
): Figure[] {
  const figures: Figure[] = [];
  const add = (cut: Cut, domain: string | null, municipality: string | null): void => {
    const parts = Object.entries(inner)
      .filter(([code]) => municipality === null || code === municipality)
      .flatMap(([, row]) => Object.entries(row))
      .filter(([name]) => domain === null || name === domain)
      .map(([, counts]) => counts);
    const numerator = parts.reduce((sum, [x]) => sum + x, 0);
    const denominator = parts.reduce((sum, [, n]) => sum + n, 0);
    figures.push({ ...more, cut, domain, municipality, numerator, denominator });
  };
  const names = [...new Set(Object.values(inner).flatMap((row) => Object.keys(row)))];
  add("region", null, null);
  for (const name of names) add("domain", name, null);
  for (const [code, row] of Object.entries(inner)) {
    add("municipality", null, code);
    for (const name of Object.keys(row)) add("municipality_domain", name, code);
  }
  return figures;
}
