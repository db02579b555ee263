import { catalogue } from "../../../indicators/catalogue.ts";
import type { Definition } from "../../../indicators/definition.ts";
import { cuts, type Dimension, grainOf } from "../../measure/cut.ts";
import { observationView } from "../../measure/observation.ts";
import { dayColumn, inPeriod } from "../../measure/place.ts";
import { rows, type Warehouse } from "../../warehouse/warehouse.ts";
import { publicPlans } from "./plan.ts";
import { cellName } from "./public-cell.ts";
import type { NumberName } from "./treatment.ts";

/** What each provider has in a cell, of its own work: by `cellName`, then by provider. */
export type Contributions = ReadonlyMap<string, ReadonlyMap<string, Record<NumberName, number>>>;

interface Row extends Record<NumberName, number> {
  period: string;
  cut: string;
  domain: string | null;
  municipality: string | null;
  provider: string;
}

/**
 * What every provider knows of the public cells, because it gave the help: from the observations
 * that measuring left, the headline of each indicator about persons. An observation of no provider
 * in particular is known to each that ever helped the client. Indicators without observations in the
 * warehouse have none.
 */
export async function contributions(db: Warehouse): Promise<Contributions> {
  const present = new Set(
    (
      await rows<{ name: string }>(
        db,
        `SELECT 'result.' || table_name AS name FROM information_schema.tables
         WHERE table_schema = 'result'`,
      )
    ).map(({ name }) => name),
  );
  const found = new Map<string, Map<string, Record<NumberName, number>>>();
  for (const definition of catalogue) {
    if (!definition.persons || !present.has(observationView(definition.id))) continue;
    for (const row of await ownNumbers(db, definition)) {
      const { period, cut, domain, municipality, provider, ...numbers } = row;
      const key = cellName({ indicator: definition.id, period, cut, domain, municipality });
      found.set(key, (found.get(key) ?? new Map()).set(provider, numbers));
    }
  }
  return found;
}

async function ownNumbers(db: Warehouse, definition: Definition): Promise<Row[]> {
  const wanted = new Set(publicPlans.flatMap((plan) => plan.cuts));
  const kinds = [...new Set(publicPlans.flatMap(({ periodKinds }) => periodKinds))];
  const observed = observationView(definition.id);
  const known = `(
    FROM ${observed} WHERE provider_id IS NOT NULL
    UNION ALL BY NAME
    SELECT observed.* REPLACE (helper.provider_id AS provider_id)
    FROM (FROM ${observed} WHERE provider_id IS NULL) AS observed
    JOIN (SELECT DISTINCT client_key, provider_id FROM model.service WHERE provider_id IS NOT NULL)
      AS helper USING (client_key))`;
  const queries = cuts.flatMap((cut) => {
    const grain = grainOf(definition, cut);
    if (grain === undefined || !wanted.has(cut.name)) return [];
    const own = (name: Dimension): string => (cut.dimensions.includes(name) ? name : "NULL");
    return [
      `SELECT
        period.period, '${cut.name}' AS cut, ${own("domain")} AS domain,
        ${own("municipality_code")} AS municipality, provider_id AS provider,
        ${numbersOf(definition)}
      FROM (
        SELECT *, ${dayColumn(definition)} AS day
        FROM ${known} WHERE grain = '${grain}' AND part IS NULL
      ) AS day
      JOIN result.period AS period
        ON ${inPeriod[definition.moment]}
        AND period.period_kind IN (${kinds.map((kind) => `'${kind}'`).join(", ")})
      WHERE ${["provider_id", ...cut.dimensions].map((name) => `${name} IS NOT NULL`).join(" AND ")}
      GROUP BY ALL`,
    ];
  });
  if (queries.length === 0) return [];
  return rows<Row>(db, `FROM (${queries.join("\nUNION ALL\n")}) WHERE clients > 0 ORDER BY ALL`);
}

/** Numerator, denominator and persons, as the kind counts them. */
function numbersOf({ kind, counts, per }: Definition): string {
  const persons = (when: string): string => `count(DISTINCT client_key) FILTER (${when})`;
  const sum = (column: string, when: string): string =>
    `coalesce(sum(${column}) FILTER (${when}), 0)`;
  const numbers: Record<Definition["kind"], [string, string, string]> = {
    proportion: ["count(*) FILTER (known AND hit)", "count(*) FILTER (known)", persons("known")],
    ratio: [
      sum("numerator", "known"),
      per === "persons" ? persons("known AND denominator > 0") : sum("denominator", "known"),
      persons("known AND denominator > 0"),
    ],
    duration: ["count(*) FILTER (ended)", "count(*)", persons("true")],
    survival: ["count(*) FILTER (ended)", "count(*)", persons("true")],
    mean: [
      sum("value", "known"),
      "count(value) FILTER (known)",
      persons("known AND value IS NOT NULL"),
    ],
    median: [
      sum("value", "known"),
      "count(value) FILTER (known)",
      persons("known AND value IS NOT NULL"),
    ],
    rate: [
      counts === "persons" ? persons("events > 0") : sum("events", "true"),
      "0",
      persons("events > 0"),
    ],
    count: [
      counts === "persons" ? persons("known") : "count(*) FILTER (known)",
      "count(*) FILTER (known)",
      persons("known"),
    ],
  };
  const [numerator, denominator, clients] = numbers[kind];
  return `(${numerator})::DOUBLE AS numerator, (${denominator})::DOUBLE AS denominator,
        (${clients})::DOUBLE AS clients`;
}
