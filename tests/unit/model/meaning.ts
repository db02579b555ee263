import { silent } from "../../../pipeline/effects.ts";
import { buildModel } from "../../../pipeline/model/model.ts";
import { rows, runFile, type Warehouse } from "../../../pipeline/warehouse/warehouse.ts";

type Row = Record<string, string | number | boolean | null>;

/** Care records by table, with everything usual left out. Deliveries are numbered as they stand. */
export type Records = Record<string, Row[]>;

const usual = { law: "jw", municipality_code: "9001", provider_agb: "99000001", client_key: "a" };
const product = { category: "45", product_code: "45A03" };
const answer = { law: "jw", municipality_code: "9001", provider_agb: "99000001" };

const defaults: Record<string, Row> = {
  allocation: {
    ...usual,
    ...product,
    allocation_no: 1,
    allocated_at: "2023-01-05 09:00:00",
    start_on: "2023-01-10",
    end_on: "2024-12-31",
  },
  start: { ...usual, ...product, allocation_no: 1, start_on: "2023-01-10", status: "1" },
  stop: {
    ...usual,
    ...product,
    allocation_no: 1,
    release: "3.2",
    start_on: "2023-01-10",
    end_on: "2023-06-30",
    end_reason: "31",
    status: "1",
  },
  declaration: { ...answer, period_start_on: "2023-02-01", period_end_on: "2023-02-28" },
  declaration_line: {
    ...usual,
    ...product,
    allocation_no: 1,
    period_start_on: "2023-02-01",
    period_end_on: "2023-02-28",
    volume: 10,
    unit: "04",
    tariff_cents: 100,
    amount_cents: 1000,
    debit_credit: "D",
  },
  declaration_answer: { ...answer, return_codes: "0200,0200" },
  rejected_line: { ...usual, amount_cents: 1000, return_codes: "9322" },
  request: { ...usual, ...product, reference: "V1", start_on: "2023-01-10", referrer: "02" },
  change_request: { ...usual, reference: "W1", reason: "1", part: "nieuw" },
  request_answer: { ...answer, reference: "V1", answer: "2" },
  retour: {
    law: "jw",
    original_kind: "JW305",
    original_sender: "99000001",
    original_receiver: "9001",
    original_dated_on: "2023-01-10",
    element: "Header",
    return_codes: "0001",
  },
  reported_trajectory: {
    client_key: "a",
    provider_agb: "99000002",
    municipality_code: "9001",
    segment: "ambulant",
    period: "2023-H1",
    care_form: "02",
    start_on: "2023-01-10",
  },
  waiting: {
    client_key: "a",
    provider_agb: "99000001",
    municipality_code: "9001",
    segment: "ambulant",
    registered_on: "2023-03-01",
    status: "waiting",
    status_on: "2023-03-01",
  },
};

const kinds: Record<string, string> = {
  allocation: "JW301",
  start: "JW305",
  stop: "JW307",
  request: "JW315",
  change_request: "JW317",
  request_answer: "JW319",
  declaration: "JW323",
  declaration_line: "JW323",
  declaration_answer: "JW325",
  rejected_line: "JW325",
};
const dated = ["allocation", "declaration_line", "rejected_line", "reported_trajectory", "waiting"];

/**
 * Loads care records into a region with one municipality (which took in 9900), two providers and
 * products of rank 3 (`45A03`) and 4 (`45A04`), and builds the model.
 */
export async function meaning(db: Warehouse, records: Records): Promise<void> {
  await runFile(db, new URL("../../../pipeline/warehouse/schema/register.sql", import.meta.url));
  await db.run(`
    INSERT INTO register.region VALUES
      ('proef', 'Proef', 'Proef', true, '2023-01-01', '2024-12-31', 31, 31, 10, 8, 20, 5, 'Proef');
    INSERT INTO register.municipality VALUES ('9001', 'Proefdorp', 1);
    INSERT INTO register.municipality_history VALUES
      ('9900', 'Oudedorp', '9001', 'Proefdorp', '2023-07-01');
    INSERT INTO register.segment VALUES ('ambulant', 'Ambulant', 'jeugd', 'jw', true, 1);
    INSERT INTO register.provider VALUES
      ('p1', '99000001', 'P1', 'p1', 'P1', 'zelfstandig', NULL), ('p2', '99000002', 'P2', 'p2', 'P2', 'zelfstandig', NULL);
    INSERT INTO register.product VALUES
      ('jw', '45', '45A03', 'midden', 'ambulant', 3, 'ambulant', '04', 0, '2022-01-01', NULL),
      ('jw', '41', '41A03', 'dag', 'ambulant', 3, 'daghulp', '16', 0, '2022-01-01', NULL),
      ('jw', '41', '41A04', 'dag', 'ambulant', 4, 'daghulp', '16', 0, '2022-01-01', NULL);
    INSERT INTO register.end_reason VALUES
      ('jw', '3.x', '31', 'volgens plan', 'planned'), ('jw', '3.x', '37', 'wijziging', 'request'),
      ('wmo', '3.x', '31', 'verhuizing', 'moved'), ('wmo', '3.x', '19', 'volgens plan', 'planned'),
      ('wmo', '2.x', '19', 'volgens plan', 'planned'), ('wmo', '2.0', '19', 'sluiten', 'unknown'),
      ('jw', '2.x', '31', 'volgens plan', 'planned');`);
  let next = 1;
  const seen = new Set<number>();
  for (const [table, list] of Object.entries(records)) {
    for (const given of list) {
      const delivery_id = Number(given.delivery_id ?? next++);
      const row: Row = {
        line: 1,
        ...(dated.includes(table) ? {} : { dated_on: "2023-01-12" }),
        ...defaults[table],
        ...given,
        delivery_id,
      };
      await insert(db, `care.${table}`, row);
      if (!seen.has(delivery_id)) {
        const toProvider = ["JW301", "JW319", "JW325"].includes(kinds[table] ?? "");
        await insert(db, "ledger.delivery", {
          delivery_id,
          sha256: String(delivery_id),
          name: `${delivery_id}.xml`,
          kind: kinds[table] ?? table,
          law: "jw",
          sender: (toProvider ? row.municipality_code : row.provider_agb) ?? null,
          receiver: (toProvider ? row.provider_agb : row.municipality_code) ?? null,
          identification: `I${delivery_id}`,
          dated_on: "2023-01-12",
          received_at: "2025-01-01 00:00:00",
          status: "accepted",
          records_in: 1,
          records_kept: 1,
          records_rejected: 0,
        });
        seen.add(delivery_id);
      }
    }
  }
  await buildModel(db, silent);
}

async function insert(db: Warehouse, table: string, row: Row): Promise<void> {
  const names = Object.keys(row);
  await db.run(
    `INSERT INTO ${table} (${names.join(", ")}) VALUES (${names.map((name) => `$${name}`).join(", ")})`,
    row,
  );
}

/** The rows of a query, one text each; nothing is written as –. */
export async function lines(db: Warehouse, sql: string): Promise<string[]> {
  const found = await rows<Record<string, unknown>>(db, sql);
  return found.map((row) =>
    Object.values(row)
      .map((value) => value ?? "–")
      .join(" "),
  );
}
