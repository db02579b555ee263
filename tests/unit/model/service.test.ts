import { describe, expect, it } from "vitest";
import { withWarehouse } from "../../../pipeline/warehouse/warehouse.ts";
import { type CareRecords, model, services } from "./care-records.ts";

interface Case {
  title: string;
  records: CareRecords;
  expected: string[];
}

const allocation = { no: 1, from: "2023-01-10" };

// What the messages mean, case by case (iJw/iWmo 3.2, start and stop).
const cases: Case[] = [
  {
    title: "a start without a stop runs",
    records: { allocations: [allocation], starts: [{ on: "2023-01-10" }] },
    expected: ["2023-01-10 – loopt"],
  },
  {
    title: "a stop ends it, with its reason",
    records: {
      starts: [{ on: "2023-01-10" }],
      stops: [{ on: "2023-01-10", end: "2023-06-30", reason: "32" }],
    },
    expected: ["2023-01-10 – 2023-06-30 client"],
  },
  {
    title: "an end reason nobody described is unknown, not lost",
    records: {
      starts: [{ on: "2023-01-10" }],
      stops: [{ on: "2023-01-10", end: "2023-06-30", reason: "99" }],
    },
    expected: ["2023-01-10 – 2023-06-30 unknown"],
  },
  {
    title: "a start sent twice counts once",
    records: { starts: [{ on: "2023-01-10" }, { on: "2023-01-10", dated: "2023-02-01" }] },
    expected: ["2023-01-10 – loopt"],
  },
  {
    title: "a deleted start never was, also when the deletion arrived first",
    records: {
      starts: [
        { on: "2023-01-10", dated: "2023-02-01", status: "3" },
        { on: "2023-01-10", dated: "2023-01-12" },
      ],
    },
    expected: [],
  },
  {
    title: "a correction replaces the start",
    records: {
      starts: [
        { on: "2023-01-10" },
        { on: "2023-01-10", dated: "2023-02-01", status: "3" },
        { on: "2023-01-17", dated: "2023-02-01" },
      ],
    },
    expected: ["2023-01-17 – loopt"],
  },
  {
    title: "a start that was deleted and sent anew on a later day stands",
    records: {
      starts: [
        { on: "2023-01-10" },
        { on: "2023-01-10", dated: "2023-02-01", status: "3" },
        { on: "2023-01-10", dated: "2023-02-08" },
      ],
    },
    expected: ["2023-01-10 – loopt"],
  },
  {
    title: "a deleted stop leaves care running",
    records: {
      starts: [{ on: "2023-01-10" }],
      stops: [
        { on: "2023-01-10", end: "2023-06-30" },
        { on: "2023-01-10", end: "2023-06-30", dated: "2023-07-20", status: "3" },
      ],
    },
    expected: ["2023-01-10 – loopt"],
  },
  {
    title: "a temporary stop is no end: a new start takes over",
    records: {
      starts: [{ on: "2023-01-10" }, { on: "2023-09-01" }],
      stops: [
        { on: "2023-01-10", end: "2023-05-31", reason: "20" },
        { on: "2023-09-01", end: "2024-01-31" },
      ],
    },
    expected: ["2023-01-10 – 2024-01-31 planned"],
  },
  {
    title: "a new start after a definitive stop is new care",
    records: {
      starts: [{ on: "2023-01-10" }, { on: "2023-09-01" }],
      stops: [{ on: "2023-01-10", end: "2023-05-31" }],
    },
    expected: ["2023-01-10 – 2023-05-31 planned", "2023-09-01 – loopt"],
  },
  {
    title: "a temporary stop without a new start leaves care open",
    records: {
      starts: [{ on: "2023-01-10" }],
      stops: [{ on: "2023-01-10", end: "2023-05-31", reason: "20" }],
    },
    expected: ["2023-01-10 – loopt"],
  },
  {
    title: "a definitive stop after a temporary one ends it",
    records: {
      starts: [{ on: "2023-01-10" }],
      stops: [
        { on: "2023-01-10", end: "2023-05-31", reason: "20" },
        { on: "2023-01-10", end: "2023-07-31", reason: "31" },
      ],
    },
    expected: ["2023-01-10 – 2023-07-31 planned"],
  },
  {
    title: "a stop whose start never came carries its own first day",
    records: { stops: [{ on: "2023-01-10", end: "2023-06-30" }] },
    expected: ["2023-01-10 – 2023-06-30 planned"],
  },
  {
    title: "task-based care is matched on product and first day",
    records: {
      starts: [
        { no: null, on: "2023-01-10", code: "45A03" },
        { no: null, on: "2023-01-10", code: "45A04" },
      ],
      stops: [{ no: null, on: "2023-01-10", end: "2023-06-30", code: "45A04" }],
    },
    expected: ["2023-01-10 – loopt", "2023-01-10 – 2023-06-30 planned"],
  },
  {
    title: "an allocation that ran out without a stop ends care on its own date",
    records: { allocations: [{ ...allocation, to: "2023-12-31" }], starts: [{ on: "2023-01-10" }] },
    expected: ["2023-01-10 – 2023-12-31 unknown (toewijzing)"],
  },
  {
    title: "the newest version of an allocation counts, whatever the order of arrival",
    records: {
      allocations: [
        { ...allocation, at: "2023-11-01 10:00:00", to: "2025-12-31" },
        { ...allocation, at: "2023-01-05 10:00:00", to: "2023-12-31" },
      ],
      starts: [{ on: "2023-01-10" }],
    },
    expected: ["2023-01-10 – loopt"],
  },
  {
    title: "declared care that was never started runs on the dates of its allocation",
    records: {
      allocations: [{ ...allocation, to: "2023-12-31" }],
      declared: [{ no: 1, month: "2023-02-01", cents: 5000 }],
    },
    expected: ["2023-01-10 – 2023-12-31 unknown (toewijzing)"],
  },
  {
    title: "an allocation alone is no care: the client may be waiting",
    records: { allocations: [allocation] },
    expected: [],
  },
  {
    title: "declared and credited again is no care",
    records: {
      allocations: [{ ...allocation, to: "2023-12-31" }],
      declared: [
        { no: 1, month: "2023-02-01", cents: 5000 },
        { no: 1, month: "2023-02-01", cents: -5000 },
      ],
    },
    expected: [],
  },
  {
    title: "a deleted allocation (13, one day) is as never sent",
    records: {
      allocations: [
        { ...allocation, to: "2023-12-31" },
        { ...allocation, at: "2023-02-01 10:00:00", to: "2023-01-10", reason: "13" },
      ],
      declared: [{ no: 1, month: "2023-02-01", cents: 5000 }],
    },
    expected: [],
  },
  {
    title: "a product the region does not know stays out of the figures",
    records: { starts: [{ on: "2023-01-10", code: "45Z99" }] },
    expected: [],
  },
];

describe("model.service: what start and stop messages mean", () => {
  it.each(cases)("$title", async ({ records, expected }) => {
    await withWarehouse(":memory:", async (db) => {
      await model(db, records);
      expect(await services(db)).toEqual(expected);
    });
  });
});
