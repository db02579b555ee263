import { wantedSums } from "../estimate.ts";

/**
 * Adds lists of values to sums per cell, period and part: gathered per atom of time first, and strung
 * together to periods. They come in no order.
 *
 * @param sums a query with cell_no, period_no, part_no
 * @param lists per name the value of an observation; null values are left out
 * @param when which observations count
 */
export function withLists(
  sums: string,
  lists: Readonly<Record<string, string>>,
  when: string,
): string {
  const names = Object.entries(lists);
  return `WITH gathered AS (
      SELECT cell_no, fine, atom_no, part_no,
        ${names.map(([name, value]) => `list(${value}) FILTER (${value} IS NOT NULL) AS ${name}`).join(", ")}
      FROM series_unit
      JOIN place_cell USING (place_no)
      WHERE ${when}
      GROUP BY cell_no, fine, atom_no, part_no
    ),
    strung AS (
      SELECT cell_no, period_no, part_no,
        ${names.map(([name]) => `flatten(list(${name}) FILTER (${name} IS NOT NULL)) AS ${name}`).join(", ")}
      FROM gathered
      JOIN atom_period USING (atom_no)
      WHERE ${wantedSums}
      GROUP BY cell_no, period_no, part_no
    )
    SELECT sums.*, ${names.map(([name]) => `coalesce(strung.${name}, []) AS ${name}`).join(", ")}
    FROM (${sums}) AS sums
    LEFT JOIN strung USING (cell_no, period_no, part_no)`;
}
