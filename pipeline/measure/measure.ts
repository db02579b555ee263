import { readFile } from "node:fs/promises";
import { listValue } from "@duckdb/node-api";
import { catalogue } from "../../indicators/catalogue.ts";
import { type Definition, definitionSchema, type Kind } from "../../indicators/definition.ts";
import type { Effects } from "../effects.ts";
import { Failure } from "../failure.ts";
import { inTransaction, rows, runFile, type Warehouse } from "../warehouse/warehouse.ts";
import { cuts, dimensions } from "./cut.ts";
import type { Estimate, ObservationSource } from "./estimate.ts";
import { estimate as estimateDuration } from "./kinds/duration.ts";
import { estimate as estimateProportion } from "./kinds/proportion.ts";
import { estimate as estimateRatio } from "./kinds/ratio.ts";
import { definitionFile, observationsInPeriods, observe } from "./observation.ts";

type Estimator = (
  db: Warehouse,
  source: ObservationSource,
  definition: Definition,
) => Promise<Estimate[]>;

const estimators: Record<Kind, Estimator> = {
  proportion: estimateProportion,
  ratio: (db, source, definition) => estimateRatio(db, source, definition.unit === "procent"),
  duration: estimateDuration,
};

/** What measuring brought. */
export interface MeasureSummary {
  indicators: number;
  /** Figures: cells times periods. */
  values: number;
  /** Figures by status. */
  statuses: Record<string, number>;
}

/**
 * Computes every indicator of the catalogue, at every level, cut and period, into `result.value`.
 * Reads `model` and `register`; needs the session variables that `buildModel` sets.
 *
 * @throws Failure (definition) when a sheet or its query is not in order
 */
export async function measure(
  db: Warehouse,
  effects: Effects,
  definitions: readonly Definition[] = catalogue,
): Promise<MeasureSummary> {
  for (const definition of definitions) checkSheet(definition);
  await inTransaction(db, async () => {
    await prepare(db, definitions);
    for (const [index, definition] of definitions.entries()) {
      effects.progress("Indicatoren meten", index, definitions.length);
      await measureOne(db, definition);
    }
  });
  effects.progress("Indicatoren meten", definitions.length, definitions.length);
  return summarise(db, definitions.length);
}

async function summarise(db: Warehouse, indicators: number): Promise<MeasureSummary> {
  const counted = await rows<{ status: string; n: number }>(
    db,
    "SELECT status, count(*)::INTEGER AS n FROM result.value GROUP BY status ORDER BY status",
  );
  return {
    indicators,
    values: counted.reduce((sum, { n }) => sum + n, 0),
    statuses: Object.fromEntries(counted.map(({ status, n }) => [status, n])),
  };
}

function checkSheet(definition: Definition): void {
  const checked = definitionSchema.safeParse(definition);
  if (checked.success) return;
  const problems = checked.error.issues.map((issue) => issue.path.join(".") || "(geheel)");
  throw new Failure(
    "definition",
    `Indicator ${definition.id}: het definitieblad klopt niet bij ${problems.join(", ")}.`,
  );
}

/** The tables that all indicators share: periods, cells, sources, and an empty `result.value`. */
async function prepare(db: Warehouse, definitions: readonly Definition[]): Promise<void> {
  await runFile(db, new URL("./period.sql", import.meta.url));
  await runFile(db, new URL("./cell.sql", import.meta.url));
  await db.run("CREATE OR REPLACE TABLE result.horizon AS FROM model.horizon");
  await db.run("CREATE OR REPLACE TABLE result.cut (cut VARCHAR, level VARCHAR)");
  for (const { name, level } of cuts) {
    await db.run("INSERT INTO result.cut VALUES ($name, $level)", { name, level });
  }
  await db.run(`CREATE OR REPLACE TABLE result.indicator (
    indicator_id VARCHAR, version VARCHAR, name VARCHAR, unit VARCHAR, direction VARCHAR, kind VARCHAR)`);
  for (const { id, version, name, unit, direction, kind } of definitions) {
    await db.run(
      "INSERT INTO result.indicator VALUES ($id, $version, $name, $unit, $direction, $kind)",
      { id, version, name, unit, direction, kind },
    );
  }
  await db.run(`CREATE OR REPLACE TABLE result.value (
    indicator_id VARCHAR, indicator_version VARCHAR, level VARCHAR, cut VARCHAR,
    ${dimensions.map((name) => `${name} VARCHAR`).join(", ")}, period_kind VARCHAR, period VARCHAR,
    numerator DOUBLE, denominator DOUBLE, clients INTEGER, hits INTEGER,
    estimate DOUBLE, lower DOUBLE, upper DOUBLE, status VARCHAR,
    signal VARCHAR, signal_reason VARCHAR, norm_value DOUBLE, norm_operator VARCHAR)`);
}

async function measureOne(db: Warehouse, definition: Definition): Promise<void> {
  await observe(db, definition, await readFile(definitionFile(definition), "utf8"));
  const wanted = cuts.filter((cut) => definition.grains[cut.level] !== undefined);
  const estimates: Estimate[] = [];
  for (const grain of new Set(wanted.map((cut) => definition.grains[cut.level]))) {
    if (grain === undefined) continue;
    const source = {
      sql: observationsInPeriods(definition, grain),
      cuts: wanted.filter((cut) => definition.grains[cut.level] === grain),
    };
    estimates.push(...(await estimators[definition.kind](db, source, definition)));
  }
  await keepEstimates(db, estimates);
  await db.run(await readFile(new URL("./value.sql", import.meta.url), "utf8"), {
    id: definition.id,
    version: definition.version,
    moment: definition.moment,
    follow_up_months: definition.followUpMonths,
    immature: definition.immature,
    sources: listValue(definition.sources),
    cuts: listValue(wanted.map((cut) => cut.name)),
  });
}

/** Hands the estimates back to DuckDB, where the cells without any observation are added. */
async function keepEstimates(db: Warehouse, estimates: readonly Estimate[]): Promise<void> {
  await db.run(`CREATE OR REPLACE TEMP TABLE estimate (
    cut VARCHAR, ${dimensions.map((name) => `${name} VARCHAR`).join(", ")}, period VARCHAR,
    numerator DOUBLE, denominator DOUBLE, clients INTEGER, hits INTEGER,
    estimate DOUBLE, lower DOUBLE, upper DOUBLE)`);
  const appender = await db.createAppender("estimate");
  const text = (value: string | null): void =>
    value === null ? appender.appendNull() : appender.appendVarchar(value);
  const number = (value: number | null): void =>
    value === null ? appender.appendNull() : appender.appendDouble(value);
  for (const one of estimates) {
    text(one.cut);
    for (const name of dimensions) text(one[name]);
    text(one.period);
    number(one.numerator);
    number(one.denominator);
    appender.appendInteger(one.clients);
    appender.appendInteger(one.hits);
    number(one.estimate);
    number(one.lower);
    number(one.upper);
    appender.endRow();
  }
  appender.closeSync();
}
