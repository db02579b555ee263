/** A dimension with its hierarchy: every total code with the codes it is the sum of. */
export interface Dimension {
  name: string;
  totals: ReadonlyMap<string, readonly string[]>;
}

/** A sum a reader can check, as indexes of cells: `total` is what `parts` add up to. */
export interface Line {
  total: number;
  parts: readonly number[];
}

/**
 * All sums within a table: along every dimension, every total over its parts, for every code of the
 * other dimensions. A part that is no cell of the table is known to be nothing.
 *
 * @param cells per cell its code in each dimension, in the order of the dimensions
 */
export function margins(
  dimensions: readonly Dimension[],
  cells: readonly (readonly string[])[],
): Line[] {
  const position = new Map(cells.map((codes, index) => [key(codes), index]));
  return cells.flatMap((codes, total) =>
    dimensions.flatMap(({ totals }, dimension) => {
      const parts = (totals.get(codes[dimension] ?? "") ?? []).flatMap((code) => {
        const part = position.get(key(codes.with(dimension, code)));
        return part === undefined ? [] : [part];
      });
      return parts.length > 0 ? [{ total, parts }] : [];
    }),
  );
}

function key(codes: readonly string[]): string {
  return codes.join("\u0000");
}
