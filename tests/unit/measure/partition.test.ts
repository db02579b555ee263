import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { catalogue } from "../../../indicators/catalogue.ts";
import type { Definition } from "../../../indicators/definition.ts";
import { silent } from "../../../pipeline/effects.ts";
import { measure } from "../../../pipeline/measure/measure.ts";
import { observationView } from "../../../pipeline/measure/observation.ts";
import { runSteps, stepsOf } from "../../../pipeline/model/model.ts";
import { type Scope, withScope } from "../../../pipeline/warehouse/scope.ts";
import { rows, type Warehouse, withWarehouse } from "../../../pipeline/warehouse/warehouse.ts";
import { measuredRegion } from "../../measured-region.ts";

const parts = 8;
const combinable = catalogue.filter((one) => one.combines !== "none");
/** Whose figures add up from sums; of the others (medians, curves) the observations are needed. */
const additive = combinable.filter(({ kind }) =>
  ["proportion", "ratio", "rate", "count", "mean"].includes(kind),
);

const sums = combinable.filter(({ combines }) => combines === "sums").map(({ id }) => `'${id}'`);

let folder: string;
let warehouse: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "monitor-parts-"));
  warehouse = join(folder, "warehouse.duckdb");
  await copyFile((await measuredRegion()).warehouse, warehouse);
  await withWarehouse(warehouse, async (db) => {
    await useHorizon(db);
    await db.run("CREATE SCHEMA part");
    for (let part = 0; part < parts; part += 1) await measurePart(db, part);
  });
}, 600_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

async function useHorizon(db: Warehouse): Promise<void> {
  for (const name of ["observation_from", "data_until", "gap_days"]) {
    await db.run(`SET VARIABLE ${name} = (SELECT ${name} FROM model.horizon)`);
  }
}

/** One eighth of the clients, as if there were no others: from care records to figures. */
async function measurePart(db: Warehouse, part: number): Promise<void> {
  await db.run(`CREATE OR REPLACE TEMP TABLE part_client AS
    SELECT DISTINCT client_key FROM (SELECT client_key FROM care.client
      UNION ALL SELECT client_key FROM care.hours UNION ALL SELECT client_key FROM care.waiting
      UNION ALL SELECT client_key FROM care.measurement UNION ALL SELECT client_key FROM care.start
      UNION ALL SELECT client_key FROM care.stop UNION ALL SELECT client_key FROM care.declaration_line)
    WHERE hash(client_key) % ${parts} = ${part}`);
  await withScope(db, async (scope) => {
    await scope.show(["ledger", "care", "corrected", "register"]);
    await scope.inside(() => runSteps(db, stepsOf.shared, silent));
    await scope.narrow(["care", "corrected"], "temp.part_client");
    await scope.inside(async () => {
      await runSteps(db, [...stepsOf.clients, ...stepsOf.summing], silent);
      await db.run(
        `CREATE OR REPLACE TABLE model.horizon AS FROM ${scope.warehouse}.model.horizon`,
      );
      await measure(db, silent, combinable);
    });
    await keep(db, scope, part);
  });
}

/** Adds what a part measured to tables in the warehouse that all parts share. */
async function keep(db: Warehouse, scope: Scope, part: number): Promise<void> {
  const tables = [
    ...combinable.map(({ id }) => [id, `scope.${observationView(id)}`]),
    ["value", "scope.result.value"],
  ];
  for (const [name, from] of tables) {
    await db.run(
      part === 0
        ? `CREATE TABLE ${scope.warehouse}.part.${name} AS SELECT ${part} AS part_no, * FROM ${from}`
        : `INSERT INTO ${scope.warehouse}.part.${name} BY NAME SELECT ${part} AS part_no, * FROM ${from}`,
    );
  }
}

/** The observations of all parts together, as a query. */
function together({ id, combines }: Definition): string {
  const once = combines === "clients" ? " OR part_no = 0" : " OR true";
  return `SELECT * EXCLUDE (part_no) FROM part.${id} WHERE client_key IS NOT NULL${once}`;
}

test("what is about nobody is alike in every part", async () => {
  await withWarehouse(warehouse, async (db) => {
    for (const { id } of combinable.filter(({ combines }) => combines === "clients")) {
      const other = await rows(
        db,
        `SELECT * EXCLUDE (part_no), count(*) AS parts FROM part.${id} WHERE client_key IS NULL
        GROUP BY ALL HAVING count(DISTINCT part_no) <> ${parts} LIMIT 1`,
      );
      expect(other, id).toEqual([]);
    }
  });
});

