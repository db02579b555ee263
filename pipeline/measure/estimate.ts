import type { Cut, Dimension } from "./cut.ts";

/** A group of observations in a period: which cut, which values, when. */
export type Cell = { cut: string; period_kind: string; period: string } & {
  [dimension in Dimension]: string | null;
};

/** What a kind of indicator makes of a cell. */
export interface Estimate extends Cell {
  numerator: number;
  denominator: number;
  /** Distinct persons behind the denominator. */
  clients: number;
  /** Distinct persons behind the numerator. */
  hits: number;
  estimate: number | null;
  lower: number | null;
  upper: number | null;
}

/** Where the observations of one indicator and grain stand, and how they fall into periods. */
export interface ObservationSource {
  /** A query with the observations joined to their periods. */
  sql: string;
  cuts: readonly Cut[];
}
