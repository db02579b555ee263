import { type Correction, keys } from "../region/correction.ts";
import { inTransaction, rows, type Warehouse } from "../warehouse/warehouse.ts";

/**
 * `toegepast`: the record holds the value as it was delivered, and the right one is used instead.
 * `hersteld`: the sender mended it, so the correction must go. `niet gevonden`: there is no such
 * record (any more).
 */
export type CorrectionStatus = "toegepast" | "hersteld" | "niet gevonden";

export interface AppliedCorrection extends Correction {
  status: CorrectionStatus;
  /** Records that got the right value. */
  records: number;
}

/**
 * Puts the corrections of a region into effect. Schema `care` stays as it was sent; schema
 * `corrected`, which model reads, has the same tables: views on `care`, or copies with the right
 * values where something is corrected. What came of each correction is in `ledger.correction`.
 */
export async function applyCorrections(
  db: Warehouse,
  corrections: readonly Correction[],
): Promise<AppliedCorrection[]> {
  return inTransaction(db, async () => {
    const copied = new Set<string>(corrections.map(({ table }) => table));
    await db.run("DROP SCHEMA IF EXISTS corrected CASCADE");
    await db.run("CREATE SCHEMA corrected");
    const tables = await rows<{ table: string }>(
      db,
      `SELECT table_name AS "table" FROM information_schema.tables WHERE table_schema = 'care' ORDER BY ALL`,
    );
    for (const { table } of tables) {
      const kind = copied.has(table) ? "TABLE" : "VIEW";
      await db.run(`CREATE ${kind} corrected.${table} AS FROM care.${table}`);
    }
    await db.run("DELETE FROM ledger.correction");
    const applied: AppliedCorrection[] = [];
    for (const one of corrections) {
      const outcome = await apply(db, one);
      await db.run(
        "INSERT INTO ledger.correction VALUES ($id, $table, $field, $status, $records)",
        { id: one.id, table: one.table, field: one.field, ...outcome },
      );
      applied.push({ ...one, ...outcome });
    }
    return applied;
  });
}

/** In Dutch what is the matter with a correction that was not applied; null when it was. */
export function correctionTrouble({ id, status, field, expect }: AppliedCorrection): string | null {
  if (status === "toegepast") return null;
  const was = expect === null ? "leeg" : `'${expect}'`;
  return status === "hersteld"
    ? `Correctie ${id}: bron is hersteld (${field} is niet meer ${was}): haal deze correctie weg uit corrections.csv.`
    : `Correctie ${id}: er is geen regel met deze sleutel. Verbeter de sleutel of haal de correctie weg uit corrections.csv.`;
}

async function apply(
  db: Warehouse,
  one: Correction,
): Promise<{ status: CorrectionStatus; records: number }> {
  const { where, parameters } = keyOf(one);
  const [column] = await rows<{ type: string }>(
    db,
    `SELECT data_type AS type FROM duckdb_columns()
    WHERE schema_name = 'care' AND table_name = $table AND column_name = $field`,
    { table: one.table, field: one.field },
  );
  const type = column?.type ?? "VARCHAR";
  // Judged by what was sent, so that two corrections of one record do not see each other's work.
  const [found] = await rows<{ records: number; wrong: number }>(
    db,
    `SELECT count(*)::INTEGER AS records,
      count_if(${one.field} IS NOT DISTINCT FROM CAST($expect AS ${type}))::INTEGER AS wrong
    FROM (SELECT * FROM care.${one.table} AS record WHERE ${where} ${standing[one.table] ?? ""})`,
    { ...parameters, expect: one.expect },
  );
  if (found === undefined || found.records === 0) return { status: "niet gevonden", records: 0 };
  if (found.wrong === 0) return { status: "hersteld", records: 0 };
  const [changed] = await rows<{ Count: string | number }>(
    db,
    `UPDATE corrected.${one.table} SET ${one.field} = CAST($value AS ${type})
    WHERE (delivery_id, line) IN (
      SELECT (delivery_id, line) FROM care.${one.table} AS record
      WHERE ${where} AND ${one.field} IS NOT DISTINCT FROM CAST($expect AS ${type}))`,
    { ...parameters, expect: one.expect, value: one.value },
  );
  return { status: "toegepast", records: Number(changed?.Count ?? 0) };
}

/** Which of several records with one key tells whether the sender mended it. */
const standing: Partial<Record<Correction["table"], string>> = {
  // The newest version of an allocation.
  allocation: "QUALIFY row_number() OVER (ORDER BY allocated_at DESC, delivery_id DESC) = 1",
  // A start or stop that was not deleted.
  start: `AND status = '1' AND NOT EXISTS (FROM care.start AS gone WHERE gone.status = '3'
    AND gone.municipality_code = record.municipality_code
    AND gone.allocation_no IS NOT DISTINCT FROM record.allocation_no
    AND gone.client_key = record.client_key AND gone.start_on = record.start_on)`,
  stop: `AND status = '1' AND NOT EXISTS (FROM care.stop AS gone WHERE gone.status = '3'
    AND gone.municipality_code = record.municipality_code
    AND gone.allocation_no IS NOT DISTINCT FROM record.allocation_no
    AND gone.client_key = record.client_key AND gone.start_on = record.start_on
    AND gone.end_on = record.end_on AND gone.end_reason = record.end_reason)`,
  // A declared line that was not credited.
  declaration_line: `AND NOT EXISTS (FROM care.declaration_line AS credit
    WHERE credit.provider_agb = record.provider_agb
    AND credit.previous_reference_no = record.reference_no)`,
};

function keyOf(one: Correction): {
  where: string;
  parameters: Record<string, string | number | null>;
} {
  const key = keys.find(({ by }) => one[by] !== null);
  const parameters = { by: one[key?.by ?? "line"], within: one[key?.within ?? "file"] };
  switch (key?.by) {
    case "allocation_no":
      return { where: "allocation_no = $by AND municipality_code = $within", parameters };
    case "reference":
      return { where: "reference_no = $by AND provider_agb = $within", parameters };
    default:
      return {
        where: `line = $by AND delivery_id IN (
          SELECT delivery_id FROM ledger.delivery WHERE name = $within AND status = 'accepted')`,
        parameters,
      };
  }
}
