import type { Cost } from "./meter.ts";

/** One thing that was measured; `cost` null when it could not be done here, `remark` says why. */
export interface Stage {
  id: string;
  /** Dutch: what was done. */
  name: string;
  rows: number | null;
  bytes: number | null;
  cost: Cost | null;
  remark: string | null;
}

/** A stage that was measured. */
export function done(
  id: string,
  name: string,
  cost: Cost,
  more: Partial<Pick<Stage, "rows" | "bytes" | "remark">> = {},
): Stage {
  return { id, name, rows: null, bytes: null, remark: null, ...more, cost };
}

export const notPresent = "niet aanwezig";

/** A stage that could not be measured on this machine. */
export function absent(id: string, name: string, remark = notPresent): Stage {
  return { id, name, rows: null, bytes: null, cost: null, remark };
}
