import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { silent } from "../../../pipeline/effects.ts";
import { auditMoney } from "../../../pipeline/protect/edition/money.ts";
import { protect } from "../../../pipeline/protect/protect.ts";
import { releaseTables } from "../../../pipeline/protect/tables.ts";
import { privateFile, readPrivate } from "../../../pipeline/region/private.ts";
import { rows, type Warehouse, withWarehouse } from "../../../pipeline/warehouse/warehouse.ts";
import { type Figure, measured } from "./measured.ts";

const rule = { p: 13.7, minContributors: 3 };

/** Thousands of euros per municipality and party, all of them youth care in 2024. */
type Costs = Record<string, Record<string, number>>;

const even: Costs = {
  "0001": { a: 400, b: 380, c: 390, d: 410 },
  "0002": { a: 300, b: 310, c: 290, d: 305 },
  "0003": { a: 500, b: 480, c: 510, d: 495 },
};

/** Costs per client, a hundred clients in every municipality. */
function figures(costs: Costs): Figure[] {
  const figure = (cut: Figure["cut"], municipality: string | null, of: number): Figure => {
    const own = municipality === null ? Object.values(costs) : [costs[municipality] ?? {}];
    const euros = own.flatMap((parts) => Object.values(parts)).reduce((a, b) => a + b, 0) * 1000;
    const more = { indicator: "kosten", numerator: euros, denominator: of, clients: of };
    return { ...more, cut, municipality, estimate: euros / of, lower: null, upper: null };
  };
  return [
    figure("region", null, 300),
    ...Object.keys(costs).map((code) => figure("municipality", code, 100)),
  ];
}

function withMoney<T>(
  costs: Costs,
  use: (db: Warehouse) => Promise<T>,
  money: typeof rule | null = rule,
  change = "SELECT 1",
): Promise<T> {
  return withWarehouse(":memory:", async (db) => {
    await measured(db, figures(costs));
    await db.run(`CREATE TABLE model.realisation (party_id VARCHAR, provider_agb VARCHAR,
      municipality_code VARCHAR, domain VARCHAR, month DATE, cost_cents BIGINT)`);
    for (const [municipality, parts] of Object.entries(costs)) {
      for (const [party, thousands] of Object.entries(parts)) {
        await db.run(
          `INSERT INTO model.realisation VALUES
             ($party, '1', $municipality, 'jeugd', DATE '2024-03-01', $cents::BIGINT)`,
          { party, municipality, cents: thousands * 100000 },
        );
      }
    }
    await db.run(change);
    await protect(db, silent, null, money);
    return use(db);
  });
}

/** Per municipality (`*`: all) what the public reads; null: hidden. */
const shown = async (db: Warehouse): Promise<Record<string, number | null>> =>
  Object.fromEntries(
    (
      await rows<{ place: string; estimate: number | null }>(
        db,
        `SELECT coalesce(municipality_code, '*') AS place, estimate FROM release.monitor_value
         WHERE indicator_id = 'kosten' ORDER BY place`,
      )
    ).map(({ place, estimate }) => [place, estimate]),
  );

describe("amounts of money in the monitor", () => {
  test("stay out without a rule", async () => {
    const found = await withMoney(even, shown, null);
    expect(Object.values(found)).toEqual([null, null, null, null]);
  });

  test("are shown per hundred euros, without a count, when none stands out", async () => {
    await withMoney(even, async (db) => {
      // 4.770.000 euros of 300 clients; 1.580, 1.205 and 1.985 thousand of 100.
      expect(await shown(db)).toEqual({ "*": 15900, "0001": 15800, "0002": 12100, "0003": 19900 });
      expect(
        await rows(
          db,
          `SELECT DISTINCT numerator, denominator, clients FROM release.monitor_value
           WHERE indicator_id = 'kosten'`,
        ),
      ).toEqual([{ numerator: null, denominator: null, clients: null }]);
    });
  });

  test("of a party that outdoes the others is hidden, with one more that would give it away", async () => {
    // 1.000 of 1.040: without the two largest 20 are left, less than 13,7 % of 1.000.
    const found = await withMoney({ ...even, "0001": { a: 1000, b: 20, c: 12, d: 8 } }, shown);
    expect(found["0001"]).toBeNull();
    expect(Object.values(found).filter((estimate) => estimate === null).length).toBeGreaterThan(1);
    expect(Object.values(found).some((estimate) => estimate !== null)).toBe(true);
  });

  test("of fewer parties than three is hidden", async () => {
    const found = await withMoney({ ...even, "0002": { a: 600, b: 605 } }, shown);
    expect(found["0002"]).toBeNull();
  });

  test("that could be worked out stop the release", async () => {
    await withMoney({ ...even, "0001": { a: 1000, b: 20, c: 12, d: 8 } }, async (db) => {
      const hidden = Object.entries(await shown(db)).filter(([, estimate]) => estimate === null);
      for (const [place] of hidden.filter(([code]) => code !== "0001")) {
        const where = place === "*" ? "IS NULL" : `= '${place}'`;
        const [row] = figures({ ...even, "0001": { a: 1000, b: 20, c: 12, d: 8 } }).filter(
          ({ municipality }) => (municipality ?? "*") === place,
        );
        await db.run(`UPDATE release.monitor_value SET status = 'definitief',
          estimate = round(${row?.estimate} / 100) * 100
          WHERE indicator_id = 'kosten' AND municipality_code ${where}`);
      }
      await db.run("DROP TABLE IF EXISTS public_cell");
      await expect(auditMoney(db, rule)).rejects.toMatchObject({ exitCode: 13 });
    });
  });

  test("that rest on other costs than providers told stay out", async () => {
    const found = await withMoney(
      even,
      shown,
      rule,
      "UPDATE model.realisation SET cost_cents = cost_cents + 500000 WHERE municipality_code = '0003'",
    );
    expect(found["0003"]).toBeNull();
    expect(found["*"]).toBeNull();
    expect(found["0001"]).toBe(15800);
  });

  test("are published by a rule that is nowhere in the release", async () => {
    const text = await withMoney(even, async (db) => {
      const all: unknown[] = [await rows(db, "FROM release.manifest_check")];
      for (const { name, editions } of releaseTables) {
        for (const edition of editions) all.push(await rows(db, `FROM release.${edition}_${name}`));
      }
      return JSON.stringify(all);
    });
    expect(text).toContain("bedragen verborgen");
    expect(text).not.toContain("13.7");
  });
});

describe("what a region keeps to itself", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "private-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  test("is nothing without a file", async () => {
    expect(await readPrivate(folder)).toBeNull();
  });

  test("is read", async () => {
    await writeFile(join(folder, privateFile), "money: { percent: 12.5, minParties: 4 }\n");
    expect(await readPrivate(folder)).toEqual({ money: { percent: 12.5, minParties: 4 } });
  });

  test("is refused when it is not right, field by field", async () => {
    await writeFile(join(folder, privateFile), "money: { percent: 0, minParties: 2 }\n");
    await expect(readPrivate(folder)).rejects.toMatchObject({
      family: "region",
      message: expect.stringMatching(/money\.percent[\s\S]*money\.minParties/),
    });
  });
});
