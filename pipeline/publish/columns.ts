import { Failure } from "../failure.ts";
import { type Edition, type ReleaseTable, releaseTables } from "../protect/tables.ts";
import { rows, type Warehouse } from "../warehouse/warehouse.ts";

/** A table of one edition as a release holds it. */
export interface EditionTable {
  edition: Edition;
  /** As in file names: `value`. */
  name: string;
  /** As in schema release: `contract_value`. */
  table: string;
  columns: TableColumn[];
}

export interface TableColumn {
  table: string;
  name: string;
  /** As DuckDB names it: VARCHAR, DOUBLE, INTEGER, DATE, BOOLEAN. */
  type: string;
}

/**
 * The tables to publish with their columns, as declared in `releaseTables`: a column that is in
 * schema release but not declared is never published.
 *
 * @throws Failure (publish) when a declared table or column is not there
 */
export async function tablesToPublish(db: Warehouse): Promise<EditionTable[]> {
  const found = await rows<TableColumn>(
    db,
    `SELECT table_name AS "table", column_name AS name, data_type AS type
     FROM information_schema.columns WHERE table_schema = 'release'`,
  );
  const types = new Map(found.map(({ table, name, type }) => [`${table}.${name}`, type]));
  return releaseTables.flatMap((declared) =>
    declared.editions.map((edition) => editionTable(declared, edition, types)),
  );
}

function editionTable(
  declared: ReleaseTable,
  edition: Edition,
  types: ReadonlyMap<string, string>,
): EditionTable {
  const table = `${edition}_${declared.name}`;
  const columns = declared.columns.map((name) => {
    const type = types.get(`${table}.${name}`);
    if (type !== undefined) return { table, name, type };
    throw new Failure(
      "publish",
      `In de uitgave ontbreekt tabel ${table}, kolom ${name}. ` +
        "Meet en publiceer opnieuw: `npm run monitor -- measure` en `npm run monitor -- publish`.",
    );
  });
  return { edition, name: declared.name, table, columns };
}
