import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { inTransaction, rows, type Warehouse } from "../../warehouse/warehouse.ts";
import type { Kept } from "./archive.ts";
import { observationsFile } from "./capture.ts";
import type { CounterpartTerm } from "./counterpart.ts";
import { parsePeriod } from "./period.ts";

/** Where a slice came from: fetched by this installation, or committed with the project. */
export type Origin = "opgehaald" | "momentopname";

export interface Slice extends Kept {
  origin: Origin;
}

/**
 * Fills schema `context` from captures, replacing what was there, in one transaction. The same
 * captures give the same rows.
 */
export async function loadContext(
  db: Warehouse,
  slices: readonly Slice[],
  counterparts: readonly CounterpartTerm[],
): Promise<void> {
  const insertObservations = await readFile(new URL("./observation.sql", import.meta.url), "utf8");
  await inTransaction(db, async () => {
    for (const table of ["table", "measure", "code", "period", "observation", "counterpart"]) {
      await db.run(`DELETE FROM context.${table}`);
    }
    for (const [index, { folder, capture, origin }] of slices.entries()) {
      const slice = index + 1;
      await fill(db, "table", [
        {
          slice_id: slice,
          table_id: capture.table_id,
          title: capture.title,
          version: capture.version,
          modified: capture.modified,
          status: capture.status,
          license: capture.license,
          source: capture.source,
          note: capture.note,
          filter: capture.filter,
          captured_at: capture.captured_at.replace("Z", ""),
          origin,
          observations: capture.observations,
          sha256: capture.sha256,
        },
      ]);
      await fill(
        db,
        "measure",
        capture.measures.map(({ code, group, ...rest }) => ({
          slice_id: slice,
          measure: code,
          group_title: group,
          ...rest,
        })),
      );
      await db.run(insertObservations, {
        slice,
        file: join(folder, observationsFile),
        region: capture.region,
        period: capture.period,
        others: JSON.stringify(capture.others),
        periods: JSON.stringify(
          capture.period === null ? [] : (capture.codes[capture.period] ?? []),
        ),
      });
      for (const [dimension, codes] of Object.entries(capture.codes)) {
        await db.run(
          `INSERT INTO context.code
           SELECT $slice, $dimension, code, title
           FROM (SELECT unnest(from_json($codes::JSON, '[{"code":"VARCHAR","title":"VARCHAR"}]'), recursive := true))
           WHERE code IN (
             SELECT CASE $dimension WHEN $region THEN region WHEN $period THEN period ELSE dims ->> $dimension END
             FROM context.observation WHERE slice_id = $slice)`,
          {
            slice,
            dimension,
            region: capture.region,
            period: capture.period,
            codes: JSON.stringify(codes),
          },
        );
      }
    }
    await fill(db, "counterpart", [...counterparts]);
    const periods = await rows<{ period: string }>(
      db,
      "SELECT DISTINCT period FROM context.observation WHERE period IS NOT NULL ORDER BY period",
    );
    await fill(
      db,
      "period",
      periods.map(({ period }) => {
        const { code, ...rest } = parsePeriod(period);
        return { period: code, ...rest };
      }),
    );
  });
}

/** Fills a table of `context` from records with exactly its columns; they travel as one JSON text. */
async function fill(db: Warehouse, table: string, records: object[]): Promise<void> {
  const columns = await rows<{ name: string; type: string }>(
    db,
    `SELECT column_name AS name, data_type AS type FROM duckdb_columns()
     WHERE schema_name = 'context' AND table_name = $table ORDER BY column_index`,
    { table },
  );
  const shape = JSON.stringify([Object.fromEntries(columns.map(({ name, type }) => [name, type]))]);
  await db.run(
    `INSERT INTO context.${table} BY NAME
     SELECT unnest(from_json_strict($records::JSON, '${shape}'), recursive := true)`,
    { records: JSON.stringify(records) },
  );
}
