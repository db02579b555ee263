import { rows, type Warehouse } from "../warehouse/warehouse.ts";
import type { Severity } from "./finding.ts";

/** What one run of `receive` did. */
export interface ReceiveSummary {
  /** Files in the inbox: accepted + rejected + duplicates. */
  files: number;
  accepted: number;
  rejected: number;
  /** Files that were received before: by an earlier run, or under another name. */
  duplicates: number;
  /** Tables that were replaced by a newer one in this run. */
  superseded: number;
  /** Records taken in. */
  records: number;
  /** Findings on the files of this run, and those over all deliveries together as they are now. */
  findings: SummaryFinding[];
}

export interface SummaryFinding {
  file: string;
  line: number | null;
  rule: string;
  severity: Severity;
  message: string;
}

/** The findings of a run, by delivery. @param first the first delivery of this run */
export async function currentFindings(db: Warehouse, first: number): Promise<SummaryFinding[]> {
  return rows<SummaryFinding>(
    db,
    `SELECT name AS file, line, rule, severity, message
    FROM ledger.finding JOIN ledger.delivery USING (delivery_id)
    WHERE origin = 'set' OR delivery_id >= ${first}
    ORDER BY delivery_id, line NULLS FIRST, rule, element, message`,
  );
}
