import { describe, expect, it } from "vitest";
import { judgePast, type QuarterFigure } from "../../../../pipeline/measure/compare/series.ts";

const sure = (estimates: readonly number[]): QuarterFigure[] =>
  estimates.map((estimate) => ({ estimate, lower: estimate, upper: estimate }));

const calm = [50, 52, 49, 51, 50, 48, 51, 49, 52, 50, 51, 49];

describe("the own past", () => {
  it("calls out a point beyond the limits, from twelve points", () => {
    const last = judgePast(sure([...calm, 70])).at(-1);
    expect(last).toMatchObject({ rule: "outside", direction: 1, basis: "xmr", points: 13 });
    expect(judgePast(sure([...calm.slice(0, 9), 70])).at(-1)).toMatchObject({
      rule: null,
      basis: "loopgrafiek",
      lower: null,
    });
    expect(judgePast(sure(calm.slice(0, 7))).at(-1)?.basis).toBe("te weinig punten");
  });

  it("sees a trend of seven on a run chart, around the median", () => {
    const last = judgePast(sure([9, 1, 2, 3, 4, 5, 6, 7])).at(-1);
    expect(last).toMatchObject({ rule: "trend", direction: 1, centre: 4.5 });
  });

  it("is careful with few persons: the own interval must leave out the centre", () => {
    const unsure = sure(calm).concat({ estimate: 70, lower: 45, upper: 90 });
    expect(judgePast(unsure).at(-1)).toMatchObject({ rule: null, direction: 0, uncertain: true });
    const open = sure(calm).concat({ estimate: 70, lower: 65, upper: null });
    expect(judgePast(open).at(-1)?.rule).toBe("outside");
  });

  it("starts again where somebody agreed on a new base, and nowhere else", () => {
    const moved = [...calm, ...calm.map((value) => value + 30)];
    expect(judgePast(sure(moved)).at(-1)?.rule).not.toBeNull();
    const rebased = judgePast(sure(moved), { rebaseAt: [12] });
    expect(rebased.every((point) => point.rule === null)).toBe(true);
    expect(rebased.at(-1)?.points).toBe(12);
  });

  it("reads no runs into cohorts that follow the same persons", () => {
    const stepped = [...calm, ...[53, 54, 53, 54, 53, 54, 53]];
    expect(judgePast(sure(stepped)).at(-1)?.rule).toBe("run");
    expect(judgePast(sure(stepped), { stock: true }).at(-1)?.rule).toBeNull();
  });

  it("has nothing to say of a series without variation", () => {
    const last = judgePast(sure(new Array(14).fill(3))).at(-1);
    expect(last).toMatchObject({ basis: "geen variatie", rule: null, lower: null });
  });
});
