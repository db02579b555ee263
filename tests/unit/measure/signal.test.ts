import { describe, expect, it } from "vitest";
import { goalAttainmentRate } from "../../../indicators/client-result/goal_attainment_rate.ts";
import type { Definition, Example } from "../../../indicators/definition.ts";
import { scaleDownRate } from "../../../indicators/scale-down/scale_down_rate.ts";
import { silent } from "../../../pipeline/effects.ts";
import { measure } from "../../../pipeline/measure/measure.ts";
import { rows, type Warehouse, withWarehouse } from "../../../pipeline/warehouse/warehouse.ts";
import { loadExample } from "./worked-example.ts";

/** So many clients at one provider on 1 January 2023, of whom so many are out as planned in June. */
function cohort(hits: number, of: number, until = "2024-12-31"): Example {
  return {
    title: "cohort",
    until,
    period: "2023-K1",
    services: Array.from({ length: of }, (_, index) => ({
      client: `c${index}`,
      provider: "p1",
      segment: "s1",
      rank: 3,
      start: "2022-06-01",
      end: index < hits ? "2023-06-30" : null,
      endClass: index < hits ? "planned" : null,
    })),
    goals: [],
    tables: {},
    cut: "region",
    group: {},
    expected: { numerator: hits, denominator: of, clients: of, estimate: hits / of },
  };
}

type Norm = [scope: string, id: string, operator: "gte" | "lte", value: number];

async function judge(
  example: Example,
  norms: readonly Norm[],
  cut = "provider_segment",
  prepare: (db: Warehouse) => Promise<void> = async () => {},
  definition: Definition = scaleDownRate,
): Promise<string> {
  return withWarehouse(":memory:", async (db) => {
    await loadExample(db, example);
    for (const [scope, id, operator, value] of norms) {
      await db.run(
        `INSERT INTO register.norm VALUES ('${definition.id}', $scope, $id, $operator, $value,
           'streefwaarde', 'proef', true, '2022-01-01', NULL, 'absoluut', NULL, NULL)`,
        { scope, id, operator, value },
      );
    }
    await prepare(db);
    await measure(db, silent, [definition]);
    const [found] = await rows<Record<string, string | number | null>>(
      db,
      `SELECT status, signal, signal_reason, norm_value FROM result.value
       WHERE part IS NULL AND cut = $cut AND period = $period AND coalesce(provider_id, 'p1') = 'p1'`,
      { cut, period: example.period },
    );
    return [found?.status, found?.signal, found?.signal_reason, found?.norm_value ?? "–"].join(
      " | ",
    );
  });
}

describe("signals: the interval is held against the norm", () => {
  // 60 of 100: Wilson 50.2 % to 69.1 %.
  it.each([
    { norm: ["regio", "*", "gte", 0.5] as Norm, expected: "definitief | gunstig | norm | 0.5" },
    {
      norm: ["regio", "*", "gte", 0.55] as Norm,
      expected: "definitief | geen signaal | norm | 0.55",
    },
    {
      norm: ["regio", "*", "gte", 0.65] as Norm,
      expected: "definitief | geen signaal | norm | 0.65",
    },
    { norm: ["regio", "*", "gte", 0.7] as Norm, expected: "definitief | ongunstig | norm | 0.7" },
    { norm: ["regio", "*", "lte", 0.7] as Norm, expected: "definitief | gunstig | norm | 0.7" },
    { norm: ["regio", "*", "lte", 0.5] as Norm, expected: "definitief | ongunstig | norm | 0.5" },
  ])("60 of 100 against $norm", async ({ norm, expected }) => {
    expect(await judge(cohort(60, 100), [norm])).toBe(expected);
  });

  it("says nothing without a norm", async () => {
    expect(await judge(cohort(60, 100), [])).toBe("definitief | geen signaal | geen norm | –");
  });

  it("takes the nearest norm: provider, segment, domain, region", async () => {
    const norms: Norm[] = [
      ["regio", "*", "gte", 0.1],
      ["domein", "jeugd", "gte", 0.2],
      ["segment", "s1", "gte", 0.3],
      ["aanbieder", "p1", "gte", 0.4],
      ["keten", "jw", "gte", 0.45],
    ];
    const used = async (cut: string, of = norms) =>
      (await judge(cohort(60, 100), of, cut)).split(" | ")[3];
    expect(await used("provider")).toBe("0.4");
    // A provider with one segment is held against the norm of that segment.
    expect(await used("provider", norms.slice(0, 3))).toBe("0.3");
    expect(await used("segment")).toBe("0.3");
    expect(await used("domain")).toBe("0.2");
    expect(await used("region")).toBe("0.1");
    expect(await used("chain")).toBe("0.45");
    expect(await used("chain", norms.slice(0, 4))).toBe("–");
  });
});

describe("status: what cannot be known is not shown as zero", () => {
  const norms: Norm[] = [["regio", "*", "gte", 0.5]];

  it("is too early until the follow-up and the gap have passed", async () => {
    // 1 January 2023 + 12 months + 31 days = 1 February 2024.
    expect(await judge(cohort(60, 100, "2024-01-31"), norms)).toBe(
      "te vroeg | te weinig gegevens | te vroeg | 0.5",
    );
    expect(await judge(cohort(60, 100, "2024-02-01"), norms)).toBe(
      "definitief | gunstig | norm | 0.5",
    );
  });

  it("is too little below the region's smallest number of clients", async () => {
    const atLeastTen = (db: Warehouse) =>
      db.run("UPDATE register.region SET contract_min_clients = 10").then(() => {});
    expect(await judge(cohort(9, 9), norms, "provider", atLeastTen)).toBe(
      "te weinig gegevens | te weinig gegevens | te weinig personen | 0.5",
    );
    expect(await judge(cohort(10, 10), norms, "provider", atLeastTen)).toContain(
      "definitief | gunstig",
    );
  });

  it("is not delivered when the source never came", async () => {
    const withoutStops = (db: Warehouse) =>
      db.run("DELETE FROM ledger.delivery WHERE kind LIKE '%307'").then(() => {});
    expect(await judge(cohort(60, 100), norms, "region", withoutStops)).toBe(
      "bron niet geleverd | te weinig gegevens | bron niet geleverd | 0.5",
    );
  });

  it("is not delivered for the one provider that sent no table", async () => {
    const goals: Example = {
      ...cohort(5, 10),
      services: [
        ...cohort(5, 10).services,
        {
          client: "x",
          provider: "p2",
          segment: "s1",
          rank: 3,
          start: "2022-06-01",
          end: "2023-03-01",
          endClass: "planned",
        },
      ],
      goals: [
        {
          client: "x",
          provider: "p2",
          segment: "s1",
          end: "2023-03-01",
          goalNo: 1,
          instrument: "gas",
          score: 1,
        },
      ],
    };
    const told = (cut: string) => judge(goals, [], cut, undefined, goalAttainmentRate);
    expect(await told("provider")).toBe(
      "bron niet geleverd | te weinig gegevens | bron niet geleverd | –",
    );
    expect(await told("region")).toBe("definitief | geen signaal | geen norm | –");
  });

  it("is provisional, without a signal, while data still come in", async () => {
    const goals: Example = {
      ...cohort(1, 1, "2023-04-15"),
      goals: [
        {
          client: "c0",
          provider: "p1",
          segment: "s1",
          end: "2023-03-01",
          goalNo: 1,
          instrument: "gas",
          score: 1,
        },
      ],
    };
    expect(await judge(goals, norms, "region", undefined, goalAttainmentRate)).toBe(
      "voorlopig | geen signaal | voorlopig | 0.5",
    );
  });
});
