import { rows, type Warehouse } from "./warehouse.ts";

const schemas = ["ledger", "care", "context", "corrected", "register", "model", "result"] as const;
type Schema = (typeof schemas)[number];

/** A scratch database beside the warehouse, in which the same SQL runs over other rows. */
export interface Scope {
  /** What SQL calls the warehouse itself, quoted. */
  warehouse: string;
  /** Shows the tables of these schemas of the warehouse as they are, with their macros. */
  show(shown: readonly Schema[]): Promise<void>;
  /**
   * Shows of these schemas only the rows of some clients; tables without a client as they are.
   *
   * @param clients a table with a column client_key, such as `temp.changed_client`
   */
  narrow(shown: readonly Schema[], clients: string): Promise<void>;
  /** Runs `work` with `model.service` and the like meaning those of the scratch database. */
  inside<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * Opens a scratch database for `work`, as `scope`, and throws it away. DuckDB writes to one database
 * in a transaction: what is made inside a scope is made outside the transactions of the warehouse.
 *
 * @param file where it is kept; in memory (and past the memory limit in the spill folder) when absent
 */
export async function withScope<T>(
  db: Warehouse,
  work: (scope: Scope) => Promise<T>,
  file = ":memory:",
): Promise<T> {
  const [current] = await rows<{ name: string }>(db, "SELECT current_database() AS name");
  const name = current?.name ?? "";
  const warehouse = `"${name.replaceAll('"', '""')}"`;
  await db.run(`ATTACH '${file.replaceAll("'", "''")}' AS scope`);
  try {
    for (const schema of schemas) await db.run(`CREATE SCHEMA IF NOT EXISTS scope.${schema}`);
    return await work({
      warehouse,
      show: (shown) => mirror(db, name, warehouse, shown),
      narrow: (shown, clients) => mirror(db, name, warehouse, shown, clients),
      async inside(inner) {
        await db.run("USE scope");
        try {
          return await inner();
        } finally {
          await db.run(`USE ${warehouse}`);
        }
      },
    });
  } finally {
    await db.run("DETACH scope");
  }
}

async function mirror(
  db: Warehouse,
  name: string,
  warehouse: string,
  shown: readonly Schema[],
  clients?: string,
): Promise<void> {
  const tables = await rows<{ schema: string; table: string; personal: boolean }>(
    db,
    `SELECT schema_name AS schema, table_name AS "table",
      bool_or(column_name = 'client_key') AS personal
    FROM duckdb_columns()
    WHERE database_name = $name AND list_contains(string_split($shown, ','), schema_name)
    GROUP BY ALL ORDER BY ALL`,
    { name, shown: shown.join() },
  );
  for (const { schema, table, personal } of tables) {
    const some =
      personal && clients !== undefined ? ` SEMI JOIN ${clients} USING (client_key)` : "";
    await db.run(
      `CREATE OR REPLACE VIEW scope.${schema}.${table} AS FROM ${warehouse}.${schema}.${table}${some}`,
    );
  }
  const macros = await rows<{ schema: string; macro: string; parameters: string; body: string }>(
    db,
    `SELECT schema_name AS schema, function_name AS macro,
      array_to_string(parameters, ', ') AS parameters, macro_definition AS body
    FROM duckdb_functions()
    WHERE database_name = $name AND function_type = 'macro'
      AND list_contains(string_split($shown, ','), schema_name)`,
    { name, shown: shown.join() },
  );
  for (const { schema, macro, parameters, body } of macros) {
    await db.run(`CREATE OR REPLACE MACRO scope.${schema}.${macro}(${parameters}) AS ${body}`);
  }
}
