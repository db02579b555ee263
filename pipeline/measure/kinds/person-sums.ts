/**
 * Two steps of grouping: first what each person adds to a cell and period, then the cell. Counting
 * persons this way is several times cheaper than counting distinct keys, and the sums per person
 * are what intervals clustered by client need.
 *
 * @param perPerson aggregates over the observations of one person, each with `AS name`
 * @param perCell aggregates over persons; a row without a person (an amount) has client_no null
 * @returns a query over `placed`
 */
export function personSums(perPerson: readonly string[], perCell: readonly string[]): string {
  return `WITH person AS (
      SELECT cell_no, period_no, part, client_no, ${perPerson.join(", ")}
      FROM placed
      GROUP BY cell_no, period_no, part, client_no
    )
    SELECT cell_no, period_no, part, ${perCell.join(", ")}
    FROM person
    GROUP BY cell_no, period_no, part`;
}

/** How many persons satisfy a condition. */
export function persons(condition: string, name: string): string {
  return `(count(client_no) FILTER (${condition}))::INTEGER AS ${name}`;
}
