import { Failure } from "../failure.ts";
import { inTransaction, rows, type Warehouse } from "../warehouse/warehouse.ts";
import type { Expired } from "./layer.ts";

/**
 * Persons in the warehouse of whom the last message was dated before a day and whose help had ended by
 * then: a dossier goes as a whole, and never while help runs. What was worked out from records goes
 * with them; measuring makes it anew.
 *
 * Between a destruction and the next `measure` there is no model; then what went has gone.
 *
 * @throws Failure (usage) when the model was not built: nobody can tell then whose help runs
 */
export async function expiredRecords(db: Warehouse, before: string): Promise<Expired> {
  const found = await rows<{ name: string; schema: string }>(
    db,
    `SELECT table_name AS name, table_schema AS schema FROM information_schema.columns
     WHERE column_name = 'client_key'
       AND (table_schema = 'care' OR table_schema = 'model' AND table_name = 'spell')
     ORDER BY ALL`,
  );
  const tables = found.filter(({ schema }) => schema === "care").map(({ name }) => name);
  if (!found.some(({ schema }) => schema === "model")) {
    const [done] = await rows(
      db,
      "SELECT 1 FROM ledger.destroyed HAVING max(before) >= $before::DATE",
      { before },
    );
    if (done !== undefined) return expired(0, async () => {});
    throw new Failure(
      "usage",
      "Van wie de hulp nog loopt, is niet bekend. Reken eerst: `npm run monitor -- measure`.",
    );
  }
  await db.run(
    `CREATE OR REPLACE TEMP TABLE expired_person AS
     SELECT told.client_key
     FROM (${tables.map((name) => `SELECT client_key, delivery_id FROM care.${name}`).join(" UNION ALL ")}) AS told
     JOIN ledger.delivery AS delivery USING (delivery_id)
     WHERE told.client_key IS NOT NULL
     GROUP BY told.client_key
     HAVING max(coalesce(delivery.dated_on, delivery.received_at::DATE)) < $before::DATE
       AND told.client_key NOT IN (
         SELECT client_key FROM model.spell WHERE end_on IS NULL OR end_on >= $before::DATE)`,
    { before },
  );
  const [counted] = await rows<{ persons: number }>(
    db,
    "SELECT count(*)::INTEGER AS persons FROM expired_person",
  );
  return expired(counted?.persons ?? 0, () => destroyRecords(db, tables, before));
}

function expired(persons: number, destroy: () => Promise<void>): Expired {
  const note = "Reken en publiceer daarna opnieuw.";
  return { layer: "warehouse", unit: "personen", count: persons, note, destroy };
}

async function destroyRecords(
  db: Warehouse,
  tables: readonly string[],
  before: string,
): Promise<void> {
  await inTransaction(db, async () => {
    for (const name of tables) {
      await db.run(`DELETE FROM care.${name} WHERE client_key IN (FROM expired_person)`);
    }
    // Corrected copies, and all that was worked out, hold the same persons.
    const copies = await rows<{ name: string }>(
      db,
      `SELECT table_name AS name FROM information_schema.tables
       WHERE table_schema = 'corrected' AND table_type = 'BASE TABLE'`,
    );
    for (const { name } of copies) {
      await db.run(`DROP TABLE corrected.${name}`);
      await db.run(`CREATE VIEW corrected.${name} AS FROM care.${name}`);
    }
    for (const schema of ["model", "result", "release"]) {
      await db.run(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
      await db.run(`CREATE SCHEMA ${schema}`);
    }
    await db.run("INSERT INTO ledger.destroyed VALUES ($before::DATE)", { before });
  });
  await db.run("CHECKPOINT");
}
