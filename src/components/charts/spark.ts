import * as Plot from "@observablehq/plot";
import { colours } from "./palette.ts";
import type { Picture } from "./picture.ts";

/**
 * A small line for in a table, from zero; each has its own height, so only shapes may be compared.
 *
 * @param kind what it shows, for who cannot see it: `Verloop van pleegzorg`
 */
export function spark(kind: string, values: readonly (number | null)[]): Picture {
  const points = values.map((value, index) => ({ index, value }));
  const most = Math.max(...values.map((value) => value ?? 0)) || 1;
  return {
    kind,
    oneForm: true,
    className: "vonk",
    draw: ({ document }) =>
      Plot.plot({
        document,
        width: 150,
        height: 30,
        margin: 3,
        x: { type: "linear", axis: null, domain: [0, Math.max(1, values.length - 1)] },
        y: { axis: null, domain: [0, most] },
        marks: [
          Plot.areaY(points, { x: "index", y: "value", fill: colours.band }),
          Plot.lineY(points, { x: "index", y: "value", stroke: colours.main, strokeWidth: 1.5 }),
          Plot.dot(points.slice(-1), { x: "index", y: "value", r: 2.5, fill: colours.main }),
        ],
      }),
  };
}
