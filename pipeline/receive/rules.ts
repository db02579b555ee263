import { readFile } from "node:fs/promises";
import { runFile, type Warehouse } from "../warehouse/warehouse.ts";

/**
 * The checks over all deliveries together, one SQL file each in `rules/`. Each file selects
 * delivery_id, line, element and message; what it finds is worth a question, and is taken in.
 */
export const setRules = [
  "TR019",
  "TR074",
  "TR304",
  "TR314",
  "TR382",
  "OP271",
  "OP272",
  "PRODUCT",
  "AANBIEDER",
  "GEMEENTE",
] as const;

/** Tables that several rules read. */
const groundwork = ["reported-start", "reported-stop"];

/**
 * Applies the rules over all deliveries anew: a later delivery can mend a finding as well as cause
 * one. To be run in a transaction.
 */
export async function applyRules(db: Warehouse): Promise<void> {
  for (const name of groundwork) await runFile(db, fileOf(name));
  await db.run("DELETE FROM ledger.finding WHERE origin = 'set'");
  for (const rule of setRules) {
    const found = await readFile(fileOf(rule.toLowerCase()), "utf8");
    await db.run(
      `INSERT INTO ledger.finding
      SELECT delivery_id, line, element, '${rule}', 'signaal', message, 'set'
      FROM (${found}) ORDER BY delivery_id, line, element`,
    );
  }
  for (const name of groundwork) await db.run(`DROP TABLE temp.${name.replace("-", "_")}`);
}

function fileOf(name: string): URL {
  return new URL(`./rules/${name}.sql`, import.meta.url);
}
