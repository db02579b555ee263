import { type Figure, persons, z } from "./figure.ts";
import type { Seen } from "./observe.ts";

/** Byar's bounds of a count from ten on; below, the two Poisson means that make it just too rare. */
export function countBounds(x: number): { lower: number; upper: number } {
  if (x >= 10) {
    return {
      lower: x * (1 - 1 / (9 * x) - z / (3 * Math.sqrt(x))) ** 3,
      upper: (x + 1) * (1 - 1 / (9 * (x + 1)) + z / (3 * Math.sqrt(x + 1))) ** 3,
    };
  }
  const atMost = (k: number, mean: number): number => {
    let term = Math.exp(-mean);
    let sum = term;
    for (let i = 1; i <= k; i += 1) {
      term *= mean / i;
      sum += term;
    }
    return sum;
  };
  const where = (tooFar: (mean: number) => boolean): number => {
    let [low, high] = [0, 40];
    for (let i = 0; i < 200; i += 1) {
      const middle = (low + high) / 2;
      if (tooFar(middle)) high = middle;
      else low = middle;
    }
    return low;
  };
  return {
    lower: x === 0 ? 0 : where((mean) => 1 - atMost(x - 1, mean) > 0.025),
    upper: where((mean) => atMost(x, mean) < 0.025),
  };
}

/** What happened, or to how many persons, by how many it could happen to; per `scale` of them. */
export function rate(
  seen: readonly Seen[],
  { counts = "units", scale = 1 }: { counts?: "units" | "persons"; scale?: number } = {},
): Figure {
  const hit = seen.filter((one) => (one.events ?? 0) > 0);
  const x = counts === "persons" ? persons(hit) : hit.reduce((n, one) => n + (one.events ?? 0), 0);
  const population = seen.reduce((n, one) => n + (one.population ?? 0), 0);
  const { lower, upper } = countBounds(x);
  const per = (number: number): number | null =>
    population > 0 ? (scale * number) / population : null;
  return {
    numerator: x,
    denominator: population,
    clients: persons(hit),
    estimate: per(x),
    lower: per(lower),
    upper: per(upper),
  };
}

/** How many there are: observations, or persons. */
export function count(seen: readonly Seen[], counts: "units" | "persons" = "units"): Figure {
  const n = counts === "persons" ? persons(seen) : seen.length;
  return {
    numerator: n,
    denominator: seen.length,
    clients: persons(seen),
    estimate: n,
    ...countBounds(n),
  };
}
