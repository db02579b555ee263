import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { silent } from "../../../pipeline/effects.ts";
import { type Home, homeOf } from "../../../pipeline/home.ts";
import { protect } from "../../../pipeline/protect/protect.ts";
import { releaseTables } from "../../../pipeline/protect/tables.ts";
import { tablesToPublish } from "../../../pipeline/publish/columns.ts";
import type { Manifest } from "../../../pipeline/publish/manifest.ts";
import { publish, type Release } from "../../../pipeline/publish/publish.ts";
import { fingerprint } from "../../../pipeline/publish/table-files.ts";
import { rows, type Warehouse, withWarehouse } from "../../../pipeline/warehouse/warehouse.ts";
import { measured, table } from "../protect/measured.ts";
import { repeatedRelease } from "./repeated-release.ts";

let folder: string;
let home: Home;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "publish-"));
  home = homeOf("testregio", { MONITOR_HOME: folder });
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const figures = table({
  "0001": { jeugd: [40, 103], wmo: [3, 30] },
  "0002": { jeugd: [31, 62], wmo: [20, 51] },
  "0003": { jeugd: [44, 98], wmo: [25, 61] },
});

/** Enough rows for DuckDB to sort and write with several threads. */
const many = `INSERT INTO result.value BY NAME
  SELECT 'duur' AS indicator_id, 'organisation' AS level, 'provider' AS cut,
    'p' || (i % 500) AS provider_id, 'kwartaal' AS period_kind, 'k' || (i // 500) AS period,
    hash(i) % 90 AS numerator, 100 AS denominator, 100 AS clients, 50 AS hits,
    (hash(i) % 7919) / 7.0 AS estimate, 'definitief' AS status, 'geen signaal' AS signal,
    'geen norm' AS signal_reason
  FROM range(20000) AS series(i)`;

interface Options {
  /** SQL on what was measured. */
  before?: string;
  /** SQL on what was protected. */
  change?: string;
  threads?: number;
}

const repeated = repeatedRelease();

/** Measures, protects, changes something by SQL if wanted, and publishes. */
async function release(options: Options & { into?: Home } = {}): Promise<Release> {
  const { into = home, ...wish } = options;
  const id = await repeated(into.releases, wish, () =>
    withRelease(async (db) => {
      const made = await publish(db, into, silent);
      expect(made.folder).toBe(join(into.releases, made.releaseId));
      return made.releaseId;
    }, wish),
  );
  return { releaseId: id, folder: join(into.releases, id) };
}

function withRelease<T>(use: (db: Warehouse) => Promise<T>, options: Options = {}): Promise<T> {
  return withWarehouse(
    ":memory:",
    async (db) => {
      await measured(db, figures);
      if (options.before) await db.run(options.before);
      await protect(db, silent);
      if (options.change) await db.run(options.change);
      return use(db);
    },
    { memory: "512MB", threads: options.threads ?? 2 },
  );
}

async function bytesOf(path: string): Promise<Record<string, string>> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const hashes = files.map(async (entry) => {
    const file = join(entry.parentPath, entry.name);
    return [file.slice(path.length), (await fingerprint(file)).sha256] as const;
  });
  return Object.fromEntries((await Promise.all(hashes)).sort());
}

async function manifestOf({ folder }: Release): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")) as Manifest;
}

