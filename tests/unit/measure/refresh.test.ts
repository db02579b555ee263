import { afterAll, beforeAll, expect, test } from "vitest";
import { catalogue } from "../../../indicators/catalogue.ts";
import { silent } from "../../../pipeline/effects.ts";
import { refreshFigures } from "../../../pipeline/measure/refresh.ts";
import { verify } from "../../../pipeline/measure/verify.ts";
import { stepsOf } from "../../../pipeline/model/model.ts";
import { refreshModel } from "../../../pipeline/model/refresh.ts";
import { applyCorrections } from "../../../pipeline/receive/corrections.ts";
import { receive } from "../../../pipeline/receive/receive.ts";
import { readRegion } from "../../../pipeline/region/read-region.ts";
import { registerRegion } from "../../../pipeline/region/register.ts";
import { runFullCheck } from "../../../pipeline/run.ts";
import { Random } from "../../../pipeline/sample/random.ts";
import { writeSample } from "../../../pipeline/sample/sample.ts";
import { rows, type Warehouse, withWarehouse } from "../../../pipeline/warehouse/warehouse.ts";
import { deliver, type MonthlyDelivery, monthlyDeliveries } from "../../monthly-deliveries.ts";
import { smallRegion, temporaryHome } from "../../temporary-home.ts";

/** Other sequences, by hand: REFRESH_SEED=7 REFRESH_MONTHS=6 npx vitest run refresh. */
const seed = Number(process.env.REFRESH_SEED ?? 2);
const months = Number(process.env.REFRESH_MONTHS ?? 1);
/** Also when most clients changed: in four years there are few of whom nothing is new. */
const always = 1;

const random = new Random(seed);
const region = await readRegion(smallRegion);
let sampled: Awaited<ReturnType<typeof temporaryHome>>;
let place: Awaited<ReturnType<typeof temporaryHome>>;
let deliveries: MonthlyDelivery[];

