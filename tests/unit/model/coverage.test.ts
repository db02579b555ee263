import { describe, expect, it } from "vitest";
import type { Example } from "../../../indicators/definition.ts";
import { silent } from "../../../pipeline/effects.ts";
import { measure } from "../../../pipeline/measure/measure.ts";
import { rows, withWarehouse } from "../../../pipeline/warehouse/warehouse.ts";
import { loadExample } from "../measure/worked-example.ts";

const contract = (provider_id: string, service: string, more: Record<string, unknown> = {}) => ({
  contract_id: `${provider_id}-${service}`,
  provider_id,
  segment: "s1",
  municipality_code: "*",
  funding: "lumpsum",
  valid_from: "2022-01-01",
  service,
  ...more,
});
const help = (provider: string, end: string | null) => ({
  client: provider,
  provider,
  segment: "s1",
  rank: 3,
  start: "2023-02-01",
  end,
  endClass: end === null ? null : "planned",
});
const need = (service: string, specialism: string | null = null) => ({
  service,
  specialism,
  municipality_code: "9001",
});

const example: Example = {
  title: "",
  until: "2024-12-10",
  period: "",
  services: [help("p1", null), help("p2", "2023-12-05"), help("p3", null)],
  goals: [],
  cut: "region",
  group: {},
  tables: {
    "register.need": [
      need("breed"),
      need("smal"),
      need("dicht"),
      need("stil"),
      need("elders"),
      need("breed", "trauma"),
    ],
    "register.contract": [
      contract("p1", "breed"),
      contract("p3", "breed"),
      contract("p1", "smal"),
      contract("p3", "smal", { stop_from: "2024-12-10" }),
      contract("p1", "dicht", { stop_from: "2024-12-01", stop_to: "2024-12-10" }),
      contract("p2", "stil"),
      contract("p1", "elders", { municipality_code: "9002" }),
      contract("p3", "elders", { valid_to: "2024-12-09" }),
    ],
  },
  expected: { numerator: 0, denominator: 0, clients: 0, estimate: null },
};

describe("model.coverage and result.coverage: the coverage matrix", () => {
  it("tells of each cell how it stands on the last day of the data", () =>
    withWarehouse(":memory:", async (db) => {
      await loadExample(db, example);
      await measure(db, silent, []);
      const cells = await rows<{ cell: string }>(
        db,
        `SELECT concat_ws(' ', service, specialism, providers, accepting, delivering, state) AS cell
         FROM result.coverage`,
      );
      expect(cells.map(({ cell }) => cell)).toEqual([
        "breed 2 2 2 gedekt",
        "breed trauma 0 0 0 geen contract",
        "dicht 1 0 1 cliëntenstop",
        "elders 0 0 0 geen contract",
        "smal 2 1 2 één aanbieder",
        "stil 1 1 0 geen levering",
      ]);
    }));

  it("is kept for the last day of each quarter and of the data", () =>
    withWarehouse(":memory:", async (db) => {
      await loadExample(db, example);
      const days = await rows<{ day: string; open: number }>(
        db,
        `SELECT on_date::VARCHAR AS day, count_if(accepting > 0)::INTEGER AS open
         FROM model.coverage GROUP BY ALL ORDER BY ALL`,
      );
      expect(days.slice(-2)).toEqual([
        { day: "2024-09-30", open: 5 },
        { day: "2024-12-10", open: 3 },
      ]);
      expect(days).toHaveLength(8);
    }));
});
