/** The thresholds of a public edition; from the region folder. */
export interface Thresholds {
  /** Fewest persons behind a figure, numerator and complement alike. */
  minPersons: number;
  minDenominator: number;
  /** Counts are shown to the nearest multiple of this. */
  roundTo: number;
}

/** The counts of a cell that add up over municipalities and over domains. */
export const countNames = ["numerator", "complement", "denominator", "clients"] as const;
export type CountName = (typeof countNames)[number];
export type Counts = Record<CountName, number>;

export const cuts = ["municipality_domain", "municipality", "domain", "region"] as const;
export type Cut = (typeof cuts)[number];

/** One cell of the table municipality × domain with its margins, for one indicator and year. */
export interface Cell {
  id: number;
  cut: Cut;
  domain: string | null;
  municipality: string | null;
  /** Exact when we protect, rounded when we attack; of no meaning in a hidden cell under attack. */
  counts: Counts;
  /** False: the reader sees a mark and no figure. */
  shown: boolean;
}

/** A sum a reader can check: the cell `total` is what the cells `parts` add up to (indexes). */
export interface Line {
  total: number;
  parts: number[];
}

/** All sums within one table: region over either margin, and each margin over its inner cells. */
export function linesOf(cells: readonly Cell[]): Line[] {
  const lines: Line[] = [];
  const add = (total: number, isPart: (cell: Cell) => boolean): void => {
    const parts = cells.flatMap((cell, index) => (isPart(cell) ? [index] : []));
    if (parts.length > 0) lines.push({ total, parts });
  };
  for (const [index, total] of cells.entries()) {
    if (total.cut === "region") {
      add(index, (cell) => cell.cut === "domain");
      add(index, (cell) => cell.cut === "municipality");
    } else if (total.cut === "domain") {
      add(index, (cell) => cell.cut === "municipality_domain" && cell.domain === total.domain);
    } else if (total.cut === "municipality") {
      add(
        index,
        (cell) => cell.cut === "municipality_domain" && cell.municipality === total.municipality,
      );
    }
  }
  return lines;
}

/** As the published tables round: halves up. */
export function nearest(count: number, base: number): number {
  return Math.round(count / base) * base;
}
