import { readFile } from "node:fs/promises";
import type { Definition } from "../../indicators/definition.ts";
import { Failure } from "../failure.ts";
import { rows, type Warehouse } from "../warehouse/warehouse.ts";
import { dimensions } from "./cut.ts";
import { seriesOf } from "./estimate.ts";
import { type Kept, replaceUnits, touchAll } from "./kept.ts";
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

/** Name of the view with the observations of an indicator: the client level. */
export function observationView(id: string): string {
  return `result.observation_${id}`;
}

/** Name of the table behind it, with persons (client_no) and groups (place_no) as numbers. */
export function unitTable(id: string): string {
  return `result.unit_${id}`;
}

/** The SQL of an indicator, beside its sheet. */
export function definitionFile(definition: Definition): URL {
  return new URL(`../../indicators/${definition.theme}/${definition.id}.sql`, import.meta.url);
}

/** The lists of persons and groups that observations tell of by number, empty when they are new. */
export async function prepareObserving(db: Warehouse): Promise<void> {
  await db.run("CREATE TABLE IF NOT EXISTS result.person (client_no INTEGER, client_key VARCHAR)");
  await db.run(`CREATE TABLE IF NOT EXISTS result.place (
    place_no INTEGER, ${placed.map((name) => `${name} VARCHAR`).join(", ")})`);
}

/** What makes a group of observations. */
const placed = ["grain", ...dimensions] as const;

/**
 * Runs the query of an indicator and keeps its observations, persons by their number in
 * `result.person` and groups by theirs in `result.place`: texts make counting and keeping costly.
 *
 * @param file where `<id>.sql` stands
 * @param kept when there: the query is put to the touched clients, where they can be observed alone
 * @throws Failure (definition) when the query does not return what its kind asks
 */
export async function observe(
  db: Warehouse,
  definition: Definition,
  file = definitionFile(definition),
  kept?: Kept,
): Promise<void> {
  const query = await readFile(file, "utf8");
  const found = await columnsOf(db, definition, query);
  const asked = askedColumns(definition);
  const missing = Object.keys(optionalColumns).filter((name) => !found.has(name));
  const doubles = Object.entries(asked).filter(
    ([, type]) => type === "DOUBLE" || type === "BIGINT",
  );
  const isPart = kept !== undefined && definition.combines === "clients";
  const find = `CREATE OR REPLACE TEMP TABLE observed AS
    SELECT
      ${[
        `*${doubles.length === 0 ? "" : ` REPLACE (${doubles.map(([name, type]) => `${name}::${type} AS ${name}`).join(", ")})`}`,
        ...missing.map(
          (name) => `${optionalColumns[name as keyof typeof optionalColumns]} AS ${name}`,
        ),
      ].join(",\n      ")}
    FROM (${query}
    )`;
  await (isPart ? kept.scope.inside(() => db.run(find)) : db.run(find));
  await db.run(`INSERT INTO result.person
    SELECT (SELECT count(*) FROM result.person) + row_number() OVER (), client_key
    FROM (SELECT DISTINCT client_key FROM observed WHERE client_key IS NOT NULL)
    ANTI JOIN result.person USING (client_key)`);
  const same = placed.map((name) => `place.${name} IS NOT DISTINCT FROM observed.${name}`);
  await db.run(`INSERT INTO result.place
    SELECT (SELECT count(*) FROM result.place) + row_number() OVER (), *
    FROM (SELECT DISTINCT ${placed.join(", ")} FROM observed) AS observed
    ANTI JOIN result.place AS place ON ${same.join(" AND ")}`);
  const [unit, view] = [unitTable(definition.id), observationView(definition.id)];
  await db.run(`CREATE ${kept === undefined ? `TABLE ${unit}` : "OR REPLACE TEMP TABLE fresh_unit"} AS
    SELECT person.client_no, place.place_no, observed.* EXCLUDE (client_key, ${placed.join(", ")})
    FROM observed
    JOIN result.place AS place ON ${same.join(" AND ")}
    LEFT JOIN result.person AS person ON person.client_key = observed.client_key`);
  if (kept === undefined) await touchAll(db);
  else await replaceUnits(db, definition, unit, isPart);
  await db.run(`CREATE OR REPLACE VIEW ${view} AS
    SELECT person.client_key, place.* EXCLUDE (place_no), unit.* EXCLUDE (client_no, place_no)
    FROM ${unit} AS unit
    JOIN result.place AS place USING (place_no)
    LEFT JOIN result.person AS person USING (client_no)`);
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
