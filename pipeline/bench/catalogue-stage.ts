import { existsSync } from "node:fs";
import { join } from "node:path";
import { catalogue } from "../../indicators/catalogue.ts";
import type { Effects } from "../effects.ts";
import { measure } from "../measure/measure.ts";
import { buildModel } from "../model/model.ts";
import type { WarehouseLimits } from "../warehouse/limits.ts";
import { rows, type Warehouse, withWarehouse } from "../warehouse/warehouse.ts";
import { metered } from "./meter.ts";
import { absent, done, type Stage } from "./stage.ts";

/**
 * The whole catalogue over the region as it was received, its clients copied so many times: real
 * records, with all that is odd about them, in the numbers of a country.
 *
 * @param warehouse of the region; it is read only
 */
export async function catalogueStages(
  warehouse: string,
  copies: number,
  folder: string,
  limits: WarehouseLimits,
  effects: Effects,
): Promise<Stage[]> {
  const named: [string, string][] = [
    ["catalogue-model", "Model van de regio, vermenigvuldigd"],
    ["catalogue-core", "De kern van de indicatoren over die regio"],
    ["catalogue-measure", "Alle indicatoren over die regio"],
  ];
  if (!existsSync(warehouse)) {
    return named.map(([id, name]) => absent(id, name, "de regio is nog niet ingelezen"));
  }
  return withWarehouse(
    join(folder, "catalogus.duckdb"),
    async (db) => {
      await copyRegion(db, warehouse, copies, effects);
      const [found] = await rows<{ n: number }>(
        db,
        "SELECT count(DISTINCT client_key)::DOUBLE AS n FROM care.client",
      );
      const remark = `${(found?.n ?? 0).toLocaleString("nl-NL")} cliënten`;
      const model = await metered(() => buildModel(db, effects));
      const [services] = await rows<{ n: number }>(
        db,
        "SELECT count(*)::DOUBLE AS n FROM model.service",
      );
      const core = catalogue.filter(({ tier }) => tier === "core");
      const some = await metered(() => measure(db, effects, core));
      const values = await metered(() => measure(db, effects));
      const read = { rows: services?.n ?? null, remark };
      return [model, some, values].map(({ cost }, index) =>
        done(named[index]?.[0] ?? "", named[index]?.[1] ?? "", cost, read),
      );
    },
    limits,
  );
}

async function copyRegion(
  db: Warehouse,
  warehouse: string,
  copies: number,
  effects: Effects,
): Promise<void> {
  await db.run(`ATTACH '${warehouse.replaceAll("'", "''")}' AS region (READ_ONLY)`);
  const tables = await rows<{ place: string; columns: string[] }>(
    db,
    `SELECT schema_name || '.' || table_name AS place, list(column_name) AS columns
    FROM duckdb_columns() JOIN duckdb_tables() USING (database_name, schema_name, table_name)
    WHERE database_name = 'region' AND schema_name IN ('ledger', 'care', 'register', 'context')
    GROUP BY ALL ORDER BY place`,
  );
  for (const { place } of tables) {
    await db.run(`CREATE OR REPLACE TABLE ${place} AS FROM region.${place}`);
  }
  const persons = tables.filter(
    ({ place, columns }) => place.startsWith("care.") && columns.includes("client_key"),
  );
  // What a copy must not share with the client it was made from.
  const own = ["client_key", "reference_no", "previous_reference_no", "allocation_no", "reference"];
  for (let copy = 1; copy < copies; copy++) {
    effects.progress("Regio vermenigvuldigen", copy, copies);
    for (const { place, columns } of persons) {
      const replaced = own
        .filter((column) => columns.includes(column))
        .map((column) => {
          if (column === "client_key") return `sha256(client_key || ${copy}) AS client_key`;
          if (column === "allocation_no")
            return `allocation_no + ${copy}000000000 AS allocation_no`;
          return `${column} || '/${copy}' AS ${column}`;
        });
      await db.run(
        `INSERT INTO ${place} SELECT * REPLACE (${replaced.join(", ")}) FROM region.${place}`,
      );
    }
  }
  await db.run("DETACH region");
  await db.run("CHECKPOINT");
  effects.progress("Regio vermenigvuldigen", copies, copies);
}
