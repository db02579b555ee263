import { existsSync } from "node:fs";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Effects } from "./effects.ts";
import { Failure } from "./failure.ts";
import type { Home } from "./home.ts";
import { projectRoot } from "./home.ts";
import type { MeasureSummary } from "./measure/measure.ts";
import { readingFigures, refreshFigures } from "./measure/refresh.ts";
import { verify } from "./measure/verify.ts";
import { refreshModel, remakeModel } from "./model/refresh.ts";
import { protect } from "./protect/protect.ts";
import { publish, type Release } from "./publish/publish.ts";
import { type Purged, type PurgeOptions, purge } from "./purge/purge.ts";
import { checkDeliveries, newestMessage, type PartyCheck } from "./receive/check/check.ts";
import { writeFindings } from "./receive/check/csv.ts";
import { checkAsHtml } from "./receive/check/html.ts";
import {
  type AppliedCorrection,
  applyCorrections,
  correctionTrouble,
} from "./receive/corrections.ts";
import { receive } from "./receive/receive.ts";
import { loadHeld } from "./receive/statline/statline.ts";
import type { ReceiveSummary } from "./receive/summary.ts";
import { readCorrections } from "./region/correction.ts";
import { privateFile, readPrivate } from "./region/private.ts";
import { readRegion } from "./region/read-region.ts";
import { registerRegion } from "./region/register.ts";
import { namesInDeliveries } from "./sample/message.ts";
import { type SampleOptions, type SampleSummary, writeSample } from "./sample/sample.ts";
import { requireUnderivable } from "./site/audit/attack-sites.ts";
import { buildSites } from "./site/builders/builders.ts";
import { editions, type SiteEdition } from "./site/edition.ts";
import type { PrintedReport } from "./site/report.ts";
import type { WarehouseLimits } from "./warehouse/limits.ts";
import { withWarehouse } from "./warehouse/warehouse.ts";

/** The places of a region, and how much of the machine the work on it may take. */
export type Workplace = Home & { limits?: WarehouseLimits };

/** Whom a check is about, and where it is written besides the terminal. */
export interface CheckOptions {
  provider?: string;
  csv?: string;
  html?: string;
}

/** Simulates the deliveries of a region into its inbox. */
export async function runSample(
  home: Home,
  options: SampleOptions,
  effects: Effects,
): Promise<SampleSummary> {
  return writeSample(await readRegion(home.regionFolder), home, options, effects);
}

/** Inbox → care records. */
export async function runReceive(home: Workplace, effects: Effects): Promise<ReceiveSummary> {
  const region = await readRegion(home.regionFolder);
  const corrections = await readCorrections(home.regionFolder);
  return withWarehouse(
    home.warehouse,
    async (db) => {
      await registerRegion(db, region);
      const summary = await receive(db, region, home, effects);
      tellTroubles(await applyCorrections(db, corrections), false, effects);
      return summary;
    },
    home.limits,
  );
}

/** Care records → corrected records; what came of each correction. */
export async function runCorrections(home: Workplace): Promise<AppliedCorrection[]> {
  const corrections = await readCorrections(home.regionFolder);
  return withWarehouse(home.warehouse, (db) => applyCorrections(db, corrections), home.limits);
}

/** Says which corrections were not applied. @throws Failure (region) for them, when strict */
export function tellTroubles(
  corrections: readonly AppliedCorrection[],
  strict: boolean,
  effects: Effects,
): void {
  const troubles = corrections.map(correctionTrouble).filter((trouble) => trouble !== null);
  for (const trouble of troubles) effects.warn(trouble);
  if (strict && troubles.length > 0) {
    throw new Failure(
      "region",
      `Van de correcties in corrections.csv zijn er ${troubles.length} niet toegepast. Werk het bestand bij.`,
    );
  }
}

/** What there is to say about deliveries: on the terminal, as a page or as a table. */
export async function runCheck(home: Workplace, options: CheckOptions): Promise<PartyCheck[]> {
  const region = await readRegion(home.regionFolder);
  return withWarehouse(
    home.warehouse,
    async (db) => {
      await registerRegion(db, region);
      const { provider, csv, html } = options;
      const found = await checkDeliveries(db, provider);
      if (csv !== undefined) await writeFindings(db, csv, provider);
      if (html !== undefined) {
        await writeFile(html, checkAsHtml(found, region.name, await newestMessage(db)));
      }
      return found;
    },
    home.limits,
  );
}

/**
 * Care records → model → values. What did not change is kept.
 *
 * @param options strict: corrections that were not applied are a mistake; whole: nothing is kept
 */
