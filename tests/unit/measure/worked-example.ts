import type { Example } from "../../../indicators/definition.ts";
import { silent } from "../../../pipeline/effects.ts";
import { deriveModel, setHorizon } from "../../../pipeline/model/model.ts";
import { runFile, type Warehouse } from "../../../pipeline/warehouse/warehouse.ts";

const registerSchema = new URL("../../../pipeline/warehouse/schema/register.sql", import.meta.url);

/** A region of one municipality and whatever providers and segments an example names. */
async function loadRegister(db: Warehouse, example: Example): Promise<void> {
  await runFile(db, registerSchema);
  await db.run(`INSERT INTO register.region VALUES
    ('voorbeeld', 'Voorbeeld', 'Voorbeeld', true, DATE '2023-01-01', NULL, 31, 31, 1, 8, 20, 5, 'Voorbeeld')`);
  await db.run("INSERT INTO register.municipality VALUES ('9001', 'Voorbeeld', 1)");
  for (const segment of new Set(example.services.map((service) => service.segment))) {
    await db.run(
      "INSERT INTO register.segment VALUES ($segment, $segment, 'jeugd', 'jw', true, 1)",
      { segment },
    );
  }
  for (const id of new Set(example.services.map((service) => service.provider))) {
    await db.run("INSERT INTO register.provider VALUES ($id, $id, $id, $id, $id, 'zelfstandig')", {
      id,
    });
  }
  await db.run(`INSERT INTO register.instrument VALUES
    ('gas', 'GAS', -3, 2, true, 0),
    ('doelscore-5', 'Doelscore', 1, 5, true, 4),
    ('rapportcijfer-10', 'Rapportcijfer', 1, 10, true, 7)`);
}

/** Puts the services and goals of a worked example in the warehouse and derives the rest. */
export async function loadExample(db: Warehouse, example: Example): Promise<void> {
  await loadRegister(db, example);
  await setHorizon(db, {
    observationFrom: "2023-01-01",
    dataUntil: example.until,
    gapDays: 31,
  });
  // The sources an indicator asks for must have been delivered, or nothing is shown.
  for (const [index, kind] of ["JW301", "JW305", "JW307", "JW323"].entries()) {
    await db.run(
      `INSERT INTO ledger.delivery VALUES ($index, $kind, $kind, $kind, 'jw', '3.2', NULL, NULL,
         NULL, $until, TIMESTAMP '2025-01-01', 'accepted', 1, 1, 0)`,
      { index, kind, until: example.until },
    );
  }
  await db.run(`CREATE TABLE model.client AS
    SELECT NULL::VARCHAR AS client_key, NULL::DATE AS birth_month, NULL::VARCHAR AS gender LIMIT 0`);
  await db.run("CREATE MACRO model.age_band(birth_month, on_date) AS NULL::VARCHAR");
  await db.run(`CREATE TABLE model.service (
    client_key VARCHAR, law VARCHAR, municipality_code VARCHAR, provider_id VARCHAR, party_id VARCHAR,
    provider_agb VARCHAR, domain VARCHAR, segment VARCHAR, rank INTEGER, setting VARCHAR,
    category VARCHAR, product_code VARCHAR, allocation_no BIGINT, referrer VARCHAR, start_on DATE, end_on DATE,
    end_class VARCHAR, date_basis VARCHAR, delivery_id INTEGER, stop_delivery_id INTEGER)`);
  await db.run(
    `INSERT INTO model.service
     SELECT one.client, 'jw', '9001', one.provider, one.provider, one.provider, 'jeugd', one.segment,
       one.rank, 'ambulant', '45', '45A01', NULL, NULL, one.start, one.end, one.endClass, 'delivery', 1, NULL
     FROM (SELECT unnest(from_json($services::JSON,
       '[{"client": "VARCHAR", "provider": "VARCHAR", "segment": "VARCHAR", "rank": "INTEGER",
          "start": "DATE", "end": "DATE", "endClass": "VARCHAR"}]')) AS one)`,
    { services: JSON.stringify(example.services) },
  );
  await db.run(
    `INSERT INTO care.measurement
     SELECT 9, one.goalNo, one.client, one.provider, '9001', one.segment, NULL, one.end, 'goal', 'end',
       one.end, 'jeugdige', one.instrument, one.score, 0, 10, true, one.goalNo, true
     FROM (SELECT unnest(from_json($goals::JSON,
       '[{"client": "VARCHAR", "provider": "VARCHAR", "segment": "VARCHAR", "end": "DATE",
          "goalNo": "INTEGER", "instrument": "VARCHAR", "score": "DOUBLE"}]')) AS one)`,
    { goals: JSON.stringify(example.goals) },
  );
  await runFile(db, new URL("../../../pipeline/model/goal.sql", import.meta.url));
  await deriveModel(db, silent);
}
