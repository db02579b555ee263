import { type LinearProgram, type Solver, withSolver } from "../linear-program.ts";
import { at, hiddenQuantities, type Range, type Registry } from "../registry/registry.ts";

/**
 * Another table that a reader could hold for true, as the difference with the real one: quantity →
 * deviation. Only what deviates.
 */
export type Deviation = ReadonlyMap<number, number>;

/** Asks for other tables that look the same. */
export interface DeviationModel {
  /**
   * The table in which `target` lies farthest from its true value, up (1) or down (−1), while
   * everything shown stays as it looks; null when the solver gives none.
   *
   * @param pinned quantities that may not move: what the attacker knows besides
   */
  farthest(target: number, direction: 1 | -1, pinned: readonly number[]): Deviation | null;
  /**
   * The cheapest table in which `target` deviates by exactly `by`, when shown figures may be hidden
   * as well; null when there is none.
   */
  cheapest(target: number, by: number, pinned: readonly number[]): Deviation | null;
  /** Hides or shows a figure. */
  setHidden(figure: number, hidden: boolean): void;
  isHidden(figure: number): boolean;
  /** The shown figures that must be hidden for a reader to hold this table for true. */
  needed(deviation: Deviation): number[];
}

/** Smaller than any real deviation, larger than what the solver may be off. */
export const speck = 1e-6;

/**
 * Builds both models once for a registry; every question then changes a few costs and bounds. In
 * both, Σ factor × deviation = 0 for every relation.
 *
 * - The plain model has a column per quantity, which moves as far as what is shown leaves open. Its
 *   questions differ in their objective alone: primal simplex from the last basis.
 * - The priced model has three: what rounding leaves open without cost, and beyond that more or
 *   less, at a cost while a shown figure shows it. Its questions differ in a bound: dual simplex.
 *   Fischetti & Salazar (2000), with the hiding of a figure linear in how far it moves.
 */
export async function withDeviations<T>(
  registry: Registry,
  pattern: readonly boolean[],
  use: (model: DeviationModel) => T,
): Promise<T> {
  const { quantities, figures } = registry;
  const hiddenFigure = [...pattern];
  const hidden = hiddenQuantities(registry, pattern);
  const figuresOf: number[][] = quantities.map(() => []);
  for (const [index, figure] of figures.entries()) {
    for (const quantity of figure.quantities) figuresOf[quantity]?.push(index);
  }
  // How far a quantity can move at all, and while it is shown.
  const room = quantities.map(
    ({ value, known }): Range => ({
      low: Math.min(0, known.low - value),
      high: Math.max(0, known.high - value),
    }),
  );
  const loose = quantities.map(
    ({ value, shown }, index): Range => ({
      low: Math.min(0, Math.max(shown.low - value, at(room, index).low)),
      high: Math.max(0, Math.min(shown.high - value, at(room, index).high)),
    }),
  );
  const shownBy = (quantity: number): number[] =>
    at(figuresOf, quantity).filter((figure) => !hiddenFigure[figure]);

  return withPlain(registry, room, loose, hidden, (plain) =>
    withPriced(registry, room, loose, shownBy, (priced) =>
      use({
        farthest: plain.farthest,
        cheapest: priced.cheapest,
        setHidden(figure, hide) {
          hiddenFigure[figure] = hide;
          for (const quantity of at(figures, figure).quantities) {
            hidden[quantity] = shownBy(quantity).length === 0;
            plain.refresh(quantity);
            priced.refresh(quantity);
          }
        },
        isHidden: (figure) => hiddenFigure[figure] === true,
        needed(deviation) {
          const needed = new Set<number>();
          for (const [quantity, by] of deviation) {
            if (hidden[quantity]) continue;
            const { low, high } = at(loose, quantity);
            if (by >= low - speck && by <= high + speck) continue;
            for (const figure of shownBy(quantity)) needed.add(figure);
          }
          return [...needed].sort((a, b) => a - b);
        },
      }),
    ),
  );
}

interface Plain extends Pick<DeviationModel, "farthest"> {
  refresh(quantity: number): void;
}

