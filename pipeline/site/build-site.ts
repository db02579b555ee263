import { createHash } from "node:crypto";
import { cp, readFile, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { catalogue } from "../../indicators/catalogue.ts";
import { formatNumber } from "../../src/components/nl-format.ts";
import type { Site } from "../../src/data/page.ts";
import { readRelease } from "../../src/data/release.ts";
import type { Effects } from "../effects.ts";
import { Failure } from "../failure.ts";
import type { Home } from "../home.ts";
import type { ReadSite } from "./audit/attack-sites.ts";
import { requireProtected } from "./audit/audit-site.ts";
import { finishSite } from "./finish.ts";
import { runFramework } from "./framework.ts";
import { readSettings } from "./read-settings.ts";
import { innocentIn, requireNoPersonIn } from "./scan.ts";
import { writeServerFiles } from "./server-files.ts";
import { type Staged, stage } from "./stage.ts";
import { themeOf } from "./theme.ts";

/** The editions that are built as a site. */
export const editions = ["contract", "monitor", "raad"] as const;
export type SiteEdition = (typeof editions)[number];

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

/** A site of which all pages are made, and that Framework has still to build. */
export interface StagedSite extends Staged {
  site: Site;
  out: string;
}

/**
 * Reads a release and makes the pages of one edition: all work of this process. Editions share no
 * folder, so that two may be built at the same time and nothing of one can end in the other.
 *
 * @throws Failure `site` when there is no release, or it cannot be read
 */
export async function stageSite(
  home: Home,
  { edition, out, releaseId }: SiteOptions,
  effects: Effects,
): Promise<StagedSite> {
  const site = await readSite(home, edition, releaseId);
  const theme = await themeOf(home.regionFolder);
  const staged = await stage(site, join(home.stage, edition), effects, theme);
  return { ...staged, site, out: resolve(out) };
}

/**
 * Builds a staged site; for the most part work of Framework, a process of its own.
 *
 * @param names of persons in made-up deliveries, which no page may hold
 * @throws Failure `site` when the build fails; `disclosure` when something in the finished site may
 *   point at a person, or shows what the release does not
 */
export async function completeSite(
  home: Home,
  { site, out, ...staged }: StagedSite,
  effects: Effects,
  names: readonly string[] = [],
): Promise<SiteSummary> {
  const { edition, title } = site.release.edition;
  effects.progress(`Site bouwen (${edition})`, 0, 1);
  await rm(out, { recursive: true, force: true });
  await runFramework({ command: "build", root: staged.root, out, title });
  const scripts = await finishSite(out, staged.kept);
  await cp(staged.downloads, out, { recursive: true });
  await writeServerFiles(out, scripts, site, effects.now());
  const manifest = join(home.releases, site.release.releaseId, "manifest.json");
  await requireNoPersonIn(out, innocentIn(site, await readFile(manifest, "utf8"), names));
  let read: ReadSite | null = null;
  if (edition !== "contract") {
    const started = performance.now();
    const audit = await requireProtected(out, site);
    read = { out, site, found: audit.found };
    const seconds = formatNumber((performance.now() - started) / 1000, 1);
    effects.log(
      `Nagelezen (${edition}): ${formatNumber(audit.figures)} cijfers in ${formatNumber(audit.files)} bestanden, in ${seconds} seconden.`,
    );
  }
  effects.progress(`Site bouwen (${edition})`, 1, 1);
  return { edition, releaseId: site.release.releaseId, out, pages: staged.pages, read };
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
