import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ruleOf } from "../../../../pipeline/receive/rules/catalogue.ts";
import { setRules } from "../../../../pipeline/receive/rules.ts";
import { readRegion } from "../../../../pipeline/region/read-region.ts";
import { registerRegion } from "../../../../pipeline/region/register.ts";
import { type Warehouse, withWarehouse } from "../../../../pipeline/warehouse/warehouse.ts";
import { findings, klein } from "./care-case.ts";
import { declarationCases } from "./declaration-cases.ts";
import { otherCases } from "./other-cases.ts";
import { startStopCases } from "./start-stop-cases.ts";

const cases = [...startStopCases, ...declarationCases, ...otherCases];

describe("rules over all deliveries, case by case", () => {
  let db: Warehouse;
  let close = () => {};
  let closed: Promise<void>;

  beforeAll(async () => {
    const region = await readRegion(klein);
    await new Promise<void>((ready) => {
      const use = async (open: Warehouse) => {
        db = open;
        await registerRegion(db, region);
        await db.run(`INSERT INTO register.municipality_history VALUES
          ('9900', 'Oudedorp', '9001', 'Proefdorp', '2022-01-01')`);
        ready();
        await new Promise<void>((done) => {
          close = done;
        });
      };
      // So little data is faster without a second thread.
      closed = withWarehouse(":memory:", use, { memory: "512MB", threads: 1 });
    });
  });

  afterAll(async () => {
    close();
    await closed;
  });

  test.each(cases)("$rule: $title", async (one) => {
    const expected = one.found.map((text) => (text.includes(" ") ? text : `${one.rule} ${text}`));
    expect(await findings(db, one)).toEqual(expected.toSorted());
  });
});

describe("every rule over all deliveries", () => {
  test.each(setRules.map(({ code }) => code))("%s has a case with and one without", (code) => {
    const own = cases.filter(({ rule }) => rule === code);
    const fires = ({ found }: { found: string[] }) => found.some((text) => !text.includes(" "));
    expect(own.some(fires)).toBe(true);
    expect(own.some((one) => !fires(one))).toBe(true);
  });

  test("every case is about a rule of the catalogue", () => {
    expect(cases.filter(({ rule }) => ruleOf(rule)?.origin !== "set")).toEqual([]);
  });
});
