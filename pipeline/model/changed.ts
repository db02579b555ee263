import { catalogue } from "../../indicators/catalogue.ts";
import { rows, type Warehouse } from "../warehouse/warehouse.ts";
import type { ModelBasis } from "./basis.ts";

/** The table of clients to make anew; column client_key. */
export const changedClients = "temp.changed_client";

/** Figures look so many months beyond the last day of help; a cohort stands on the first of a quarter. */
const lookAhead = Math.max(...catalogue.map((one) => one.followUpMonths)) + 3;

/**
 * Finds the clients whose rows in the model may differ from those made at `before`, in
 * `temp.changed_client`: those of whom something was received, replaced, answered or returned since;
 * those for whom the data now end later (help that runs, or ended less than the longest follow-up
 * ago); and all who are tied to one of these. One too many costs time only; one too few shows as a
 * difference in `check --full`.
 *
 * @returns how many there are, of how many clients
 */
export async function findChanged(
  db: Warehouse,
  before: ModelBasis,
  dataUntil: string,
): Promise<{ changed: number; clients: number }> {
  const personal = await personalTables(db);
  await db.run("CREATE OR REPLACE TEMP TABLE changed_client (client_key VARCHAR)");
  await add(db, [
    ...received(personal, before),
    ...(dataUntil === before.dataUntil ? [] : unsettled(personal, before.dataUntil)),
  ]);
  await db.run(`CREATE OR REPLACE TEMP VIEW tie AS ${ties}`);
  let found = 0;
  let changed = await count(db);
  while (changed > found) {
    found = changed;
    await add(db, [
      `SELECT other.client_key FROM temp.tie AS tie SEMI JOIN ${changedClients} USING (client_key)
      JOIN temp.tie AS other ON other.bond = tie.bond`,
    ]);
    changed = await count(db);
  }
  await db.run("DROP VIEW temp.tie");
  const [known] = await rows<{ clients: number }>(
    db,
    "SELECT count(DISTINCT client_key)::INTEGER AS clients FROM care.client",
  );
  return { changed, clients: known?.clients ?? 0 };
}

async function add(db: Warehouse, queries: readonly string[]): Promise<void> {
  await db.run(`INSERT INTO ${changedClients}
    SELECT DISTINCT client_key FROM (${queries.join("\nUNION ALL\n")})
    ANTI JOIN ${changedClients} USING (client_key)
    WHERE client_key IS NOT NULL`);
}

async function count(db: Warehouse): Promise<number> {
  const [found] = await rows<{ n: number }>(
    db,
    `SELECT count(*)::INTEGER AS n FROM ${changedClients}`,
  );
  return found?.n ?? 0;
}

interface PersonalTable {
  name: string;
  /** Columns with a day; none of which is a birthday. */
  days: string[];
}

/** The tables of care records that name a client. */
async function personalTables(db: Warehouse): Promise<PersonalTable[]> {
  const found = await rows<{ name: string; days: string | null }>(
    db,
    `SELECT table_name AS name,
      string_agg(column_name, ',') FILTER (
        (data_type LIKE 'DATE%' OR data_type LIKE 'TIMESTAMP%') AND column_name <> 'birth_month') AS days
    FROM duckdb_columns()
    WHERE database_name = current_database() AND schema_name = 'care'
    GROUP BY name
    HAVING bool_or(column_name = 'client_key')
    ORDER BY name`,
  );
  return found.map(({ name, days }) => ({ name, days: days?.split(",") ?? [] }));
}

