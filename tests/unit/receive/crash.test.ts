import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { silent } from "../../../pipeline/effects.ts";
import type { Home } from "../../../pipeline/home.ts";
import { receive } from "../../../pipeline/receive/receive.ts";
import { readRegion } from "../../../pipeline/region/read-region.ts";
import { Random } from "../../../pipeline/sample/random.ts";
import { writeSample } from "../../../pipeline/sample/sample.ts";
import { rows, withWarehouse } from "../../../pipeline/warehouse/warehouse.ts";
import { smallRegion, temporaryHome } from "../../temporary-home.ts";
import type { Death } from "./killed-receive.ts";

/** More, and other ones, by hand: CRASH_KILLS=200 CRASH_SEED=7 npx vitest run crash. */
const kills = Number(process.env.CRASH_KILLS ?? 6);
const seed = Number(process.env.CRASH_SEED ?? 1);
const scale = process.env.CRASH_KILLS === undefined ? 0.2 : 1;

const region = await readRegion(smallRegion);
let place: Awaited<ReturnType<typeof temporaryHome>>;
let undisturbed: Record<string, string>;
let tookMs: number;
let files: number;

beforeAll(async () => {
  place = await temporaryHome();
  const { home } = place;
  const options = { seed: 3, scale, until: "2025-12-31", defects: true };
  await writeSample(region, home, options, silent);
  const begun = performance.now();
  undisturbed = await received(home);
  tookMs = performance.now() - begun;
  files = Number(undisturbed["ledger.delivery"]?.split(" ")[0]);
});

afterAll(() => place.remove());

/** Receives to the end. @returns a sum per table, and one per file in quarantine */
async function received(home: Home): Promise<Record<string, string>> {
  const sums: Record<string, string> = {};
  await withWarehouse(home.warehouse, async (db) => {
    await receive(db, region, home, silent);
    const tables = await rows<{ name: string }>(
      db,
      `SELECT table_schema || '.' || table_name AS name FROM information_schema.tables
      WHERE table_schema IN ('care', 'ledger') ORDER BY name`,
    );
    for (const { name } of tables) {
      const [sum] = await rows<{ sum: string }>(
        db,
        `SELECT count(*) || ' ' || coalesce(sum(hash(t)::HUGEINT), 0) AS sum FROM ${name} AS t`,
      );
      sums[name] = sum?.sum ?? "";
    }
  });
  for (const name of await readdir(home.quarantine)) {
    const bytes = await readFile(join(home.quarantine, name));
    sums[name] = createHash("sha256").update(bytes).digest("hex");
  }
  return sums;
}

/** Where the nth run dies: in turn by time, by progress and around a statement. */
function deathOf(n: number, home: Home): Death {
  const random = new Random(seed, n);
  const by = (["time", "progress", "statement"] as const)[n % 3] ?? "time";
  // Small batches: many transactions to die in, and between.
  const batch = [20_000, 200, 7][random.between(0, 2)] ?? 200;
  // About two statements a batch, and some forty for the rest.
  const statements = 40 + Math.round((2 * files) / batch);
  const last = { time: Math.round(tookMs * 1.2), progress: 60, statement: statements }[by];
  const at = random.between(0, last);
  // Half of them while other threads read; what went before was received without those.
  const lanes = n % 2 === 0 ? 2 : 0;
  return { home, batch, lanes, by, at, after: random.between(0, 1) === 1 };
}

const child = fileURLToPath(new URL("./killed-receive.ts", import.meta.url));

const tsx = ["--import", "tsx", child];

/** Runs `command` and tells how it ended: its signal or code, and what it said. */
function ended(command: string, ...args: string[]): Promise<{ how: string; said: string }> {
  const running = spawn(command, args, { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  running.stderr.on("data", (piece) => {
    said += String(piece);
  });
  return new Promise((resolve) => {
    running.on("close", (code, signal) => resolve({ how: signal ?? `code ${code}`, said }));
  });
}

/** The same inbox, with a warehouse and quarantine of its own. */
async function elsewhere(name: string): Promise<{ home: Home; folder: string }> {
  const folder = join(place.folder, name);
  await mkdir(folder, { recursive: true });
  const warehouse = join(folder, "warehouse.duckdb");
  return { folder, home: { ...place.home, warehouse, quarantine: join(folder, "quarantine") } };
}

test(
  "a run that is killed at any moment and done again ends in the same warehouse",
  async () => {
    // Something of everything must be at stake.
    expect(Object.keys(undisturbed).length).toBeGreaterThan(30);
    let killed = 0;
    for (let n = 0; n < kills; n++) {
      const { home, folder } = await elsewhere(`run-${n}`);
      const death = deathOf(n, home);
      const { how, said } = await ended(process.execPath, ...tsx, JSON.stringify(death));
      expect(["SIGKILL", "code 0"], said).toContain(how);
      if (how === "SIGKILL") killed += 1;
      const { home: _, ...where } = death;
      expect({ where, sums: await received(home) }).toEqual({ where, sums: undisturbed });
      await rm(folder, { recursive: true });
    }
    // A run that was over before its time came proves nothing.
    expect(killed).toBeGreaterThan(kills * 0.6);
    if (process.env.CRASH_KILLS) process.stderr.write(`${killed} of ${kills} runs were killed\n`);
  },
  process.env.CRASH_KILLS === undefined ? 180_000 : 3_600_000,
);

test.skipIf(process.platform === "win32")(
  "a disk that is full is told in Dutch, and once there is room all is as it should be",
  async () => {
    const { home } = await elsewhere("full");
    const run: Death = { home, batch: 200, lanes: 0, by: "nothing", at: 0, after: false };
    // No file may grow past this: what the system then says is nearly what a full disk says.
    const limited = 'ulimit -f 512; exec "$0" "$@"';
    const { how, said } = await ended(
      "sh",
      "-c",
      limited,
      process.execPath,
      ...tsx,
      JSON.stringify(run),
    );
    expect({ how, said }).toEqual({
      how: "code 12",
      said: expect.stringMatching(/^De schijf is vol.*draai de opdracht opnieuw/),
    });
    expect(await received(home)).toEqual(undisturbed);
  },
  120_000,
);
