import { describe, expect, it } from "vitest";
import { rows, type Warehouse, withWarehouse } from "../../../pipeline/warehouse/warehouse.ts";
import { type CareRecords, model } from "./care-records.ts";

async function lines(db: Warehouse, sql: string): Promise<string[]> {
  const found = await rows<Record<string, unknown>>(db, sql);
  return found.map((row) =>
    Object.values(row)
      .map((value) => value ?? "–")
      .join(" "),
  );
}

const withModel = (records: CareRecords, use: (db: Warehouse) => Promise<void>) =>
  withWarehouse(":memory:", async (db) => {
    await model(db, records);
    await use(db);
  });

const trajectories = "SELECT start_on, end_on, end_class FROM model.trajectory ORDER BY start_on";
const spells = "SELECT start_on, end_on, providers FROM model.spell ORDER BY start_on";

/** Care with p1 to 30 June 2023, then again from `next`, at p1 or p2. */
const twice = (next: string, agb = "99000001"): CareRecords => ({
  starts: [{ on: "2023-01-10" }, { no: 2, on: next, agb }],
  stops: [{ on: "2023-01-10", end: "2023-06-30" }],
});

describe("trajectories and spells", () => {
  it("joins care after an interruption of exactly the gap days", () =>
    withModel(twice("2023-08-01"), async (db) => {
      // 1 July to 31 July: 31 days without help.
      expect(await lines(db, trajectories)).toEqual(["2023-01-10 – –"]);
    }));

  it("separates care after one day more", () =>
    withModel(twice("2023-08-02"), async (db) => {
      expect(await lines(db, trajectories)).toEqual([
        "2023-01-10 2023-06-30 planned",
        "2023-08-02 – –",
      ]);
    }));

  it("makes two trajectories but one spell of a hand-over", () =>
    withModel(twice("2023-07-05", "99000002"), async (db) => {
      expect(await lines(db, trajectories)).toEqual([
        "2023-01-10 2023-06-30 planned",
        "2023-07-05 – –",
      ]);
      expect(await lines(db, spells)).toEqual(["2023-01-10 – 2"]);
    }));

  it("lets a long service span a short one inside it", () =>
    withModel(
      {
        starts: [{ on: "2023-01-10" }, { no: 2, on: "2023-03-01" }, { no: 3, on: "2023-12-01" }],
        stops: [
          { on: "2023-01-10", end: "2023-11-15" },
          { no: 2, on: "2023-03-01", end: "2023-04-01", reason: "32" },
        ],
      },
      async (db) => {
        expect(await lines(db, trajectories)).toEqual(["2023-01-10 – –"]);
      },
    ));
});

describe("the ladder", () => {
  const stepDown: CareRecords = {
    starts: [
      { on: "2023-01-10", code: "45A04" },
      { no: 2, on: "2023-05-01", code: "45A02" },
      { no: 3, on: "2023-09-10", code: "45A02", agb: "99000002" },
    ],
    stops: [
      { on: "2023-01-10", end: "2023-06-30", code: "45A04" },
      { no: 2, on: "2023-05-01", end: "2023-08-31", code: "45A02" },
      { no: 3, on: "2023-09-10", end: "2024-02-10", code: "45A02", agb: "99000002" },
    ],
  };

  it("stands on the highest rank, at the provider of that care", () =>
    withModel(stepDown, async (db) => {
      expect(
        await lines(
          db,
          "SELECT from_on, to_on, rank, provider_id FROM model.standing ORDER BY from_on",
        ),
      ).toEqual([
        "2023-01-10 2023-04-30 4 p1",
        "2023-05-01 2023-06-30 4 p1",
        "2023-07-01 2023-08-31 2 p1",
        "2023-09-10 2024-02-10 2 p2",
      ]);
    }));

  it("tells each step once: in, lighter, hand-over across a short gap, out", () =>
    withModel(stepDown, async (db) => {
      expect(
        await lines(
          db,
          `SELECT on_date, kind, from_rank, to_rank, from_provider_id, to_provider_id
           FROM model.transition ORDER BY on_date`,
        ),
      ).toEqual([
        "2023-01-10 in – 4 – p1",
        "2023-07-01 lichter 4 2 p1 p1",
        "2023-09-10 overdracht 2 2 p1 p2",
        "2024-02-11 uit 2 – p2 –",
      ]);
    }));

  it("has a month for every month end in care, and none other", () =>
    withModel(stepDown, async (db) => {
      expect(
        await lines(
          db,
          "SELECT month_end, rank FROM model.month WHERE month_end >= '2023-06-01' ORDER BY month_end",
        ),
      ).toEqual([
        "2023-06-30 4",
        "2023-07-31 2",
        "2023-08-31 2",
        "2023-09-30 2",
        "2023-10-31 2",
        "2023-11-30 2",
        "2023-12-31 2",
        "2024-01-31 2",
      ]);
    }));

  it("keeps care off the ladder in care, without a rank", () =>
    withModel({ starts: [{ no: null, on: "2023-01-10", code: "53D00" }] }, async (db) => {
      expect(await lines(db, "SELECT count(*), max(rank) FROM model.month")).toEqual(["24 –"]);
    }));
});