function withPlain<T>(
  { relations }: Registry,
  room: readonly Range[],
  loose: readonly Range[],
  hidden: readonly boolean[],
  use: (plain: Plain) => T | Promise<T>,
): Promise<T> {
  const boundsOf = (quantity: number): Range => at(hidden[quantity] ? room : loose, quantity);
  const program: LinearProgram = {
    lower: room.map((_, quantity) => boundsOf(quantity).low),
    upper: room.map((_, quantity) => boundsOf(quantity).high),
    rows: relations.map(({ terms }) => ({
      lower: 0,
      upper: 0,
      columns: terms.map(({ quantity }) => quantity),
      coefficients: terms.map(({ factor }) => factor),
    })),
  };
  return withSolver(program, "primal", (solver) => {
    const refresh = (quantity: number): void => {
      const { low, high } = boundsOf(quantity);
      solver.setBounds(quantity, low, high);
    };
    return use({
      refresh,
      farthest(target, direction, pinned) {
        for (const quantity of pinned) solver.setBounds(quantity, 0, 0);
        solver.setCost(target, -direction);
        const found = solver.solve("least");
        solver.setCost(target, 0);
        for (const quantity of pinned) refresh(quantity);
        return found === null ? null : moved(room.length, (index) => found.columns[index] ?? 0);
      },
    });
  });
}

interface Priced extends Pick<DeviationModel, "cheapest"> {
  refresh(quantity: number): void;
}

function withPriced<T>(
  { quantities, figures, relations }: Registry,
  room: readonly Range[],
  loose: readonly Range[],
  shownBy: (quantity: number) => number[],
  use: (priced: Priced) => T | Promise<T>,
): Promise<T> {
  // Columns for what can move only.
  const columns: { quantity: number; sign: 1 | -1; lower: number; upper: number; free: boolean }[] =
    [];
  const columnsOf: number[][] = quantities.map((_, quantity) => {
    const [most, slack] = [at(room, quantity), at(loose, quantity)];
    const own: typeof columns = [
      { quantity, sign: 1, lower: slack.low, upper: slack.high, free: true },
      { quantity, sign: 1, lower: 0, upper: most.high - slack.high, free: false },
      { quantity, sign: -1, lower: 0, upper: slack.low - most.low, free: false },
    ];
    return own
      .filter(({ lower, upper }) => upper > lower)
      .map((column) => columns.push(column) - 1);
  });
  const program: LinearProgram = {
    lower: columns.map(({ lower }) => lower),
    upper: columns.map(({ upper }) => upper),
    rows: relations.flatMap(({ terms }) => {
      const used = terms.flatMap(({ quantity, factor }) =>
        at(columnsOf, quantity).map((column) => ({
          column,
          coefficient: factor * at(columns, column).sign,
        })),
      );
      if (used.length === 0) return [];
      return [
        {
          lower: 0,
          upper: 0,
          columns: used.map(({ column }) => column),
          coefficients: used.map(({ coefficient }) => coefficient),
        },
      ];
    }),
  };
  return withSolver(program, "dual", (solver) => {
    const refresh = (quantity: number): void => {
      const showing = shownBy(quantity);
      const cost = showing.reduce((sum, figure) => sum + at(figures, figure).cost, 0);
      // What is published anyway cannot be hidden.
      const stuck = showing.some((figure) => at(figures, figure).fixed);
      for (const column of at(columnsOf, quantity)) {
        const { lower, upper, free } = at(columns, column);
        solver.setCost(column, free ? 0 : cost);
        solver.setBounds(column, lower, stuck && !free ? 0 : upper);
      }
    };
    for (const quantity of quantities.keys()) refresh(quantity);
    const read = (found: Float64Array): Deviation =>
      moved(quantities.length, (quantity) =>
        at(columnsOf, quantity).reduce(
          (sum, column) => sum + at(columns, column).sign * (found[column] ?? 0),
          0,
        ),
      );
    return use({
      refresh,
      cheapest(target, by, pinned) {
        const { low, high } = at(room, target);
        if (by < low - speck || by > high + speck) return null;
        for (const quantity of pinned) hold(solver, at(columnsOf, quantity), columns, 0);
        hold(solver, at(columnsOf, target), columns, by);
        const found = solver.solve("least");
        for (const quantity of [target, ...pinned]) refresh(quantity);
        return found === null ? null : read(found.columns);
      },
    });
  });
}

/** Keeps a quantity at one deviation: first what costs nothing, then the rest. */
function hold(
  solver: Solver,
  own: readonly number[],
  columns: readonly { sign: 1 | -1; lower: number; upper: number }[],
  by: number,
): void {
  let rest = by;
  for (const column of own) {
    const { sign, lower, upper } = at(columns, column);
    const part = Math.min(upper, Math.max(lower, sign * rest));
    solver.setBounds(column, part, part);
    rest -= sign * part;
  }
}

function moved(count: number, by: (quantity: number) => number): Deviation {
  const found = new Map<number, number>();
  for (let quantity = 0; quantity < count; quantity += 1) {
    const deviation = by(quantity);
    if (Math.abs(deviation) > speck) found.set(quantity, deviation);
  }
  return found;
}
