import { afterAll, beforeAll, expect, test } from "vitest";
import { silent } from "../../../pipeline/effects.ts";
import { refreshFigures } from "../../../pipeline/measure/refresh.ts";
import { verify } from "../../../pipeline/measure/verify.ts";
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
