import type { Anchors, ChartContract } from "../../src/components/chart-figure.ts";
import type { Picture } from "../../src/components/charts/picture.ts";
import type { Html } from "../../src/components/html.ts";
import { table } from "../../src/components/table.ts";
import type { Site } from "../../src/data/page.ts";

/** A chart as a page would place it, with a word on when to take it. */
export interface Example {
  name: string;
  /** When this chart, and when not. For developers. */
  use: string;
  chart: ChartContract;
}

type Cell = string | number;

/** An example with what every chart needs; the figures of the table are those of the picture. */
export function example(
  name: string,
  use: string,
  own: Pick<ChartContract, "message" | "subtitle" | "reading" | "limits"> & {
    picture: Picture;
    head: readonly string[];
    rows: readonly (readonly Cell[])[];
    anchors?: Anchors;
    provisionalFrom?: string;
  },
): Example {
  const { head, rows, provisionalFrom = null, ...chart } = own;
  return {
    name,
    use,
    chart: {
      source: "verzonnen leveringen tot en met 31 december 2025",
      release: "2026-01-15-voorbeeld",
      anchors: {
        ownPast: { absent: "geen eerder cijfer" },
        norm: { absent: "geen norm afgesproken" },
        region: { absent: "dit is de hele regio" },
        netherlands: { absent: "geen landelijk cijfer" },
      },
      ...chart,
      id: name,
      provisionalFrom,
      table: simpleTable(`${name}: de cijfers`, head, rows),
      download: { columns: head, rows },
    },
  };
}

function simpleTable(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
): Html {
  return table<readonly Cell[]>(
    caption,
    head.map((heading, index) => ({
      heading,
      names: index === 0,
      number: index > 0 && typeof rows[0]?.[index] === "number",
      cell: (row) => row[index] ?? "",
    })),
    rows,
  );
}

/** As much of a site as a chart asks for. */
export const exampleSite = {
  release: {
    releaseId: "2026-01-15-voorbeeld",
    edition: { edition: "contract", data_until: "2025-12-31" },
  },
} as Site;
