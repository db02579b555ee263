import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assurance } from "../../../../pipeline/measure/statistics/assurance.ts";
import { type XmrPoint, xmr } from "../../../../pipeline/measure/statistics/xmr.ts";
import { xmrLimits } from "../../../../pipeline/measure/statistics/xmr-limits.ts";
import {
  runEnds,
  type Side,
  trendEnds,
  twoOfThree,
  wholeSeven,
} from "../../../../pipeline/measure/statistics/xmr-rules.ts";
import { expectClose, haveReference, reference, withoutReference } from "./reference.ts";

const rulesOf = (points: readonly XmrPoint[]) => points.map((point) => point.rule);

describe("xmrLimits", () => {
  it("lies 2.66 mean moving ranges around the mean", () => {
    // Ranges 2, 1, 2, 1, 1, 1, 2, 1, 2, 1, 2: mean 16/11; mean of the points 127/12.
    const limits = xmrLimits([10, 12, 11, 9, 10, 11, 12, 10, 9, 11, 10, 12]);
    expect(limits).toMatchObject({ status: "limieten", points: 12 });
    expectClose(limits.centre, 127 / 12);
    expectClose(limits.meanRange, 16 / 11);
    expectClose(limits.upper, 127 / 12 + (2.66 * 16) / 11);
    expectClose(limits.nearLower, 127 / 12 - (2.66 * 16 * 2) / 33);
  });

  it("calls limits of few points provisional, by the number the region asks", () => {
    expect(xmrLimits([3, 8, 2, 9]).status).toBe("proeflimieten");
    expect(xmrLimits([3, 8, 2, 9], { minimumPoints: 4 }).status).toBe("limieten");
  });

  it("has no limits for a constant series: no variation, never NaN", () => {
    const none = { meanRange: null, lower: null, upper: null, nearLower: null, nearUpper: null };
    const constant = xmrLimits(new Array(15).fill(7));
    expect(constant).toEqual({ status: "geen variatie", points: 15, centre: 7, ...none });
    // 0.1 added up fifteen times is not 1.5.
    expect(xmrLimits(new Array(15).fill(0.1)).status).toBe("geen variatie");
    expect(xmrLimits(new Array(15).fill(0)).status).toBe("geen variatie");
    expect(xmrLimits([4])).toEqual({ status: "te weinig punten", points: 1, centre: 4, ...none });
    expect(xmrLimits([])).toMatchObject({ status: "te weinig punten", centre: null });
  });

  it("tells rounding from variation at a millionth of a millionth of the size", () => {
    const alternating = (size: number, by: number) =>
      Array.from({ length: 14 }, (_, i) => size + (i % 2) * by);
    for (const size of [1, 1000]) {
      expect(xmrLimits(alternating(size, 4e-13 * size)).status).toBe("geen variatie");
      expect(xmrLimits(alternating(size, 4e-12 * size)).status).toBe("limieten");
    }
    // Screening may not leave rounding behind as if it were the spread.
    const stepped = [...alternating(5, 1e-13).slice(0, 7), ...alternating(9, 1e-13).slice(0, 7)];
    expectClose(xmrLimits(stepped).meanRange, 4 / 13);
    // A point as near to the centre as rounding leaves it lies on it, and breaks a run.
    const run = [6, 6, 6, 5 + 2e-12, 6, 6, 6, 4, 4, 4, 5, 4, 4, 4];
    expect(xmr(run).points[3]?.side).toBe(0);
    expect(xmr(run.map((value, i) => (i === 3 ? 5 + 2e-11 : value))).points[3]?.side).toBe(1);
  });

  it("screens nothing when only ranges of 0 would be left", () => {
    const { status, meanRange } = xmrLimits([5, 5, 5, 5, 5, 5, 9, 9, 9, 9, 9, 9]);
    expect(status).toBe("limieten");
    expectClose(meanRange, 4 / 11);
  });

  it("leaves a lone spike out of the centre, a lasting step in", () => {
    const spike = [50, 52, 51, 49, 50, 51, 52, 50, 20, 51, 50, 52, 51, 49, 50];
    const quiet = spike.filter((value) => value !== 20);
    expectClose(xmrLimits(spike).centre, quiet.reduce((a, b) => a + b) / 14);
    expectClose(xmrLimits(spike, { spikesInCentre: true }).centre, 728 / 15);
    expectClose(xmrLimits(spike, { screen: false }).centre, 728 / 15);
    const step = [10, 12, 11, 9, 10, 11, 12, 10, 9, 11, 30, 31, 29, 30, 31, 30, 29, 31, 30, 31];
    expectClose(xmrLimits(step).centre, xmrLimits(step, { spikesInCentre: true }).centre);
  });
});

