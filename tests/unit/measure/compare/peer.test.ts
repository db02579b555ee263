import { describe, expect, it } from "vitest";
import { compare } from "../../../../pipeline/measure/compare/compare.ts";
import { placeInFunnel } from "../../../../pipeline/measure/compare/funnel.ts";
import { binomialFunnel } from "../../../../pipeline/measure/statistics/funnel-limits.ts";
import { rows, withWarehouse } from "../../../../pipeline/warehouse/warehouse.ts";
import { type Made, prepareCompared, put, putMakeUp, sheet } from "./compared.ts";

interface Found {
  [column: string]: string | number | boolean | null;
}

async function compared(made: readonly Made[], direction: "higher" | "lower" = "higher") {
  return withWarehouse(":memory:", async (db) => {
    await prepareCompared(db, [sheet({ direction })]);
    await putMakeUp(db, made);
    const providers = [...new Set(made.map((one) => one.provider))];
    await put(
      db,
      providers.map((provider) => ({ provider, period: "2024", estimate: 0.5 })),
    );
    await compare(db);
    const read = (table: string): Promise<Found[]> =>
      rows<Found>(db, `FROM result.${table} ORDER BY cut DESC, provider_id`);
    return {
      peer: await read("peer"),
      standard: await read("standard"),
      signal: await read("signal"),
    };
  });
}

// indicators.md, Simpson: Q is better in both strata and worse in total.
const simpson: Made[] = [
  { provider: "p1", age: "licht", y: 81, x: 90 },
  { provider: "p1", age: "zwaar", y: 10, x: 30 },
  { provider: "p2", age: "licht", y: 19, x: 20 },
  { provider: "p2", age: "zwaar", y: 40, x: 100 },
];

describe("a like make-up", () => {
  it("compares each stratum with the whole, and warns when strata contradict the total", async () => {
    const { standard } = await compared(simpson);
    const [p, q] = standard;
    // 90·100/110 + 30·50/130 = 93.36 and 20·100/110 + 100·50/130 = 56.64.
    expect(p?.expected).toBeCloseTo(93.3566, 4);
    expect(p?.ratio).toBeCloseTo(91 / 93.3566, 5);
    expect(q?.expected).toBeCloseTo(56.6434, 4);
    expect(q?.ratio).toBeCloseTo(59 / 56.6434, 5);
    expect(p?.crude_expected).toBeCloseTo(75, 9);
    expect([p?.banner, q?.banner]).toEqual([true, true]);
    expect([p?.state, p?.reason]).toEqual(["geen signaal", "tegenspraak"]);
    // Once per provider in a segment, once over its segments.
    expect(standard.map((one) => one.cut)).toEqual([
      "provider_segment",
      "provider_segment",
      "provider",
      "provider",
    ]);
  });

  it("does not warn when strata and total agree", async () => {
    const { standard } = await compared(
      simpson.map((one) => (one.provider === "p1" ? { ...one, y: one.x - 1 } : one)),
    );
    expect(standard.some((one) => one.banner)).toBe(false);
    expect(standard[0]?.state).toBe("geen signaal");
  });

  it("says that nothing is known of those who have no company", async () => {
    const alone = simpson.map((one) => ({ ...one, age: one.provider }));
    const { standard } = await compared(alone);
    expect(standard[0]?.strata).toBe("geen");
    expect([standard[0]?.state, standard[0]?.reason]).toEqual([
      "te weinig gegevens",
      "geen kenmerken",
    ]);
  });
});

describe("peers", () => {
  const three = (y: number): Made[] => [
    { provider: "p1", age: "a", y, x: 100 },
    { provider: "p2", age: "a", y: 50, x: 100 },
    { provider: "p3", age: "a", y: 50, x: 100 },
    { provider: "p4", age: "a", y: 50, x: 100 },
  ];

  it("speaks outside 99.8 % only, on the good side or the bad one", async () => {
    const state = async (y: number, direction?: "lower") =>
      (await compared(three(y), direction)).peer[0];
    expect(await state(80)).toMatchObject({ state: "gunstig", zone: "buiten", peers: 4 });
    expect(await state(80, "lower")).toMatchObject({ state: "ongunstig" });
    expect(await state(20)).toMatchObject({ state: "ongunstig" });
    expect(await state(65)).toMatchObject({ state: "geen signaal", zone: "kijk mee" });
    expect(await state(52)).toMatchObject({ state: "geen signaal", zone: "binnen" });
  });

  it("draws the exact limits around the figure of the segment", async () => {
    const [found] = (await compared(three(50))).peer;
    const { lower, upper } = binomialFunnel(100, 0.5, 0.998);
    expect(found?.target).toBeCloseTo(0.5, 12);
    expect(found?.signal_lower).toBeCloseTo(lower ?? 0, 9);
    expect(found?.signal_upper).toBeCloseTo(upper ?? 0, 9);
  });

  it("has no funnel of two", async () => {
    const { peer, signal } = await compared(three(80).slice(0, 2));
    expect(peer[0]).toMatchObject({ state: "te weinig gegevens", reason: "te weinig aanbieders" });
    const told = signal.filter((one) => one.against === "vergelijkbaar");
    expect(told.map((one) => one.state)).toEqual(["te weinig gegevens", "te weinig gegevens"]);
  });

  it("says each comparison once, in one of four states", async () => {
    const { signal } = await compared(three(80));
    const keys = signal.map((one) => `${one.cut} ${one.provider_id} ${one.period} ${one.against}`);
    expect(new Set(keys).size).toBe(keys.length);
    const states = ["gunstig", "ongunstig", "geen signaal", "te weinig gegevens"];
    expect(signal.every((one) => states.includes(String(one.state)))).toBe(true);
  });
});

describe("placeInFunnel", () => {
  it("holds amounts against the spread of alike clients", () => {
    const place = placeInFunnel({
      method: "lineair",
      observed: 130,
      size: 10,
      expected: 100,
      variance: 100,
    });
    expect(place.score?.z).toBeCloseTo(3, 12);
    expect(place.p).toBeCloseTo(0.002699796, 8);
    expect(place.signal.upper).toBeCloseTo(1 + 0.309023, 5);
    expect(place.look.lower).toBeCloseTo(1 - 0.195996, 5);
    expect(place.side).toBe(1);
  });

  it("says nothing where chance has no room", () => {
    const all = { observed: 10, size: 10, expected: 10, variance: 0 };
    for (const method of ["binomiaal", "lineair"] as const) {
      expect(placeInFunnel({ method, ...all }).p).toBeNull();
    }
    expect(placeInFunnel({ ...all, method: "poisson", observed: 0, expected: 0 }).p).toBeNull();
  });
});
