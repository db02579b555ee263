import { describe, expect, it } from "vitest";
import { reliableChangeIndex } from "../../../../pipeline/measure/statistics/reliable-change-index.ts";
import { expectClose } from "./reference.ts";

const problems = { reliability: 0.85, sd: 10, higherIsBetter: false };

describe("reliableChangeIndex", () => {
  it("follows the vector of the catalogue: T 68 to 58 at r = .85", () => {
    const change = reliableChangeIndex(68, 58, problems);
    expect(change?.index).toBeCloseTo(1.8257, 4);
    expect(change?.change).toBe("unchanged");
    expect(reliableChangeIndex(68, 58, problems, 0.9)?.change).toBe("improved");
  });

  it.each([
    [68, 57.26, "improved"],
    [68, 57.27, "unchanged"],
    [57.26, 68, "deteriorated"],
  ])("has its border at 10.735 points of T: %d to %d", (before, after, change) => {
    expect(reliableChangeIndex(before, after, problems)?.change).toBe(change);
  });

  it("turns with the direction of the instrument", () => {
    const strengths = { ...problems, higherIsBetter: true };
    const down = reliableChangeIndex(70, 50, problems)?.index;
    expectClose(reliableChangeIndex(70, 50, strengths)?.index, -(down ?? 0));
    expect(reliableChangeIndex(60, 60, problems)?.change).toBe("unchanged");
  });

  it("is unknown when a measurement is missing, and refuses a perfect instrument", () => {
    expect(reliableChangeIndex(null, 50, problems)).toBeNull();
    expect(reliableChangeIndex(50, null, problems)).toBeNull();
    expect(() => reliableChangeIndex(1, 2, { ...problems, reliability: 1 })).toThrow(RangeError);
    expect(() => reliableChangeIndex(1, 2, { ...problems, sd: 0 })).toThrow(RangeError);
  });
});