export async function runMeasure(
  home: Workplace,
  effects: Effects,
  { strict = false, whole = false } = {},
): Promise<MeasureSummary> {
  const region = await readRegion(home.regionFolder);
  const corrections = await readCorrections(home.regionFolder);
  return withWarehouse(
    home.warehouse,
    async (db) => {
      await registerRegion(db, region);
      await loadHeld(db, home, effects);
      // Anew: the region folder may have changed since the deliveries were received.
      tellTroubles(await applyCorrections(db, corrections), strict, effects);
      const { made, changed, clients } = await (whole ? remakeModel : refreshModel)(db, effects);
      if (made === "nothing") effects.log("Er is niets veranderd sinds de vorige keer.");
      if (made === "clients") {
        effects.log(`Opnieuw gemaakt: het model van ${changed} van de ${clients} cliënten.`);
      }
      return refreshFigures(db, effects, whole);
    },
    home.limits,
  );
}

/**
 * Computes everything anew beside the warehouse, and compares.
 *
 * @returns how many tables are the same
 * @throws Failure (delivery) naming the first table that differs
 */
export async function runFullCheck(home: Workplace, effects: Effects): Promise<number> {
  if (!existsSync(home.warehouse)) {
    throw new Failure("usage", "Er is nog geen magazijn. Draai eerst 'receive' en 'measure'.");
  }
  return withWarehouse(
    home.warehouse,
    async (db) => {
      const { tables, difference } = await readingFigures(db, () =>
        verify(db, `${home.warehouse}.check`, effects),
      );
      if (difference === undefined) return tables;
      const { table, extra, missing, example } = difference;
      throw new Failure(
        "delivery",
        `Het magazijn wijkt af van een volledige herberekening. Eerste verschil: tabel ${table}, ${extra} rijen te veel en ${missing} te weinig, zoals ${example}. Draai 'monitor measure --full' om alles opnieuw te rekenen.`,
      );
    },
    home.limits,
  );
}

/** Values → protected tables → a release on disk. */
export async function runPublish(home: Workplace, effects: Effects): Promise<Release> {
  return withWarehouse(
    home.warehouse,
    async (db) => {
      const secret = await readPrivate(home.work);
      if (secret === null) {
        effects.log(
          `Bedragen blijven uit de openbare edities: ${join(home.work, privateFile)} is er niet. Het voorbeeld is private.example.yaml in de regiomap.`,
        );
      }
      const money = secret && {
        p: secret.money.percent,
        minContributors: secret.money.minParties,
      };
      await readingFigures(db, () => protect(db, effects, home.releases, money));
      return publish(db, home, effects);
    },
    home.limits,
  );
}

/** Tells what is kept too long, and destroys it when asked to. */
export async function runPurge(
  home: Home,
  options: PurgeOptions,
  effects: Effects,
): Promise<Purged[]> {
  const region = await readRegion(home.regionFolder);
  return withWarehouse(home.warehouse, (db) => purge(db, home, region, options, effects));
}

/** A release → the sites of the editions, two at a time where the machine can. */
export async function runSite(
  home: Home,
  which: readonly SiteEdition[],
  out: string,
  effects: Effects,
): Promise<void> {
  const tasks = which.map((edition) => ({ edition, out: join(out, edition) }));
  const building = buildSites(home, tasks, effects, namesInDeliveries);
  try {
    // A reader has all public editions: they are attacked together, while the others are built.
    const isPublic = (_: unknown, index: number) => which[index] !== "contract";
    const sites = (await Promise.all(building.filter(isPublic))).flatMap(({ read }) => read ?? []);
    await requireUnderivable(home.warehouse, sites, effects);
  } finally {
    await Promise.allSettled(building);
  }
  await Promise.all(building);
}

/** A release → the council's edition, with a PDF per municipality. */
export async function runReport(
  home: Home,
  out: string,
  effects: Effects,
): Promise<PrintedReport[]> {
  await runSite(home, ["raad"], out, effects);
  const { printReports } = await import("./site/report.ts");
  return printReports(home, out, effects);
}

/** Everything, from the inbox to the sites; an inbox that is empty is filled with a sample first. */
export async function runAll(
  home: Workplace,
  sample: SampleOptions,
  effects: Effects,
): Promise<string> {
  if (await isEmpty(home.inbox)) {
    effects.log("De inbox is leeg: er worden fictieve leveringen gemaakt.");
    await runSample(home, sample, effects);
  }
  await runReceive(home, effects);
  await runMeasure(home, effects);
  await runPublish(home, effects);
  const out = join(projectRoot, "dist");
  await runSite(home, editions, out, effects);
  return out;
}

async function isEmpty(folder: string): Promise<boolean> {
  return !existsSync(folder) || (await readdir(folder)).length === 0;
}
