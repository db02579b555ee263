import type { Effects } from "../effects.ts";
import { modelBasis } from "../model/basis.ts";
import { codeFingerprint } from "../warehouse/fingerprint.ts";
import { withScope } from "../warehouse/scope.ts";
import { rows, type Warehouse } from "../warehouse/warehouse.ts";
import { type MeasureSummary, measure, summarise } from "./measure.ts";

/**
 * Brings schema `result` up to date with `model`: nothing is done when the figures there were made by
 * this code from this model; when they were made from an earlier run of it, only clients touched since
 * are observed anew, and only periods estimated in which an observation changed. What compares figures
 * (signals, peers, series) is worked out anew: it grows with groups and periods, not with persons.
 *
 * @param whole computes everything anew all the same
 */
export async function refreshFigures(
  db: Warehouse,
  effects: Effects,
  whole = false,
): Promise<MeasureSummary> {
  const code = await codeFingerprint([
    new URL("./", import.meta.url),
    new URL("../../indicators/", import.meta.url),
  ]);
  const model = await modelBasis(db);
  const before = await figureBasis(db);
  if (!whole && model !== undefined && before?.code === code && before.run === model.run) {
    return summarise(db);
  }
  const finish = async () => {
    await db.run("CREATE OR REPLACE TABLE result.basis (code VARCHAR, run INTEGER)");
    await db.run("INSERT INTO result.basis VALUES ($code, $run)", { code, run: model?.run ?? 0 });
  };
  const [all, file] = [undefined, undefined];
  if (whole || model === undefined || before?.code !== code || before.run < model.wholeRun) {
    return measure(db, effects, all, file, finish);
  }
  await db.run(`CREATE OR REPLACE TEMP TABLE touched_client AS
    SELECT DISTINCT client_key FROM model.touched WHERE run > ${before.run}`);
  return withScope(db, async (scope) => {
    await scope.show(["register", "result"]);
    await scope.narrow(["model"], "temp.touched_client");
    return measure(db, effects, all, file, finish, { scope });
  });
}

/** By what code and from which run of the model the figures were made. */
async function figureBasis(db: Warehouse): Promise<{ code: string; run: number } | undefined> {
  const [known] = await rows(
    db,
    `FROM duckdb_tables() WHERE database_name = current_database()
      AND schema_name = 'result' AND table_name = 'basis'`,
  );
  if (known === undefined) return undefined;
  const [found] = await rows<{ code: string; run: number }>(db, "FROM result.basis");
  return found;
}
