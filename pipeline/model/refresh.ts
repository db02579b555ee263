import type { Effects } from "../effects.ts";
import { type Scope, withScope } from "../warehouse/scope.ts";
import { inTransaction, rows, type Warehouse } from "../warehouse/warehouse.ts";
import { currentBasis, type ModelBasis, modelBasis, writeBasis } from "./basis.ts";
import { changedClients, findChanged } from "./changed.ts";
import { buildModel, type Horizon, readHorizon, runSteps, setHorizon, stepsOf } from "./model.ts";

/** From this share of the clients on, making all anew costs less than finding out what to keep. */
const mostChanged = 2 / 3;

/** How much of the model was made anew. */
export interface ModelRefresh {
  made: "whole" | "clients" | "nothing";
  changed: number;
  clients: number;
}

/**
 * Brings schema `model` up to date with `care` and `register`: the clients of whom something changed
 * are made anew, by the same SQL in a scratch database that shows only them. All of it is made anew
 * when there is no model yet, or when the code, the region folder, what corrections came to, or what
 * all clients read alike is another. The result is that of `buildModel`, row for row.
 *
 * In one transaction: a run that is cut short leaves the model as it was, and is done again next time.
 *
 * @param most from which share of the clients on all of it is made anew
 * @throws Failure (delivery) when nothing was received yet
 */
export async function refreshModel(
  db: Warehouse,
  effects: Effects,
  most = mostChanged,
): Promise<ModelRefresh> {
  const horizon = await readHorizon(db);
  const before = await modelBasis(db);
  const basis = await currentBasis(db);
  const { dataUntil } = horizon;
  if (before?.fingerprint !== basis.fingerprint || dataUntil < before.dataUntil) {
    return makeWhole(db, effects, horizon, before);
  }
  await useHorizon(db, horizon);
  if (
    before.lastDelivery === basis.lastDelivery &&
    before.lastRound === basis.lastRound &&
    before.dataUntil === dataUntil
  ) {
    return { made: "nothing", changed: 0, clients: 0 };
  }
  const found = await findChanged(db, before, dataUntil);
  if (found.changed > most * found.clients) {
    return makeWhole(db, effects, horizon, before);
  }
  const run = before.run + 1;
  const made = await withScope(db, async (scope) => {
    if (!(await makeClients(db, scope, effects))) return false;
    await inTransaction(db, async () => {
      await setHorizon(db, horizon);
      await takeOver(db);
      await runSteps(db, [...stepsOf.shared, ...stepsOf.summing], effects);
      await db.run(`INSERT INTO model.touched SELECT ${run}, client_key FROM ${changedClients}`);
      await writeBasis(db, { ...basis, dataUntil, run, wholeRun: before.wholeRun });
    });
    return true;
  });
  return made ? { made: "clients", ...found } : makeWhole(db, effects, horizon, before);
}

/** Makes the model anew as a whole, and writes down of what. */
export async function remakeModel(db: Warehouse, effects: Effects): Promise<ModelRefresh> {
  return makeWhole(db, effects, await readHorizon(db), await modelBasis(db));
}

async function makeWhole(
  db: Warehouse,
  effects: Effects,
  horizon: Horizon,
  before: ModelBasis | undefined,
): Promise<ModelRefresh> {
  const run = (before?.run ?? 0) + 1;
  const basis = await currentBasis(db);
  await buildModel(db, effects, () =>
    writeBasis(db, { ...basis, dataUntil: horizon.dataUntil, run, wholeRun: run }),
  );
  const [known] = await rows<{ clients: number }>(
    db,
    "SELECT count(*)::INTEGER AS clients FROM model.client",
  );
  return { made: "whole", changed: known?.clients ?? 0, clients: known?.clients ?? 0 };
}

/** @returns false when something that all clients read alike is no longer what it was */
async function makeClients(db: Warehouse, scope: Scope, effects: Effects): Promise<boolean> {
  await scope.show(["ledger", "care", "corrected", "register"]);
  await scope.inside(() => runSteps(db, stepsOf.shared, effects));
  const [other] = await rows(
    db,
    `(FROM scope.model.problem_segment EXCEPT FROM ${scope.warehouse}.model.problem_segment)
    UNION ALL
    (FROM ${scope.warehouse}.model.problem_segment EXCEPT FROM scope.model.problem_segment)`,
  );
  if (other !== undefined) return false;
  await scope.narrow(["care", "corrected"], changedClients);
  await scope.inside(() => runSteps(db, stepsOf.clients, effects));
  return true;
}

/** Puts the rows of the changed clients in place of those they had. */
async function takeOver(db: Warehouse): Promise<void> {
  const tables = await rows<{ name: string }>(
    db,
    `SELECT table_name AS name FROM duckdb_columns()
    WHERE database_name = 'scope' AND schema_name = 'model' AND column_name = 'client_key'
    ORDER BY ALL`,
  );
  for (const { name } of tables) {
    await db.run(
      `DELETE FROM model.${name} WHERE client_key IN (SELECT client_key FROM ${changedClients})`,
    );
    await db.run(`INSERT INTO model.${name} BY NAME FROM scope.model.${name}`);
  }
}

/** The session variables of the horizon that the model was made for, or is about to be. */
async function useHorizon(db: Warehouse, horizon: Horizon): Promise<void> {
  await db.run(`SET VARIABLE observation_from = DATE '${horizon.observationFrom}'`);
  await db.run(`SET VARIABLE data_until = DATE '${horizon.dataUntil}'`);
  await db.run(`SET VARIABLE gap_days = ${horizon.gapDays}::INTEGER`);
}
