import { rows, type Warehouse } from "./warehouse.ts";

/** Runs `use` with settings of DuckDB other than usual, and sets them back. */
export async function withSettings<T>(
  db: Warehouse,
  settings: Readonly<Record<string, string>>,
  use: () => Promise<T>,
): Promise<T> {
  const usual: [name: string, value: string][] = [];
  for (const [name, value] of Object.entries(settings)) {
    const [found] = await rows<{ value: string }>(
      db,
      `SELECT current_setting('${name}')::VARCHAR AS value`,
    );
    usual.push([name, found?.value ?? ""]);
    await db.run(`SET ${name} = '${value}'`);
  }
  try {
    return await use();
  } finally {
    // Of a warehouse that could not be written any more, the first error tells why.
    for (const [name, value] of usual) await db.run(`SET ${name} = '${value}'`).catch(() => {});
  }
}

/**
 * Runs `use`, which adds many rows, with little memory for DuckDB: what was written goes to disk in
 * place of being kept, so that memory does not grow with what comes in. Without a file, or when
 * DuckDB cannot do with so little at this moment, `use` runs with the memory there is.
 *
 * @param limit such as `64MB`
 */
export async function withMemory<T>(
  db: Warehouse,
  limit: string,
  use: () => Promise<T>,
): Promise<T> {
  const [found] = await rows<{ usual: string; path: string | null }>(
    db,
    `SELECT current_setting('memory_limit') AS usual, path
    FROM duckdb_databases() WHERE database_name = current_database()`,
  );
  if (found === undefined || found.path === null) return use();
  try {
    await db.run(`SET memory_limit = '${limit}'`);
  } catch {
    return use();
  }
  try {
    return await use();
  } finally {
    // DuckDB cuts off what it tells (732.4 MiB); with half of the last digit it stays the same.
    const usual = found.usual.replace(/[0-9]+\.[0-9]/, (number) => `${number}5`);
    // Of a warehouse that could not be written any more, the first error tells why.
    await db.run(`SET memory_limit = '${usual}'`).catch(() => {});
  }
}
