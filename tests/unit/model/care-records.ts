import { silent } from "../../../pipeline/effects.ts";
import { buildModel } from "../../../pipeline/model/model.ts";
import { rows, runFile, type Warehouse } from "../../../pipeline/warehouse/warehouse.ts";

/** Care records of one client, municipality and provider, with everything usual left out. */
export interface CareRecords {
  allocations?: {
    no: number;
    at?: string;
    from: string;
    to?: string;
    reason?: string;
    code?: string | null;
  }[];
  /** `no: null` is task-based: the product is the key. */
  starts?: {
    no?: number | null;
    on: string;
    dated?: string;
    status?: "1" | "3";
    code?: string;
    client?: string;
    agb?: string;
  }[];
  stops?: {
    no?: number | null;
    on: string;
    end: string;
    reason?: string;
    dated?: string;
    status?: "1" | "3";
    code?: string;
    client?: string;
    agb?: string;
  }[];
  declared?: { no: number; month: string; cents: number }[];
}

const until = "2024-12-31";

/**
 * Loads care records into a region with one municipality, two providers and products of rank 2
 * (`45A02`), 3 (`45A03`), 4 (`45A04`) and off the ladder (`53D00`), and builds the model.
 */
export async function model(db: Warehouse, records: CareRecords): Promise<void> {
  await runFile(db, new URL("../../../pipeline/warehouse/schema/register.sql", import.meta.url));
  await db.run(`
    INSERT INTO register.region VALUES
      ('proef', 'Proef', 'Proef', true, '2023-01-01', '${until}', 31, 31, 10, 8, 20, 5, 'Proef');
    INSERT INTO register.municipality VALUES ('9001', 'Proefdorp', 1);
    INSERT INTO register.segment VALUES ('ambulant', 'Ambulant', 'jeugd', 'jw', true, 1),
      ('dyslexie', 'Dyslexie', 'jeugd', 'jw', true, 2);
    INSERT INTO register.provider VALUES
      ('p1', '99000001', 'P1', 'p1', 'P1', 'zelfstandig', NULL), ('p2', '99000002', 'P2', 'p2', 'P2', 'zelfstandig', NULL);
    INSERT INTO register.product VALUES
      ('jw', '45', '45A02', 'licht', 'ambulant', 2, 'ambulant', '04', 0, '2022-01-01', NULL),
      ('jw', '45', '45A03', 'midden', 'ambulant', 3, 'ambulant', '04', 0, '2022-01-01', NULL),
      ('jw', '45', '45A04', 'zwaar', 'ambulant', 4, 'ambulant', '04', 0, '2022-01-01', NULL),
      ('jw', '53', '53D00', 'dyslexie', 'dyslexie', NULL, 'ambulant', '82', 0, '2022-01-01', NULL);
    INSERT INTO register.end_reason VALUES
      ('jw', '3.x', '31', 'volgens plan', 'planned'), ('jw', '3.x', '20', 'tijdelijk', 'temporary'),
      ('jw', '3.x', '32', 'eenzijdig cliënt', 'client'), ('wmo', '3.x', '31', 'verhuizing', 'moved');`);
  let delivery = 0;
  for (const { no, at, from, to, reason, code } of records.allocations ?? []) {
    delivery += 1;
    await db.run(
      `INSERT INTO care.allocation BY NAME SELECT $delivery AS delivery_id, 1 AS line, 'jw' AS law,
         '9001' AS municipality_code, '99000001' AS provider_agb, 'a' AS client_key,
         $no AS allocation_no, '45' AS category, $code AS product_code, $at::TIMESTAMP AS allocated_at,
         $from::DATE AS start_on, $to::DATE AS end_on, $reason AS change_reason`,
      {
        delivery,
        no,
        at: at ?? `${from} 09:00:00`,
        from,
        to: to ?? null,
        reason: reason ?? null,
        code: code === undefined ? "45A03" : code,
      },
    );
  }
  for (const {
    no = 1,
    on,
    dated,
    status = "1",
    code = "45A03",
    client = "a",
    agb = "99000001",
  } of records.starts ?? []) {
    delivery += 1;
    await db.run(
      `INSERT INTO care.start BY NAME SELECT $delivery AS delivery_id, 1 AS line, $dated::DATE AS dated_on,
         'jw' AS law, '9001' AS municipality_code, $agb AS provider_agb, $client AS client_key,
         $no::BIGINT AS allocation_no, $category AS category, $code AS product_code,
         $on::DATE AS start_on, $status AS status`,
      {
        delivery,
        dated: dated ?? on,
        agb,
        client,
        no,
        category: code.slice(0, 2),
        code,
        on,
        status,
      },
    );
  }
  for (const {
    no = 1,
    on,
    end,
    reason = "31",
    dated,
    status = "1",
    code = "45A03",
    client = "a",
    agb = "99000001",
  } of records.stops ?? []) {
    delivery += 1;
    await db.run(
      `INSERT INTO care.stop BY NAME SELECT $delivery AS delivery_id, 1 AS line, $dated::DATE AS dated_on,
         'jw' AS law, '3.2' AS release, '9001' AS municipality_code, $agb AS provider_agb,
         $client AS client_key, $no::BIGINT AS allocation_no, $category AS category,
         $code AS product_code, $on::DATE AS start_on, $end::DATE AS end_on,
         $reason AS end_reason, $status AS status`,
      {
        delivery,
        dated: dated ?? end,
        agb,
        client,
        no,
        category: code.slice(0, 2),
        code,
        on,
        end,
        reason,
        status,
      },
    );
  }
  for (const { no, month, cents } of records.declared ?? []) {
    delivery += 1;
    await db.run(
      `INSERT INTO care.declaration_line BY NAME SELECT $delivery AS delivery_id, 1 AS line, 'jw' AS law,
         '9001' AS municipality_code, '99000001' AS provider_agb, 'a' AS client_key,
         'D1' AS declaration_no, 'R' || $delivery AS reference_no, $no::BIGINT AS allocation_no,
         '45' AS category, '45A03' AS product_code, $month::DATE AS period_start_on,
         last_day($month::DATE) AS period_end_on, 1 AS volume, '04' AS unit,
         $cents::BIGINT AS amount_cents, CASE WHEN $cents < 0 THEN 'C' ELSE 'D' END AS debit_credit`,
      { delivery, no, month, cents },
    );
  }
  await buildModel(db, silent);
}

/** Services as `start–end class (basis)`, in order of start. */
export async function services(db: Warehouse): Promise<string[]> {
  const found = await rows<{ text: string }>(
    db,
    `SELECT start_on || ' – ' || coalesce(end_on::VARCHAR, 'loopt') || coalesce(' ' || end_class, '')
       || CASE WHEN date_basis = 'allocation' THEN ' (toewijzing)' ELSE '' END AS text
     FROM model.service ORDER BY start_on, product_code`,
  );
  return found.map((row) => row.text);
}