beforeAll(async () => {
  [sampled, place] = [await temporaryHome(), await temporaryHome()];
  await writeSample(
    region,
    sampled.home,
    { seed, scale: 0.6, until: "2025-12-31", defects: true },
    silent,
  );
  const ends = Array.from({ length: months + 1 }, () => {
    const month = random.between(12, 46);
    return `${2022 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
  });
  deliveries = await monthlyDeliveries(sampled.home.inbox, [...new Set(ends)].sort(), random);
}, 120_000);

afterAll(async () => {
  await sampled.remove();
  await place.remove();
});

/** Where everything is computed anew. */
const check = "check";

/** Refreshes, but is cut short at a random statement. */
async function cutShort(db: Warehouse): Promise<void> {
  const at = random.between(1, 120);
  const run = db.run.bind(db);
  let count = 0;
  db.run = async (...args) => {
    count += 1;
    if (count === at) throw new Error("cut short");
    return run(...args);
  };
  await refreshModel(db, silent, always).catch(async (error: Error) => {
    if (error.message !== "cut short") throw error;
    await run("ROLLBACK").catch(() => undefined);
  });
  db.run = run;
}

test("receiving month by month gives what computing anew gives, in every table", async () => {
  const { home } = place;
  for (const [index, delivery] of deliveries.entries()) {
    await deliver(home.inbox, delivery);
    await withWarehouse(home.warehouse, async (db) => {
      await registerRegion(db, region);
      await receive(db, region, home, silent);
      await applyCorrections(db, []);
      await cutShort(db);
      const { made, changed, clients } = await refreshModel(db, silent, always);
      if (made !== "nothing") expect(made).toBe(index === 0 ? "whole" : "clients");
      if (made === "clients") expect(changed).toBeLessThan(clients);
      await refreshFigures(db, silent);
      if (index === 0) return;
      const { tables, difference } = await verify(db, `${home.warehouse}.${check}`, silent);
      expect(difference, delivery.month).toBeUndefined();
      expect(tables).toBeGreaterThan(80);
    });
  }
}, 600_000);

/** Hours in a table of hours that one client is told to have had more. */
const extraHours = 3;

/** A delivery with hours of one client, in the month an observed trajectory ended. @returns the client */
async function deliverHours(db: Warehouse): Promise<string> {
  const [found] = await rows<{ client: string }>(
    db,
    `SELECT client_key AS client
    FROM result.observation_hours_per_completed_trajectory AS observation
    JOIN model.hours AS hours USING (client_key, provider_id, segment)
    WHERE part = 'mean' AND month = date_trunc('month', on_date)
      AND hours.provider_agb NOT IN (SELECT provider_agb FROM model.reported)
    GROUP BY client_key HAVING count(*) = 1
    ORDER BY ALL`,
  );
  const client = found?.client ?? "";
  await db.run(`INSERT INTO ledger.delivery BY NAME
    SELECT * REPLACE (delivery_id + 1 AS delivery_id) FROM ledger.delivery
    WHERE delivery_id = (SELECT max(delivery_id) FROM ledger.delivery)`);
  await db.run(
    `INSERT INTO care.hours BY NAME
    SELECT hours.* REPLACE (
      (SELECT max(delivery_id) FROM ledger.delivery) AS delivery_id, ${extraHours} AS direct_hours)
    FROM care.hours AS hours
    JOIN result.observation_hours_per_completed_trajectory AS observation
      ON observation.client_key = hours.client_key AND month = date_trunc('month', on_date)
    WHERE part = 'mean' AND hours.client_key = $client
    LIMIT 1`,
    { client },
  );
  return client;
}

/** Which rows there are, not what they hold: a row that is written anew gets another number. */
async function identities(db: Warehouse, table: string, which: string): Promise<string[]> {
  const found = await rows<{ row: string }>(
    db,
    `SELECT (SELECT table_oid FROM duckdb_tables()
        WHERE database_name = current_database() AND schema_name || '.' || table_name = '${table}')
      || '/' || rowid AS row
    FROM ${table} WHERE ${which} ORDER BY ALL`,
  );
  return found.map(({ row }) => row);
}

test("a client or period that a delivery does not touch keeps the very rows it had", async () => {
  await withWarehouse(place.home.warehouse, async (db) => {
    // A checkpoint closes the gaps that deleted rows left, and numbers rows anew.
    await db.run("SET checkpoint_threshold = '1TB'");
    const client = await deliverHours(db);
    // Made as a whole, whatever the clients: what sums over them.
    const whole = stepsOf.summing.map((step) => `model.${step.replaceAll("-", "_")}`);
    const tables = await rows<{ name: string }>(
      db,
      `SELECT schema_name || '.' || table_name AS name FROM duckdb_columns()
      SEMI JOIN (FROM duckdb_tables() WHERE schema_name = 'model') AS made USING (database_name, table_oid)
      WHERE schema_name = 'model' AND column_name = 'client_key' AND table_name <> 'touched' ORDER BY ALL`,
    );
    const watched: { table: string; which: string; before: string[] }[] = [];
    const watch = async (table: string, which: string) => {
      watched.push({ table, which, before: await identities(db, table, which) });
    };
    for (const { name } of tables.filter((one) => !whole.includes(one.name))) {
      await watch(name, `client_key <> '${client}'`);
    }
    const others = `client_no IN (SELECT client_no FROM result.person WHERE client_key <> '${client}')`;
    for (const { id } of catalogue.filter(({ combines }) => combines === "clients")) {
      await watch(`result.unit_${id}`, others);
    }
    for (const { id } of catalogue) {
      await db.run(`CREATE TEMP TABLE before_${id} AS FROM result.observation_${id}`);
      await watch("result.estimate", `indicator_id = '${id}'`);
    }
    const hours = "hours_per_completed_trajectory";
    const ended = `period IN (
      SELECT period FROM result.period JOIN (
        SELECT DISTINCT on_date FROM result.observation_${hours}
        WHERE client_key = '${client}' AND part = 'mean'
      ) AS day ON on_date BETWEEN starts_on AND ends_on)`;
    await watch("result.estimate", `indicator_id = '${hours}' AND NOT ${ended}`);
    const rewritten = await identities(
      db,
      "result.estimate",
      `indicator_id = '${hours}' AND ${ended}`,
    );
    const valuesOf = () =>
      rows<{ value: number }>(
        db,
        `SELECT value FROM result.observation_${hours}
        WHERE client_key = '${client}' AND part = 'mean' ORDER BY ALL`,
      );
    const [values] = await valuesOf();

    expect(await refreshModel(db, silent)).toMatchObject({ made: "clients", changed: 1 });
    await refreshFigures(db, silent);

    // An indicator of which an observation changed is another in some of its periods.
    const differing = new Set<string>();
    for (const { id } of catalogue) {
      const now = `(SELECT * FROM result.observation_${id})`;
      const changed = await rows(
        db,
        `(FROM before_${id} EXCEPT ALL FROM ${now}) UNION ALL (FROM ${now} EXCEPT ALL FROM before_${id})`,
      );
      if (changed.length > 0) differing.add(`indicator_id = '${id}'`);
    }
    // Hours tell of those who gave them as well.
    expect([...differing].sort()).toEqual([
      `indicator_id = '${hours}'`,
      "indicator_id = 'subcontracting_share'",
    ]);
    let kept = 0;
    for (const { table, which, before } of watched) {
      if (differing.has(which)) continue;
      const now = new Set(await identities(db, table, which));
      const lost = before.filter((row) => !now.has(row)).length;
      expect({ table, which, lost, rows: now.size }).toEqual({
        table,
        which,
        lost: 0,
        rows: before.length,
      });
      kept += before.length > 0 ? 1 : 0;
    }
    expect(kept).toBeGreaterThan(80);
    // What is touched is another row, and holds what was delivered.
    const now = new Set(
      await identities(db, "result.estimate", `indicator_id = '${hours}' AND ${ended}`),
    );
    expect(rewritten.length).toBeGreaterThan(10);
    expect(rewritten.filter((row) => now.has(row))).toEqual([]);
    expect(await valuesOf()).toEqual([{ value: (values?.value ?? 0) + extraHours }]);
  });
}, 120_000);

test("nothing new, nothing made; a changed region folder, all of it", async () => {
  const { home } = place;
  await withWarehouse(home.warehouse, async (db) => {
    const made = async () => (await refreshModel(db, silent)).made;
    const basis = () => rows(db, "SELECT * FROM model.basis, result.basis");
    const before = await basis();
    expect(await made()).toBe("nothing");
    await refreshFigures(db, silent);
    expect(await basis()).toEqual(before);
    await db.run("UPDATE register.region SET late_after_days = late_after_days + 1");
    expect(await made()).toBe("whole");
    await registerRegion(db, region);
    expect(await made()).toBe("whole");
  });
}, 120_000);

test("a full check names the first table that is not what it should be", async () => {
  const { home } = place;
  await withWarehouse(home.warehouse, async (db) => {
    await refreshModel(db, silent);
    await db.run(
      "UPDATE model.spell SET providers = 99 WHERE start_on = (SELECT max(start_on) FROM model.spell)",
    );
  });
  await expect(runFullCheck(home, silent)).rejects.toThrow(
    /tabel model\.spell, [1-9]\d* rijen te veel/,
  );
}, 120_000);
