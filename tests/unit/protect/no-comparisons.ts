import type { Warehouse } from "../../../pipeline/warehouse/warehouse.ts";

const group =
  "indicator_id VARCHAR, level VARCHAR, cut VARCHAR, domain VARCHAR, law VARCHAR, segment VARCHAR, municipality_code VARCHAR, party_id VARCHAR, provider_id VARCHAR";

/** The tables of comparisons as measuring leaves them, with nothing in them. */
export async function noComparisons(db: Warehouse): Promise<void> {
  await db.run(`
    CREATE TABLE result.signal (${group}, period_kind VARCHAR, period VARCHAR, against VARCHAR,
      state VARCHAR, reason VARCHAR, value DOUBLE, lower DOUBLE, upper DOUBLE, target DOUBLE,
      limit_lower DOUBLE, limit_upper DOUBLE, size DOUBLE);
    CREATE TABLE result.series (${group}, period VARCHAR, points INTEGER, basis VARCHAR,
      centre DOUBLE, limit_lower DOUBLE, limit_upper DOUBLE, near_lower DOUBLE, near_upper DOUBLE,
      rule VARCHAR, direction INTEGER, uncertain BOOLEAN, false_alarm DOUBLE, trend VARCHAR,
      slope DOUBLE, slope_lower DOUBLE, slope_upper DOUBLE);
    CREATE TABLE result.peer (${group}, period_kind VARCHAR, period VARCHAR, method VARCHAR,
      measure VARCHAR, size DOUBLE, value DOUBLE, target DOUBLE, look_lower DOUBLE,
      look_upper DOUBLE, signal_lower DOUBLE, signal_upper DOUBLE, zone VARCHAR, peers INTEGER,
      phi DOUBLE, state VARCHAR, reason VARCHAR);
    CREATE TABLE result.standard (${group}, period_kind VARCHAR, period VARCHAR, method VARCHAR,
      strata VARCHAR, observed DOUBLE, expected DOUBLE, ratio DOUBLE, lower DOUBLE, upper DOUBLE,
      standardised DOUBLE, banner BOOLEAN, state VARCHAR, reason VARCHAR);
    CREATE TABLE result.combination (rule_id VARCHAR, level VARCHAR, cut VARCHAR, domain VARCHAR,
      segment VARCHAR, party_id VARCHAR, provider_id VARCHAR, period_kind VARCHAR, period VARCHAR,
      contradicted BOOLEAN, role VARCHAR, position INTEGER, indicator_id VARCHAR, test VARCHAR,
      finding VARCHAR, against VARCHAR, judged_period VARCHAR);`);
}
