import { createHash } from "node:crypto";
import { codeFingerprint, rowsFingerprint } from "../warehouse/fingerprint.ts";
import { rows, runFile, type Warehouse } from "../warehouse/warehouse.ts";

/** What a model is made of. */
export interface Basis {
  /** Of everything but deliveries: the code, the region folder, and what corrections came to. */
  fingerprint: string;
  lastDelivery: number;
  lastRound: number;
}

/** What the model in the warehouse was made of. */
export interface ModelBasis extends Basis {
  dataUntil: string;
  run: number;
  wholeRun: number;
}

/** What a model would be made of now. Reads `register` and `ledger`. */
export async function currentBasis(db: Warehouse): Promise<Basis> {
  const registers = await rows<{ name: string }>(
    db,
    `SELECT 'register.' || table_name AS name FROM duckdb_tables()
    WHERE database_name = current_database() AND schema_name = 'register' ORDER BY ALL`,
  );
  const tables = [...registers.map(({ name }) => name), "ledger.correction"];
  const code = await codeFingerprint([
    new URL("./", import.meta.url),
    new URL("../receive/check/workday.sql", import.meta.url),
    new URL("../receive/rules/reported-start.sql", import.meta.url),
    new URL("../receive/rules/reported-stop.sql", import.meta.url),
    new URL("../warehouse/schema/care.sql", import.meta.url),
  ]);
  const [version] = await rows<{ version: string }>(db, "SELECT version() AS version");
  const [newest] = await rows<{ delivery: number; round: number }>(
    db,
    `SELECT
      coalesce((SELECT max(delivery_id) FROM ledger.delivery), 0) AS delivery,
      coalesce((SELECT max(round) FROM ledger.replaced), 0) AS round`,
  );
  return {
    fingerprint: createHash("sha256")
      .update(`${version?.version} ${code} ${await rowsFingerprint(db, tables)}`)
      .digest("hex"),
    lastDelivery: newest?.delivery ?? 0,
    lastRound: newest?.round ?? 0,
  };
}

/** What the model in the warehouse was made of; undefined when there is none, or none that we can read. */
export async function modelBasis(db: Warehouse): Promise<ModelBasis | undefined> {
  const columns = await rows<{ name: string }>(
    db,
    `SELECT column_name AS name FROM duckdb_columns()
    WHERE database_name = current_database() AND schema_name = 'model' AND table_name = 'basis'`,
  );
  const known = new Set(columns.map(({ name }) => name));
  if (!basisColumns.every((name) => known.has(name))) return undefined;
  const [found] = await rows<ModelBasis>(
    db,
    `SELECT fingerprint, last_delivery AS "lastDelivery", last_round AS "lastRound",
      data_until AS "dataUntil", run, whole_run AS "wholeRun"
    FROM model.basis`,
  );
  return found;
}

const basisColumns = [
  "fingerprint",
  "last_delivery",
  "last_round",
  "data_until",
  "run",
  "whole_run",
];

/** Writes down what the model is made of, in the transaction that makes it. */
export async function writeBasis(db: Warehouse, basis: ModelBasis): Promise<void> {
  await runFile(db, new URL("./basis.sql", import.meta.url));
  await db.run("DELETE FROM model.basis");
  await db.run(
    "INSERT INTO model.basis VALUES ($fingerprint, $lastDelivery, $lastRound, $dataUntil::DATE, $run, $wholeRun)",
    { ...basis },
  );
  await db.run("DELETE FROM model.basis_voided");
  await db.run("INSERT INTO model.basis_voided SELECT delivery_id FROM corrected.voided");
  if (basis.run === basis.wholeRun) await db.run("DELETE FROM model.touched");
}
