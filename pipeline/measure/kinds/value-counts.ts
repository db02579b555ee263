import { wantedSums } from "../estimate.ts";
import type { SortedValues } from "../statistics/sorted-values.ts";

/** A value and how often it was found. */
export type ValueCount = readonly [value: number, count: number];

/**
 * Adds to sums per cell, period and part how often each value was found, in column `counts`: value, count,
 * value, count, in no order; a value may come more than once. As long as there are different values, not
 * as there are observations: a country has as many different numbers of days as a region.
 *
 * Counted per place first, then per cell and atom of time, and strung together to periods.
 *
 * @param sums a query with cell_no, period_no, part_no
 * @param values what is counted of an observation; null values are left out
 * @param when which observations count
 */
export function withValueCounts(sums: string, values: readonly string[], when: string): string {
  return `WITH told AS (
      SELECT place_no, atom_no, part_no, value, count(*) AS n
      FROM (${values
        .map(
          (value) =>
            `SELECT place_no, atom_no, part_no, (${value})::DOUBLE AS value FROM series_unit WHERE ${when}`,
        )
        .join(" UNION ALL ")})
      WHERE value IS NOT NULL
      GROUP BY place_no, atom_no, part_no, value
    ),
    counted AS (
      SELECT cell_no, fine, atom_no, part_no, value, sum(n)::DOUBLE AS n
      FROM told
      JOIN place_cell USING (place_no)
      GROUP BY cell_no, fine, atom_no, part_no, value
    ),
    listed AS (
      SELECT cell_no, fine, atom_no, part_no, flatten(list([value, n])) AS counts
      FROM counted
      GROUP BY cell_no, fine, atom_no, part_no
    ),
    strung AS (
      SELECT cell_no, period_no, part_no, flatten(list(counts)) AS counts
      FROM listed
      JOIN atom_period USING (atom_no)
      WHERE ${wantedSums}
      GROUP BY cell_no, period_no, part_no
    )
    SELECT sums.*, coalesce(strung.counts, []) AS counts
    FROM (${sums}) AS sums
    LEFT JOIN strung USING (cell_no, period_no, part_no)`;
}

/** Each value once, from low to high, from a column `counts`. */
export function valueCounts(counts: readonly number[]): ValueCount[] {
  const pairs: [number, number][] = [];
  for (let at = 0; at < counts.length; at += 2) {
    pairs.push([counts[at] as number, counts[at + 1] as number]);
  }
  pairs.sort(([one], [other]) => one - other);
  let last = -1;
  for (const [value, count] of pairs) {
    const kept = pairs[last];
    if (kept !== undefined && kept[0] === value) kept[1] += count;
    else pairs[++last] = [value, count];
  }
  pairs.length = last + 1;
  return pairs;
}

/** The values of a column `counts` by their rank. */
export function sortedValues(counts: readonly number[]): SortedValues {
  const pairs = valueCounts(counts);
  let length = 0;
  const upTo = pairs.map(([, count]) => {
    length += count;
    return length;
  });
  return {
    length,
    at(index) {
      if (index < 0 || index >= length) return undefined;
      // The first value up to which there are more than `index`.
      let [low, high] = [0, pairs.length - 1];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((upTo[middle] as number) > index) high = middle;
        else low = middle + 1;
      }
      return pairs[low]?.[0];
    },
  };
}
