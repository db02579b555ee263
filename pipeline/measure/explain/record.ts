import type { Definition, SourceKind } from "../../../indicators/definition.ts";
import { rows, type Warehouse } from "../../warehouse/warehouse.ts";
import type { FigureKey, Observed } from "./observed.ts";

/** One record of care on which a figure rests, and the delivery it came in. */
export interface SourceRecord {
  /** Table in schema `care`. */
  record: string;
  delivery_id: number;
  /** Path below the inbox. */
  file: string;
  /** JW305, hours … */
  kind: string;
  /** Identificatie of the message; null for tables. */
  identification: string | null;
  dated_on: string | null;
  /** Line in the file, from 1. */
  line: number;
  client_key: string | null;
}

/** Care itself rests on these, whatever the indicator. */
const careTables = ["client", "allocation", "start", "stop", "request", "reported_trajectory"];

const tablesOf: Partial<Record<SourceKind, readonly string[]>> = {
  declaration: ["declaration_line", "rejected_line"],
  measurement: ["measurement"],
  hours: ["hours"],
  waiting: ["waiting"],
};

/** Which lists of the region folder and the reference data an indicator reads besides deliveries. */
export const folderFiles: Partial<Record<SourceKind, string>> = {
  budget: "budgets.csv",
  contract: "contracts.csv",
  population: "population.csv",
};

/**
 * The records a figure rests on: everything delivered about the persons in it (an episode is known
 * only by all of a person's messages), and the amounts of its providers. A figure can be made again
 * from these records alone.
 */
export async function readRecords(
  db: Warehouse,
  key: FigureKey,
  observed: readonly Observed[],
): Promise<SourceRecord[]> {
  const keys = new Set(
    observed.flatMap(({ client_key }) => (client_key === null ? [] : client_key)),
  );
  const found: SourceRecord[] = [];
  await db.run(
    "CREATE OR REPLACE TEMP TABLE explained AS SELECT unnest(from_json($keys::JSON, '[\"VARCHAR\"]')) AS client_key",
    {
      keys: JSON.stringify([...keys]),
    },
  );
  for (const table of personTables(key.definition)) {
    found.push(...(await recordsOf(db, table, "SEMI JOIN explained USING (client_key)")));
  }
  if (key.definition.sources.includes("declaration")) found.push(...(await declarations(db)));
  if (key.definition.sources.includes("realisation")) found.push(...(await amounts(db, key)));
  found.push(...(await returned(db, found)));
  await db.run("DROP TABLE explained");
  return found;
}

function personTables(definition: Definition): string[] {
  return [...careTables, ...definition.sources.flatMap((source) => tablesOf[source] ?? [])];
}

async function recordsOf(
  db: Warehouse,
  table: string,
  which: string,
  parameters: Record<string, string> = {},
): Promise<SourceRecord[]> {
  const named = await rows(
    db,
    `FROM duckdb_columns() WHERE schema_name = 'care' AND table_name = $table
     AND column_name = 'client_key'`,
    { table },
  );
  return rows<SourceRecord>(
    db,
    `SELECT '${table}' AS record, delivery_id, delivery.name AS file, delivery.kind,
       delivery.identification, delivery.dated_on, source.line,
       ${named.length > 0 ? "source.client_key" : "NULL"} AS client_key
     FROM (FROM care.${table} ${which}) AS source
     JOIN ledger.delivery AS delivery USING (delivery_id)
     ORDER BY ALL`,
    parameters,
  );
}

/** The declarations that hold lines of these persons, with the answers to them. */
async function declarations(db: Warehouse): Promise<SourceRecord[]> {
  const own =
    "delivery_id IN (SELECT delivery_id FROM care.declaration_line SEMI JOIN explained USING (client_key))";
  return [
    ...(await recordsOf(db, "declaration", `WHERE ${own}`)),
    ...(await recordsOf(
      db,
      "declaration_answer",
      `AS answer SEMI JOIN (FROM care.declaration WHERE ${own}) AS sent
         ON sent.law = answer.law AND sent.provider_agb = answer.provider_agb
         AND sent.municipality_code = answer.municipality_code
         AND sent.identification = answer.declaration_identification`,
    )),
  ];
}

/**
 * The amounts of the providers a figure is about, or of all of them. Not cut by segment or
 * municipality: how far a provider's amounts reach is told by all of them.
 */
async function amounts(db: Warehouse, { group }: FigureKey): Promise<SourceRecord[]> {
  for (const name of ["provider_id", "party_id"] as const) {
    const id = group[name];
    if (id === undefined) continue;
    const own = `SELECT agb FROM register.provider WHERE ${name} = $id`;
    return recordsOf(db, "realisation", `WHERE provider_agb IN (${own})`, { id });
  }
  return recordsOf(db, "realisation", "");
}

/** The retours that void a delivery among the records: without them it would count. */
async function returned(db: Warehouse, found: readonly SourceRecord[]): Promise<SourceRecord[]> {
  const ids = [...new Set(found.map((one) => one.delivery_id))];
  await db.run(
    "CREATE OR REPLACE TEMP TABLE told AS SELECT unnest(from_json($ids::JSON, '[\"INTEGER\"]')) AS delivery_id",
    {
      ids: JSON.stringify(ids),
    },
  );
  const retours = await recordsOf(
    db,
    "retour",
    `AS retour SEMI JOIN (FROM ledger.delivery SEMI JOIN told USING (delivery_id)) AS sent
       ON sent.kind = retour.original_kind AND sent.sender = retour.original_sender
       AND sent.receiver = retour.original_receiver
       AND sent.identification = retour.original_identification`,
  );
  await db.run("DROP TABLE told");
  return retours;
}
