import { Failure } from "../failure.ts";
import { isBsn } from "../receive/bsn.ts";
import { rows, type Warehouse } from "../warehouse/warehouse.ts";
import type { TableColumn } from "./columns.ts";

/**
 * Refuses to publish anything that points at a person: a client key (64 hexadecimal digits) or a
 * number that can be a BSN (nine digits, eleven-proof), anywhere in a text.
 *
 * @returns how many columns were read
 * @throws Failure (publish) naming table and column, never the value
 */
export async function requireNoPerson(
  db: Warehouse,
  columns: readonly TableColumn[],
): Promise<number> {
  const texts = columns.filter((column) => column.type === "VARCHAR");
  for (const { table, name } of texts) {
    const suspects = await rows<{ text: string }>(
      db,
      `SELECT DISTINCT "${name}" AS text FROM release.${table}
       WHERE regexp_matches("${name}", '[0-9]{9}|[0-9a-fA-F]{64}')`,
    );
    const found = suspects.map(({ text }) => personIn(text)).find((kind) => kind !== null);
    if (found === undefined) continue;
    throw new Failure(
      "publish",
      `Tabel ${table}, kolom ${name}: daar staat ${found}. Er is niets gepubliceerd. ` +
        "Haal die tekst uit de regiomap of uit de leveringen.",
    );
  }
  return texts.length;
}

/** What kind of person number a text holds, in Dutch; null when it holds none. */
export function personIn(text: string): string | null {
  if (/[0-9a-f]{64}/i.test(text)) return "een cliëntsleutel";
  const runs = text.match(/[0-9]+/g) ?? [];
  return runs.some(isBsn) ? "een nummer dat een BSN kan zijn" : null;
}
