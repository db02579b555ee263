import highsModule, { type Highs } from "highs";

/** Columns with bounds and a cost; rows Σ coefficient × column between bounds. */
export interface LinearProgram {
  lower: readonly number[];
  upper: readonly number[];
  rows: readonly {
    lower: number;
    upper: number;
    columns: readonly number[];
    coefficients: readonly number[];
  }[];
}

/** Where an optimum lies. */
export interface Optimum {
  objective: number;
  columns: Float64Array;
}

/** A linear program that stays in the solver, so that a next question starts from the last answer. */
export interface Solver {
  setCost(column: number, cost: number): void;
  setBounds(column: number, lower: number, upper: number): void;
  /** The optimum; null when there is none (nothing fits), which callers must take as "unsafe". */
  solve(sense: "least" | "most"): Optimum | null;
}

/**
 * Which simplex starts from the last answer: `primal` when questions differ in their costs, `dual`
 * when they differ in their bounds.
 */
export type Method = "primal" | "dual";
const simplexStrategies = { primal: 4, dual: 1 } satisfies Record<Method, number>;

// How far a solution may miss a bound or a sum: tighter than the solver's own default.
const tolerance = 1e-9;
const optimal = 7;
const infeasible = 8;

// Its types speak of CommonJS, where the function is one level deeper than in the module we get.
const loadHighs = highsModule as unknown as typeof highsModule.default;
let loaded: Promise<Highs> | undefined;

/**
 * Loads the program, lets `use` ask its questions, and gives the memory back.
 *
 * Simplex from the last basis without presolve: measured ten times faster here than the defaults,
 * because one question differs little from the next.
 */
export async function withSolver<T>(
  program: LinearProgram,
  method: Method,
  use: (solver: Solver) => T | Promise<T>,
): Promise<T> {
  loaded ??= loadHighs();
  const highs = await loaded;
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const { columns, coefficients } of program.rows) {
    indices.push(...columns);
    values.push(...coefficients);
    starts.push(indices.length);
  }
  const numCols = program.lower.length;
  const numRows = program.rows.length;
  const model = highs.createModel({
    numCols,
    numRows,
    colCost: new Float64Array(numCols),
    colLower: Float64Array.from(program.lower),
    colUpper: Float64Array.from(program.upper),
    rowLower: Float64Array.from(program.rows, ({ lower }) => lower),
    rowUpper: Float64Array.from(program.rows, ({ upper }) => upper),
    matrix: {
      format: "csr",
      numRows,
      numCols,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    },
  });
  try {
    model.options.set({
      output_flag: false,
      presolve: "off",
      solver: "simplex",
      simplex_strategy: simplexStrategies[method],
      simplex_primal_edge_weight_strategy: 1,
      primal_feasibility_tolerance: tolerance,
      dual_feasibility_tolerance: tolerance,
    });
    const run = (): number => {
      model.run();
      return model.getModelStatus();
    };
    return await use({
      setCost: (column, cost) => model.changeColCost(column, cost),
      setBounds: (column, lower, upper) => model.changeColBounds(column, lower, upper),
      solve(sense) {
        const { minimize, maximize } = highs.constants.objectiveSense;
        model.changeObjectiveSense(sense === "least" ? minimize : maximize);
        let status = run();
        if (status !== optimal && status !== infeasible) {
          // A basis that leads nowhere: once more, from nothing.
          model.clearSolver();
          status = run();
        }
        if (status !== optimal) return null;
        return {
          objective: model.getObjectiveValue(),
          columns: model.getSolution().colValue,
        };
      },
    });
  } finally {
    model.dispose();
  }
}
