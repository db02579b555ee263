import type { Effects } from "../effects.ts";
import { inTransaction, rows, type Warehouse } from "../warehouse/warehouse.ts";
import { metered } from "./meter.ts";
import { query } from "./query-stages.ts";
import { done, type Stage } from "./stage.ts";

/** Lines that one more month brings. */
const lines = 100_000;
/** The month after the last one of the country. */
const month = "DATE '2026-01-01'";

/**
 * What a month's delivery costs in a warehouse that is full: the lines themselves, the provider months
 * they touch and the islands of the clients they name, in one transaction, and on disk. Beside it the
 * same from all there is; the two must give the same rows.
 *
 * @throws Error when they do not
 */
export async function monthRefreshStages(db: Warehouse, effects: Effects): Promise<Stage[]> {
  const islands = await query("islands");
  const providerMonths = await query("provider-month");
  const make = async (table: string, text: string) =>
    db.run(`CREATE OR REPLACE TABLE nation.${table} AS ${text}`);
  effects.progress("Een maand erbij", 0, 3);
  await make("island", islands);
  await make("provider_month", providerMonths);
  // What the delivery says, as it would come from reading it.
  await db.run(`CREATE OR REPLACE TEMP TABLE delivered AS
    SELECT ${month} AS month, * EXCLUDE (month) FROM (
      FROM nation.declaration WHERE month = (SELECT max(month) FROM nation.declaration)
    ) LIMIT ${lines}`);
  await db.run("CHECKPOINT");
  effects.progress("Een maand erbij", 1, 3);

  const refreshed = await metered(async () => {
    await inTransaction(db, async () => {
      await db.run(`DELETE FROM nation.declaration WHERE month = ${month}`);
      await db.run("INSERT INTO nation.declaration FROM delivered");
      await db.run(`DELETE FROM nation.provider_month WHERE month = ${month}`);
      await db.run(`INSERT INTO nation.provider_month
        ${providerMonths.replace("nation.declaration", `nation.declaration WHERE month = ${month}`)}`);
      await db.run(
        "CREATE OR REPLACE TEMP TABLE named AS SELECT DISTINCT client_no FROM delivered",
      );
      await db.run("DELETE FROM nation.island WHERE client_no IN (FROM named)");
      await db.run(`INSERT INTO nation.island
        ${islands.replace("nation.trajectory", "nation.trajectory SEMI JOIN named USING (client_no)")}`);
    });
    await db.run("CHECKPOINT");
  });
  effects.progress("Een maand erbij", 2, 3);

  const whole = await metered(async () => {
    await make("island_anew", islands);
    await make("provider_month_anew", providerMonths);
    await db.run("CHECKPOINT");
  });
  for (const table of ["island", "provider_month"]) {
    const [kept, anew] = [`FROM nation.${table}`, `FROM nation.${table}_anew`];
    const other = await rows(
      db,
      `FROM ((${kept} EXCEPT ALL ${anew}) UNION ALL (${anew} EXCEPT ALL ${kept})) LIMIT 1`,
    );
    if (other.length > 0) throw new Error(`a month more does not give all anew: ${table}`);
    await db.run(`DROP TABLE nation.${table}; DROP TABLE nation.${table}_anew`);
  }
  const [read] = await rows<{ n: number }>(db, "SELECT count(*)::DOUBLE AS n FROM delivered");
  const [full] = await rows<{ n: number }>(
    db,
    "SELECT count(*)::DOUBLE AS n FROM nation.declaration",
  );
  await db.run(`DELETE FROM nation.declaration WHERE month = ${month}; DROP TABLE delivered`);
  effects.progress("Een maand erbij", 3, 3);
  return [
    done("month-refresh", "Een maand erbij in een vol magazijn", refreshed.cost, {
      rows: read?.n ?? null,
    }),
    done("month-whole", "Hetzelfde, alles opnieuw", whole.cost, { rows: full?.n ?? null }),
  ];
}
