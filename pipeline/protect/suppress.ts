import { attack, boundsFromLine, type Drift, driftOf, firstLeak, type Leak } from "./attack.ts";
import { type Cell, cuts, type Line, linesOf, nearest, type Thresholds } from "./cell.ts";

/**
 * Secondary suppression of one table, until no hidden count can be worked out.
 *
 * 1. Where a line (a total and its parts) has one hidden cell, its smallest shown part goes too.
 * 2. Then we attack what is left, once as a reader who takes totals for plain sums and once as one
 *    who knows by how much they are not. Where a hidden count is known to within the threshold, the
 *    smallest part of the line that gave it away goes too.
 *
 * A total goes only when its line has no part left to hide, the region last of all; so it always
 * ends. The result depends on the cells alone, ties broken by their order.
 *
 * @param cells exact counts, with `shown` after primary suppression
 * @returns indexes of the cells that must be hidden as well, in the order they were chosen
 */
export function suppress(cells: readonly Cell[], thresholds: Thresholds): number[] {
  const current = cells.map((cell) => ({ ...cell }));
  const lines = linesOf(cells);
  const drift = driftOf(cells, lines);
  const chosen: number[] = [];
  for (;;) {
    const index = loneNeighbour(current, lines) ?? leakNeighbour(current, lines, thresholds, drift);
    const cell = index === null ? undefined : current[index];
    if (index === null || cell === undefined) return chosen;
    cell.shown = false;
    chosen.push(index);
  }
}

/** The cells as a reader gets them. */
export function published(cells: readonly Cell[], thresholds: Thresholds): Cell[] {
  return cells.map((cell) => {
    const { numerator, denominator, clients } = cell.counts;
    const [x, n, persons] = [numerator, denominator, clients].map((count) =>
      nearest(count, thresholds.roundTo),
    ) as [number, number, number];
    return {
      ...cell,
      counts: { numerator: x, complement: n - x, denominator: n, clients: persons },
    };
  });
}

function loneNeighbour(cells: readonly Cell[], lines: readonly Line[]): number | null {
  for (const line of lines) {
    const hidden = [line.total, ...line.parts].filter((index) => cells[index]?.shown === false);
    if (hidden.length === 1) return cheapest(cells, [line.total, ...line.parts]);
  }
  return null;
}

function leakNeighbour(
  cells: readonly Cell[],
  lines: readonly Line[],
  thresholds: Thresholds,
  drift: Drift,
): number | null {
  const seen = published(cells, thresholds);
  for (const known of [undefined, drift]) {
    const findings = attack(seen, lines, thresholds, known);
    const leak = firstLeak(seen, findings, thresholds);
    if (leak === null) continue;
    const width = (line: Line): number => {
      const offset = known?.[leak.name][lines.indexOf(line)] ?? 0;
      const { low, high } = boundsFromLine(findings[leak.name], line, leak.index, offset);
      return Math.abs(high - low);
    };
    return neighbourOf(leak, cells, lines, width);
  }
  return null;
}

/** The cell to hide for a leak: in the line that tells most, else anywhere in the table. */
function neighbourOf(
  leak: Leak,
  cells: readonly Cell[],
  lines: readonly Line[],
  width: (line: Line) => number,
): number | null {
  const touching = lines
    .filter((line) => line.total === leak.index || line.parts.includes(leak.index))
    .map((line) => ({ line, width: width(line) }))
    .sort((a, b) => (a.width === b.width ? 0 : a.width - b.width));
  for (const { line } of touching) {
    const index = cheapest(cells, [line.total, ...line.parts]);
    if (index !== null) return index;
  }
  return cheapest(cells, [...cells.keys()]);
}

/** Of these cells the shown one that costs a reader least: inner before margin, small before large. */
function cheapest(cells: readonly Cell[], indexes: readonly number[]): number | null {
  let best: number | null = null;
  for (const index of indexes) {
    const cell = cells[index];
    const leader = best === null ? undefined : cells[best];
    if (cell === undefined || !cell.shown) continue;
    if (leader === undefined || cost(cell) < cost(leader)) best = index;
  }
  return best;
}

function cost(cell: Cell): number {
  // A margin costs more than any inner cell: no count comes near this step.
  return cuts.indexOf(cell.cut) * 1e9 + cell.counts.denominator;
}
