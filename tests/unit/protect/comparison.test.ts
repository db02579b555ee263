import { describe, expect, it } from "vitest";
import { releaseTables } from "../../../pipeline/protect/tables.ts";
import { rows, runFile, withWarehouse } from "../../../pipeline/warehouse/warehouse.ts";
import { noComparisons } from "./no-comparisons.ts";

const names = ["signal", "series", "peer", "standard", "combination"];

describe("comparisons in a release", () => {
  it("are for the contract edition alone", () => {
    const found = releaseTables.filter(({ name }) => names.includes(name));
    expect(found.map(({ name, editions }) => [name, ...editions])).toEqual(
      names.map((name) => [name, "contract"]),
    );
  });

  it("hold no number on too few clients", async () => {
    await withWarehouse(":memory:", async (db) => {
      await noComparisons(db);
      const row = (against: string, state: string, reason: string) =>
        `('i', 'organisation', 'provider', NULL, NULL, NULL, NULL, NULL, 'p', 'jaar', '2024',
          '${against}', '${state}', '${reason}', 0.25, 0.1, 0.4, 0.5, NULL, NULL, 4)`;
      await db.run(`INSERT INTO result.signal VALUES
        ${row("norm", "te weinig gegevens", "te weinig personen")},
        ${row("vergelijkbaar", "te weinig gegevens", "te weinig personen")},
        ${row("casemix", "geen signaal", "samenstelling")}`);
      await runFile(db, new URL("../../../pipeline/protect/release/signal.sql", import.meta.url));
      const found = await rows<Record<string, unknown>>(
        db,
        "SELECT against, value, lower, upper, target, size FROM release.contract_signal ORDER BY against",
      );
      expect(found).toEqual([
        { against: "casemix", value: 0.25, lower: 0.1, upper: 0.4, target: 0.5, size: 4 },
        // What was agreed is no figure of anyone.
        { against: "norm", value: null, lower: null, upper: null, target: 0.5, size: null },
        {
          against: "vergelijkbaar",
          value: null,
          lower: null,
          upper: null,
          target: null,
          size: null,
        },
      ]);
    });
  });
});
