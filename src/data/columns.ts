/**
 * What a column of a published table holds: its kind, whether it may be empty, and which texts it may
 * hold when only some are known. Types of rows follow from it.
 */
export interface Column<T> {
  /** `text`: VARCHAR, `number`: DOUBLE or INTEGER, `flag`: BOOLEAN, `day`: DATE, read as ISO text. */
  kind: "text" | "number" | "flag" | "day";
  nullable: boolean;
  allowed?: readonly string[];
  /** Never there: tells the compiler what a cell is. */
  readonly cell?: T;
}

/** The columns of a table, in the order of the file. */
export type Columns = Readonly<Record<string, Column<unknown>>>;

export type RowOf<C extends Columns> = {
  -readonly [name in keyof C]: C[name] extends Column<infer T> ? T : never;
};

export const text: Column<string> = { kind: "text", nullable: false };
export const number: Column<number> = { kind: "number", nullable: false };
export const flag: Column<boolean> = { kind: "flag", nullable: false };
/** A day as `2026-04-15`. */
export const day: Column<string> = { kind: "day", nullable: false };

/** One of some texts. */
export const one = <const T extends string>(allowed: readonly T[]): Column<T> => ({
  kind: "text",
  nullable: false,
  allowed,
});

/** The same, or empty. */
export const maybe = <T>(column: Column<T>): Column<T | null> => ({ ...column, nullable: true });
