import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { catalogue } from "../../indicators/catalogue.ts";
import type { Definition } from "../../indicators/definition.ts";
import { Failure } from "../failure.ts";
import type { Home } from "../home.ts";
import { oneOf } from "../measure/values.ts";
import { readRegion } from "../region/read-region.ts";
import type { Region } from "../region/region.ts";
import { type CurrentRelease, withCurrentRelease } from "./current-release.ts";
import { skeleton } from "./skeleton.ts";

/** What an agreement is about. */
export interface AgreementWish {
  provider: string;
  indicator: string;
  /** Only the work of the provider in this segment. */
  segment?: string;
  /** The figure of which period; the newest final year when absent. */
  period?: string;
  /** Day of the dialogue, `2026-01-20`. */
  on: string;
}

interface ValueRow {
  period: string;
  status: string;
  numerator: number | null;
  denominator: number | null;
  estimate: number | null;
  lower: number | null;
  upper: number | null;
  norm_value: number | null;
}

interface SignalRow {
  against: string;
  state: string;
  period: string;
}

/**
 * Writes `agreements/AFS-<year>-<number>.yaml` in the region folder: valid, with the figure of the
 * current release frozen in it, and room for what people say and agree.
 *
 * @returns the path of the file
 * @throws Failure (usage) for a provider, indicator, segment or period that does not exist
 */
export async function newAgreement(home: Home, wish: AgreementWish): Promise<string> {
  const region = await readRegion(home.regionFolder);
  oneOf(
    "provider",
    wish.provider,
    region.providers.map(({ provider_id }) => provider_id),
  );
  oneOf(
    "indicator",
    wish.indicator,
    catalogue.map(({ id }) => id),
  );
  if (wish.segment !== undefined)
    oneOf(
      "segment",
      wish.segment,
      region.segments.map(({ id }) => id),
    );
  const definition = catalogue.find(({ id }) => id === wish.indicator) as Definition;
  return withCurrentRelease(home, async (release) => {
    const { value, past, regional } = await figuresOf(release, wish);
    const text = skeleton({
      id: await nextId(home, wish.on.slice(0, 4)),
      releaseId: release.releaseId,
      releaseHash: release.hash,
      wish,
      definition,
      signalKind: await signalKindOf(release, wish),
      fact: { ...value, past: past?.estimate ?? null, region: regional?.estimate ?? null },
      judgeable: judgeableFrom(definition, wish.on, region),
    });
    return write(home, text);
  });
}

/** The figure of the provider, the one before it, and that of the region. */
async function figuresOf(
  release: CurrentRelease,
  { provider, indicator, segment, period }: AgreementWish,
): Promise<{ value: ValueRow; past: ValueRow | undefined; regional: ValueRow | undefined }> {
  const found = await release.find<ValueRow>(
    "value",
    `indicator_id = $indicator AND part IS NULL AND period_kind = 'jaar' AND provider_id = $provider
     AND cut = $cut AND segment IS NOT DISTINCT FROM $segment ORDER BY period`,
    {
      indicator,
      provider,
      cut: segment === undefined ? "provider" : "provider_segment",
      segment: segment ?? null,
    },
  );
  const years = found.filter(({ status }) => status === "definitief" || status === "voorlopig");
  if (period !== undefined)
    oneOf(
      "period",
      period,
      years.map((one) => one.period),
    );
  const value =
    period === undefined
      ? (years.findLast(({ status }) => status === "definitief") ?? years.at(-1))
      : years.find((one) => one.period === period);
  if (value === undefined) {
    throw new Failure(
      "usage",
      `Uitgave ${release.releaseId} heeft van ${provider} geen cijfer voor ${indicator}${segment === undefined ? "" : ` in ${segment}`}: te weinig cliënten, te vroeg of niet geleverd.`,
    );
  }
  const [regional] = await release.find<ValueRow>(
    "value",
    "indicator_id = $indicator AND part IS NULL AND cut = 'region' AND period = $period",
    { indicator, period: value.period },
  );
  return { value, past: years[years.indexOf(value) - 1], regional };
}

const kinds: Record<string, string> = {
  norm: "streefwaarde",
  vergelijkbaar: "trechter",
  casemix: "trechter",
  verleden: "spc",
};

/** Which comparison calls it out; an opportunity when none does. */
async function signalKindOf(
  release: CurrentRelease,
  { provider, indicator, segment }: AgreementWish,
): Promise<string> {
  const found = await release.find<SignalRow>(
    "signal",
    `indicator_id = $indicator AND provider_id = $provider AND cut = $cut
     AND segment IS NOT DISTINCT FROM $segment AND state = 'ongunstig' ORDER BY period DESC`,
    {
      indicator,
      provider,
      cut: segment === undefined ? "provider" : "provider_segment",
      segment: segment ?? null,
    },
  );
  const order = Object.keys(kinds);
  const first = found.sort((a, b) => order.indexOf(a.against) - order.indexOf(b.against))[0];
  return first === undefined ? "kans" : (kinds[first.against] ?? "kans");
}

/**
 * From which last day of data an effect can show: when the first whole year after the start is
 * final. That year begins with a quarter, or with a calendar year when the indicator looks at one day.
 */
export function judgeableFrom(definition: Definition, start: string, region: Region): string {
  const day = new Date(`${start}T00:00:00Z`);
  const rolling = definition.moment === "within_period" || definition.moment === "own_period";
  const step = rolling ? 3 : 12;
  const month = Math.ceil((day.getUTCMonth() + (day.getUTCDate() > 1 ? 1 : 0)) / step) * step;
  const looked = definition.moment === "start_of_period" ? 0 : 12;
  const until = new Date(
    Date.UTC(
      day.getUTCFullYear(),
      month + looked + definition.followUpMonths,
      looked === 0 ? 1 : 0,
    ) +
      region.gapDays * 86_400_000,
  );
  return until.toISOString().slice(0, 10);
}

async function nextId(home: Home, year: string): Promise<string> {
  const names = await readdir(join(home.regionFolder, "agreements")).catch(() => []);
  const numbers = names.flatMap((name) => {
    const [, of, number] = /^AFS-(\d{4})-(\d{4})\.yaml$/.exec(name) ?? [];
    return of === year ? [Number(number)] : [];
  });
  return `AFS-${year}-${String(Math.max(0, ...numbers) + 1).padStart(4, "0")}`;
}

async function write(home: Home, { id, text }: { id: string; text: string }): Promise<string> {
  const folder = join(home.regionFolder, "agreements");
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${id}.yaml`);
  // Never over what somebody wrote.
  await writeFile(file, text, { flag: "wx" });
  return file;
}
