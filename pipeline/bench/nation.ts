import type { Effects } from "../effects.ts";
import { rows, runFile, type Warehouse } from "../warehouse/warehouse.ts";

/** From January 2015 up to and including December 2025. */
const months = 132;

/** Makes schema `nation`: clients, trajectories, and their declared lines month by month. */
export async function makeNation(db: Warehouse, clients: number, effects: Effects): Promise<void> {
  await db.run(`SET VARIABLE clients = ${clients}`);
  await runFile(db, new URL("./nation.sql", import.meta.url));
  for (let month = 0; month < months; month++) {
    effects.progress("Een land maken", month, months);
    await db.run(`SET VARIABLE month = DATE '2015-01-01' + INTERVAL ${month} MONTH`);
    await db.run("SET VARIABLE month = getvariable('month')::DATE");
    await runFile(db, new URL("./month.sql", import.meta.url));
  }
  await db.run("CHECKPOINT");
  effects.progress("Een land maken", months, months);
}

/** Rows of a table of the nation. */
export async function size(db: Warehouse, table: string): Promise<number> {
  const [found] = await rows<{ n: number }>(
    db,
    `SELECT count(*)::DOUBLE AS n FROM nation.${table}`,
  );
  return found?.n ?? 0;
}
