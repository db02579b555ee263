import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { silent } from "../../../pipeline/effects.ts";
import { type Home, homeOf } from "../../../pipeline/home.ts";
import { type Purged, purge, registerName } from "../../../pipeline/purge/purge.ts";
import { readRegion } from "../../../pipeline/region/read-region.ts";
import type { Region } from "../../../pipeline/region/region.ts";
import { rows, withWarehouse } from "../../../pipeline/warehouse/warehouse.ts";
import { smallRegion } from "../../temporary-home.ts";
import { filled, release, retention } from "./filled.ts";
import type { Death } from "./killed-purge.ts";

/** At every step, before, halfway and after it, by hand: PURGE_KILLS=all npx vitest run purge/crash. */
const everywhere = process.env.PURGE_KILLS === "all";

let folder: string;
let region: Region;
/** What lies ready to be destroyed; every run gets a copy. */
let pattern: Home;
let undisturbed: Record<string, string>;
let steps: number;

const homeIn = (name: string): Home =>
  homeOf("testregio", { MONITOR_HOME: join(folder, name), MONITOR_KEY_FILE: join(folder, "key") });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "purge-crash-"));
  region = { ...(await readRegion(smallRegion)), retention };
  pattern = homeIn("pattern");
  for (const [reached, until] of [
    [30, "2022-12-31"],
    [40, "2023-06-30"],
    [45, "2025-12-31"],
  ] as const) {
    await release(pattern, reached, until);
  }
  await withWarehouse(pattern.warehouse, (db) => filled(db, pattern));
  const home = await copied("undisturbed");
  const { said } = await ended({ home, region, at: Number.MAX_SAFE_INTEGER, when: "before" });
  steps = (JSON.parse(said) as { steps: number }).steps;
  undisturbed = await stateOf(home);
}, 120_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

async function copied(name: string): Promise<Home> {
  const home = homeIn(name);
  await mkdir(join(home.work, ".."), { recursive: true });
  await cp(pattern.work, home.work, { recursive: true });
  return home;
}

const child = fileURLToPath(new URL("./killed-purge.ts", import.meta.url));

/** Runs a process that may die. @returns its signal or code, and what it said */
function ended(death: Death): Promise<{ how: string; said: string }> {
  const running = spawn(process.execPath, ["--import", "tsx", child, JSON.stringify(death)], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [running.stdout, running.stderr]) {
    stream.on("data", (piece) => {
      said += String(piece);
    });
  }
  return new Promise((resolve) => {
    running.on("close", (code, signal) => resolve({ how: signal ?? `code ${code}`, said }));
  });
}

/** A sum per file and per table: all that is left, but for the register itself. */
async function stateOf(home: Home): Promise<Record<string, string>> {
  const state: Record<string, string> = {};
  for (const entry of await readdir(home.work, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    const name = relative(home.work, file);
    if (entry.isDirectory()) state[`${name}/`] = "";
    else if (name !== registerName && !name.startsWith("warehouse.duckdb")) {
      state[name] = createHash("sha256")
        .update(await readFile(file))
        .digest("hex");
    }
  }
  await withWarehouse(home.warehouse, async (db) => {
    const tables = await rows<{ name: string }>(
      db,
      `SELECT schema_name || '.' || table_name AS name FROM duckdb_tables()
      WHERE database_name = current_database() ORDER BY ALL`,
    );
    for (const { name } of tables) {
      const [sum] = await rows<{ sum: string }>(
        db,
        `SELECT count(*) || ' ' || coalesce(sum(hash(t)::HUGEINT), 0) AS sum FROM ${name} AS t`,
      );
      state[name] = sum?.sum ?? "";
    }
  });
  return state;
}

const again = (home: Home): Promise<Purged[]> =>
  withWarehouse(home.warehouse, (db) =>
    purge(db, home, region, { on: "2026-01-15", yes: true }, silent),
  );

/** The last word of the register on every layer it names. */
async function lastWords(home: Home): Promise<Record<string, string | undefined>> {
  const lines = (await readFile(join(home.work, registerName), "utf8")).trim().split("\n").slice(1);
  return Object.fromEntries(lines.map((line) => [line.split(";")[1], line.split(";").at(-1)]));
}

test("destroys something of every layer when nothing happens to it", async () => {
  const before = await stateOf(pattern);
  const gone = Object.keys(before).filter((name) => undisturbed[name] === undefined);
  for (const layer of ["inbox/", "quarantine/", "model.", "releases/"]) {
    expect(
      gone.some((name) => name.startsWith(layer)),
      layer,
    ).toBe(true);
  }
  expect(undisturbed["care.client"]).not.toBe(before["care.client"]);
});

test(
  "killed at any step and done again, ends as if nothing had happened",
  async () => {
    expect(steps).toBeGreaterThan(50);
    const whens = ["before", "halfway", "after"] as const;
    // Spread over all steps; the last ones are those of the releases, where most can go wrong.
    const chosen = everywhere
      ? Array.from({ length: steps }, (_, at) => whens.map((when) => ({ at, when }))).flat()
      : Array.from({ length: 6 }, (_, n) => ({
          at: steps - 1 - Math.floor((n * n * steps) / 36),
          when: whens[n % 3] ?? "after",
        }));
    for (const { at, when } of chosen) {
      const where = { at, when };
      const home = await copied(`run-${at}-${when}`);
      const { how, said } = await ended({ home, region, at, when });
      expect({ where, how, said }).toEqual({ where, how: "SIGKILL", said: "" });
      await again(home);
      expect({ where, state: await stateOf(home) }).toEqual({ where, state: undisturbed });
      expect({ where, words: Object.values(await lastWords(home)) }).toEqual({
        where,
        words: ["klaar", "klaar", "klaar", "klaar"],
      });
      const counts = (await again(home)).map(({ count }) => count);
      expect({ where, counts }).toEqual({ where, counts: [0, 0, 0, 0] });
      await rm(join(home.work, ".."), { recursive: true });
    }
  },
  everywhere ? 3_600_000 : 120_000,
);
