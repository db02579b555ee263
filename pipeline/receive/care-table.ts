import type { DuckDBDateValue, DuckDBTimestampValue } from "@duckdb/node-api";

/** A value of a record, ready for the warehouse. */
export type Cell = string | number | boolean | DuckDBDateValue | DuckDBTimestampValue | null;

/**
 * A table of care records, with the types of its columns in the order of the schema, delivery_id
 * left out: that one is the same for all records of a file.
 *
 * i whole number · v text · d day · t moment · f number · b yes or no
 */
export const careTables = {
  client: "ivvdv",
  allocation: "ivvvvivvvtddvivvi",
  start: "idvvvvivvddv",
  stop: "idvvvvvivvdddvv",
  declaration: "idvvvvvddi",
  declaration_line: "ivvvvvvvivvddiviiv",
  declaration_answer: "idvvvvviiv",
  rejected_line: "ivvvvvviv",
  measurement: "ivvvvddvvdvvfffbib",
  hours: "ivvvvdffv",
  realisation: "ivvvdifi",
  reported_trajectory: "ivvvvvvvbddv",
  waiting: "ivvvvddvvddd",
  request: "idvvvvvvvddivviv",
  change_request: "idvvvvvvvivvddivvi",
  request_answer: "idvvvvvvv",
  retour: "idvvvvvdvvivdv",
} as const;

export type CareTable = keyof typeof careTables;
export const careTableNames = Object.keys(careTables) as CareTable[];
