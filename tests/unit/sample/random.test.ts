import { describe, expect, it } from "vitest";
import { Random, unit } from "../../../pipeline/sample/random.ts";

describe("chance that repeats", () => {
  it("gives the same stream for the same seed, and another for another", () => {
    const draw = (...seed: number[]) => {
      const random = new Random(...seed);
      return Array.from({ length: 20 }, () => random.bits());
    };
    expect(draw(1, 2)).toEqual(draw(1, 2));
    expect(draw(1, 2)).not.toEqual(draw(2, 1));
    expect(draw(1)).not.toEqual(draw(1, 0));
  });

  it("spreads evenly: chi-square over ten classes stays below its 99.9 % limit", () => {
    const counts = new Array<number>(10).fill(0);
    const random = new Random(7);
    for (let i = 0; i < 50_000; i += 1) {
      const cell = random.between(0, 9);
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
    const chi = counts.reduce((sum, count) => sum + (count - 5000) ** 2 / 5000, 0);
    expect(chi).toBeLessThan(27.9);
  });

  it("draws in proportion to weights and never what has none", () => {
    const random = new Random(3);
    const drawn = { a: 0, b: 0, c: 0 };
    for (let i = 0; i < 20_000; i += 1) drawn[random.key({ a: 3, b: 0, c: 1 }) as "a"] += 1;
    expect(drawn.b).toBe(0);
    expect(drawn.a / 20_000).toBeCloseTo(0.75, 1);
    expect(random.weighted(["x"], () => 0)).toBeUndefined();
  });

  it("has the mean and spread of a normal distribution", () => {
    const random = new Random(5);
    const draws = Array.from({ length: 20_000 }, () => random.normal());
    const mean = draws.reduce((a, b) => a + b) / draws.length;
    const variance = draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / draws.length;
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(Math.abs(variance - 1)).toBeLessThan(0.05);
  });

  it("keeps numbers that belong to numbers apart", () => {
    const values = Array.from({ length: 1000 }, (_, i) => unit(42, i));
    expect(new Set(values).size).toBe(1000);
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
    expect(unit(42, 1)).toBe(unit(42, 1));
  });
});
