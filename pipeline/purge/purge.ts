import { join } from "node:path";
import type { Effects } from "../effects.ts";
import { Failure } from "../failure.ts";
import type { Home } from "../home.ts";
import type { Region } from "../region/region.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { expiredInbox, expiredQuarantine } from "./files.ts";
import { type Expired, type Layer, layers } from "./layer.ts";
import { expiredReleases } from "./old-releases.ts";
import { expiredRecords } from "./records.ts";
import { isUnfinished, register } from "./register.ts";

export interface PurgeOptions {
  /** The day from which is counted back, `2026-01-31`. */
  on: string;
  /** Destroy; otherwise only tell what would go. */
  yes: boolean;
}

/** What is too old in one layer, and whether it was destroyed. */
export interface Purged {
  layer: Layer;
  unit: string;
  count: number;
  before: string;
  source: string;
  note: string | null;
  destroyed: boolean;
}

/** Name of the register of destruction, in the work folder of the region. */
export const registerName = "vernietigd.csv";

/**
 * Destroys what is kept longer than the region wants (`retention` in region.yaml), layer by layer; by
 * default it only tells what would go. A layer without a rule is left alone. Every layer that loses
 * something gets two lines in the register, before and after. A run that was cut short is finished by the
 * next one.
 *
 * @throws Failure (region) when the region has no rule at all
 */
export async function purge(
  db: Warehouse,
  home: Home,
  region: Region,
  { on, yes }: PurgeOptions,
  effects: Effects,
): Promise<Purged[]> {
  const rules = region.retention ?? {};
  if (layers.every((layer) => rules[layer] === undefined)) {
    throw new Failure(
      "region",
      "region.yaml heeft geen bewaartermijnen. Zet ze onder `retention`, per laag: inbox, quarantine, warehouse en releases, elk met months en source.",
    );
  }
  const purged: Purged[] = [];
  for (const layer of layers) {
    const rule = rules[layer];
    if (rule === undefined) continue;
    const before = monthsBefore(on, rule.months);
    const expired = await expiredIn(layer, db, home, before);
    const { unit, count, note } = expired;
    const destroy = yes && count > 0;
    const line = { on, layer, unit, count, before, source: rule.source };
    const file = join(home.work, registerName);
    if (destroy) {
      effects.log(`Vernietigen: ${layer}, ${count} ${unit}.`);
      await register(file, { ...line, state: "begonnen" });
      await expired.destroy();
    }
    // Also what an earlier run destroyed to the last, but could not say any more.
    if (destroy || (yes && (await isUnfinished(file, layer)))) {
      await register(file, { ...line, state: "klaar" });
    }
    purged.push({ layer, unit, count, before, source: rule.source, note, destroyed: destroy });
  }
  return purged;
}

function expiredIn(layer: Layer, db: Warehouse, home: Home, before: string): Promise<Expired> {
  switch (layer) {
    case "inbox":
      return expiredInbox(db, home.inbox, before);
    case "quarantine":
      return expiredQuarantine(db, home.quarantine, before);
    case "warehouse":
      return expiredRecords(db, before);
    case "releases":
      return expiredReleases(db, home.releases, before);
  }
}

/** A day so many months earlier; the last day of a month that is too short. */
export function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 - months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

/** What goes or went, for a person. */
export function purgeAsText(purged: readonly Purged[]): string {
  const number = new Intl.NumberFormat("nl-NL");
  const lines = purged.map(({ layer, unit, count, before, note, destroyed }) => {
    const what = `${number.format(count)} ${unit} van voor ${before}`;
    if (count === 0) return `${layer}: niets te vernietigen van voor ${before}`;
    return `${layer}: ${what}${destroyed ? " vernietigd" : ""}${note === null ? "" : `. ${note}`}`;
  });
  if (purged.some(({ count, destroyed }) => count > 0 && !destroyed)) {
    lines.push("Er is niets vernietigd. Met --yes gebeurt het echt; terug kan niet.");
  }
  return `${lines.join("\n")}\n`;
}
