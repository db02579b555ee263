import type { Definition, Kind } from "../../indicators/definition.ts";
import { Failure } from "../failure.ts";
import { rows, type Warehouse } from "../warehouse/warehouse.ts";
import { columns as durationColumns } from "./kinds/duration.ts";
import { columns as proportionColumns } from "./kinds/proportion.ts";
import { columns as ratioColumns } from "./kinds/ratio.ts";

const commonColumns = {
  grain: "VARCHAR",
  client_key: "VARCHAR",
  on_date: "DATE",
  provider_id: "VARCHAR",
  party_id: "VARCHAR",
  municipality_code: "VARCHAR",
  segment: "VARCHAR",
  domain: "VARCHAR",
  law: "VARCHAR",
  age_band: "VARCHAR",
  /** COD327; null when no request tells who referred. */
  referrer: "VARCHAR",
};

const kindColumns: Record<Kind, Record<string, string>> = {
  proportion: proportionColumns,
  ratio: ratioColumns,
  duration: durationColumns,
};

/** Name of the table that keeps the observations of an indicator: the client level. */
export function observationTable(id: string): string {
  return `result.observation_${id}`;
}

/**
 * Runs the query of an indicator and keeps its observations.
 *
 * @param sql the text of `<id>.sql`
 * @throws Failure (definition) when the query does not return what its kind asks
 */
export async function observe(db: Warehouse, definition: Definition, sql: string): Promise<void> {
  const table = observationTable(definition.id);
  // client_no: persons are counted by number; the keys themselves are long and make counting costly.
  await db.run(
    `CREATE OR REPLACE TABLE ${table} AS
     SELECT *, dense_rank() OVER (ORDER BY client_key)::INTEGER AS client_no FROM (${sql}
     )`,
  );
  const found = new Map(
    (
      await rows<{ name: string; type: string }>(
        db,
        `SELECT column_name AS name, data_type AS type
         FROM duckdb_columns() WHERE schema_name || '.' || table_name = $table`,
        { table },
      )
    ).map(({ name, type }) => [name, type]),
  );
  const asked = { ...commonColumns, ...kindColumns[definition.kind] };
  const wrong = Object.entries(asked)
    .filter(([name, type]) => found.get(name) !== type)
    .map(([name, type]) => `${name} (${type}, gevonden: ${found.get(name) ?? "niets"})`);
  if (wrong.length > 0) {
    throw new Failure(
      "definition",
      `Indicator ${definition.id}: de query ${definition.id}.sql levert niet wat een indicator van soort '${definition.kind}' nodig heeft. Pas deze kolommen aan: ${wrong.join(", ")}.`,
    );
  }
}

/** The SQL of an indicator, beside its sheet. */
export function definitionFile(definition: Definition): URL {
  return new URL(`../../indicators/${definition.theme}/${definition.id}.sql`, import.meta.url);
}

/** The observations of one grain with the periods they count in. */
export function observationsInPeriods(definition: Definition, grain: string): string {
  const moment =
    definition.moment === "start_of_period"
      ? "observation.on_date = period.starts_on"
      : "observation.on_date BETWEEN period.starts_on AND period.ends_on";
  return `SELECT observation.*, period.period_kind, period.period
    FROM ${observationTable(definition.id)} AS observation
    JOIN result.period AS period ON ${moment}
    WHERE observation.grain = '${grain}'`;
}