describe("xmr", () => {
  it("finds one low outlier, and nothing above the centre because of it", () => {
    // The NHS's own tool calls the first eight points "7 points above the centre line".
    const values = [50, 52, 51, 49, 50, 51, 52, 50, 20, 51, 50, 52, 51, 49, 50];
    const { points } = xmr(values);
    expect(rulesOf(points)).toEqual(values.map((value) => (value === 20 ? "outside" : null)));
    expect(points[8]).toMatchObject({ side: -1, outside: true, near: false, direction: -1 });
  });

  it("puts outside before trend, trend before two of three, that before a run", () => {
    const values = [10, 12, 11, 9, 10, 11, 12, 10, 9, 8, 9, 10, 11, 12, 13, 14, 15, 11, 10, 11];
    const { points } = xmr(values);
    expect(rulesOf(points).slice(8)).toEqual([
      null,
      ...new Array(7).fill("trend"),
      "outside",
      null,
      null,
      null,
    ]);
    expect(points[9]).toMatchObject({ near: true, direction: 1 });
  });

  it("has nothing to signal in a constant series, whatever its rounding", () => {
    const { points, stretches } = xmr(new Array(20).fill(0.1));
    expect(stretches[0]?.limits.status).toBe("geen variatie");
    expect(rulesOf(points)).toEqual(new Array(20).fill(null));
    expect(points.every((point) => point.side === 0)).toBe(true);
    expect(xmr(new Array(20).fill(0)).points.every((point) => point.side === 0)).toBe(true);
  });

  it("starts anew where it is told to, and nowhere else", () => {
    const low = [10, 12, 11, 9, 10, 11, 12, 10, 9, 11, 10, 12];
    const values = [...low, ...low.map((value) => value + 20)];
    expect(xmr(values).points.some((point) => point.rule !== null)).toBe(true);
    const { stretches, points } = xmr(values, { rebaseAt: [12] });
    expect(stretches.map(({ from, to }) => [from, to])).toEqual([
      [0, 12],
      [12, 24],
    ]);
    expectClose(stretches[1]?.limits.centre, (stretches[0]?.limits.centre ?? Number.NaN) + 20);
    expect(rulesOf(points)).toEqual(new Array(24).fill(null));
    expect(xmr(values, { rebaseAt: [0, 24, 99, -3] })).toEqual(xmr(values));
  });

  it("takes limits from a fixed baseline", () => {
    const low = [10, 12, 11, 9, 10, 11, 12, 10, 9, 11, 10, 12];
    const { stretches, points } = xmr([...low, 40], { baseline: 12 });
    expect(stretches[0]?.limits).toEqual(xmrLimits(low));
    expect(points[12]?.rule).toBe("outside");
    expect(() => xmr(low, { baseline: 0 })).toThrow(RangeError);
  });

  it("is empty without points and refuses gaps", () => {
    expect(xmr([])).toEqual({ stretches: [], points: [] });
    expect(() => xmr([1, Number.NaN])).toThrow(RangeError);
  });

  it("moves and scales with the unit, and turns over", () => {
    const series = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(series, fc.integer({ min: 2, max: 9 }), (values, by) => {
        const own = xmr(values);
        const scaled = xmr(values.map((value) => by * value + 1000));
        const turned = xmr(values.map((value) => -value));
        expect(rulesOf(scaled.points)).toEqual(rulesOf(own.points));
        expect(rulesOf(turned.points)).toEqual(rulesOf(own.points));
        expect(turned.points.map((point) => point.direction + 0)).toEqual(
          own.points.map((point) => 0 - point.direction),
        );
        const limits = own.stretches[0]?.limits;
        const line = [limits?.lower, limits?.nearLower, limits?.centre, limits?.nearUpper];
        if (limits?.lower == null) {
          expect(new Set(values).size).toBe(1);
        } else {
          expect(line).toEqual(line.toSorted((a, b) => (a ?? 0) - (b ?? 0)));
          expectClose((limits.lower + (limits.upper ?? 0)) / 2, limits.centre);
        }
      }),
      { seed: 71, numRuns: 200 },
    );
  });
});

