import { beforeAll, describe, expect, it } from "vitest";
import { catalogue } from "../../../indicators/catalogue.ts";
import { silent } from "../../../pipeline/effects.ts";
import type { Home } from "../../../pipeline/home.ts";
import { dimensions } from "../../../pipeline/measure/cut.ts";
import {
  type ExplainQuery,
  type Explanation,
  explain,
} from "../../../pipeline/measure/explain/explain.ts";
import { explanationAsText, recordsAsCsv } from "../../../pipeline/measure/explain/text.ts";
import { measure } from "../../../pipeline/measure/measure.ts";
import type { ValueRow } from "../../../pipeline/measure/values.ts";
import { buildModel } from "../../../pipeline/model/model.ts";
import { readRegion } from "../../../pipeline/region/read-region.ts";
import type { Region } from "../../../pipeline/region/region.ts";
import { registerRegion } from "../../../pipeline/region/register.ts";
import { Random } from "../../../pipeline/sample/random.ts";
import {
  rows,
  withReadOnlyWarehouse,
  withWarehouse,
} from "../../../pipeline/warehouse/warehouse.ts";
import { measuredRegion } from "../../measured-region.ts";

let home: Home;
let region: Region;
let explained: { query: ExplainQuery; found: Explanation }[];

/** Ten figures anyone may meet in the contract edition, drawn by lot. */
function lots(values: readonly ValueRow[]): ValueRow[] {
  const random = new Random(2024);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random.next() * from.length)] as T;
  const pool = values.filter((one) => one.estimate !== null && one.status === "definitief");
  return Array.from({ length: 10 }, () => {
    const indicator = pick(catalogue).id;
    const own = pool.filter((one) => one.indicator_id === indicator);
    return pick(own.length > 0 ? own : pool);
  });
}

beforeAll(async () => {
  home = await measuredRegion();
  region = await readRegion(home.regionFolder);
  explained = await withReadOnlyWarehouse(home.warehouse, async (db) => {
    const found = [];
    for (const value of lots(await rows<ValueRow>(db, "FROM result.value ORDER BY ALL"))) {
      const query: ExplainQuery = {
        indicator: value.indicator_id,
        cut: value.cut,
        period: value.period,
        ...(value.part === null ? {} : { part: value.part }),
        group: Object.fromEntries(
          dimensions.flatMap((name) => (value[name] === null ? [] : [[name, value[name]]])),
        ),
      };
      found.push({ query, found: await explain(db, query) });
    }
    return found;
  });
});

/** The same figure, from the lines an explanation lists and nothing else. */
async function remade({ query, found }: { query: ExplainQuery; found: Explanation }) {
  return withWarehouse(":memory:", async (db) => {
    await registerRegion(db, region);
    await db.run(`ATTACH '${home.warehouse}' AS whole (READ_ONLY)`);
    // Which deliveries there were tells what was delivered and how far the data reach.
    await db.run("INSERT INTO ledger.delivery FROM whole.ledger.delivery");
    for (const table of new Set(found.records.map((one) => one.record))) {
      const lines = found.records
        .filter((one) => one.record === table)
        .map((one) => `(${one.delivery_id}, ${one.line})`);
      await db.run(`INSERT INTO care.${table}
        FROM whole.care.${table} SEMI JOIN (VALUES ${lines.join(", ")}) AS listed (delivery_id, line)
          USING (delivery_id, line)`);
    }
    await db.run("DETACH whole");
    await buildModel(db, silent);
    await measure(
      db,
      silent,
      catalogue.filter((one) => one.id === query.indicator),
    );
    return (await explain(db, query)).value;
  });
}

describe("explaining a figure", () => {
  it.each(Array.from({ length: 10 }, (_, index) => index))(
    "figure %i is the same again from the lines that are listed",
    async (index) => {
      const one = explained[index] as (typeof explained)[number];
      const { numerator, denominator, clients, estimate, lower, upper } = one.found.value;
      expect(await remade(one)).toMatchObject({
        numerator,
        denominator,
        clients,
        estimate,
        lower,
        upper,
      });
    },
  );

  it("counts as many persons as it lists", () => {
    for (const { found } of explained) {
      const known = found.observations.filter(
        (one) => one.client_key !== null && one.known !== false,
      );
      const persons = new Set(known.map((one) => one.client_key)).size;
      expect(persons, JSON.stringify(found.value)).toBeGreaterThanOrEqual(found.value.clients);
    }
  });

  it("names file, message and line, and never a BSN", () => {
    for (const { found } of explained) {
      const text = explanationAsText(found) + recordsAsCsv(found.records);
      expect(text).not.toMatch(/(?<!\d)9999\d{5}(?!\d)/);
      for (const record of found.records) {
        expect(record.file).not.toBe("");
        expect(record.line).toBeGreaterThan(0);
        if (/^(JW|WMO)/.test(record.kind)) expect(record.identification).not.toBeNull();
      }
    }
  });

  it.each([
    { change: { indicator: "onzin" }, says: /--indicator onzin bestaat niet/ },
    { change: { cut: "onzin" }, says: /--cut onzin bestaat niet/ },
    { change: { period: "2031" }, says: /--period 2031 bestaat niet/ },
    { change: { part: "onzin" }, says: /--part onzin bestaat niet/ },
    { change: { cut: "provider" }, says: /vraagt ook om --provider/ },
    { change: { group: { segment: "x" } }, says: /kent geen --segment/ },
    {
      change: { cut: "municipality", group: { municipality_code: "0000" } },
      says: /geen cijfer.*Kies uit: --municipality/,
    },
  ])("says what is wrong with $change", async ({ change, says }) => {
    const query = { indicator: "scale_down_rate", cut: "region", period: "2023", group: {} };
    await withReadOnlyWarehouse(home.warehouse, async (db) => {
      await expect(explain(db, { ...query, ...change })).rejects.toThrow(says);
    });
  });
});
