import { createHash } from "node:crypto";
import { Failure } from "../failure.ts";
import { rows, type Warehouse } from "../warehouse/warehouse.ts";
import type { CodeVersion } from "./code-version.ts";
import type { ReleaseFile } from "./table-files.ts";

/** Thresholds of one edition. */
export interface EditionThresholds {
  minPersons: number;
  minDenominator: number;
  roundTo: number;
}

export interface Check {
  name: string;
  outcome: string;
}

/** What a release is, without its name and the code that made it: what its name is made of. */
export interface ManifestContent {
  region: string;
  /** First day observed, last day of the data. */
  observationFrom: string;
  dataUntil: string;
  input: {
    /** Accepted deliveries. */
    deliveries: number;
    /** SHA-256 over their sorted hashes, one per line. */
    sha256: string;
  };
  /** Version of the definition, per indicator. */
  indicators: Record<string, string>;
  thresholds: {
    contract: EditionThresholds & { flowMinClients: number };
    monitor: EditionThresholds;
    raad: EditionThresholds;
  };
  checks: Check[];
  /** Per path below the release folder. */
  files: Record<string, Omit<ReleaseFile, "path">>;
}

/** A release and the bytes of its manifest: a link of the chain of releases. */
export interface ReleaseLink {
  releaseId: string;
  /** SHA-256 of its `manifest.json`. */
  sha256: string;
}

/** `manifest.json`. */
export interface Manifest extends ManifestContent {
  releaseId: string;
  code: CodeVersion;
  /** The release that was current when this one was made; null for the first. */
  previous: ReleaseLink | null;
}

interface EditionRow {
  edition: string;
  region_id: string;
  observation_from: string;
  data_until: string | null;
  min_persons: number;
  min_denominator: number;
  round_to: number;
}

/**
 * Collects the manifest from schema release.
 *
 * @throws Failure (publish) when there is no data to publish
 */
export async function manifestContent(
  db: Warehouse,
  files: readonly ReleaseFile[],
  checks: readonly Check[],
): Promise<ManifestContent> {
  const editions = await rows<EditionRow>(
    db,
    `FROM release.contract_edition UNION ALL FROM release.monitor_edition
     UNION ALL FROM release.raad_edition ORDER BY edition`,
  );
  const [input] = await rows<{ deliveries: number; sha256: string; flow: number }>(
    db,
    `SELECT deliveries, deliveries_sha256 AS sha256, flow_min_clients AS flow
     FROM release.manifest_input`,
  );
  const indicators = await rows<{ id: string; version: string }>(
    db,
    "SELECT indicator_id AS id, version FROM release.contract_indicator ORDER BY ALL",
  );
  const earlier = await rows<Check>(db, "FROM release.manifest_check ORDER BY ALL");
  const [contract, monitor, raad] = editions;
  if (!contract || !monitor || !raad || !input || contract.data_until === null) {
    throw new Failure(
      "publish",
      "Er zijn geen gegevens om te publiceren. Ontvang eerst leveringen: `npm run monitor -- receive`.",
    );
  }
  return {
    region: contract.region_id,
    observationFrom: contract.observation_from,
    dataUntil: contract.data_until,
    input: { deliveries: input.deliveries, sha256: input.sha256 },
    indicators: Object.fromEntries(indicators.map(({ id, version }) => [id, version])),
    thresholds: {
      contract: { ...thresholds(contract), flowMinClients: input.flow },
      monitor: thresholds(monitor),
      raad: thresholds(raad),
    },
    checks: [...earlier, ...checks],
    files: Object.fromEntries(files.map(({ path, ...file }) => [path, file])),
  };
}

function thresholds(row: EditionRow): EditionThresholds {
  return {
    minPersons: row.min_persons,
    minDenominator: row.min_denominator,
    roundTo: row.round_to,
  };
}

/**
 * The name of a release: the last day of its data and a hash of all it holds (every file, the
 * input, thresholds and definitions). The same content always gets the same name; the code that
 * made it is no part of it, so that a change without effect makes no new release.
 */
export function releaseIdOf(content: ManifestContent): string {
  const hash = createHash("sha256").update(canonicalJson(content)).digest("hex");
  return `${content.dataUntil}-${hash.slice(0, 10)}`;
}

/** JSON with sorted keys: the same object always gives the same bytes. */
export function canonicalJson(value: unknown): string {
  const sorted = (_: string, inner: unknown): unknown =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : inner;
  return `${JSON.stringify(value, sorted, 2)}\n`;
}