function received(personal: readonly PersonalTable[], before: ModelBasis): string[] {
  const fresh = `delivery_id > ${before.lastDelivery}`;
  // Returned as a whole since, or (after a change in the ledger) no longer.
  const returned = `delivery_id IN (
    (SELECT delivery_id FROM corrected.voided EXCEPT FROM model.basis_voided)
    UNION (FROM model.basis_voided EXCEPT SELECT delivery_id FROM corrected.voided))`;
  return [
    ...personal.map(
      ({ name }) => `SELECT client_key FROM corrected.${name} WHERE ${fresh} OR ${returned}`,
    ),
    `SELECT client_key FROM ledger.replaced WHERE round > ${before.lastRound}`,
    // An answer to a declaration speaks of all its lines, also of those it does not list.
    `SELECT line.client_key
    FROM corrected.declaration_answer AS answer
    JOIN corrected.declaration AS declaration
      ON declaration.law = answer.law
      AND declaration.provider_agb = answer.provider_agb
      AND declaration.municipality_code = answer.municipality_code
      AND declaration.identification = answer.declaration_identification
    JOIN corrected.declaration_line AS line ON line.delivery_id = declaration.delivery_id
    WHERE answer.${fresh}`,
    `SELECT asked.client_key
    FROM corrected.request_answer AS answer
    JOIN (
      SELECT client_key, law, provider_agb, reference FROM corrected.request
      UNION ALL SELECT client_key, law, provider_agb, reference FROM corrected.change_request
    ) AS asked USING (law, provider_agb, reference)
    WHERE answer.${fresh} OR answer.${returned}`,
  ];
}

/** Clients of whom figures can differ for no other reason than that time went on since `until`. */
function unsettled(personal: readonly PersonalTable[], until: string): string[] {
  const recent = `DATE '${until}' - INTERVAL ${lookAhead} MONTH - to_days(getvariable('gap_days')::INTEGER)`;
  return [
    ...personal
      .filter(({ days }) => days.length > 0)
      .map(
        ({ name, days }) =>
          `SELECT client_key FROM corrected.${name} WHERE greatest(${days.join(", ")}) >= ${recent}`,
      ),
    `SELECT client_key FROM model.delivered WHERE coalesce(end_on, DATE '9999-12-31') >= ${recent}`,
    "SELECT client_key FROM model.granted WHERE care_on IS NULL",
    "SELECT client_key FROM model.wait WHERE care_on IS NULL AND left_on IS NULL",
    "SELECT client_key FROM model.waiting WHERE on_list",
    "SELECT client_key FROM model.request WHERE outcome IN ('open', 'investigating') OR started_on IS NULL",
  ];
}

/**
 * What ties clients: rows of one follow from records of the other as well. A number of an allocation
 * or reference of a request that was used for two persons, and a provider that tells of its care in
 * half-year deliveries: what these count for depends on all it sent. Grain: one client and bond.
 */
const ties = `
  WITH record AS (
    SELECT client_key, law, municipality_code, 'allocation ' || allocation_no AS bond
    FROM corrected.allocation
    UNION ALL
    SELECT client_key, law, municipality_code, 'request ' || provider_agb || ' ' || reference
    FROM (
      SELECT client_key, law, municipality_code, provider_agb, reference FROM corrected.request
      UNION ALL
      SELECT client_key, law, municipality_code, provider_agb, reference FROM corrected.change_request
      UNION ALL
      SELECT client_key, law, municipality_code, provider_agb, reference FROM corrected.allocation
    )
  )
  SELECT client_key,
    bond || ' ' || law || ' ' || coalesce(history.new_code, record.municipality_code) AS bond
  FROM record
  LEFT JOIN register.municipality_history AS history ON history.old_code = record.municipality_code
  WHERE bond IS NOT NULL
  UNION ALL
  SELECT client_key, 'provider ' || provider_agb
  FROM (
    SELECT client_key, provider_agb FROM corrected.reported_trajectory
    UNION ALL SELECT client_key, provider_agb FROM model.reported
    UNION ALL SELECT client_key, provider_agb FROM corrected.start
    UNION ALL SELECT client_key, provider_agb FROM corrected.stop
    UNION ALL SELECT client_key, provider_agb FROM corrected.allocation
    UNION ALL SELECT client_key, provider_agb FROM corrected.declaration_line
  )
  SEMI JOIN (
    SELECT provider_agb FROM corrected.reported_trajectory
    UNION SELECT provider_agb FROM model.reported
  ) AS telling USING (provider_agb)`;
