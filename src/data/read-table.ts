import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import type { Columns, RowOf } from "./columns.ts";

/** Reads tables of one folder, one after the other. */
export type TableReader = <C extends Columns>(name: string, columns: C) => Promise<RowOf<C>[]>;

const typesOf = {
  text: ["VARCHAR"],
  number: ["DOUBLE", "INTEGER", "BIGINT"],
  flag: ["BOOLEAN"],
  day: ["DATE"],
} as const;

/** Gives `use` a reader of the Parquet tables in a folder. */
export async function withTables<T>(
  folder: string,
  use: (read: TableReader) => Promise<T>,
): Promise<T> {
  const instance = await DuckDBInstance.create(":memory:", {
    memory_limit: "512MB",
    threads: "2",
    preserve_insertion_order: "true",
  });
  const db = await instance.connect();
  try {
    return await use((name, columns) => readTable(db, folder, name, columns));
  } finally {
    db.closeSync();
    instance.closeSync();
  }
}

/**
 * Reads a table whole.
 *
 * @throws Error naming the table and the column that is not as agreed
 */
async function readTable<C extends Columns>(
  db: DuckDBConnection,
  folder: string,
  name: string,
  columns: C,
): Promise<RowOf<C>[]> {
  const source = `'${join(folder, `${name}.parquet`).replaceAll("'", "''")}'`;
  await check(db, source, name, columns);
  const names = Object.keys(columns);
  const numbered = await numberTexts(db, source, columns);
  const selected = names.map((column) =>
    columns[column]?.kind === "day"
      ? `"${column}"::VARCHAR AS "${column}"`
      : columns[column]?.kind === "number"
        ? `"${column}"::DOUBLE AS "${column}"`
        : numbered.has(column)
          ? `"${column}"::"${column}" AS "${column}"`
          : `"${column}"`,
  );
  const rows: RowOf<C>[] = [];
  const result = await db.stream(`SELECT ${selected.join(", ")} FROM ${source}`);
  // Rows that begin alike stay alike, which takes half the memory.
  const empty = Object.fromEntries(names.map((column) => [column, null]));
  for (;;) {
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) return rows;
    const made = Array.from(
      { length: chunk.rowCount },
      (): Record<string, unknown> => ({ ...empty }),
    );
    for (const [index, column] of names.entries()) {
      const cells = chunk.getColumnValues(index);
      for (const [row, one] of made.entries()) one[column] = cells[row] ?? null;
    }
    rows.push(...(made as RowOf<C>[]));
  }
}

/** From so many rows on the texts of a table are numbered. */
const long = 10_000;

/**
 * In a long table the same texts come many times. As numbers into a list of the different ones, a type
 * of DuckDB by the name of the column, each text is made once: that takes half the time, and little memory.
 *
 * @returns the columns that have such a type; none for a short table
 */
async function numberTexts(
  db: DuckDBConnection,
  source: string,
  columns: Columns,
): Promise<Set<string>> {
  const counted = await db.runAndReadAll(`SELECT count(*) >= ${long} FROM ${source}`);
  if (counted.getRows()[0]?.[0] !== true) return new Set();
  const texts = Object.keys(columns).filter((column) => columns[column]?.kind === "text");
  for (const column of texts) {
    await db.run(`DROP TYPE IF EXISTS "${column}"`);
    await db.run(`CREATE TYPE "${column}" AS ENUM (
      SELECT DISTINCT "${column}" FROM ${source} WHERE "${column}" IS NOT NULL ORDER BY ALL)`);
  }
  return new Set(texts);
}

/** The columns of a file, their types, and what may not be in them: asked of DuckDB, not row by row. */
async function check(
  db: DuckDBConnection,
  source: string,
  name: string,
  columns: Columns,
): Promise<void> {
  const described = await db.runAndReadAll(`DESCRIBE SELECT * FROM ${source}`);
  const found = new Map(
    described.getRowObjects().map((row) => [String(row.column_name), String(row.column_type)]),
  );
  for (const [column, { kind }] of Object.entries(columns)) {
    const type = found.get(column);
    const expected: readonly string[] = typesOf[kind];
    if (type === undefined) throw new Error(`tabel ${name} heeft geen kolom ${column}`);
    if (!expected.includes(type)) {
      throw new Error(`tabel ${name}, kolom ${column}: ${type} in plaats van ${expected[0]}`);
    }
  }
  const extra = [...found.keys()].find((column) => !(column in columns));
  if (extra !== undefined) throw new Error(`tabel ${name} heeft een onbekende kolom ${extra}`);
  const wrong = Object.entries(columns).flatMap(([column, { nullable, allowed }]) => [
    ...(nullable ? [] : [`min(CASE WHEN "${column}" IS NULL THEN '${column}: leeg' END)`]),
    ...(allowed === undefined
      ? []
      : [
          `min(CASE WHEN "${column}" NOT IN (${allowed.map((one) => `'${one}'`).join(", ")}) THEN '${column}: ' || "${column}" END)`,
        ]),
  ]);
  if (wrong.length === 0) return;
  const checked = await db.runAndReadAll(`SELECT ${wrong.join(", ")} FROM ${source}`);
  const problem = checked.getRows()[0]?.find((cell) => cell !== null);
  if (problem) throw new Error(`tabel ${name}, kolom ${problem}`);
}
