import { join } from "node:path";
import { projectRoot } from "../../../../pipeline/home.ts";
import { applyRules } from "../../../../pipeline/receive/rules.ts";
import { rows, type Warehouse } from "../../../../pipeline/warehouse/warehouse.ts";

/** The region the cases play in: municipality 9001, provider 99980001, product 45K01. */
export const klein = join(projectRoot, "tests", "examples", "klein");

type Row = Record<string, string | number | null>;

const tables = [
  "allocation",
  "start",
  "stop",
  "declaration",
  "declaration_line",
  "declaration_answer",
  "rejected_line",
  "request",
  "change_request",
  "retour",
  "hours",
] as const;
type Table = (typeof tables)[number];

/** Care records, with everything usual left out; each in a delivery of its own unless it says so. */
export type Care = Partial<Record<Table, Row[]>> & {
  /** What the ledger must say of a delivery, by its number. */
  delivery?: Record<number, Row>;
};

/** One case of one rule: care records in, findings out. */
export interface Case {
  rule: string;
  title: string;
  care: Care;
  /** All findings there must be, as `RULE delivery:line`; for the rule at hand `delivery:line`. */
  found: string[];
  /** Without the allocation and the start that all cases have by themselves. */
  alone?: true;
}

const usual = { law: "jw", municipality_code: "9001", provider_agb: "99980001", client_key: "a" };
const product = { category: "45", product_code: "45K01" };

const defaults: Record<Table, Row> = {
  allocation: {
    ...usual,
    ...product,
    allocation_no: 1,
    allocated_at: "2024-01-10 09:00:00",
    start_on: "2024-01-15",
    end_on: "2024-12-31",
    volume: 4,
    unit: "04",
    frequency: "2",
  },
  start: {
    ...usual,
    ...product,
    allocation_no: 1,
    dated_on: "2024-01-16",
    start_on: "2024-01-15",
    status: "1",
  },
  stop: {
    ...usual,
    ...product,
    allocation_no: 1,
    dated_on: "2024-07-01",
    release: "3.2",
    start_on: "2024-01-15",
    end_on: "2024-06-30",
    end_reason: "31",
    status: "1",
  },
  declaration: {
    law: "jw",
    municipality_code: "9001",
    provider_agb: "99980001",
    dated_on: "2024-03-05",
    period_start_on: "2024-02-01",
    period_end_on: "2024-02-29",
  },
  declaration_line: {
    ...usual,
    ...product,
    allocation_no: 1,
    period_start_on: "2024-02-01",
    period_end_on: "2024-02-29",
    volume: 10,
    unit: "04",
    tariff_cents: 6800,
    amount_cents: 68000,
    debit_credit: "D",
  },
  declaration_answer: {
    law: "jw",
    municipality_code: "9001",
    provider_agb: "99980001",
    dated_on: "2024-03-15",
    return_codes: "0200,0200",
  },
  rejected_line: { ...usual, amount_cents: 68000, return_codes: "9322" },
  request: {
    ...usual,
    ...product,
    dated_on: "2024-01-05",
    reference: "V1",
    start_on: "2024-01-15",
    volume: 4,
    unit: "04",
    frequency: "2",
    referrer: "02",
  },
  change_request: {
    ...usual,
    ...product,
    dated_on: "2024-05-01",
    reference: "W1",
    reason: "1",
    part: "nieuw",
    start_on: "2024-06-01",
    volume: 4,
    unit: "04",
    frequency: "2",
  },
  retour: {
    law: "jw",
    dated_on: "2024-02-01",
    original_kind: "JW305",
    original_sender: "99980001",
    original_receiver: "9001",
    original_dated_on: "2024-01-16",
    return_codes: "",
  },
  hours: {
    client_key: "a",
    provider_agb: "99980001",
    municipality_code: "9001",
    segment: "jeugd-ambulant",
    month: "2024-02-01",
    direct_hours: 10,
  },
};

