import type * as Plot from "@observablehq/plot";

/**
 * What a figure in a picture carries: the reference of the value in the release, and the value, so
 * that a test can hold the drawing against the release.
 */
export interface Referred {
  ref: string;
  estimate: number | null;
}

/** The attributes of a drawn figure. */
export const referred = ({ ref, estimate }: Referred) => ({
  "data-ref": ref || null,
  "data-value": ref === "" || estimate === null ? null : estimate,
});

/** Adds the references to the texts that Plot draws for these rows. */
export function withReferences(rows: readonly Referred[]): Plot.RenderFunction {
  return (index, scales, values, dimensions, context, next) => {
    const group = next?.(index, scales, values, dimensions, context) ?? null;
    for (const [position, child] of [...(group?.children ?? [])].entries()) {
      const row = rows[index[position] ?? -1];
      if (!row || row.ref === "") continue;
      child.setAttribute("data-ref", row.ref);
      child.setAttribute("data-value", String(row.estimate));
    }
    return group;
  };
}