describe("a release on disk", () => {
  test("has every table of each edition as Parquet and CSV, a manifest, and is current", async () => {
    const made = await release();
    expect(made.releaseId).toMatch(/^2025-12-31-[0-9a-f]{10}$/);
    const promised = releaseTables.flatMap(({ name, editions }) =>
      editions.flatMap((edition) => [`/${edition}/${name}.csv`, `/${edition}/${name}.parquet`]),
    );
    expect(Object.keys(await bytesOf(made.folder)).sort()).toEqual(
      [...promised, "/manifest.json"].sort(),
    );
    expect(JSON.parse(await readFile(join(home.releases, "current.json"), "utf8"))).toEqual({
      releaseId: made.releaseId,
    });
    expect((await readdir(home.releases)).sort()).toEqual([made.releaseId, "current.json"].sort());
  });

  test("its manifest says what it holds and what it was made of, keys in order", async () => {
    const made = await release();
    const text = await readFile(join(made.folder, "manifest.json"), "utf8");
    const manifest = JSON.parse(text) as Manifest;
    expect(Object.keys(manifest)).toEqual(Object.keys(manifest).sort());
    expect(manifest).toMatchObject({
      releaseId: made.releaseId,
      region: "testregio",
      observationFrom: "2023-01-01",
      dataUntil: "2025-12-31",
      input: { deliveries: 2, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      indicators: { afschaling: "1.0", doelen: "1.1", duur: "1.2", kosten: "1.0" },
      thresholds: {
        contract: { minPersons: 10, minDenominator: 1, roundTo: 1, flowMinClients: 5 },
        monitor: { minPersons: 8, minDenominator: 20, roundTo: 5 },
        raad: { minPersons: 8, minDenominator: 20, roundTo: 5 },
      },
      code: { version: expect.stringMatching(/^\d+\.\d+\.\d+$/) },
    });
    expect(manifest.checks).toHaveLength(2);
    for (const [path, { bytes, sha256 }] of Object.entries(manifest.files)) {
      expect(await fingerprint(join(made.folder, path))).toEqual({ bytes, sha256 });
    }
    expect(manifest.files["monitor/value.csv"]?.rows).toBe(12);
    expect(manifest.files["contract/value.parquet"]?.rows).toBe(12);
  });

  test("CSV and Parquet hold the same rows in the same order", async () => {
    const made = await release();
    await withRelease(async (db) => {
      for (const { edition, name, columns } of await tablesToPublish(db)) {
        const path = join(made.folder, edition, name);
        const types = columns.map((column) => `'${column.name}': '${column.type}'`).join(", ");
        const csv = await rows(
          db,
          `FROM read_csv('${path}.csv', header = true, columns = {${types}})`,
        );
        const unguarded = JSON.parse(JSON.stringify(csv).replace(/"'(?=[=+\-@])/g, '"'));
        expect(unguarded, `${edition}/${name}`).toEqual(await rows(db, `FROM '${path}.parquet'`));
      }
    });
  });

  test("CSV: header, empty for null, ISO dates, whole numbers as such, quotes where needed", async () => {
    const { folder: made } = await release();
    const read = (path: string) => readFile(join(made, path), "utf8");
    expect(await read("monitor/period.csv")).toBe(
      "period_kind,period,starts_on,ends_on\n" +
        "jaar,2023,2023-01-01,2023-12-31\njaar,2024,2024-01-01,2024-12-31\n",
    );
    const lines = (await read("monitor/value.csv")).split("\n");
    expect(lines[1]).toBe(
      "afschaling,,system,domain,jeugd,,,,,,,jaar,2024,115,265,,265,0.43,0.36,0.51," +
        "definitief,geen signaal,norm,,",
    );
    expect(await read("monitor/edition.csv")).toContain(",true,2023-01-01,2025-12-31,31,8,20,5\n");
  });

  test("CSV: a text that starts like a formula is made text; numbers are left alone", async () => {
    const change = `INSERT INTO release.contract_provider VALUES
      ('a', '+31', '@x', E'\\tx', '-1'); UPDATE release.contract_norm SET value = -0.5`;
    const { folder: made } = await release({ change });
    const read = async (path: string): Promise<Record<string, string>[]> =>
      parse(await readFile(join(made, path)), { columns: true });
    const providers = await read("contract/provider.csv");
    expect(providers[0]).toEqual({
      provider_id: "a",
      name: "'+31",
      party_id: "'@x",
      party_name: "'\tx",
      role: "'-1",
    });
    expect(providers[2]).toMatchObject({
      name: "'=De Linde",
      party_name: 'De Linde, hulp "dichtbij"',
    });
    expect((await read("contract/norm.csv"))[0]).toMatchObject({
      value: "-0.5",
      source: "Contract",
    });
  });
});

describe("the same again", () => {
  test("gives the same bytes, with one thread or two, elsewhere or here", async () => {
    const made = await release({ before: many, threads: 2 });
    const elsewhere = homeOf("testregio", { MONITOR_HOME: join(folder, "elsewhere") });
    const again = await release({ before: many, threads: 1, into: elsewhere });
    expect(again.releaseId).toBe(made.releaseId);
    expect(await bytesOf(again.folder)).toEqual(await bytesOf(made.folder));
    expect((await manifestOf(made)).files["contract/value.parquet"]?.rows).toBe(20012);
  });

  test("rewrites nothing", async () => {
    const made = await release();
    const file = join(made.folder, "monitor", "value.parquet");
    const before = await stat(file);
    const current = await stat(join(home.releases, "current.json"));
    await release();
    expect(await stat(file)).toEqual({
      ...before,
      atime: expect.anything(),
      atimeMs: expect.anything(),
    });
    expect((await stat(join(home.releases, "current.json"))).ino).toBe(current.ino);
    expect(await readdir(home.releases)).toHaveLength(2);
  });

  test("made by other code it stays the release it was", async () => {
    const made = await release();
    const manifest = await manifestOf(made);
    const earlier = { ...manifest, code: { version: "0.0.1", commit: null, changed: null } };
    await writeFile(join(made.folder, "manifest.json"), JSON.stringify(earlier));
    expect((await release()).releaseId).toBe(made.releaseId);
    expect((await manifestOf(made)).code.version).toBe("0.0.1");
  });

  test.each([
    ["a changed figure", "UPDATE release.contract_value SET estimate = 0.5 WHERE cut = 'region'"],
    [
      "another input with the same figures",
      "UPDATE release.manifest_input SET deliveries_sha256 = 'x'",
    ],
    ["another threshold", "UPDATE release.manifest_input SET flow_min_clients = 6"],
  ])("%s gives another release; the first stays", async (_, change) => {
    const made = await release();
    const before = await bytesOf(made.folder);
    const other = await release({ change });
    expect(other.releaseId).not.toBe(made.releaseId);
    expect(await bytesOf(made.folder)).toEqual(before);
    const current = await readFile(join(home.releases, "current.json"), "utf8");
    expect(JSON.parse(current)).toEqual({ releaseId: other.releaseId });
  });

  test.each<[string, (folder: string) => Promise<void>]>([
    ["monitor/value.csv", (made) => writeFile(join(made, "monitor/value.csv"), "a\n1\n")],
    ["monitor/value.csv", (made) => rm(join(made, "monitor/value.csv"))],
    ["monitor/extra.csv", (made) => writeFile(join(made, "monitor/extra.csv"), "")],
    ["manifest.json", (made) => writeFile(join(made, "manifest.json"), "{")],
  ])("a release that was tampered with is refused: %s", async (path, tamper) => {
    const made = await release();
    await tamper(made.folder);
    await expect(release()).rejects.toMatchObject({
      family: "publish",
      exitCode: 14,
      message: expect.stringContaining(path),
    });
  });
});

describe("killed half-way", () => {
  test("what was left is thrown away; nothing half-made is ever seen", async () => {
    const building = join(home.releases, ".building");
    await mkdir(join(building, "contract"), { recursive: true });
    await writeFile(join(building, "contract", "half.parquet"), "half");
    const made = await release();
    expect(Object.keys(await bytesOf(made.folder))).not.toContain("/contract/half.parquet");
    expect(existsSync(building)).toBe(false);
  });

  test("between placing the release and pointing at it: the next run points at it", async () => {
    const made = await release();
    await rm(join(home.releases, "current.json"));
    await writeFile(join(home.releases, "current.json.new"), '{"rel');
    await release();
    expect(JSON.parse(await readFile(join(home.releases, "current.json"), "utf8"))).toEqual({
      releaseId: made.releaseId,
    });
    expect(await readdir(home.releases)).toHaveLength(2);
  });

  test("at any table: earlier release and current.json stand, and the next run is complete", async () => {
    const first = await release();
    const before = await bytesOf(home.releases);
    const change = "UPDATE release.contract_value SET estimate = 0.5 WHERE cut = 'region'";
    for (const stop of [0, 1, 12, 23]) {
      let steps = 0;
      const dying = {
        ...silent,
        progress() {
          if (steps++ === stop) throw new Error("killed");
        },
      };
      await expect(withRelease((db) => publish(db, home, dying), { change })).rejects.toThrow(
        "killed",
      );
      const after = Object.entries(await bytesOf(home.releases));
      expect(Object.fromEntries(after.filter(([path]) => !path.startsWith("/.building")))).toEqual(
        before,
      );
    }
    const second = await release({ change });
    expect((await readdir(home.releases)).sort()).toEqual(
      [first.releaseId, second.releaseId, "current.json"].sort(),
    );
  });
});

describe("refused", () => {
  const key = "0123456789abcdef".repeat(4);

  test.each([
    ["a client key", `UPDATE release.contract_provider SET party_name = 'x ${key}'`, "party_name"],
    ["a BSN", "UPDATE release.monitor_norm SET source = 'zie 999900006.'", "source"],
    ["a BSN among letters", "UPDATE release.contract_finding SET rule = 'nr999900006b'", "rule"],
  ])("%s in a text: named by table and column, never repeated", async (_, change, column) => {
    const failure = await release({ change }).catch((error: unknown) => error as Error);
    expect(failure).toMatchObject({ family: "publish", exitCode: 14 });
    expect((failure as Error).message).toContain(column);
    expect((failure as Error).message).not.toMatch(/[0-9]{9}|[0-9a-f]{64}/);
    expect(existsSync(home.releases)).toBe(false);
  });

  test("nine digits that are no BSN, and longer numbers, may stand", async () => {
    const change = "UPDATE release.monitor_norm SET source = '999900007 en 9999000066'";
    await expect(release({ change })).resolves.toBeDefined();
  });

  test("a column that was not declared stays behind", async () => {
    const change = `ALTER TABLE release.contract_provider ADD COLUMN client_key VARCHAR DEFAULT '${key}'`;
    const made = await release({ change });
    expect(await readFile(join(made.folder, "contract/provider.csv"), "utf8")).not.toContain("key");
  });

  test("a missing table or column says what to do", async () => {
    for (const change of [
      "DROP TABLE release.monitor_norm",
      "ALTER TABLE release.monitor_norm DROP COLUMN source",
    ]) {
      await expect(release({ change })).rejects.toMatchObject({
        family: "publish",
        message: expect.stringContaining("monitor_norm"),
      });
    }
  });

  test("no data at all", async () => {
    const change = "UPDATE release.contract_edition SET data_until = NULL";
    await expect(release({ change })).rejects.toMatchObject({ family: "publish" });
    expect(existsSync(join(home.releases, "current.json"))).toBe(false);
  });
});
