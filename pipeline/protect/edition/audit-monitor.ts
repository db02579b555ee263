import { Failure } from "../../failure.ts";
import { rows, type Warehouse } from "../../warehouse/warehouse.ts";
import { type AuditReport, audit } from "../audit/audit.ts";
import { type Yield, yieldOf } from "../audit/yield.ts";
import { earlierOf, withStays } from "../earlier/earlier.ts";
import { nothingBefore, type Past } from "../earlier/past.ts";
import { at, primaryPattern, type Quantity, unrounded } from "../registry/registry.ts";
import { roundingRange } from "../rounding/rounding.ts";
import type { Contributions } from "./contribution.ts";
import { publicWidths } from "./hide.ts";
import { cellName, publicCells, publicRule } from "./public-cell.ts";
import { type PublicRegistry, publicRegistry } from "./public-registry.ts";
import type { NumberName } from "./treatment.ts";

// What the public gets; any other column must be empty.
const protectedColumns: ReadonlySet<string> = new Set(
  `indicator_id level cut domain municipality_code period_kind period numerator denominator clients
   estimate lower upper status signal signal_reason norm_value norm_operator`.split(/\s+/),
);

/** What the public reads of one figure. */
export type PublishedRow = Record<NumberName, number | null> & {
  indicator: string;
  period: string;
  cut: string;
  domain: string | null;
  municipality: string | null;
  shown: boolean;
};

/** What came of the attack, and what the pattern leaves beside one of the thresholds alone. */
export interface MonitorAudit extends AuditReport {
  ours: Yield;
  /** If only what is small were hidden, as many do. */
  naive: Yield;
}

/**
 * Attacks `release.monitor_value` as it will be published: what it shows and hides is read from the
 * table, only what is true from the figures behind it.
 *
 * @param past what earlier releases told: one who kept them attacks as well
 * @param providers what providers know: each attacks with its own
 * @throws Failure (disclosure) when it shows more than the thresholds allow, or a hidden number can
 *   be worked out: nothing may be published then
 */
export async function auditMonitor(
  db: Warehouse,
  past: Past = nothingBefore,
  providers: Contributions = new Map(),
): Promise<MonitorAudit> {
  await auditShown(db);
  await auditAlike(db);
  const rule = await publicRule(db);
  const built = publicRegistry(await publicCells(db), rule, providers);
  const earlier = earlierOf(built, past, rule);
  const published = new Map(
    (
      await rows<PublishedRow>(
        db,
        `SELECT indicator_id AS indicator, period, cut, domain, municipality_code AS municipality,
           numerator, denominator, clients::DOUBLE AS clients,
           status IN ('definitief', 'voorlopig') AS shown
         FROM release.monitor_value ORDER BY ALL`,
      )
    ).map((row) => [cellName(row), row]),
  );
  const pattern = built.cells.map((cell) => published.get(cellName(cell))?.shown !== true);
  const small = built.registry.figures.findIndex(
    ({ primary }, index) => primary !== null && pattern[index] === false,
  );
  if (small >= 0) throw unsafe(`${at(built.registry.figures, small).id} is te klein om te tonen`);
  const again = [...earlier.stays].find((index) => pattern[index] === false);
  if (again !== undefined) {
    throw unsafe(
      `${at(built.registry.figures, again).id} was eerder verborgen en is te weinig veranderd om te tonen`,
    );
  }
  const [given] = earlier.given;
  if (given !== undefined) {
    throw unsafe(
      `${at(built.registry.figures, given.figure).id} is te klein om te tonen, maar uitgave ${given.release} toont het al`,
      "Trek die uitgave in en haal haar map weg, of zet de drempel terug",
    );
  }
  const report = await audit(
    withStays(
      { ...built.registry, quantities: asPublished(built, published, rule.roundTo) },
      earlier,
      rule,
    ),
    pattern,
    publicWidths(rule),
    { earlier: earlier.ranges },
  );
  const [leak] = report.leaks;
  if (leak !== undefined) {
    const { id } = at(built.registry.quantities, leak.quantity);
    const { low, high } = leak.range ?? { low: Number.NaN, high: Number.NaN };
    throw unsafe(
      `het verborgen getal ${id} is af te leiden (${leak.scenario}: tussen ${low} en ${high}), ` +
        `en nog ${report.leaks.length - 1} getallen`,
    );
  }
  // Both as if shown numbers were exact: the difference is then in what they hide, not in rounding.
  const exact = unrounded(built.registry);
  return {
    ...report,
    ours: await yieldOf(exact, pattern),
    naive: await yieldOf(exact, primaryPattern(exact)),
  };
}

