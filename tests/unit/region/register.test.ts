import { describe, expect, it } from "vitest";
import { readRegion } from "../../../pipeline/region/read-region.ts";
import { endClasses, readReference } from "../../../pipeline/region/reference.ts";
import { registerRegion } from "../../../pipeline/region/register.ts";
import { rows, withWarehouse } from "../../../pipeline/warehouse/warehouse.ts";
import { klein } from "./folder.ts";

describe("registerRegion", () => {
  it("gives back what was put in", async () => {
    const region = await readRegion(klein);
    await withWarehouse(":memory:", async (db) => {
      await registerRegion(db, region);
      expect(await rows(db, "FROM register.region")).toEqual([
        {
          region_id: "klein",
          name: "Klein",
          monitor_title: "Hulp in Klein",
          fictitious: true,
          observation_from: "2022-01-01",
          observation_until: null,
          gap_days: 31,
          late_after_days: 31,
          contract_min_clients: 10,
          monitor_min_persons: 8,
          monitor_min_denominator: 20,
          monitor_round_to: 5,
          contract_title: "Prestatiedialoog Klein",
        },
      ]);
      expect(await rows(db, "FROM register.protection")).toEqual([
        { min_at_risk: 10, hidden_width: 5, flow_min_clients: 5 },
      ]);
      expect(await rows(db, "FROM register.municipality ORDER BY position")).toEqual(
        region.municipalities.map((each, index) => ({ ...each, position: index + 1 })),
      );
      expect(await rows(db, "FROM register.segment ORDER BY position")).toEqual(
        region.segments.map(({ id, ...rest }, index) => ({
          segment: id,
          ...rest,
          position: index + 1,
        })),
      );
      const steps = await rows(
        db,
        "SELECT law, rank, name FROM register.ladder ORDER BY law, rank",
      );
      expect(steps).toEqual(
        region.ladders.flatMap(({ law, ranks }) => ranks.map((rank) => ({ law, ...rank }))),
      );
      expect(await rows(db, "FROM register.provider ORDER BY agb")).toEqual(region.providers);
      expect(await rows(db, "FROM register.contract ORDER BY contract_id")).toEqual(
        region.contracts,
      );
      const products = await rows(
        db,
        "SELECT * REPLACE (tariff_cents::INTEGER AS tariff_cents) FROM register.product",
      );
      expect(products).toEqual(expect.arrayContaining(region.products));
      expect(products).toHaveLength(region.products.length);
      const budgets = await rows(
        db,
        "SELECT * REPLACE (lumpsum_eur::INTEGER AS lumpsum_eur) FROM register.budget",
      );
      expect(budgets).toEqual(expect.arrayContaining(region.budgets));
      expect(budgets).toHaveLength(region.budgets.length);
      const norms = await rows(db, "FROM register.norm");
      expect(norms).toEqual(expect.arrayContaining(region.norms));
      expect(norms).toHaveLength(region.norms.length);
      expect(await rows(db, "FROM register.waiting_norm")).toEqual([
        { intake_days: 28, start_days: 70, allocation_days: 42 },
      ]);
      expect(await rows(db, "FROM register.outcome_rule")).toEqual([
        {
          min_response: 0.5,
          max_unknown: 0.2,
          satisfaction_from: 7,
          reliable_change_z: 1.96,
          exempt_days: 28,
        },
      ]);
      expect(await rows(db, "FROM register.need")).toEqual(region.needs);
      expect(await rows(db, "FROM register.budget_key")).toEqual(region.budgetKeys);
      expect(await rows(db, "FROM register.annotation")).toEqual(region.annotations);
      expect(await rows(db, "FROM register.population")).toEqual(region.population);
      expect(
        await rows(
          db,
          "SELECT rule_id, name, position FROM register.combination ORDER BY position",
        ),
      ).toEqual(
        region.combinations.map(({ id, name }, index) => ({
          rule_id: id,
          name,
          position: index + 1,
        })),
      );
      expect(
        await rows(
          db,
          `SELECT role, indicator_id, test, position FROM register.combination_part
           WHERE rule_id = 'langer-en-minder-doelen' ORDER BY role, position`,
        ),
      ).toEqual([
        { role: "signaal", indicator_id: "care_duration_km_median", test: "stijgt", position: 1 },
        { role: "signaal", indicator_id: "goal_attainment_rate", test: "ongunstig", position: 2 },
        { role: "tegenspraak", indicator_id: "scale_down_rate", test: null, position: 1 },
      ]);
    });
  });

  it("replaces an earlier region whole, also by one with empty tables", async () => {
    const region = await readRegion(klein);
    await withWarehouse(":memory:", async (db) => {
      await registerRegion(db, region);
      await registerRegion(db, { ...region, budgets: [], norms: [] });
      const counts = await rows(
        db,
        `SELECT (SELECT count(*) FROM register.provider)::INTEGER AS providers,
                (SELECT count(*) FROM register.budget)::INTEGER AS budgets,
                (SELECT count(*) FROM register.norm)::INTEGER AS norms`,
      );
      expect(counts).toEqual([{ providers: 9, budgets: 0, norms: 0 }]);
    });
  });

  it("keeps the earlier region when the new one cannot be stored", async () => {
    const region = await readRegion(klein);
    await withWarehouse(":memory:", async (db) => {
      await registerRegion(db, region);
      const { name: _, ...nameless } = region;
      const half = registerRegion(db, nameless as typeof region);
      await expect(half).rejects.toThrow();
      expect(await rows(db, "SELECT name FROM register.region")).toEqual([{ name: "Klein" }]);
    });
  });
});

