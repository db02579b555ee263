import type { Definition } from "../../indicators/definition.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { type Figure, observedParts, type Series, seriesOf } from "./estimate.ts";
import { kindRules } from "./kinds/kinds.ts";
import { partNumbers } from "./place.ts";

/**
 * Counts in SQL, estimates in TypeScript: fills the temporary table `estimate` with one row per cell,
 * period and part that has any observation.
 */
export async function estimate(db: Warehouse, definition: Definition): Promise<void> {
  await db.run(`CREATE OR REPLACE TEMP TABLE estimate (
    cell_no INTEGER, period_no INTEGER, part VARCHAR,
    numerator DOUBLE, denominator DOUBLE, asked DOUBLE, clients INTEGER, hits INTEGER,
    estimate DOUBLE, lower DOUBLE, upper DOUBLE)`);
  let counted = "";
  const numbers = partNumbers(definition);
  for (const series of seriesOf(definition)) {
    const rule = kindRules[series.kind];
    const counts = rule.counts(series);
    const key = `${observedParts(series).join()} ${counts}`;
    // Another figure from the same counts need not count again.
    if (key !== counted) {
      await db.run(`CREATE OR REPLACE TEMP VIEW series_unit AS
      FROM unit WHERE part_no IN (${observedParts(series)
        .map((part) => numbers.get(part))
        .join(", ")})`);
      await db.run(`CREATE OR REPLACE TEMP TABLE counted AS
        SELECT row_number() OVER ()::INTEGER AS row_no, * FROM (${counts})`);
      counted = key;
    }
    await addFigures(db, series, numbers);
  }
  await db.run("DROP VIEW series_unit; DROP TABLE counted; DROP TABLE figure");
}

/** From the table `counted` to figures of one series in `estimate`. */
async function addFigures(
  db: Warehouse,
  series: Series,
  numbers: ReadonlyMap<string, number>,
): Promise<void> {
  const rule = kindRules[series.kind];
  await db.run(
    "CREATE OR REPLACE TEMP TABLE figure (row_no INTEGER, estimate DOUBLE, lower DOUBLE, upper DOUBLE)",
  );
  // Read in parts: counts of values take more room than the figures made of them. The stream is read
  // to its end first, because the connection does one thing at a time.
  const figures: [row: number, figure: Figure][] = [];
  const counted = await db.stream(`SELECT row_no, ${rule.inputs.join(", ")} FROM counted`);
  for await (const some of counted.yieldRowsJs()) {
    for (const [row, ...inputs] of some) {
      figures.push([row as number, rule.figure(inputs as never[], series)]);
    }
  }
  const appender = await db.createAppender("figure", "main", "temp");
  const append = (value: number | null): void => {
    if (value === null) appender.appendNull();
    // Twelve digits: the order in which doubles were added up leaves no trace.
    else appender.appendDouble(Number(value.toPrecision(12)));
  };
  for (const [row, figure] of figures) {
    appender.appendInteger(row);
    append(figure.estimate);
    append(figure.lower);
    append(figure.upper);
    appender.endRow();
  }
  appender.closeSync();
  for (const part of series.parts) {
    const observed = series.observed === "headline" ? "" : part;
    await db.run(`INSERT INTO estimate BY NAME
      SELECT cell_no, period_no, '${part}' AS part, numerator, denominator, asked, clients, hits,
        figure.estimate, figure.lower, figure.upper
      FROM counted JOIN figure USING (row_no)
      WHERE counted.part_no = ${numbers.get(observed)}`);
  }
}
