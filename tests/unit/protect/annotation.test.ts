import { expect, it } from "vitest";
import { silent } from "../../../pipeline/effects.ts";
import { protect } from "../../../pipeline/protect/protect.ts";
import { rows, withWarehouse } from "../../../pipeline/warehouse/warehouse.ts";
import { measured } from "./measured.ts";

it("shows the public what the region made public, and never a remark on one provider", async () => {
  await withWarehouse(":memory:", async (db) => {
    await measured(db, []);
    await db.run(`INSERT INTO register.annotation VALUES
      ('a', '*', 'regio', '*', DATE '2024-01-01', 'gebeurtenis', 'Voor iedereen', 'Verzonnen', true),
      ('b', '*', 'regio', '*', DATE '2024-01-01', 'gebeurtenis', 'Voor het gesprek', 'Verzonnen', false),
      ('c', '*', 'aanbieder', 'de-es', DATE '2024-01-01', 'gebeurtenis', 'Over een', 'Verzonnen', true)`);
    await protect(db, silent);
    const read = async (edition: string) =>
      (
        await rows<{ id: string }>(
          db,
          `SELECT annotation_id AS id FROM release.${edition}_annotation ORDER BY ALL`,
        )
      ).map(({ id }) => id);
    expect(await read("contract")).toEqual(["a", "b", "c"]);
    expect(await read("monitor")).toEqual(["a"]);
    expect(await read("raad")).toEqual(["a"]);
  });
});
