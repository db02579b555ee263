import { describe, expect, it } from "vitest";
import { Failure } from "../../../pipeline/failure.ts";
import { brokenBsn, bsnPool, furtherBlock, isElevenProof } from "../../../pipeline/sample/bsn.ts";

/** The eleven test as the standard writes it: 9a + 8b + … + 2h − i is a multiple of eleven. */
function passes(bsn: string): boolean {
  const weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(bsn[i]), 0);
  return bsn.length === 9 && sum % 11 === 0;
}

describe("numbers of sample persons", () => {
  it("knows the eleven test", () => {
    expect(isElevenProof(999900006)).toBe(true);
    expect(isElevenProof(999999990)).toBe(true);
    expect(isElevenProof(999999991)).toBe(false);
  });

  it("takes the whole test series, in random order, before anything else", () => {
    const pool = bsnPool(9091, 1);
    expect(new Set(pool).size).toBe(9091);
    expect(pool.every((bsn) => bsn >= "999900006" && bsn <= "999999990" && passes(bsn))).toBe(true);
    expect(pool).not.toEqual([...pool].sort());
    expect(bsnPool(9091, 2)).not.toEqual(pool);
  });

  it("goes on in one documented block when the series is used up", () => {
    const further = bsnPool(9191, 1).slice(9091).map(Number);
    expect(further).toHaveLength(100);
    expect(further.every((bsn) => bsn >= furtherBlock.from && bsn <= furtherBlock.to)).toBe(true);
    expect(further.every((bsn) => passes(String(bsn)))).toBe(true);
    expect(further[0]).toBeGreaterThan(999_899_900);
  });

  it("says in Dutch that there are not enough numbers", () => {
    expect(() => bsnPool(2_000_000, 1)).toThrow(Failure);
    expect(() => bsnPool(2_000_000, 1)).toThrow(/kleinere --scale/);
  });

  it("breaks a number without leaving the series", () => {
    for (const bsn of bsnPool(9091, 1)) {
      const broken = brokenBsn(bsn);
      expect(passes(broken)).toBe(false);
      expect(broken >= "999900000" && broken <= "999999999").toBe(true);
    }
  });
});
