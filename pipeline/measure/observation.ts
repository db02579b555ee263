import { readFile } from "node:fs/promises";
import type { Definition } from "../../indicators/definition.ts";
import { Failure } from "../failure.ts";
import { rows, type Warehouse } from "../warehouse/warehouse.ts";
import { seriesOf } from "./estimate.ts";
import { kindRules } from "./kinds/kinds.ts";

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

/** Columns a query may leave out, and what stands for them then. */
const optionalColumns = {
  /** Id of a part of the sheet; null: the headline. */
  part: "NULL::VARCHAR",
  /** Whether the outcome is known; what is not counts in `asked` only. */
  known: "true",
  /** Key of the period, for sheets that place observations themselves. */
  period: "NULL::VARCHAR",
  /** Rank on the ladder at the start, for comparing like with like. */
  start_rank: "NULL::INTEGER",
};

const number = /^(?:(?:U|HUGE|BIG|SMALL|TINY)*INT(?:EGER)?|DOUBLE|FLOAT|DECIMAL.*)$/;

/** Name of the table that keeps the observations of an indicator: the client level. */
export function observationTable(id: string): string {
  return `result.observation_${id}`;
}

/** The SQL of an indicator, beside its sheet. */
export function definitionFile(definition: Definition): URL {
  return new URL(`../../indicators/${definition.theme}/${definition.id}.sql`, import.meta.url);
}

/**
 * Runs the query of an indicator and keeps its observations, with two numbers added: client_no for
 * the person (keys are long and make counting costly) and place_no for the group (`place.ts`).
 *
 * @param sql the text of `<id>.sql`
 * @throws Failure (definition) when the query does not return what its kind asks
 */
export async function observe(db: Warehouse, definition: Definition, sql?: string): Promise<void> {
  const query = sql ?? (await readFile(definitionFile(definition), "utf8"));
  const found = await columnsOf(db, definition, query);
  const asked = askedColumns(definition);
  const missing = Object.keys(optionalColumns).filter((name) => !found.has(name));
  const doubles = Object.entries(asked).filter(
    ([, type]) => type === "DOUBLE" || type === "BIGINT",
  );
  await db.run(`CREATE OR REPLACE TEMP TABLE observed AS
    SELECT
      ${[
        `*${doubles.length === 0 ? "" : ` REPLACE (${doubles.map(([name, type]) => `${name}::${type} AS ${name}`).join(", ")})`}`,
        ...missing.map(
          (name) => `${optionalColumns[name as keyof typeof optionalColumns]} AS ${name}`,
        ),
      ].join(",\n      ")}
    FROM (${query}
    )`);
  await db.run(`CREATE OR REPLACE TABLE ${observationTable(definition.id)} AS
    WITH person AS (
      SELECT client_key, row_number() OVER ()::INTEGER AS client_no
      FROM (SELECT DISTINCT client_key FROM observed WHERE client_key IS NOT NULL)
    )
    SELECT observed.*, person.client_no
    FROM observed LEFT JOIN person USING (client_key)`);
  await db.run("DROP TABLE observed");
}

function askedColumns(definition: Definition): Record<string, string> {
  const ofKinds = seriesOf(definition).map((series) => kindRules[series.kind].columns);
  return {
    ...commonColumns,
    ...(definition.moment === "own_period" ? { period: "VARCHAR" } : {}),
    ...(definition.parts.some((part) => part.of === undefined) ? { part: "VARCHAR" } : {}),
    ...(definition.gate === undefined ? {} : { known: "BOOLEAN" }),
    ...Object.assign({}, ...ofKinds),
  };
}

/** What a query returns, told without running it. */
async function columnsOf(
  db: Warehouse,
  definition: Definition,
  query: string,
): Promise<Map<string, string>> {
  const described = await rows<{ column_name: string; column_type: string }>(
    db,
    `DESCRIBE ${query}`,
  );
  const found = new Map(described.map((one) => [one.column_name, one.column_type]));
  const wrong = Object.entries(askedColumns(definition))
    .filter(([name, type]) => !fits(found.get(name), type))
    .map(([name, type]) => `${name} (${type}, gevonden: ${found.get(name) ?? "niets"})`);
  if (wrong.length > 0) {
    throw new Failure(
      "definition",
      `Indicator ${definition.id}: de query ${definition.id}.sql levert niet wat een indicator van soort '${definition.kind}' nodig heeft. Pas deze kolommen aan: ${wrong.join(", ")}.`,
    );
  }
  return found;
}

function fits(found: string | undefined, asked: string): boolean {
  if (found === undefined) return false;
  return asked === "DOUBLE" || asked === "BIGINT" ? number.test(found) : found === asked;
}