const kinds: Record<Table, string | null> = {
  allocation: "JW301",
  start: "JW305",
  stop: "JW307",
  declaration: "JW323",
  declaration_line: "JW323",
  declaration_answer: "JW325",
  rejected_line: "JW325",
  request: "JW315",
  change_request: "JW317",
  retour: "JW306",
  hours: null,
};
const fromMunicipality = ["JW301", "JW325"];

/** The credit of a line: the same, the other way round. */
export function credit(of: string, more: Row = {}): Row {
  return {
    previous_reference_no: of,
    debit_credit: "C",
    volume: -10,
    amount_cents: -68000,
    ...more,
  };
}

/** The findings of the rules on these records, as `RULE delivery:line`, sorted. */
export async function findings(db: Warehouse, { care, alone }: Case): Promise<string[]> {
  const all: Care =
    alone === true
      ? care
      : {
          ...care,
          allocation: [{ delivery_id: 901 }, ...(care.allocation ?? [])],
          start: [{ delivery_id: 902 }, ...(care.start ?? [])],
        };
  await db.run("BEGIN TRANSACTION");
  try {
    await load(db, all);
    await applyRules(db);
    const found = await rows<{ text: string }>(
      db,
      `SELECT rule || ' ' || delivery_id || ':' || coalesce(line::VARCHAR, '-') AS text
      FROM ledger.finding ORDER BY text`,
    );
    return found.map(({ text }) => text);
  } finally {
    await db.run("ROLLBACK");
  }
}

async function load(db: Warehouse, care: Care): Promise<void> {
  const deliveries = new Map<number, Row>();
  const totals = new Map<number, number>();
  let next = 1;
  for (const table of tables) {
    for (const given of care[table] ?? []) {
      const delivery_id = Number(given.delivery_id ?? next++);
      const row: Row = { line: 1, ...defaults[table], ...given, delivery_id };
      if (table === "declaration_line") {
        row.declaration_no ??= `D${delivery_id}`;
        totals.set(delivery_id, (totals.get(delivery_id) ?? 0) + Number(row.amount_cents));
      }
      if (table === "declaration") {
        row.declaration_no ??= `D${delivery_id}`;
        row.identification ??= `I${delivery_id}`;
      }
      await insert(db, `care.${table}`, row);
      deliveries.set(delivery_id, deliveryOf(table, row, delivery_id));
    }
  }
  const declared = new Set((care.declaration ?? []).map((row) => Number(row.delivery_id)));
  for (const [delivery_id, total_cents] of totals) {
    if (declared.has(delivery_id)) continue;
    await insert(db, "care.declaration", {
      ...defaults.declaration,
      line: 1,
      delivery_id,
      total_cents,
      declaration_no: `D${delivery_id}`,
      identification: `I${delivery_id}`,
    });
  }
  for (const [delivery_id, row] of deliveries) {
    await insert(db, "ledger.delivery", { ...row, ...care.delivery?.[delivery_id] });
  }
}

function deliveryOf(table: Table, row: Row, delivery_id: number): Row {
  const kind = kinds[table];
  const toProvider = fromMunicipality.includes(kind ?? "");
  const provider = row.provider_agb ?? "99980001";
  const municipality = row.municipality_code ?? "9001";
  return {
    delivery_id,
    sha256: String(delivery_id),
    name: `${delivery_id}.xml`,
    kind: kind ?? table,
    law: kind === null ? null : "jw",
    release: kind === null ? null : "3.2",
    sender: toProvider ? municipality : provider,
    receiver: kind === null ? null : toProvider ? provider : municipality,
    identification: `I${delivery_id}`,
    received_at: "2025-01-01 00:00:00",
    status: "accepted",
    records_in: 1,
    records_kept: 1,
    records_rejected: 0,
  };
}

async function insert(db: Warehouse, table: string, row: Row): Promise<void> {
  const names = Object.keys(row);
  await db.run(
    `INSERT INTO ${table} (${names.join(", ")}) VALUES (${names.map((name) => `$${name}`).join(", ")})`,
    row,
  );
}
