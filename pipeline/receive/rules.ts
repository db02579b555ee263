import { readFile } from "node:fs/promises";
import { runFile, type Warehouse } from "../warehouse/warehouse.ts";
import { type Rule, rules } from "./rules/catalogue.ts";

/**
 * The checks over all deliveries together, one SQL file each in `rules/`. Each file selects
 * delivery_id, line, element and message; what it finds is worth a question, and is taken in.
 */
export const setRules: readonly Rule[] = rules.filter(({ origin }) => origin === "set");

/** Files with the tables that several rules read, and those tables. */
const groundwork = {
  "sent-allocation": ["sent_allocation"],
  "reported-start": ["reported_start"],
  "reported-stop": ["reported_stop"],
  "sent-line": ["sent_line"],
  scope: ["scope"],
};

/**
 * Applies the rules over all deliveries anew: a later delivery can mend a finding as well as cause
 * one. To be run in a transaction.
 */
export async function applyRules(db: Warehouse): Promise<void> {
  await withGroundwork(db, async () => {
    await db.run("DELETE FROM ledger.finding WHERE origin = 'set'");
    for (const { code, severity } of setRules) {
      const found = await readFile(fileOf(code.toLowerCase()), "utf8");
      await db.run(
        `INSERT INTO ledger.finding
        SELECT delivery_id, line, element, '${code}', '${severity}', message, 'set'
        FROM (${found}) ORDER BY delivery_id, line, element`,
      );
    }
  });
}

/** Runs `use` with the tables that rules read in place. */
export async function withGroundwork<T>(db: Warehouse, use: () => Promise<T>): Promise<T> {
  for (const name of Object.keys(groundwork)) await runFile(db, fileOf(name));
  const result = await use();
  for (const table of Object.values(groundwork).flat()) await db.run(`DROP TABLE temp.${table}`);
  return result;
}

function fileOf(name: string): URL {
  return new URL(`./rules/${name}.sql`, import.meta.url);
}
