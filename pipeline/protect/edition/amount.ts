import { rows, type Warehouse } from "../../warehouse/warehouse.ts";

/** What each party has in the cost of help, in thousands of euros: by `amountName`, then by party. */
export type Amounts = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** The code of all municipalities or domains together. */
export const whole = "*";

export const amountName = (year: string, municipality: string, domain: string): string =>
  `${year} ${municipality} ${domain}`;

/**
 * The cost of help per year, municipality and domain, as parties told it by month, with all totals.
 * Providers that signed together are one: what one of them knows the others may know.
 */
export async function amounts(db: Warehouse): Promise<Amounts> {
  const [there] = await rows<{ tables: number }>(
    db,
    `SELECT count(*)::INTEGER AS tables FROM information_schema.tables
     WHERE table_schema = 'model' AND table_name = 'realisation'`,
  );
  if (there?.tables !== 1) return new Map();
  const found = await rows<{
    year: string;
    municipality: string;
    domain: string;
    party: string;
    amount: number;
  }>(
    db,
    `SELECT year(month)::VARCHAR AS year, coalesce(municipality_code, '${whole}') AS municipality,
       coalesce(domain, '${whole}') AS domain, coalesce(party_id, provider_agb) AS party,
       (sum(cost_cents) / 100000)::DOUBLE AS amount
     FROM model.realisation
     GROUP BY year(month), coalesce(party_id, provider_agb),
       GROUPING SETS ((), (municipality_code), (domain), (municipality_code, domain))
     ORDER BY ALL`,
  );
  const all = new Map<string, Map<string, number>>();
  for (const { year, municipality, domain, party, amount } of found) {
    const name = amountName(year, municipality, domain);
    all.set(name, (all.get(name) ?? new Map()).set(party, amount));
  }
  return all;
}
