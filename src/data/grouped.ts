type Order = Map<string, object[]>;
const kept = new WeakMap<readonly object[], Map<string, Order>>();

/**
 * The rows of a table with these values in these columns. A table is put in order once per set of
 * columns, so that many pages may ask.
 *
 * @param wanted the value per column; null for a column that is empty
 */
export function rowsWith<T extends object>(
  rows: readonly T[],
  wanted: Partial<Record<keyof T & string, string | null>>,
): readonly T[] {
  const columns = Object.keys(wanted) as (keyof T & string)[];
  const orders = kept.get(rows) ?? new Map<string, Order>();
  kept.set(rows, orders);
  const name = columns.join(" ");
  const order = orders.get(name) ?? ordered(rows, columns);
  orders.set(name, order);
  const key = columns.map((column) => wanted[column] ?? "").join("|");
  return (order.get(key) ?? []) as T[];
}

function ordered<T extends object>(rows: readonly T[], columns: readonly (keyof T)[]): Order {
  const order: Order = new Map();
  for (const row of rows) {
    const key = columns.map((column) => row[column] ?? "").join("|");
    const list = order.get(key);
    if (list) list.push(row);
    else order.set(key, [row]);
  }
  return order;
}
