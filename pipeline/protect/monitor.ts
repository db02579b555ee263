import { Failure } from "../failure.ts";
import { rows, runFile, type Warehouse } from "../warehouse/warehouse.ts";
import { attack, firstLeak, narrowestRoom } from "./attack.ts";
import { type Cell, type Cut, linesOf, type Thresholds } from "./cell.ts";
import { suppress } from "./suppress.ts";

interface CellRow {
  id: number;
  sheet: string;
  cut: Cut;
  domain: string | null;
  municipality: string | null;
  numerator: number | null;
  denominator: number | null;
  clients: number | null;
  shown: boolean;
}

/** The thresholds of the monitor, from the region. */
export async function monitorThresholds(db: Warehouse): Promise<Thresholds> {
  const [row] = await rows<Thresholds>(
    db,
    `SELECT monitor_min_persons AS "minPersons", monitor_min_denominator AS "minDenominator",
       monitor_round_to AS "roundTo"
     FROM register.region`,
  );
  if (row === undefined) throw new Error("register.region is empty");
  return row;
}

/**
 * Fills the temporary table `monitor_cell`: the cells of the monitor, exact, with `shown` after
 * primary and secondary suppression. Tables of one indicator and year are protected one by one:
 * no sum over years or indicators is published.
 */
export async function hideCells(db: Warehouse, thresholds: Thresholds): Promise<void> {
  await runFile(db, new URL("./monitor-cell.sql", import.meta.url));
  const sheets = await sheetsOf(
    db,
    `SELECT cell_id AS id, indicator_id || ' ' || period AS sheet, cut, domain,
       municipality_code AS municipality, numerator::DOUBLE AS numerator,
       denominator::DOUBLE AS denominator, clients::INTEGER AS clients, shown
     FROM monitor_cell
     -- Known to be nothing, so no part of any sum.
     WHERE NOT (blank AND status <> 'te vroeg')
     ORDER BY cell_id`,
  );
  for (const cells of sheets.values()) {
    for (const index of suppress(cells, thresholds)) {
      await db.run("UPDATE monitor_cell SET shown = false WHERE cell_id = $id", {
        id: (cells[index] as Cell).id,
      });
    }
  }
}

/** What the check of the finished monitor found. */
export interface Audit {
  /** Cells that could hold a figure: not too early, not without anyone. */
  cells: number;
  hidden: number;
  /** The narrowest interval a reader can put around a hidden count; null when nothing is known. */
  room: number | null;
}

/**
 * Attacks `release.monitor_value` as it will be published, knowing nothing else.
 *
 * @throws Failure (disclosure) when a count below a threshold is shown, or a hidden one can be
 *   worked out: nothing may be published then
 */
export async function auditMonitor(db: Warehouse, thresholds: Thresholds): Promise<Audit> {
  await auditShown(db);
  const sheets = await sheetsOf(
    db,
    `SELECT 0 AS id, indicator_id || ' ' || period AS sheet, cut, domain,
       municipality_code AS municipality, numerator, denominator, clients,
       denominator IS NOT NULL AS shown
     FROM release.monitor_value
     WHERE status NOT IN ('bron niet geleverd', 'te weinig gegevens')
     ORDER BY indicator_id, period, cut, domain, municipality_code`,
  );
  let room = Number.POSITIVE_INFINITY;
  for (const [sheet, cells] of sheets) {
    const findings = attack(cells, linesOf(cells), thresholds);
    const leak = firstLeak(cells, findings, thresholds);
    if (leak !== null) {
      const { cut, domain, municipality } = cells[leak.index] as Cell;
      const place = [cut, domain, municipality].filter((part) => part !== null).join(", ");
      throw new Failure(
        "disclosure",
        `De monitor is niet veilig: in ${sheet} is het verborgen aantal bij ${place} af te leiden ` +
          `(ruimte ${leak.bounds.high - leak.bounds.low}, nodig meer dan ${thresholds.minPersons}). ` +
          "Er is niets gepubliceerd. Verhoog minPersons of roundTo in region.yaml.",
      );
    }
    room = Math.min(room, narrowestRoom(cells, findings));
  }
  const [count] = await rows<{ cells: number; hidden: number }>(
    db,
    `SELECT count(*)::INTEGER AS cells,
       (count(*) FILTER (status = 'afgeschermd'))::INTEGER AS hidden
     FROM release.monitor_value
     WHERE status IN ('definitief', 'voorlopig', 'afgeschermd')`,
  );
  return {
    cells: count?.cells ?? 0,
    hidden: count?.hidden ?? 0,
    room: Number.isFinite(room) ? room : null,
  };
}

async function auditShown(db: Warehouse): Promise<void> {
  const [row] = await rows<{ wrong: number }>(
    db,
    `SELECT count(*)::INTEGER AS wrong
     FROM release.monitor_value AS value, register.region AS region
     WHERE CASE WHEN status IN ('definitief', 'voorlopig')
       THEN numerator < monitor_min_persons - monitor_round_to // 2
         OR denominator < monitor_min_denominator - monitor_round_to // 2
         OR clients < monitor_min_denominator - monitor_round_to // 2
         OR numerator % monitor_round_to <> 0
         OR denominator % monitor_round_to <> 0
         OR clients % monitor_round_to <> 0
         OR numerator IS NULL OR denominator IS NULL OR clients IS NULL
       ELSE coalesce(numerator, denominator, clients, estimate, lower, upper) IS NOT NULL END
       OR period_kind <> 'jaar' OR level <> 'system'
       OR coalesce(law, segment, party_id, provider_id) IS NOT NULL`,
  );
  if (row?.wrong !== 0) {
    throw new Failure(
      "disclosure",
      `De monitor is niet veilig: ${row?.wrong} rijen tonen meer dan de drempels toestaan. ` +
        "Er is niets gepubliceerd. Meld dit aan de beheerder.",
    );
  }
}

/** Cells per table of one indicator and year. */
async function sheetsOf(db: Warehouse, sql: string): Promise<Map<string, Cell[]>> {
  const sheets = new Map<string, Cell[]>();
  for (const row of await rows<CellRow>(db, sql)) {
    const numerator = row.numerator ?? 0;
    const denominator = row.denominator ?? 0;
    const cells = sheets.get(row.sheet) ?? [];
    cells.push({
      id: row.id,
      cut: row.cut,
      domain: row.domain,
      municipality: row.municipality,
      counts: {
        numerator,
        denominator,
        complement: denominator - numerator,
        clients: row.clients ?? 0,
      },
      shown: row.shown,
    });
    sheets.set(row.sheet, cells);
  }
  return sheets;
}
