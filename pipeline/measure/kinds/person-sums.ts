import { wantedSums } from "../estimate.ts";

/** What one observation adds for its person: a number to add up, or a yes-or-no of which one is enough. */
export type Quantity = string | { any: string };

/**
 * Counts over persons without counting distinct keys: first what each person adds to a cell and
 * period, then the cell. These sums per person are what intervals clustered by client need.
 *
 * Most persons have one observation only (`lone`). Their sums are made per place and atom of time
 * and added up to cells and periods; only the others need a person-by-person pass per period.
 *
 * @param quantities per name an expression over one observation
 * @param totals per name an aggregate over persons, of kinds that can be added up (sums, counts); a
 *   row without a person (an amount) has client_no null
 * @returns a query over `series_unit`, `place_cell` and `atom_period`
 */
export function personSums(
  quantities: Readonly<Record<string, Quantity>>,
  totals: Readonly<Record<string, string>>,
): string {
  const names = Object.entries(quantities);
  const plain = names.map(([name, of]) => `${typeof of === "string" ? of : of.any} AS ${name}`);
  const combined = names.map(([name, of]) =>
    typeof of === "string" ? `sum(${of}) AS ${name}` : `max(${of.any}) AS ${name}`,
  );
  const counted = Object.entries(totals).map(([name, total]) => `${total} AS ${name}`);
  const summed = Object.keys(totals).map((name) => `sum(${name}) AS ${name}`);
  const added = Object.keys(totals).map((name) => `sum(${name})::DOUBLE AS ${name}`);
  return `WITH lone AS (
      SELECT cell_no, fine, atom_no, part_no, ${summed.join(", ")}
      FROM (
        SELECT place_no, atom_no, part_no, ${counted.join(", ")}
        FROM (
          SELECT place_no, atom_no, part_no, client_no, ${plain.join(", ")}
          FROM series_unit WHERE lone
        )
        GROUP BY place_no, atom_no, part_no
      )
      JOIN place_cell USING (place_no)
      GROUP BY cell_no, fine, atom_no, part_no
    ),
    person AS (
      SELECT cell_no, period_no, part_no, client_no, ${combined.join(", ")}
      FROM series_unit
      JOIN place_cell USING (place_no)
      JOIN atom_period USING (atom_no)
      WHERE NOT lone AND ${wantedSums}
      GROUP BY cell_no, period_no, part_no, client_no
    )
    SELECT cell_no, period_no, part_no, ${added.join(", ")}
    FROM (
      SELECT period_no, lone.* EXCLUDE (fine, atom_no)
      FROM lone JOIN atom_period USING (atom_no)
      WHERE ${wantedSums}
      UNION ALL BY NAME
      SELECT cell_no, period_no, part_no, ${counted.join(", ")}
      FROM person
      GROUP BY cell_no, period_no, part_no
    )
    GROUP BY cell_no, period_no, part_no`;
}

/** How many persons satisfy a condition. */
export function persons(condition: string): string {
  return `count(client_no) FILTER (${condition})`;
}

/**
 * What is known of an amount, as a number of eight decimals: these add up to the same sum in any order,
 * so that the same data give the same bytes. One amount can be ten thousand million.
 */
export function amount(column: string, when = "known"): string {
  return `CASE WHEN ${when} THEN coalesce(${column}, 0)::DECIMAL(18, 8) ELSE 0::DECIMAL(18, 8) END`;
}
