import { readFile } from "node:fs/promises";
import { listValue } from "@duckdb/node-api";
import { catalogue } from "../../indicators/catalogue.ts";
import { type Definition, definitionSchema, periodKinds } from "../../indicators/definition.ts";
import type { Effects } from "../effects.ts";
import { Failure } from "../failure.ts";
import {
  inTransaction,
  rows,
  runFile,
  type Warehouse,
  withThreads,
} from "../warehouse/warehouse.ts";
import { compare, prepareComparison } from "./compare/compare.ts";
import { gather } from "./compare/gather.ts";
import { drawCurves } from "./curve.ts";
import { cuts, cutsOf } from "./cut.ts";
import { estimate } from "./figures.ts";
import { type Kept, keepEstimates, notePeriodsAndCells, prepareKeeping } from "./kept.ts";
import { definitionFile, observe, prepareObserving } from "./observation.ts";
import { place } from "./place.ts";
import { countInterval } from "./statistics/count-interval.ts";

/** What measuring brought. */
export interface MeasureSummary {
  indicators: number;
  /** Figures: cells times periods. */
  values: number;
  /** Figures by status. */
  statuses: Record<string, number>;
}

/**
 * Computes every indicator of the catalogue, at every level, cut and period, into `result.value`.
 * Reads `model` and `register`; needs the session variables that `buildModel` sets.
 *
 * @param fileOf where the query of an indicator stands
 * @param finish what belongs in the same transaction
 * @param kept what is kept of the figures there are; nothing when absent
 * @throws Failure (definition) when a sheet or its query is not in order
 */
export async function measure(
  db: Warehouse,
  effects: Effects,
  definitions: readonly Definition[] = catalogue,
  fileOf: (definition: Definition) => URL = definitionFile,
  finish: () => Promise<void> = async () => {},
  kept?: Kept,
): Promise<MeasureSummary> {
  for (const definition of definitions) checkSheet(definition);
  await withThreads(db, 1, () =>
    inTransaction(db, async () => {
      await prepare(db, definitions, kept !== undefined);
      for (const [index, definition] of definitions.entries()) {
        effects.progress("Indicatoren meten", index, definitions.length);
        await measureOne(db, definition, fileOf(definition), index + 1, kept);
      }
      await compare(db);
      await drawCurves(db, definitions);
      await finish();
    }),
  );
  effects.progress("Indicatoren meten", definitions.length, definitions.length);
  return summarise(db);
}

/** Counts the figures there are. */
export async function summarise(db: Warehouse): Promise<MeasureSummary> {
  const [known] = await rows<{ indicators: number }>(
    db,
    "SELECT count(*)::INTEGER AS indicators FROM result.indicator",
  );
  const counted = await rows<{ status: string; n: number }>(
    db,
    "SELECT status, count(*)::INTEGER AS n FROM result.value GROUP BY status ORDER BY status",
  );
  return {
    indicators: known?.indicators ?? 0,
    values: counted.reduce((sum, { n }) => sum + n, 0),
    statuses: Object.fromEntries(counted.map(({ status, n }) => [status, n])),
  };
}

function checkSheet(definition: Definition): void {
  const checked = definitionSchema.safeParse(definition);
  if (checked.success) return;
  const problems = checked.error.issues.map((issue) => issue.path.join(".") || "(geheel)");
  throw new Failure(
    "definition",
    `Indicator ${definition.id}: het definitieblad klopt niet bij ${problems.join(", ")}.`,
  );
}

/** The tables that all indicators share: periods, cells, sources, and what figures are gathered in. */
async function prepare(
  db: Warehouse,
  definitions: readonly Definition[],
  isKept: boolean,
): Promise<void> {
  await notePeriodsAndCells(db, isKept);
  if (!isKept) {
    // Anew as a whole: nothing is left of an indicator that is no more.
    await db.run("DROP SCHEMA IF EXISTS result CASCADE");
    await db.run("CREATE SCHEMA result");
  }
  await runFile(db, new URL("./period.sql", import.meta.url));
  await runFile(db, new URL("./cell.sql", import.meta.url));
  await runFile(db, new URL("./source.sql", import.meta.url));
  await runFile(db, new URL("./coverage.sql", import.meta.url));
  await runFile(db, new URL("./maturation.sql", import.meta.url));
  await db.run("CREATE OR REPLACE TABLE result.horizon AS FROM model.horizon");
  await db.run("CREATE OR REPLACE TABLE result.cut (cut VARCHAR, level VARCHAR, fine BOOLEAN)");
  for (const { name, level, fine } of cuts) {
    await db.run("INSERT INTO result.cut VALUES ($name, $level, $fine)", {
      name,
      level,
      fine: fine ?? false,
    });
  }
  await prepareObserving(db);
  await prepareKeeping(db);
  await describe(db, definitions);
  await prepareComparison(db, definitions);
}

/** What figures are called and counted in: `result.indicator` and `result.part`. */
async function describe(db: Warehouse, definitions: readonly Definition[]): Promise<void> {
  await db.run(`CREATE OR REPLACE TABLE result.indicator (
    indicator_id VARCHAR, version VARCHAR, name VARCHAR, unit VARCHAR, direction VARCHAR,
    kind VARCHAR, theme VARCHAR, tier VARCHAR, persons BOOLEAN, position INTEGER)`);
  await db.run(`CREATE OR REPLACE TABLE result.part (
    indicator_id VARCHAR, part VARCHAR, name VARCHAR, role VARCHAR, unit VARCHAR, direction VARCHAR,
    kind VARCHAR, position INTEGER)`);
  for (const [index, one] of definitions.entries()) {
    const { id, version, name, unit, direction, kind, theme, tier, persons } = one;
    await db.run(
      "INSERT INTO result.indicator VALUES ($id, $version, $name, $unit, $direction, $kind, $theme, $tier, $persons, $position)",
      { id, version, name, unit, direction, kind, theme, tier, persons, position: index + 1 },
    );
    for (const [at, part] of one.parts.entries()) {
      await db.run(
        "INSERT INTO result.part VALUES ($id, $part, $name, $role, $unit, $direction, $kind, $position)",
        {
          id,
          part: part.id,
          name: part.name,
          role: part.role,
          unit: part.unit ?? unit,
          direction: part.direction ?? direction,
          kind: part.kind ?? kind,
          position: at + 1,
        },
      );
    }
  }
}

/** Ids of the parts that are about amounts or contracts, not about persons. */
function amountParts({ parts, persons }: Definition): string {
  return parts
    .filter((part) => !(part.persons ?? persons))
    .map((part) => part.id)
    .join(",");
}

async function measureOne(
  db: Warehouse,
  definition: Definition,
  file: URL,
  no: number,
  kept: Kept | undefined,
): Promise<void> {
  await observe(db, definition, file, kept);
  await place(db, definition);
  await estimate(db, definition);
  await keepEstimates(db, definition, kept);
  await gather(db, definition, no);
  const none = definition.interval === "none" ? { lower: null, upper: null } : countInterval(0);
  await db.run(await readFile(new URL("./value.sql", import.meta.url), "utf8"), {
    no,
    moment: definition.moment,
    follow_up_months: definition.followUpMonths,
    immature: definition.immature,
    gate: definition.gate ?? null,
    persons: definition.persons,
    amounts: amountParts(definition),
    counted: definition.kind === "count",
    none_lower: none.lower,
    none_upper: none.upper,
    sources: listValue(definition.sources),
    cuts: listValue(cutsOf(definition).map((cut) => cut.name)),
    periods: listValue(definition.periods ?? periodKinds),
  });
}
