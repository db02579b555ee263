import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { DuckDBConnection } from "@duckdb/node-api";
import { Failure } from "../failure.ts";

/** What is stored rather than derived, so that no command but `receive` can make it. */
const stored = ["ledger", "care", "context"] as const;
type Stored = (typeof stored)[number];

interface Column {
  schema: Stored;
  table: string;
  column: string;
  type: string;
}

/**
 * Puts the stored schemas in place, and sees to it that a warehouse that was made before has the
 * tables that this version works with. What it was made with is written down in `ledger.structure`, so
 * that tables are compared only after a change of the schema files. Schema `context` is made anew
 * when it is another: its rows come back from what is kept outside the warehouse.
 *
 * @param path what the warehouse is called to the user
 * @throws Failure (delivery) naming a table or column of `ledger` or `care` that is another
 */
export async function putInPlace(db: DuckDBConnection, path: string): Promise<void> {
  const texts = await Promise.all(stored.map(textOf));
  const fingerprint = createHash("sha256").update(texts.join("\n")).digest("hex");
  if ((await recorded(db)) === fingerprint) return;
  const before = await columnsOf(db, "current_database()");
  const wanted = before.length === 0 ? [] : await columnsOfTexts(db, texts);
  await db.run("BEGIN TRANSACTION");
  try {
    // What a file itself can mend of an earlier version, it mends here.
    for (const text of texts) await db.run(text);
    if (before.length > 0) await settle(db, path, before, wanted);
    await db.run("DELETE FROM ledger.structure");
    await db.run("INSERT INTO ledger.structure VALUES ($fingerprint)", { fingerprint });
    await db.run("COMMIT");
  } catch (error) {
    await db.run("ROLLBACK").catch(() => undefined);
    throw error;
  }
}

function textOf(schema: Stored): Promise<string> {
  return readFile(new URL(`./schema/${schema}.sql`, import.meta.url), "utf8");
}

/** With what this warehouse was made; undefined when it is new, or of before that was written down. */
async function recorded(db: DuckDBConnection): Promise<string | undefined> {
  const known = await read(
    db,
    `FROM duckdb_tables() WHERE database_name = current_database()
      AND schema_name = 'ledger' AND table_name = 'structure'`,
  );
  if (known.length === 0) return undefined;
  const [found] = await read<{ fingerprint: string }>(db, "FROM ledger.structure");
  return found?.fingerprint;
}

/** Compares tables that were there before with what they should be, after the files were run on them. */
async function settle(
  db: DuckDBConnection,
  path: string,
  before: readonly Column[],
  wanted: readonly Column[],
): Promise<void> {
  const now = await columnsOf(db, "current_database()");
  const other = neverFilled(before, wanted) ?? firstOther(wanted, now);
  if (other !== undefined) {
    throw new Failure(
      "delivery",
      `Het magazijn ${path} is gemaakt door een andere versie van de monitor: ${other}. Er is niets veranderd. Zet ${path} en ${path}.wal (niet de sleutel) op een andere plek en draai 'npm run monitor -- receive' en daarna 'measure': dan komt er een nieuw magazijn uit de inbox. Leveringen die niet meer in de inbox staan, komen daar niet in terug; zet ze er eerst weer in.`,
    );
  }
  const context = (columns: readonly Column[]) =>
    JSON.stringify(columns.filter(({ schema }) => schema === "context"));
  if (context(wanted) === context(now)) return;
  await db.run("DROP SCHEMA context CASCADE");
  await db.run("CREATE SCHEMA context");
  await db.run(await textOf("context"));
}

/** A table of care records that was not there, so that nothing was taken from the deliveries for it. */
function neverFilled(before: readonly Column[], wanted: readonly Column[]): string | undefined {
  const had = byTable(before);
  const absent = [...byTable(wanted).keys()].find(
    (table) => table.startsWith("care.") && !had.has(table),
  );
  return absent && `tabel ${absent} ontbreekt`;
}

/** In Dutch the first table or column that is not as it should be; undefined when all are. */
function firstOther(wanted: readonly Column[], current: readonly Column[]): string | undefined {
  const there = byTable(current);
  for (const [table, columns] of byTable(wanted)) {
    const had = there.get(table) ?? new Map();
    for (const [column, type] of columns) {
      const was = had.get(column);
      if (was === undefined) return `tabel ${table} heeft geen kolom ${column}`;
      if (was !== type) return `kolom ${column} van tabel ${table} is ${was} en moet ${type} zijn`;
    }
    const strange = [...had.keys()].find((column) => !columns.has(column));
    if (strange !== undefined) return `tabel ${table} heeft een kolom ${strange} te veel`;
  }
  return undefined;
}

/** Types by column, by table; of what was received. */
function byTable(columns: readonly Column[]): Map<string, Map<string, string>> {
  const tables = new Map<string, Map<string, string>>();
  for (const { schema, table, column, type } of columns) {
    if (schema === "context") continue;
    const name = `${schema}.${table}`;
    tables.set(name, (tables.get(name) ?? new Map()).set(column, type));
  }
  return tables;
}

/** The columns that the schema files make, seen in a database of their own. */
async function columnsOfTexts(db: DuckDBConnection, texts: readonly string[]): Promise<Column[]> {
  const [found] = await read<{ name: string }>(db, "SELECT current_database() AS name");
  const warehouse = `"${(found?.name ?? "").replaceAll('"', '""')}"`;
  await db.run("ATTACH ':memory:' AS pattern");
  try {
    await db.run("USE pattern");
    for (const schema of stored) await db.run(`CREATE SCHEMA ${schema}`);
    for (const text of texts) await db.run(text);
    return await columnsOf(db, "'pattern'");
  } finally {
    await db.run(`USE ${warehouse}`);
    await db.run("DETACH pattern");
  }
}

/** @param database in SQL */
function columnsOf(db: DuckDBConnection, database: string): Promise<Column[]> {
  return read<Column>(
    db,
    `SELECT schema_name AS schema, table_name AS "table", column_name AS "column", data_type AS type
    FROM duckdb_columns()
    WHERE database_name = ${database} AND list_contains(['${stored.join("', '")}'], schema_name)
    ORDER BY ALL`,
  );
}

async function read<T>(db: DuckDBConnection, sql: string): Promise<T[]> {
  return (await db.runAndReadAll(sql)).getRowObjectsJson() as T[];
}
