/**
 * The tables of care records. A record has a cell for each column of its table in the order of the
 * schema, delivery_id left out: that one is the same for all records of a file.
 */
export const careTables = [
  "client",
  "allocation",
  "start",
  "stop",
  "declaration",
  "declaration_line",
  "declaration_answer",
  "rejected_line",
  "measurement",
  "hours",
  "realisation",
  "reported_trajectory",
  "waiting",
  "request",
  "change_request",
  "request_answer",
  "retour",
] as const;

export type CareTable = (typeof careTables)[number];