describe("the residents of a region", () => {
  it("come from the national list when the region does not give them, its own municipalities only", async () => {
    const region = await readRegion(klein);
    const { population } = await readReference();
    const municipalities = [
      { code: "0197", name: "Aalten" },
      { code: "9001", name: "Voorbeek" },
    ];
    await withWarehouse(":memory:", async (db) => {
      await registerRegion(db, { ...region, municipalities, population: [] });
      const found = await rows(db, "FROM register.population");
      expect(found).toEqual(population.filter((each) => each.municipality_code === "0197"));
      expect(found.length).toBeGreaterThan(0);
    });
  });

  it("add up to what CBS counted, year by year, in bands an indicator can add up", async () => {
    const { population } = await readReference();
    const sum = (code: string, day: string, from: number, to: number) =>
      population
        .filter((each) => each.municipality_code === code && each.on_date === day)
        .filter(({ age_from, age_to }) => age_from >= from && (age_to ?? 120) <= to)
        .reduce((total, { persons }) => total + persons, 0);
    // CBS 03759ned.
    expect(sum("0197", "2019-01-01", 0, 120)).toBe(27_011);
    expect(sum("0222", "2026-01-01", 0, 120)).toBe(60_466);
    // CBS 85039NED, 2021: 15.5 % of 27,120 is 0-14 and 11.1 % is 15-24.
    expect(sum("0197", "2021-01-01", 0, 14)).toBeCloseTo(0.155 * 27_120, -1);
    expect(sum("0197", "2021-01-01", 15, 24)).toBeCloseTo(0.111 * 27_120, -1);
    expect(sum("0197", "2021-01-01", 4, 11)).toBeCloseTo((0.155 * 27_120 * 8) / 15, -1);
    expect(population.every(({ basis }) => basis === "afgeleid")).toBe(true);
  });
});

describe("the reference lists", () => {
  it("has every end reason of both laws, in a class", async () => {
    const { endReasons } = await readReference();
    const codes = (law: string, release: string) =>
      endReasons
        .filter((each) => each.law === law && each.release === release)
        .map(({ code }) => code)
        .join(" ");
    expect(codes("jw", "3.x")).toBe("02 20 31 32 33 34 35 36 37 38 39");
    expect(codes("wmo", "3.x")).toBe("02 19 20 21 22 23 31 36 37 38 39");
    expect(codes("jw", "2.x")).toBe("02 20 31 32 33 34 35");
    expect(codes("wmo", "2.x")).toBe("02 19 20 21 22 23 31");
    expect(new Set(endReasons.map((each) => each.class))).toEqual(new Set(endClasses));
  });

  it("reads code 31 by the law it comes from", async () => {
    const { endReasons } = await readReference();
    const meaning = endReasons
      .filter(({ code }) => code === "31")
      .map((each) => `${each.law} ${each.release} ${each.class}`);
    expect(meaning).toEqual(["jw 3.x planned", "wmo 3.x moved", "jw 2.x planned", "wmo 2.x moved"]);
  });

  it("reads code 19 of iWmo 2.0 otherwise than later on", async () => {
    const { endReasons } = await readReference();
    const meaning = endReasons.filter(({ code }) => code === "19");
    expect(meaning.map((each) => `${each.release} ${each.class}`)).toEqual([
      "3.x planned",
      "2.x planned",
      "2.0 unknown",
    ]);
  });

  it("knows which municipality went up in which, and what return codes mean", async () => {
    const { mergers, returnCodes } = await readReference();
    expect(mergers.find((each) => each.old_code === "0370")).toMatchObject({
      new_code: "0439",
      merged_on: "2022-01-01",
    });
    expect(returnCodes.find((each) => each.code === "9019")?.rule).toBe("TR019");
    expect(returnCodes.find((each) => each.code === "0001")?.rule).toBeNull();
  });

  it("knows from which score a goal is reached", async () => {
    const { instruments } = await readReference();
    const goals = instruments.filter(({ kind }) => kind === "goal");
    const reached = goals.map(({ instrument, reached_from }) => [instrument, reached_from]);
    expect(Object.fromEntries(reached)).toEqual({
      gas: 0,
      "doelscore-5": 4,
      "rapportcijfer-10": 7,
    });
  });

  it("knows the norm group of an instrument for problems", async () => {
    const { instruments } = await readReference();
    const problems = instruments.filter(({ kind }) => kind === "problem");
    expect(problems).toEqual([
      {
        instrument: "probleemschaal",
        name: "Probleemschaal (verzonnen)",
        kind: "problem",
        scale_min: 0,
        scale_max: 40,
        higher_is_better: false,
        reached_from: null,
        norm_mean: 12,
        norm_sd: 6,
        reliability: 0.85,
        clinical_from: 18,
      },
    ]);
  });
});
