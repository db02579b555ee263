import type { Effects } from "../effects.ts";
import { Failure } from "../failure.ts";
import { inTransaction, rows, runFile, type Warehouse } from "../warehouse/warehouse.ts";

/** The days between which figures can be read, and the longest gap that does not end care. */
export interface Horizon {
  observationFrom: string;
  dataUntil: string;
  gapDays: number;
}

/** From care records, with every resend and deletion, to care as it was delivered. */
const interpretSteps = [
  "municipality",
  "client",
  "allocation",
  "live-start",
  "live-stop",
  "declaration-line",
  "declaration",
  "request",
  "delivered",
  "product-use",
  "reported",
  "service",
  "goal",
  "waiting",
  "realisation",
  "hours",
  "pause",
];

/** From services to what indicators read: trajectories, spells, the ladder, the month grid. */
const deriveSteps = [
  "trajectory",
  "ending",
  "problem-segment",
  "outcome",
  "spell",
  "standing",
  "transition",
  "quarter",
  "cohort",
  "../receive/check/workday",
  "../receive/rules/reported-start",
  "../receive/rules/reported-stop",
  "punctual",
  "declared",
  "granted",
  "membership",
  "wait",
  "month",
  "caseload",
  "flow",
  "active-month",
  "stay",
  "coverage",
];

/** What all clients read alike, and itself reads no other table of the model. */
const sharedSteps = ["municipality", "problem-segment", "quarter"];
/** What reads the clients of others too: made of whole tables, after those of clients. */
const summingSteps = ["product-use", "declaration", "realisation", "caseload", "flow", "coverage"];
const all = [...interpretSteps, ...deriveSteps];

/** The steps of the model by what they read, for a model of some clients; in order. */
export const stepsOf = {
  shared: sharedSteps,
  /** Rows of one client follow from the records of that client (and of those tied to it). */
  clients: all.filter((step) => !sharedSteps.includes(step)),
  summing: summingSteps,
};

/**
 * Builds schema `model` from `care` and `register`, whole, in one transaction.
 *
 * @param finish what belongs in the same transaction
 * @returns the horizon, which also stands in `model.horizon` and in the session variables
 *   `observation_from`, `data_until` and `gap_days` that the SQL of model and indicators reads
 * @throws Failure (delivery) when nothing was received yet
 */
export async function buildModel(
  db: Warehouse,
  effects: Effects,
  finish: () => Promise<void> = async () => {},
): Promise<Horizon> {
  const horizon = await readHorizon(db);
  await inTransaction(db, async () => {
    // Nothing is left of a table that an earlier version made, or made otherwise.
    await db.run("DROP SCHEMA IF EXISTS model CASCADE");
    await db.run("CREATE SCHEMA model");
    await setHorizon(db, horizon);
    await runSteps(db, all, effects);
    await finish();
  });
  return horizon;
}

/** Gives care records their meaning: the first half of the model. Needs the horizon. */
export async function interpretCare(db: Warehouse, effects: Effects): Promise<void> {
  await runSteps(db, interpretSteps, effects);
}

/** Derives trajectories and the rest from `model.service`; for worked examples. */
export async function deriveModel(db: Warehouse, effects: Effects): Promise<void> {
  await runSteps(db, deriveSteps, effects);
}

/** Runs steps of the model, in whichever database is in use. */
export async function runSteps(
  db: Warehouse,
  steps: readonly string[],
  effects: Effects,
): Promise<void> {
  for (const [index, step] of steps.entries()) {
    effects.progress("Model bouwen", index, steps.length);
    await runFile(db, new URL(`./${step}.sql`, import.meta.url));
  }
  effects.progress("Model bouwen", steps.length, steps.length);
}

/** The data end with the newest accepted delivery, unless the region says otherwise. */
export async function readHorizon(db: Warehouse): Promise<Horizon> {
  const [row] = await rows<{ from: string; until: string | null; gap: number }>(
    db,
    `SELECT
       observation_from AS "from",
       coalesce(
         observation_until,
         (SELECT max(dated_on) FROM ledger.delivery WHERE status = 'accepted')
       ) AS until,
       gap_days AS gap
     FROM register.region`,
  );
  if (row === undefined || row.until === null) {
    throw new Failure(
      "delivery",
      "Er is nog geen enkele levering ingelezen. Zet leveringen in de map 'inbox' en draai eerst 'monitor receive'.",
    );
  }
  return { observationFrom: row.from, dataUntil: row.until, gapDays: row.gap };
}

/** Puts the horizon where SQL can read it. */
export async function setHorizon(db: Warehouse, horizon: Horizon): Promise<void> {
  await db.run(
    `CREATE OR REPLACE TABLE model.horizon AS
     SELECT $from::DATE AS observation_from, $until::DATE AS data_until, $gap::INTEGER AS gap_days`,
    { from: horizon.observationFrom, until: horizon.dataUntil, gap: horizon.gapDays },
  );
  for (const name of ["observation_from", "data_until", "gap_days"]) {
    await db.run(`SET VARIABLE ${name} = (SELECT ${name} FROM model.horizon)`);
  }
}
