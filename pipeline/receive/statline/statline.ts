import type { Effects } from "../../effects.ts";
import { Failure } from "../../failure.ts";
import type { Home } from "../../home.ts";
import { readRegion } from "../../region/read-region.ts";
import { type Warehouse, withWarehouse } from "../../warehouse/warehouse.ts";
import { Archive, capturesIn } from "./archive.ts";
import { readCounterparts } from "./counterpart.ts";
import { fetchSlice } from "./fetch-slice.ts";
import { loadContext, type Slice } from "./load.ts";
import { type Patience, patience, type StatlineEffects, Web } from "./web.ts";
import { readAreas, readWishes, referenceFolder, type Wish } from "./wish.ts";

/** Where StatLine is, unless somebody says otherwise. */
export const defaultAddress = "https://datasets.cbs.nl/odata/v1/CBS";

export interface StatlineOptions {
  /** One table only; all of `tables.yaml` when absent. */
  table?: string;
  /** Contact nobody: load what is in the work folder, else the snapshot. */
  offline?: boolean;
  /** Address of the service. */
  address?: string;
  patience?: Patience;
}

export interface StatlineSummary {
  fetched: string[];
  unchanged: string[];
  /** What schema `context` now holds, per slice. */
  slices: {
    table: string;
    version: string | null;
    origin: string;
    captured: string;
    observations: number;
  }[];
}

/**
 * Brings schema `context` up to date: asks StatLine for what is new, unless offline, and loads
 * every capture in the work folder; the committed snapshot stands in for tables without a capture.
 *
 * @throws Failure of family `delivery` when tables could not be fetched; what could is loaded
 */
export async function runStatline(
  home: Home,
  options: StatlineOptions,
  effects: StatlineEffects,
): Promise<StatlineSummary> {
  const archive = new Archive(home.statline);
  const failures: Failure[] = [];
  const fetched: string[] = [];
  const unchanged: string[] = [];
  if (options.offline !== true) {
    const region = await readRegion(home.regionFolder);
    const areas = await readAreas(region, home.regionFolder);
    const web = new Web(options.address ?? defaultAddress, effects, options.patience ?? patience);
    for (const wish of chosen(await readWishes(), options.table)) {
      try {
        const { fresh } = await fetchSlice(web, archive, wish, areas, effects);
        (fresh ? fetched : unchanged).push(wish.table);
      } catch (error) {
        // One table that fails does not keep the others from coming in.
        if (!(error instanceof Failure) || error.family === "usage") throw error;
        failures.push(error);
      }
    }
  }
  const slices = await currentSlices(archive, effects);
  const counterparts = await readCounterparts();
  await withWarehouse(home.warehouse, (db) => loadContext(db, slices, counterparts));
  if (failures.length > 0) {
    throw new Failure("delivery", failures.map(({ message }) => message).join("\n"));
  }
  return {
    fetched,
    unchanged,
    slices: slices.map(({ capture, origin }) => ({
      table: capture.table_id,
      version: capture.version,
      origin,
      captured: capture.captured_at,
      observations: capture.observations,
    })),
  };
}

/**
 * Fills schema `context` with what was fetched before, else with the snapshot; contacts nobody. So that
 * figures have their national counterpart without a command of its own.
 */
export async function loadHeld(db: Warehouse, home: Home, effects: Effects): Promise<void> {
  const slices = await currentSlices(new Archive(home.statline), effects);
  await loadContext(db, slices, await readCounterparts());
}

/** The summary for a person: a line per slice, in the words that belong with a figure. */
export function statlineLines({ fetched, unchanged, slices }: StatlineSummary): string[] {
  const list = (tables: string[]) => (tables.length === 0 ? "geen" : tables.join(", "));
  return [
    `Opgehaald: ${list(fetched)}. Niet veranderd: ${list(unchanged)}.`,
    ...slices.map(
      ({ table, version, origin, captured, observations }) =>
        `${table}${version === null ? "" : `, versie ${version}`}: ${observations} waarnemingen (${origin}, geraadpleegd ${captured.slice(0, 10)})`,
    ),
  ];
}

/** What there is to load: own captures, and the snapshot for every table without one. */
async function currentSlices(archive: Archive, effects: Effects): Promise<Slice[]> {
  const own = await archive.all();
  for (const folder of own.damaged) {
    effects.warn(
      `StatLine: de vastlegging in ${folder} is beschadigd en telt niet mee. Verwijder die map en haal de tabel opnieuw op.`,
    );
  }
  const snapshot = await capturesIn(referenceFolder);
  if (snapshot.damaged.length > 0) {
    throw new Failure(
      "delivery",
      `StatLine: de momentopname in ${snapshot.damaged.join(", ")} is veranderd of niet heel. Zet de bestanden van het project terug.`,
    );
  }
  const held = new Set(own.kept.map(({ capture }) => capture.table_id));
  return [
    ...snapshot.kept
      .filter(({ capture }) => !held.has(capture.table_id))
      .map((kept) => ({ ...kept, origin: "momentopname" as const })),
    ...own.kept.map((kept) => ({ ...kept, origin: "opgehaald" as const })),
  ];
}

function chosen(wishes: Wish[], table: string | undefined): Wish[] {
  if (table === undefined) return wishes;
  const known = wishes.find((wish) => wish.table === table);
  // Any table may be asked for; one that is not in the list comes whole, for our areas.
  return [known ?? { table, use: "gevraagd", pins: {}, measures: [] }];
}
