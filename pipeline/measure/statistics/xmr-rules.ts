/** −1 below, 0 on, 1 above the centre; for a trend: −1 falling, 1 rising. */
export type Side = -1 | 0 | 1;

/** A run or trend is this long before it counts. */
export const seven = 7;

/**
 * At each point: is it the last of seven on one side of the centre? A point on the centre breaks
 * the run.
 */
export function runEnds(sides: readonly Side[]): Side[] {
  return endsOfSame(sides, seven);
}

/** At each point: is it the last of seven that each rise, or each fall? Equal points break it. */
export function trendEnds(values: readonly number[]): Side[] {
  const steps = values.map((value, i): Side => {
    const before = values[i - 1];
    return before === undefined ? 0 : (Math.sign(value - before) as Side);
  });
  return endsOfSame(steps, seven - 1);
}

function endsOfSame(sides: readonly Side[], length: number): Side[] {
  let same = 0;
  let before: Side = 0;
  return sides.map((side) => {
    same = side !== 0 && side === before ? same + 1 : side === 0 ? 0 : 1;
    before = side;
    return same >= length ? side : 0;
  });
}

/** Marks all seven points of a run or trend, not its last alone. */
export function wholeSeven(ends: readonly Side[]): Side[] {
  return ends.map((_, i) => ends.slice(i, i + seven).find((side) => side !== 0) ?? 0);
}

/**
 * At each point: does it belong to three in a row on one side of which two or more lie near the
 * limit (beyond two thirds, within the limit itself)?
 */
export function twoOfThree(near: readonly boolean[], sides: readonly Side[]): Side[] {
  const threes = sides.map((side, i): Side => {
    const all = side !== 0 && sides[i + 1] === side && sides[i + 2] === side;
    return all && near.slice(i, i + 3).filter(Boolean).length >= 2 ? side : 0;
  });
  return sides.map((_, i) => threes.slice(Math.max(0, i - 2), i + 1).find((s) => s !== 0) ?? 0);
}
