import type { Definition } from "../../indicators/definition.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { type Cut, cutsOf, grainOf } from "./cut.ts";
import { seriesOf } from "./estimate.ts";
import { kindRules } from "./kinds/kinds.ts";
import { unitTable } from "./observation.ts";

/**
 * Finds the cells and periods of the observations of an indicator, as numbers, in temporary tables:
 *
 * - `place`: a distinct set of dimensions; `place_cell`: its cells
 * - `day_period`: the periods of a day; `day_atom` and `atom_period`: the same for the periods in
 *   `touched_period`, by sets of days that fall in the same ones (a quarter, mostly), so that sums per
 *   atom serve every period; meets_from and meets_to: the first and last day of the periods of a day
 * - `unit`: the observations in these by place_no, atom_no and part_no, with client_no, known and what their
 *   kinds count. lone: no other observation of this client can meet it in one cell and period
 *
 * Numbers make grouping cheap, and one pass serves every cut.
 */
export async function place(db: Warehouse, definition: Definition): Promise<void> {
  const wanted = cutsOf(definition);
  await db.run(`CREATE OR REPLACE TEMP TABLE place AS
    FROM result.place SEMI JOIN ${unitTable(definition.id)} USING (place_no)`);
  for (const cut of wanted.filter((one) => one.fine)) await addCells(db, definition, cut);
  await db.run(`CREATE OR REPLACE TEMP TABLE place_cell AS
    ${wanted
      .map(
        (cut) => `SELECT place_no, cell_no, ${cut.fine ?? false} AS fine
        FROM place JOIN result.cell AS cell
          ON ${["true", ...cut.dimensions.map((name) => `cell.${name} = place.${name}`)].join(" AND ")}
        WHERE cell.cut = '${cut.name}' AND place.grain = '${grainOf(definition, cut)}'`,
      )
      .join("\nUNION ALL\n")}`);
  await db.run(
    `CREATE OR REPLACE TEMP TABLE day_period AS
     SELECT day.day, period.period_no, period.starts_on, period.ends_on,
       period.period_kind = 'jaar' AS whole_year, period.period_kind = 'lopend' AS rolling
     FROM (SELECT DISTINCT ${dayColumn(definition)} AS day FROM ${unitTable(definition.id)}) AS day
     JOIN result.period AS period ON ${inPeriod[definition.moment]}
     ${definition.periods === undefined ? "" : `WHERE period_kind IN (${definition.periods.map((kind) => `'${kind}'`).join(", ")})`}`,
  );
  await db.run(`CREATE OR REPLACE TEMP TABLE day_atom AS
    SELECT day, meets_from, meets_to, dense_rank() OVER (ORDER BY periods)::INTEGER AS atom_no
    FROM (
      SELECT day, list(period_no ORDER BY period_no) AS periods, min(starts_on) AS meets_from,
        max(ends_on) AS meets_to
      FROM day_period SEMI JOIN touched_period USING (period_no) GROUP BY day
    )`);
  await db.run(`CREATE OR REPLACE TEMP TABLE atom_period AS
    SELECT DISTINCT atom_no, period_no, whole_year, rolling
    FROM day_atom JOIN day_period USING (day) SEMI JOIN touched_period USING (period_no)`);
  await listUnits(db, definition);
}

/** The parts of an indicator by number; 0 is the headline. */
export function partNumbers(definition: Definition): Map<string, number> {
  return new Map(["", ...definition.parts.map((one) => one.id)].map((id, index) => [id, index]));
}

async function listUnits(db: Warehouse, definition: Definition): Promise<void> {
  const columns = new Set(
    seriesOf(definition).flatMap((series) => Object.keys(kindRules[series.kind].columns)),
  );
  const parts = [...partNumbers(definition)].map(([id, no]) => `('${id}', ${no})`);
  // Who is seen again only so much later, or earlier, that no period has both, is alone in every period.
  // When observations count on the days of their own period only, once on a day is enough.
  const lone =
    definition.moment === "within_period"
      ? `coalesce(lag(observed.on_date) OVER same < meets_from, true)
          AND coalesce(lead(observed.on_date) OVER same > meets_to, true)`
      : "count(*) OVER same = 1";
  const same =
    definition.moment === "within_period"
      ? "PARTITION BY place.grain, part_no, client_no ORDER BY observed.on_date"
      : "PARTITION BY place.grain, part_no, client_no, atom_no";
  await db.run(`CREATE OR REPLACE TEMP TABLE unit AS
    SELECT
      observed.place_no, day_atom.atom_no, numbered.part_no, observed.client_no,
      coalesce(observed.known, false) AS known,
      observed.client_no IS NOT NULL AND ${lone} AS lone
      ${[...columns].map((name) => `, observed.${name}`).join("")}
    FROM ${unitTable(definition.id)} AS observed
    JOIN place ON place.place_no = observed.place_no
    JOIN (VALUES ${parts.join(", ")}) AS numbered (part, part_no)
      ON numbered.part = coalesce(observed.part, '')
    JOIN day_atom ON day_atom.day = observed.${dayColumn(definition)}
    WINDOW same AS (${same})`);
}

/** When a day (or, for own_period, the key of a period) falls in a period. */
export const inPeriod: Record<Definition["moment"], string> = {
  // A group as it stood on one day has no sum over four quarters.
  start_of_period: "day.day = period.starts_on AND period.period_kind <> 'lopend'",
  within_period: "day.day BETWEEN period.starts_on AND period.ends_on",
  end_of_period: "day.day = period.ends_on AND period.period_kind <> 'lopend'",
  own_period: "day.day = period.period",
};

/** The column of an observation that tells when it counts. */
export const dayColumn = (definition: Definition): string =>
  definition.moment === "own_period" ? "period" : "on_date";

/** Adds the groups of a fine cut that someone is in, when the region knows them. */
async function addCells(db: Warehouse, definition: Definition, cut: Cut): Promise<void> {
  const names = cut.dimensions;
  await db.run(
    `INSERT INTO result.cell BY NAME
     SELECT
       (SELECT max(cell_no) FROM result.cell) + row_number() OVER ()::INTEGER AS cell_no,
       *
     FROM (
       SELECT DISTINCT
         '${cut.name}' AS cut, ${names.map((name) => `place.${name}`).join(", ")},
         ${names.includes("domain") ? "place.domain" : "NULL"} AS norm_domain,
         ${names.includes("segment") ? "place.segment" : "NULL"} AS norm_segment
       FROM place
       ${names.includes("provider_id") ? "SEMI JOIN register.provider ON provider.provider_id = place.provider_id" : ""}
       ANTI JOIN (FROM result.cell WHERE cut = '${cut.name}') AS known
         ON ${names.map((name) => `known.${name} = place.${name}`).join(" AND ")}
       WHERE place.grain = '${grainOf(definition, cut)}'
         AND ${names.map((name) => `place.${name} IS NOT NULL`).join(" AND ")}
     )`,
  );
}
