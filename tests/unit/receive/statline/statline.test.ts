import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Home } from "../../../../pipeline/home.ts";
import { runStatline } from "../../../../pipeline/receive/statline/statline.ts";
import { rows, withWarehouse } from "../../../../pipeline/warehouse/warehouse.ts";
import { temporaryHome } from "../../../temporary-home.ts";
import { smallTable, watched, withStandIn } from "./stand-in.ts";

let home: Home;
let remove: () => Promise<void>;
beforeEach(async () => {
  ({ home, remove } = await temporaryHome());
});
afterEach(() => remove());

const origins = (of: Home) =>
  withWarehouse(of.warehouse, (db) =>
    rows(
      db,
      "SELECT DISTINCT table_id, origin FROM context.table WHERE table_id IN ('03759ned', '80001NED') ORDER BY 1",
    ),
  );

/** The small table under the number of one that the snapshot holds too. */
const population = () => smallTable({ Identifier: "03759ned" });

describe("the command statline", () => {
  test("asks nobody when offline, and loads the snapshot", async () => {
    const { effects } = watched();
    const forbidden = () => Promise.reject(new Error("asked somebody"));
    const summary = await runStatline(home, { offline: true }, { ...effects, fetch: forbidden });
    expect(summary).toMatchObject({ fetched: [], unchanged: [] });
    expect(await origins(home)).toEqual([{ table_id: "03759ned", origin: "momentopname" }]);
  });

  test("fetches one table, and knows the next time that it has not changed", async () => {
    await withStandIn([smallTable()], async ({ address }) => {
      const options = { table: "80001NED", address };
      const { effects, warned } = watched();
      expect((await runStatline(home, options, effects)).fetched).toEqual(["80001NED"]);
      expect(warned).toEqual(["StatLine, tabel 80001NED: geen cijfers voor GM9003."]);
      const again = await runStatline(home, options, effects);
      expect(again).toMatchObject({ fetched: [], unchanged: ["80001NED"] });
      expect(await origins(home)).toEqual([
        { table_id: "03759ned", origin: "momentopname" },
        { table_id: "80001NED", origin: "opgehaald" },
      ]);
    });
  });

  test("prefers what it fetched to the snapshot, also offline afterwards", async () => {
    await withStandIn([], async ({ address, tables }) => {
      tables.set("03759ned", population());
      const { effects } = watched();
      // The pins of tables.yaml do not fit this table: the message says so, the snapshot stays.
      await expect(runStatline(home, { table: "03759ned", address }, effects)).rejects.toThrow(
        /geen dimensie BurgerlijkeStaat/,
      );
      expect(await origins(home)).toEqual([{ table_id: "03759ned", origin: "momentopname" }]);

      const table = population();
      for (const pin of ["BurgerlijkeStaat", "Geslacht", "Leeftijd"]) {
        table.dimensions.push({ Identifier: pin, Title: pin, Kind: "Dimension" });
      }
      const ages = [
        "10000",
        "10010",
        ...Array.from({ length: 22 }, (_, age) => String(10100 + age * 100)),
      ];
      const code = (Identifier: string) => ({ Identifier, Title: Identifier });
      Object.assign(table.codes, {
        BurgerlijkeStaat: [code("T001019")],
        Geslacht: [code("T001038")],
        Leeftijd: ages.map(code),
      });
      for (const row of table.observations) {
        Object.assign(row, {
          Measure: "M000352",
          BurgerlijkeStaat: "T001019",
          Geslacht: "T001038",
          Leeftijd: "10000",
        });
      }
      tables.set("03759ned", table);
      await runStatline(home, { table: "03759ned", address }, effects);
      await runStatline(home, { offline: true }, effects);
      expect(await origins(home)).toEqual([{ table_id: "03759ned", origin: "opgehaald" }]);
    });
  });

  test("goes on when a table fails, loads what there is, and names every failure", async () => {
    await withStandIn([smallTable()], async ({ address }) => {
      const { effects } = watched();
      await runStatline(home, { table: "80001NED", address }, effects);
      const error: Error = await runStatline(home, { address }, effects).then(
        () => new Error("nothing failed"),
        (thrown) => thrown,
      );
      expect(error).toMatchObject({ family: "delivery" });
      for (const table of ["03759ned", "85097NED", "85098NED", "85099NED", "83454NED"]) {
        expect(error.message).toContain(table);
      }
      expect(await origins(home)).toContainEqual({ table_id: "80001NED", origin: "opgehaald" });
    });
  });

  test("leaves a damaged capture out and says where it is", async () => {
    await withStandIn([smallTable()], async ({ address }) => {
      const { effects, warned } = watched();
      await runStatline(home, { table: "80001NED", address }, effects);
      const [name = ""] = await readdir(join(home.statline, "80001NED"));
      await writeFile(join(home.statline, "80001NED", name, "capture.json"), "{");
      await runStatline(home, { offline: true }, effects);
      expect(warned.at(-1)).toContain(join(home.statline, "80001NED", name));
      expect(await origins(home)).toEqual([{ table_id: "03759ned", origin: "momentopname" }]);
    });
  });

  test("gives the same rows after the warehouse is thrown away", async () => {
    await withStandIn([smallTable()], async ({ address }) => {
      const all = () =>
        withWarehouse(home.warehouse, (db) => rows(db, "FROM context.observation ORDER BY ALL"));
      await runStatline(home, { table: "80001NED", address }, watched().effects);
      const before = await all();
      await rm(home.warehouse);
      await runStatline(home, { offline: true }, watched("2030-01-01T00:00:00Z").effects);
      expect(await all()).toEqual(before);
    });
  });

  test("refuses a table number that is none", async () => {
    const { effects } = watched();
    await expect(runStatline(home, { table: "../x" }, effects)).rejects.toMatchObject({
      family: "usage",
    });
  });
});
