import type { Effects } from "../effects.ts";
import { Failure } from "../failure.ts";
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
  const code = await measuringCode();
  const model = await modelBasis(db);
  const before = await figureBasis(db);
  const isSame = before?.code === code && before.model === model?.fingerprint;
  if (!whole && isSame && before.run === model?.run) return summarise(db);
  const finish = async () => {
    await db.run("CREATE OR REPLACE TABLE result.basis (code VARCHAR, model VARCHAR, run INTEGER)");
    await db.run("INSERT INTO result.basis VALUES ($code, $model, $run)", {
      code,
      model: model?.fingerprint ?? null,
      run: model?.run ?? 0,
    });
  };
  const [all, file] = [undefined, undefined];
  if (whole || model === undefined || !isSame || before.run < model.wholeRun) {
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

/**
 * Runs `work` that reads figures. Where it fails on a table or column that is not there, and the
 * figures were made by other code, that is why: an earlier version kept them otherwise.
 *
 * @throws Failure (delivery) for that; anything else as it came
 */
export async function readingFigures<T>(db: Warehouse, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isShape = error instanceof Error && /^(?:Catalog|Binder) Error/.test(error.message);
    if (!isShape || (await figureBasis(db))?.code === (await measuringCode())) throw error;
    throw new Failure(
      "delivery",
      "De cijfers in het magazijn zijn gemaakt door een andere versie van de monitor, die ze anders bewaarde. Draai 'npm run monitor -- measure' en daarna deze opdracht opnieuw.",
    );
  }
}

/** Of the code and the definitions that figures, and the tables they are read beside, are made with. */
function measuringCode(): Promise<string> {
  return codeFingerprint([
    new URL("./", import.meta.url),
    new URL("../model/", import.meta.url),
    new URL("../warehouse/schema/register.sql", import.meta.url),
    new URL("../../indicators/", import.meta.url),
  ]);
}

/** What figures were made of. */
interface FigureBasis {
  code: string;
  /** Fingerprint of the model; absent in what an earlier version wrote down. */
  model?: string | null;
  run: number;
}

/** By what code and from which run of which model the figures in the warehouse were made. */
async function figureBasis(db: Warehouse): Promise<FigureBasis | undefined> {
  const [known] = await rows(
    db,
    `FROM duckdb_tables() WHERE database_name = current_database()
      AND schema_name = 'result' AND table_name = 'basis'`,
  );
  if (known === undefined) return undefined;
  const [found] = await rows<FigureBasis>(db, "FROM result.basis");
  return found;
}
