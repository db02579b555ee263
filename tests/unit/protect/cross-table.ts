import { type Dimension, margins } from "../../../pipeline/protect/registry/margin.ts";
import type { Level, Range, Registry } from "../../../pipeline/protect/registry/registry.ts";

/** One inner cell of a table: a code per dimension, a count, and who is behind it. */
export interface Inner {
  codes: readonly string[];
  value: number;
  contributor?: string;
}

/** What a test decides about a cell from its value. */
export interface Judgement {
  primary: string | null;
  level: Level | null;
  known?: Range;
  shown?: Range;
  alone?: string | null;
  cost?: number;
  fixed?: boolean;
}

export interface CellSum {
  codes: readonly string[];
  value: number;
  /** Sums per contributor, largest first. */
  contributions: number[];
}

/** A tree per dimension: each total with its parts; `Total` is the root. */
export type Tree = Record<string, readonly string[]>;

/** Every cell of a table with all its margins, added up from the inner cells. */
export function crossTable(trees: readonly Tree[], inner: readonly Inner[]): CellSum[] {
  const ancestors = trees.map((tree) => {
    const parent = new Map(
      Object.entries(tree).flatMap(([total, parts]) => parts.map((part) => [part, total] as const)),
    );
    return (code: string): string[] => {
      const above = parent.get(code);
      return above === undefined ? [code] : [code, ...lineage(parent, above)];
    };
  });
  const cells = new Map<string, { codes: string[]; value: number; by: Map<string, number> }>();
  for (const { codes, value, contributor } of inner) {
    let combinations: string[][] = [[]];
    for (const [dimension, code] of codes.entries()) {
      const all = ancestors[dimension]?.(code) ?? [];
      combinations = combinations.flatMap((start) => all.map((one) => [...start, one]));
    }
    for (const combination of combinations) {
      const key = combination.join("|");
      const cell = cells.get(key) ?? { codes: combination, value: 0, by: new Map() };
      cell.value += value;
      const who = contributor ?? "";
      cell.by.set(who, (cell.by.get(who) ?? 0) + value);
      cells.set(key, cell);
    }
  }
  return [...cells.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { codes, value, by }]) => ({
      codes,
      value,
      contributions: [...by.values()].sort((a, b) => b - a),
    }));
}

function lineage(parent: Map<string, string>, code: string): string[] {
  const above = parent.get(code);
  return above === undefined ? [code] : [code, ...lineage(parent, above)];
}

/** A registry of one table in which every cell is one figure with one count, published exactly. */
export function registryOf(
  trees: readonly Tree[],
  cells: readonly CellSum[],
  judge: (cell: CellSum) => Judgement,
): Registry {
  const dimensions: Dimension[] = trees.map((tree, index) => ({
    name: `d${index}`,
    totals: new Map(Object.entries(tree)),
  }));
  const lines = margins(
    dimensions,
    cells.map(({ codes }) => codes),
  );
  return {
    quantities: cells.map((cell) => {
      const { level, known, shown, alone } = judge(cell);
      return {
        id: cell.codes.join("|"),
        value: cell.value,
        known: known ?? { low: 0, high: Number.POSITIVE_INFINITY },
        shown: shown ?? { low: cell.value, high: cell.value },
        level,
        alone: alone ?? null,
      };
    }),
    figures: cells.map((cell, index) => {
      const { primary, cost, fixed } = judge(cell);
      const totals = cell.codes.filter((code, dimension) => trees[dimension]?.[code]).length;
      return {
        id: cell.codes.join("|"),
        table: "tafel",
        cut: cell.codes.map((code, dimension) => (trees[dimension]?.[code] ? "+" : ".")).join(""),
        quantities: [index],
        primary,
        cost: cost ?? (1 + Math.log2(1 + cell.value)) * 4 ** totals,
        fixed: fixed ?? false,
      };
    }),
    relations: lines.map(({ total, parts }) => ({
      terms: [
        { quantity: total, factor: 1 },
        ...parts.map((quantity) => ({ quantity, factor: -1 })),
      ],
      constant: 0,
    })),
  };
}
