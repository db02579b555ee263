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
