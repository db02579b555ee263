import { rm } from "node:fs/promises";
import type { Effects } from "../effects.ts";
import { buildModel } from "../model/model.ts";
import { withScope } from "../warehouse/scope.ts";
import { rows, type Warehouse } from "../warehouse/warehouse.ts";
import { measure } from "./measure.ts";

/** Where the warehouse is not what a computation anew gives: the first difference. */
export interface Difference {
  /** `model.spell`, `result.value`. */
  table: string;
  /** Rows that the warehouse has and should not have, and the other way about. */
  extra: number;
  missing: number;
  /** One of these rows, as text. */
  example: string;
}

/** What was done rather than found, and numbers that only tie tables together. */
const leftOut =
  /^(?:model\.(?:basis|basis_voided|touched)|result\.(?:basis|estimate|person|place|unit_.*))$/;
const numbers = new Set(["cell_no", "period_no", "place_no", "client_no"]);

/**
 * Computes everything anew from `care` and `register` in a database of its own, and compares every
 * table of `model` and `result` with the warehouse. Changes nothing in the warehouse.
 *
 * @param file the database to compute in; gone afterwards
 * @returns the first difference by name of table; undefined when there is none
 */
export async function verify(
  db: Warehouse,
  file: string,
  effects: Effects,
): Promise<{ tables: number; difference?: Difference }> {
  const forget = () =>
    Promise.all([file, `${file}.wal`].map((name) => rm(name, { force: true, recursive: true })));
  await forget();
  try {
    return await withScope(
      db,
      async (scope) => {
        await scope.show(["ledger", "care", "context", "corrected", "register"]);
        await scope.inside(async () => {
          await buildModel(db, effects);
          await measure(db, effects);
        });
        return firstDifference(db, scope.warehouse);
      },
      file,
    );
  } finally {
    await forget();
  }
}

async function firstDifference(
  db: Warehouse,
  warehouse: string,
): Promise<{ tables: number; difference?: Difference }> {
  const found = await rows<{ table: string; databases: number; columns: string }>(
    db,
    `SELECT schema_name || '.' || table_name AS "table",
      count(DISTINCT database_name)::INTEGER AS databases,
      string_agg(DISTINCT column_name || ' ' || data_type, '|') AS columns
    FROM duckdb_columns()
    WHERE database_name IN ('scope', current_database()) AND schema_name IN ('model', 'result')
    GROUP BY ALL ORDER BY ALL`,
  );
  const tables = found.filter(({ table }) => !leftOut.test(table));
  for (const { table, databases, columns } of tables) {
    const difference =
      databases === 2
        ? await differenceOf(db, warehouse, table, columns.split("|"))
        : { table, extra: 0, missing: 0, example: "" };
    if (difference !== undefined) return { tables: tables.length, difference };
  }
  return { tables: tables.length };
}

async function differenceOf(
  db: Warehouse,
  warehouse: string,
  table: string,
  columns: readonly string[],
): Promise<Difference | undefined> {
  const list = columns
    .map((column) => [column.split(" ", 1)[0] ?? "", column] as const)
    .filter(([name]) => !numbers.has(name))
    // Ten digits: the order in which doubles were added up shows in the last ones.
    .map(([name, column]) =>
      column.endsWith(" DOUBLE") ? `printf('%.9e', "${name}") AS "${name}"` : `"${name}"`,
    )
    .join(", ");
  const here = `SELECT ${list} FROM ${warehouse}.${table}`;
  const anew = `SELECT ${list} FROM scope.${table}`;
  const [found] = await rows<Omit<Difference, "table">>(
    db,
    `WITH extra AS MATERIALIZED (${here} EXCEPT ALL ${anew}),
      missing AS MATERIALIZED (${anew} EXCEPT ALL ${here})
    SELECT (SELECT count(*) FROM extra)::INTEGER AS extra,
      (SELECT count(*) FROM missing)::INTEGER AS missing,
      coalesce(
        (SELECT min(extra::VARCHAR) FROM extra), (SELECT min(missing::VARCHAR) FROM missing), ''
      ) AS example`,
  );
  if (found === undefined || found.extra + found.missing === 0) return undefined;
  // Enough of a client key to find somebody in the warehouse, too little to be one.
  const example = found.example.replace(/\b([0-9a-f]{8})[0-9a-f]{56}\b/g, "$1…");
  return { table, ...found, example };
}