/** What readers know of each quantity: from the numbers in the table, not from our own. */
export function asPublished(
  { registry, cells, shows }: PublicRegistry,
  published: ReadonlyMap<string, PublishedRow>,
  roundTo: number,
): Quantity[] {
  const quantities = registry.quantities.map((quantity) => ({ ...quantity }));
  for (const [index, cell] of cells.entries()) {
    const row = published.get(cellName(cell));
    for (const [name, position] of Object.entries(shows[index] ?? {})) {
      const number = row?.[name as NumberName] ?? null;
      const quantity = quantities[position];
      if (number === null || quantity === undefined || row?.shown !== true) continue;
      const { low, high } = roundingRange(number, roundTo, 0);
      const seen = quantity.shown;
      quantity.shown = { low: Math.max(low, seen.low), high: Math.min(high, seen.high) };
    }
  }
  return quantities;
}

/** The council's figures must be those of the monitor, hidden ones too: what one hides the other would give. */
async function auditAlike(db: Warehouse): Promise<void> {
  const [row] = await rows<{ other: number }>(
    db,
    `SELECT count(*)::INTEGER AS other FROM (
       (FROM release.raad_value EXCEPT ALL FROM release.monitor_value)
       UNION ALL
       (FROM release.monitor_value EXCEPT ALL FROM release.raad_value))`,
  );
  if (row?.other !== 0) throw unsafe("het raadsrapport heeft andere cijfers dan de monitor");
}

async function auditShown(db: Warehouse): Promise<void> {
  const [row] = await rows<{ wrong: number }>(
    db,
    `SELECT count(*)::INTEGER AS wrong
     FROM release.monitor_value AS value, register.region AS region
     WHERE CASE WHEN status IN ('definitief', 'voorlopig')
       THEN numerator < monitor_min_persons - monitor_round_to // 2
         OR denominator < monitor_min_persons - monitor_round_to // 2
         OR clients < monitor_min_persons - monitor_round_to // 2
         OR numerator % monitor_round_to <> 0
         OR denominator % monitor_round_to <> 0
         OR clients % monitor_round_to <> 0
         -- Figures of money show no count.
         OR clients IS NULL AND indicator_id NOT IN (
           SELECT indicator_id FROM result.indicator WHERE unit = 'euro')
       ELSE coalesce(numerator, denominator, clients, estimate, lower, upper) IS NOT NULL END
       OR period_kind <> 'jaar' OR level <> 'system'`,
  );
  if (row?.wrong !== 0) throw unsafe(`${row?.wrong} rijen tonen meer dan de drempels toestaan`);
  const others = await rows<{ name: string }>(
    db,
    `SELECT column_name AS name FROM information_schema.columns
     WHERE table_schema = 'release' AND table_name = 'monitor_value' ORDER BY ordinal_position`,
  );
  for (const { name } of others.filter((column) => !protectedColumns.has(column.name))) {
    const [filled] = await rows<{ rows: number }>(
      db,
      `SELECT count("${name}")::INTEGER AS rows FROM release.monitor_value`,
    );
    if (filled?.rows !== 0) throw unsafe(`kolom ${name} is gevuld, en niemand beschermt die`);
  }
}

function unsafe(what: string, todo = "Meld dit aan de beheerder"): Failure {
  return new Failure(
    "disclosure",
    `De monitor is niet veilig: ${what}. Er is niets gepubliceerd. ${todo}.`,
  );
}
