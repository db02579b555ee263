import type { Example } from "../../../indicators/definition.ts";
import { silent } from "../../../pipeline/effects.ts";
import { deriveModel, interpretCare, setHorizon } from "../../../pipeline/model/model.ts";
import { rows, runFile, type Warehouse } from "../../../pipeline/warehouse/warehouse.ts";

const registerSchema = new URL("../../../pipeline/warehouse/schema/register.sql", import.meta.url);

/** A region of one municipality and whatever providers and segments an example names. */
async function loadRegister(db: Warehouse, example: Example): Promise<void> {
  await runFile(db, registerSchema);
  await db.run(`INSERT INTO register.region BY NAME SELECT
    'voorbeeld' AS region_id, 'Voorbeeld' AS name, 'Voorbeeld' AS monitor_title, true AS fictitious,
    DATE '2023-01-01' AS observation_from, 31 AS gap_days, 31 AS late_after_days,
    1 AS contract_min_clients, 8 AS monitor_min_persons, 20 AS monitor_min_denominator,
    5 AS monitor_round_to, 'Voorbeeld' AS contract_title`);
  await insert(db, "register.municipality", [{ code: "9001", name: "Voorbeeld", position: 1 }]);
  await insert(db, "register.deadline", [
    {
      start_stop_working_days: 5,
      declaration_days: 30,
      request_working_days: 5,
      answer_working_days: 10,
    },
  ]);
  await insert(db, "register.waiting_norm", [
    { intake_days: 28, start_days: 70, allocation_days: 42 },
  ]);
  await insert(db, "register.outcome_rule", [
    {
      min_response: 0.5,
      max_unknown: 0.2,
      satisfaction_from: 7,
      reliable_change_z: 1.96,
      exempt_days: 28,
    },
  ]);
  const segments = new Map(
    example.services.map(
      ({ segment, domain = "jeugd", law = domain === "jeugd" ? "jw" : "wmo" }) => [
        segment,
        { segment, name: segment, domain, law, declares: true, position: 1 },
      ],
    ),
  );
  await insert(db, "register.segment", [...segments.values()]);
  const providers = new Set(example.services.map((service) => service.provider));
  await insert(
    db,
    "register.provider",
    [...providers].map((id) => ({
      provider_id: id,
      agb: id,
      name: id,
      party_id: id,
      party_name: id,
      role: "zelfstandig",
    })),
  );
  await insert(db, "register.instrument", [
    {
      ...goalInstrument,
      instrument: "gas",
      name: "GAS",
      scale_min: -3,
      scale_max: 2,
      reached_from: 0,
    },
    {
      ...goalInstrument,
      instrument: "doelscore-5",
      name: "Doelscore",
      scale_max: 5,
      reached_from: 4,
    },
    { ...goalInstrument, instrument: "rapportcijfer-10", name: "Rapportcijfer", reached_from: 7 },
  ]);
}

const goalInstrument = { kind: "goal", scale_min: 1, scale_max: 10, higher_is_better: true };

interface Column {
  name: string;
  type: string;
}

/** Columns by table: the same in every example, and costly to ask of DuckDB some thirty times each. */
const known = new Map<string, Column[]>();

async function columnsOf(db: Warehouse, table: string): Promise<Column[]> {
  const found =
    known.get(table) ??
    (await rows<Column & Record<string, unknown>>(
      db,
      `SELECT column_name AS name, data_type AS type FROM duckdb_columns()
       WHERE schema_name || '.' || table_name = $table`,
      { table },
    ));
  known.set(table, found);
  return found;
}

/** Puts rows in a table, each by the names of its columns; columns not named are null. */
async function insert(
  db: Warehouse,
  table: string,
  values: readonly Record<string, unknown>[],
): Promise<void> {
  if (values.length === 0) return;
  const used = new Set(values.flatMap((value) => Object.keys(value)));
  const columns = await columnsOf(db, table);
  const unknown = [...used].filter((name) => !columns.some((column) => column.name === name));
  if (unknown.length > 0) throw new Error(`${table} has no column ${unknown.join(", ")}`);
  const structure = JSON.stringify([
    Object.fromEntries(
      columns.filter(({ name }) => used.has(name)).map(({ name, type }) => [name, type]),
    ),
  ]);
  await db.run(
    `INSERT INTO ${table} BY NAME
     SELECT unnest(from_json($values::JSON, $structure), recursive := true)`,
    { values: JSON.stringify(values), structure },
  );
}

/** Puts the services, goals and other rows of a worked example in the warehouse; derives the rest. */
export async function loadExample(db: Warehouse, example: Example): Promise<void> {
  await loadRegister(db, example);
  const own = Object.entries(example.tables);
  const load = async (schemas: readonly string[]): Promise<void> => {
    for (const [table, values] of own) {
      if (schemas.includes(table.split(".")[0] ?? "")) await insert(db, table, values);
    }
  };
  await setHorizon(db, { observationFrom: "2023-01-01", dataUntil: example.until, gapDays: 31 });
  await deliver(db, example.until);
  await load(["register", "care"]);
  await insert(
    db,
    "care.measurement",
    example.goals.map((goal, index) => ({
      delivery_id: 9,
      line: index,
      client_key: goal.client,
      provider_agb: goal.provider,
      municipality_code: "9001",
      segment: goal.segment,
      trajectory_end_on: goal.end,
      kind: "goal",
      moment: "end",
      measured_on: goal.end,
      informant: "jeugdige",
      instrument: goal.instrument,
      raw: goal.score,
      scale_min: 0,
      scale_max: 10,
      higher_is_better: true,
      goal_no: goal.goalNo,
      invited: true,
    })),
  );
  await interpretCare(db, silent);
  await insert(
    db,
    "model.client",
    [
      ...new Map(example.services.flatMap(({ client, born }) => (born ? [[client, born]] : []))),
    ].map(([client_key, birth_month]) => ({ client_key, birth_month })),
  );
  await insert(
    db,
    "model.service",
    example.services.map((one) => ({
      client_key: one.client,
      law: one.law ?? ((one.domain ?? "jeugd") === "jeugd" ? "jw" : "wmo"),
      municipality_code: "9001",
      provider_id: one.provider,
      party_id: one.provider,
      provider_agb: one.provider,
      domain: one.domain ?? "jeugd",
      segment: one.segment,
      rank: one.rank,
      setting: one.setting ?? "ambulant",
      category: "45",
      product_code: "45A01",
      referrer: one.referrer ?? null,
      start_on: one.start,
      end_on: one.end,
      end_class: one.endClass,
      date_basis: "delivery",
      delivery_id: 1,
    })),
  );
  await load(["model"]);
  await deriveModel(db, silent);
}

/** The messages an indicator asks for must have been delivered, or nothing is shown. */
async function deliver(db: Warehouse, until: string): Promise<void> {
  const kinds = ["301", "305", "307", "315", "323"];
  const deliveries = ["jw", "wmo"].flatMap((law) =>
    kinds.map((kind) => ({ law, kind: `${law.toUpperCase()}${kind}` })),
  );
  await insert(
    db,
    "ledger.delivery",
    deliveries.map(({ law, kind }, index) => ({
      delivery_id: index,
      sha256: kind,
      name: kind,
      kind,
      law,
      release: "3.2",
      dated_on: until,
      received_at: "2025-01-01 00:00:00",
      status: "accepted",
      records_in: 1,
      records_kept: 1,
      records_rejected: 0,
    })),
  );
}
