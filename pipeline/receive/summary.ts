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
  findingCount: number;
  /** How many of them say that something was not taken in. */
  refusals: number;
  /** The first so many of them (see `listed`); all are in the ledger. */
  findings: SummaryFinding[];
}

/** No summary lists more findings than this: memory must not grow with what is wrong. */
export const listed = 20_000;

export interface SummaryFinding {
  file: string;
  line: number | null;
  rule: string;
  severity: Severity;
  message: string;
}

/** The findings of a run, by delivery. @param first the first delivery of this run */
export async function currentFindings(
  db: Warehouse,
  first: number,
): Promise<Pick<ReceiveSummary, "findings" | "findingCount" | "refusals">> {
  const current = `FROM ledger.finding JOIN ledger.delivery USING (delivery_id)
    WHERE origin = 'set' OR delivery_id >= ${first}`;
  const [count] = await rows<{ findings: number; refusals: number }>(
    db,
    `SELECT count(*)::INTEGER AS findings,
      count_if(severity = 'afkeuren')::INTEGER AS refusals ${current}`,
  );
  return {
    findingCount: count?.findings ?? 0,
    refusals: count?.refusals ?? 0,
    findings: await rows<SummaryFinding>(
      db,
      `SELECT name AS file, line, rule, severity, message ${current}
      ORDER BY delivery_id, line NULLS FIRST, rule, element, message LIMIT ${listed}`,
    ),
  };
}