test("the observations of eight parts are those of the whole", async () => {
  await withWarehouse(warehouse, async (db) => {
    for (const definition of combinable.filter(({ combines }) => combines === "clients")) {
      const whole = `FROM ${observationView(definition.id)}`;
      const parted = together(definition);
      const other = await rows(
        db,
        `SELECT * FROM ((${whole}) EXCEPT ALL (${parted})) UNION ALL
        SELECT * FROM ((${parted}) EXCEPT ALL (${whole})) LIMIT 1`,
      );
      expect(other, definition.id).toEqual([]);
    }
  });
}, 120_000);

test("figures of the parts together, medians and curves too, are those of the whole", async () => {
  await withWarehouse(warehouse, async (db) => {
    await useHorizon(db);
    const fileOf = ({ id }: Definition) => pathToFileURL(join(folder, `${id}.sql`));
    for (const definition of combinable) {
      await writeFile(
        fileOf(definition),
        together(definition).replace("part.", '"warehouse".part.'),
      );
    }
    const other = await withScope(db, async (scope) => {
      await scope.show(["ledger", "care", "corrected", "register", "model"]);
      await scope.inside(() => measure(db, silent, combinable, fileOf));
      const figures = (from: string) => `SELECT indicator_id, part, cut, domain, law, segment,
          age_band, municipality_code, party_id, provider_id, period, clients, status, signal,
          ${["numerator", "denominator", "estimate", "lower", "upper"]
            .map((name) => `printf('%.9e', ${name}) AS ${name}`)
            .join(", ")},
          -- Of sums over clients there are more, of fewer clients each.
          CASE WHEN NOT list_contains([${sums}], indicator_id) THEN asked END AS asked
        FROM ${from}.result.value
        SEMI JOIN scope.result.indicator USING (indicator_id)`;
      return rows(
        db,
        `SELECT * FROM ((${figures(scope.warehouse)}) EXCEPT ALL (${figures("scope")})) UNION ALL
        SELECT * FROM ((${figures("scope")}) EXCEPT ALL (${figures(scope.warehouse)})) LIMIT 3`,
      );
    });
    expect(other).toEqual([]);
  });
}, 240_000);

test("persons and sums of headlines add up from figures alone", async () => {
  await withWarehouse(warehouse, async (db) => {
    const group = [
      ...["indicator_id", "part", "cut", "domain", "law", "segment", "age_band"],
      ...["municipality_code", "party_id", "provider_id", "period"],
    ];
    // Residents and amounts are in every part: these add up from observations only.
    const about = await Promise.all(
      additive.map(async ({ id, combines }) => {
        const nobody = await rows(db, `FROM part.${id} WHERE client_key IS NULL LIMIT 1`);
        return combines === "sums" || nobody.length === 0 ? `'${id}'` : null;
      }),
    );
    const ids = about.filter((id) => id !== null);
    expect(ids.length).toBeGreaterThan(15);
    const near = (name: string) =>
      `abs(whole.${name} - coalesce(added.${name}, 0)) > 1e-6 * abs(whole.${name})`;
    const [found] = await rows<{ figures: number; wrong: number; example: string | null }>(
      db,
      `WITH added AS (
        SELECT ${group.join(", ")}, sum(clients) AS clients, sum(numerator) AS numerator,
          sum(denominator) AS denominator
        FROM part.value WHERE part IS NULL GROUP BY ALL
      ),
      held AS (
        SELECT whole.*,
          ${["clients", "numerator", "denominator"].map(near).join(" OR ")} AS wrong
        FROM result.value AS whole
        LEFT JOIN added ON ${group.map((name) => `added.${name} IS NOT DISTINCT FROM whole.${name}`).join(" AND ")}
        WHERE whole.part IS NULL AND whole.indicator_id IN (${ids.join(", ")})
          AND whole.denominator > 0
      )
      SELECT count(*)::INTEGER AS figures, count_if(wrong)::INTEGER AS wrong,
        min((indicator_id, cut, period)::VARCHAR) FILTER (wrong) AS example
      FROM held`,
    );
    expect(found?.figures).toBeGreaterThan(10_000);
    expect(found?.wrong, found?.example ?? "").toBe(0);
  });
}, 120_000);
