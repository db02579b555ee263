import { describe, expect, it } from "vitest";
import type { Example } from "../../../indicators/definition.ts";
import { rows, withWarehouse } from "../../../pipeline/warehouse/warehouse.ts";
import { loadExample } from "../measure/worked-example.ts";

type Row = Record<string, unknown>;

const key = {
  law: "jw",
  municipality_code: "9001",
  provider_agb: "p1",
  client_key: "a",
  allocation_no: 1,
  category: "44",
  product_code: "44A01",
};
const start = (start_on: string, more: Row = {}) => ({
  delivery_id: 1,
  line: 1,
  dated_on: start_on,
  ...key,
  start_on,
  status: "1",
  ...more,
});
const stop = (start_on: string, end_on: string, end_reason: string, more: Row = {}) => ({
  ...start(start_on, more),
  release: "3.2",
  dated_on: end_on,
  end_on,
  end_reason,
});
const product = (valid_from: string, valid_to: string | null, tariff_cents: number) => ({
  law: "jw",
  category: "44",
  code: "44A01",
  name: "Verblijf",
  segment: "s1",
  rank: 7,
  setting: "verblijf",
  unit: "14",
  tariff_cents,
  valid_from,
  valid_to,
});

/** A region in which `p1` gives stays in segment `s1`, at a tariff that rises on 1 March 2024. */
const stays = (starts: Row[], stops: Row[]): Example => ({
  title: "",
  until: "2024-04-15",
  period: "",
  services: [
    {
      client: "z",
      provider: "p1",
      segment: "s1",
      rank: 2,
      start: "2023-01-01",
      end: "2023-01-31",
      endClass: "planned",
    },
  ],
  goals: [],
  cut: "region",
  group: {},
  tables: {
    "register.product": [
      product("2020-01-01", "2024-02-29", 100),
      product("2024-03-01", null, 110),
    ],
    "register.end_reason": [
      { law: "jw", release: "3.x", code: "31", name: "volgens plan", class: "planned" },
      { law: "jw", release: "3.x", code: "20", name: "tijdelijk", class: "temporary" },
    ],
    "care.start": starts,
    "care.stop": stops,
  },
  expected: { numerator: 0, denominator: 0, clients: 0, estimate: null },
});

const nights = (example: Example): Promise<string[]> =>
  withWarehouse(":memory:", async (db) => {
    // What is delivered becomes services only when the messages are interpreted.
    await loadExample(db, example);
    const found = await rows<{ told: string }>(
      db,
      `SELECT strftime(month, '%Y-%m') || ' ' || nights || ' ' || cost_cents AS told
       FROM model.stay ORDER BY month`,
    );
    return found.map(({ told }) => told);
  });

describe("model.stay: nights and their cost", () => {
  it("counts first and last day, by month, at the tariff of that month", async () => {
    const example = stays([start("2024-02-20")], [stop("2024-02-20", "2024-03-10", "31")]);
    expect(await nights(example)).toEqual(["2024-02 10 1000", "2024-03 10 1100"]);
  });

  it("counts to the last day of the data while it runs, and nothing before the first observed day", async () => {
    const example = stays([start("2022-12-20")], [stop("2022-12-20", "2023-01-05", "31")]);
    expect(await nights(example)).toEqual(["2023-01 5 500"]);
    expect(await nights(stays([start("2024-04-10")], []))).toEqual(["2024-04 6 660"]);
  });

  it("leaves out the days of a pause, from the day after the stop to the day before the start", async () => {
    const example = stays(
      [start("2024-01-01"), start("2024-02-11")],
      [stop("2024-01-01", "2024-01-20", "20"), stop("2024-02-11", "2024-02-29", "31")],
    );
    expect(await nights(example)).toEqual(["2024-01 20 2000", "2024-02 19 1900"]);
  });

  it("leaves out all days since a pause that has not ended", async () => {
    const example = stays([start("2024-03-20")], [stop("2024-03-20", "2024-03-31", "20")]);
    expect(await nights(example)).toEqual(["2024-03 12 1320"]);
  });

  it("does not take the pause of one allocation for that of another", async () => {
    const other = { allocation_no: 2 };
    const example = stays(
      [start("2024-01-01"), start("2024-01-01", other)],
      [stop("2024-01-01", "2024-01-20", "20"), stop("2024-01-01", "2024-01-31", "31", other)],
    );
    expect(await nights(example)).toEqual(["2024-01 20 2000", "2024-01 31 3100"]);
  });

  it("takes the end for good, when a pause was told of the same start", async () => {
    const example = stays(
      [start("2024-01-01")],
      [stop("2024-01-01", "2024-01-20", "20"), stop("2024-01-01", "2024-01-31", "31")],
    );
    expect(await nights(example)).toEqual(["2024-01 31 3100"]);
  });
});