describe("xmr rules", () => {
  it("breaks a run at the centre and a trend at a tie", () => {
    expect(runEnds([1, 1, 1, 0, 1, 1, 1, 1])).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    expect(runEnds([-1, -1, -1, -1, -1, -1, -1, 1])).toEqual([0, 0, 0, 0, 0, 0, -1, 0]);
    expect(trendEnds([1, 2, 3, 4, 4, 5, 6, 7])).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    expect(trendEnds([7, 6, 5, 4, 3, 2, 1])).toEqual([0, 0, 0, 0, 0, 0, -1]);
    expect(trendEnds([1, 2, 3, 4, 5, 6])).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it("marks the whole of a seven", () => {
    expect(wholeSeven([0, 0, 0, 0, 0, 0, 0, 1, 0])).toEqual([0, 1, 1, 1, 1, 1, 1, 1, 0]);
  });

  it("wants two near the limit and three on one side", () => {
    expect(twoOfThree([true, false, true], [1, 1, 1])).toEqual([1, 1, 1]);
    expect(twoOfThree([true, false, true], [1, -1, 1])).toEqual([0, 0, 0]);
    expect(twoOfThree([true, false, true, false, false], [1, 1, 1, 1, 1])).toEqual([1, 1, 1, 0, 0]);
    expect(twoOfThree([false, true, true], [0, 1, 1])).toEqual([0, 0, 0]);
    expect(twoOfThree([true, false, false, true], [-1, -1, -1, -1])).toEqual([0, 0, 0, 0]);
  });
});

describe("assurance", () => {
  it.each([
    [1, 3, 4, "up", "consistent fail"],
    [5, 7, 4, "up", "consistent pass"],
    [1, 5, 4, "up", "inconsistent"],
    [1, 4, 4, "up", "inconsistent"],
    [4, 5, 4, "down", "inconsistent"],
    [1, 3, 4, "down", "consistent pass"],
    [5, 7, 4, "down", "consistent fail"],
  ] as const)("limits %d to %d, target %d, better %s", (lower, upper, target, better, answer) => {
    expect(assurance({ lower, upper }, target, better)).toBe(answer);
  });

  it("is unknown without limits", () => {
    expect(assurance({ lower: null, upper: null }, 4, "up")).toBeNull();
  });
});

interface Series {
  id: string;
  input: {
    y: number[];
    screen_outliers: boolean;
    rebase: number[];
    fix_after_n_points: number | null;
  };
  expected: {
    mean: number[];
    lpl: (number | null)[];
    upl: (number | null)[];
    outside_limits: (boolean | null)[];
    relative_to_mean: Side[];
    close_to_limits: (boolean | null)[];
    special_cause_type: string[];
  };
}
interface Unit {
  seven_point_one_side: { input: Side[]; expected: Side[] }[];
  part_of_seven: { input: Side[]; expected: number[] }[];
  seven_point_trend: { input: number[]; expected: Side[] }[];
  two_in_three: { close: number[]; side: Side[]; expected: number[] }[];
  part_of_two_in_three: { close: number[]; side: Side[]; expected: number[] }[];
}
const nhs = reference<{ unit: Unit; series: Series[] }>("spc_xmr.json", {
  unit: {
    seven_point_one_side: [],
    part_of_seven: [],
    seven_point_trend: [],
    two_in_three: [],
    part_of_two_in_three: [],
  },
  series: [],
});

/** The NHS's words for a rule and its direction. */
function label({ rule, direction }: XmrPoint): string {
  const up = direction === 1;
  if (rule === "outside") return up ? "Above UCL" : "Below LCL";
  if (rule === "trend") return `7 Point Trend (${up ? "Increasing" : "Decreasing"})`;
  if (rule === "two of three") return `2 in 3 ${up ? "Above" : "Below"} CL`;
  if (rule === "run") return `7 Points ${up ? "Above" : "Below"} CL`;
  return "Common Cause";
}

describe.skipIf(!haveReference)(`xmr against NHSRplotthedots${withoutReference}`, () => {
  it.each(nhs.series)("$id, spikes in the centre as there", ({ input, expected }) => {
    const { stretches, points } = xmr(input.y, {
      screen: input.screen_outliers,
      spikesInCentre: true,
      rebaseAt: input.rebase.flatMap((flag, i) => (flag === 1 ? [i] : [])),
      ...(input.fix_after_n_points === null ? {} : { baseline: input.fix_after_n_points }),
    });
    const limits = stretches[0]?.limits;
    expect(stretches).toHaveLength(1);
    for (const [i, point] of points.entries()) {
      expectClose(limits?.centre, expected.mean[i]);
      expectClose(limits?.lower, expected.lpl[i]);
      expectClose(limits?.upper, expected.upl[i]);
      expect(point.side).toBe(expected.relative_to_mean[i]);
      // Where there are no limits the NHS has NA for outside and near.
      expect(point.outside).toBe(expected.outside_limits[i] ?? false);
      expect(point.near).toBe(expected.close_to_limits[i] ?? false);
      expect(label(point)).toBe(expected.special_cause_type[i]);
    }
  });

  it("differs only where there is a lone spike", () => {
    const differing = nhs.series.filter(({ input }) => {
      const options = { screen: input.screen_outliers };
      const ours = JSON.stringify(xmr(input.y, options));
      return ours !== JSON.stringify(xmr(input.y, { ...options, spikesInCentre: true }));
    });
    expect(differing.map(({ id }) => id)).toEqual(["astronomical_low"]);
  });

  it("agrees on each rule by itself", () => {
    const { unit } = nhs;
    for (const { input, expected } of unit.seven_point_one_side) {
      expect(runEnds(input)).toEqual(expected);
    }
    for (const { input, expected } of unit.seven_point_trend) {
      expect(trendEnds(input)).toEqual(expected);
    }
    for (const { input, expected } of unit.part_of_seven) {
      expect(wholeSeven(input).map(Math.abs)).toEqual(expected);
    }
    for (const { close, side, expected } of unit.two_in_three) {
      expect(twoOfThree(close.map(Boolean), side).map(Math.abs)).toEqual(expected);
    }
    for (const { close, side, expected } of unit.part_of_two_in_three) {
      const near = close.map(Boolean);
      const threes = twoOfThree(near, side);
      expect(threes.map((three, i) => (near[i] ? Math.abs(three) : 0))).toEqual(expected);
    }
    expect(unit.two_in_three.length).toBeGreaterThan(0);
  });
});
