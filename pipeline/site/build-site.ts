import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { catalogue } from "../../indicators/catalogue.ts";
import { formatNumber } from "../../src/components/nl-format.ts";
import type { Site } from "../../src/data/page.ts";
import { readRelease } from "../../src/data/release.ts";
import type { Effects } from "../effects.ts";
import { Failure } from "../failure.ts";
import type { Home } from "../home.ts";
import type { ReadSite } from "./audit/attack-sites.ts";
import { requireProtected } from "./audit/audit-site.ts";
import type { SiteEdition } from "./edition.ts";
import { finishSite } from "./finish.ts";
import { runFramework } from "./framework.ts";
import { freeMemory } from "./free-memory.ts";
import { readSettings } from "./read-settings.ts";
import { innocentIn, requireNoPersonIn } from "./scan.ts";
import { writeServerFiles } from "./server-files.ts";
import { type Staged, stage } from "./stage.ts";
import { themeOf } from "./theme.ts";

export interface SiteOptions {
  edition: SiteEdition;
  /** Folder of the finished site of this edition; what it held is replaced. */
  out: string;
  /** Which release to show; when absent the current one. */
  releaseId?: string;
}

export interface SiteSummary {
  edition: SiteEdition;
  releaseId: string;
  out: string;
  pages: number;
  /** Of a public edition: what a reader finds in its files. */
  read: ReadSite | null;
}

/**
 * Builds the site of one edition from a release: makes its pages, has Framework frame them in a
 * process of its own, and reads the result as a stranger would. Editions share no folder, so that two
 * may be built at the same time and nothing of one can end in the other. The site is built aside and
 * gets its place when it is whole and was found safe; what stood there goes before.
 *
 * @param names of persons in made-up deliveries, which no page may hold
 * @throws Failure `site` when there is no release, or the build fails; `disclosure` when something in
 *   the finished site may point at a person, or shows what the release does not
 */
export async function buildSite(
  home: Home,
  { edition, out, releaseId }: SiteOptions,
  effects: Effects,
  names: readonly string[] = [],
): Promise<SiteSummary> {
  const place = resolve(out);
  const aside = join(dirname(place), `.${basename(place)}.building`);
  try {
    await rm(aside, { recursive: true, force: true });
    await mkdir(aside, { recursive: true });
    const { site, ...staged } = await stageSite(home, edition, releaseId, aside, effects);
    effects.progress(`Site bouwen (${edition})`, 0, 1);
    await rm(place, { recursive: true, force: true });
    // The pages are made: Framework may have the memory that they took.
    freeMemory();
    const built = join(home.stage, edition, "built");
    const { title } = site.release.edition;
    const { root, pages } = staged;
    await runFramework({ command: "build", root, out: built, title, pages });
    const scripts = await finishSite(built, aside, staged.kept);
    await writeServerFiles(aside, scripts, site, effects.now());
    const read = await requireSafe(home, aside, site, names, effects);
    await rename(aside, place);
    effects.progress(`Site bouwen (${edition})`, 1, 1);
    const shown = site.release.releaseId;
    return { edition, releaseId: shown, out: place, pages, read: read && { ...read, out: place } };
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

/** Makes the pages of an edition. @returns what they lack, and what is needed to finish and check them */
async function stageSite(
  home: Home,
  edition: SiteEdition,
  releaseId: string | undefined,
  out: string,
  effects: Effects,
): Promise<Staged & { site: Site }> {
  const site = await readSite(home, edition, releaseId);
  const theme = await themeOf(home.regionFolder);
  const staged = await stage(site, join(home.stage, edition), out, effects, theme);
  // The figures of the contract edition are many, and it has no audit that asks for them.
  return { ...staged, site: edition === "contract" ? withoutFigures(site) : site };
}

function withoutFigures(site: Site): Site {
  const none = { values: [], value: () => undefined, series: () => [] };
  return { ...site, release: { ...site.release, ...none } };
}

/** Refuses a finished site that says what it may not. @returns what a reader finds in a public one */
async function requireSafe(
  home: Home,
  folder: string,
  site: Site,
  names: readonly string[],
  effects: Effects,
): Promise<Omit<ReadSite, "out"> | null> {
  const { releaseId, values: told } = site.release;
  const { edition } = site.release.edition;
  const manifest = await readFile(join(home.releases, releaseId, "manifest.json"), "utf8");
  await requireNoPersonIn(folder, innocentIn(site, manifest, names));
  if (edition === "contract") return null;
  const started = performance.now();
  const { figures, files, found } = await requireProtected(folder, site);
  const seconds = formatNumber((performance.now() - started) / 1000, 1);
  effects.log(
    `Nagelezen (${edition}): ${formatNumber(figures)} cijfers in ${formatNumber(files)} bestanden, in ${seconds} seconden.`,
  );
  return { told, found };
}

/** A release with the definitions of its indicators, as the pages want it. */
export async function readSite(
  home: Home,
  edition: SiteEdition,
  releaseId?: string,
): Promise<Site> {
  const id = releaseId ?? (await currentRelease(home));
  const folder = join(home.releases, id);
  try {
    const manifest = await readFile(join(folder, "manifest.json"));
    const hash = createHash("sha256").update(manifest).digest("hex");
    return {
      release: await readRelease(join(folder, edition), id, hash),
      definitions: new Map(catalogue.map((definition) => [definition.id, definition])),
      settings: await readSettings(home.regionFolder),
    };
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(
      "site",
      `Uitgave ${id} is niet te lezen voor de editie ${edition}: ${(error as Error).message}. ` +
        "Publiceer opnieuw met: npm run monitor -- publish",
    );
  }
}

async function currentRelease(home: Home): Promise<string> {
  try {
    const current: unknown = JSON.parse(
      await readFile(join(home.releases, "current.json"), "utf8"),
    );
    const { releaseId } = current as { releaseId?: unknown };
    if (typeof releaseId === "string" && /^[\w.-]+$/.test(releaseId)) return releaseId;
  } catch {
    // Told below: to a reader a missing and a broken file are the same.
  }
  throw new Failure(
    "site",
    "Er is nog geen uitgave om te tonen. Maak er een met: npm run monitor -- publish",
  );
}
