import { describe, expect, it } from "vitest";
import { rows, withWarehouse } from "../../../pipeline/warehouse/warehouse.ts";
import { type CareRecords, model } from "./care-records.ts";

/** The cohort of one client as `S0 rank → state rank at S1`, with what is special about S0. */
const cohortOf = (records: CareRecords) =>
  withWarehouse(":memory:", async (db) => {
    await model(db, records);
    const found = await rows<{ text: string }>(
      db,
      `SELECT s0 || ' ' || coalesce(rank::VARCHAR, '–') || ' → ' || coalesce(state, '?')
         || coalesce(' ' || rank_1, '') || CASE WHEN interrupted THEN ' (onderbroken)' ELSE '' END
         || CASE WHEN entered THEN ' (nieuw)' ELSE '' END AS text
       FROM model.cohort ORDER BY s0`,
    );
    return found.map((row) => row.text);
  });

describe("model.cohort: from the first day of a quarter to twelve months later", () => {
  it("has every quarter in care, off the ladder too, and knows the future only when it is over", async () => {
    expect(
      await cohortOf({
        starts: [
          { on: "2022-12-10", code: "45A04" },
          { no: 2, on: "2023-05-01", code: "53D00" },
        ],
        stops: [{ on: "2022-12-10", end: "2023-04-15", code: "45A04" }],
      }),
    ).toEqual([
      "2023-01-01 4 → in_care",
      "2023-04-01 4 → in_care",
      "2023-07-01 – → in_care",
      "2023-10-01 – → in_care",
      "2024-01-01 – → ?",
      "2024-04-01 – → ?",
      "2024-07-01 – → ?",
      "2024-10-01 – → ?",
    ]);
  });

  it("reads an interruption on either day at the step back into care", async () => {
    const interrupted: CareRecords = {
      starts: [
        { on: "2022-12-10", code: "45A04" },
        { no: 2, on: "2024-01-20", code: "45A02" },
      ],
      stops: [
        { on: "2022-12-10", end: "2023-12-20", code: "45A04" },
        { no: 2, on: "2024-01-20", end: "2024-05-01", code: "45A02" },
      ],
    };
    expect(await cohortOf(interrupted)).toEqual([
      "2023-01-01 4 → in_care 2",
      "2023-04-01 4 → in_care 2",
      "2023-07-01 4 → out_planned",
      "2023-10-01 4 → out_planned",
      "2024-01-01 2 → ? (onderbroken)",
      "2024-04-01 2 → ?",
    ]);
  });

  it("tells the last exit before S1, not the first after S0", async () => {
    expect(
      await cohortOf({
        starts: [{ on: "2022-12-10" }, { no: 2, on: "2023-08-01" }],
        stops: [
          { on: "2022-12-10", end: "2023-02-01", reason: "31" },
          { no: 2, on: "2023-08-01", end: "2023-09-15", reason: "32" },
        ],
      }),
    ).toEqual(["2023-01-01 3 → out_dropout"]);
  });

  it("says who was not in care a year earlier", async () => {
    expect(await cohortOf({ starts: [{ on: "2023-06-01" }] })).toEqual([
      "2023-07-01 3 → in_care 3",
      "2023-10-01 3 → in_care 3",
      "2024-01-01 3 → ? (nieuw)",
      "2024-04-01 3 → ? (nieuw)",
      "2024-07-01 3 → ?",
      "2024-10-01 3 → ?",
    ]);
  });
});
