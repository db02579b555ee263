import { createHash } from "node:crypto";
import { cp, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Effects, silent } from "../../../pipeline/effects.ts";
import { Fingerprints } from "../../../pipeline/receive/lanes/fingerprints.ts";
import { lanesFor } from "../../../pipeline/receive/lanes/lanes.ts";
import { Turns } from "../../../pipeline/receive/lanes/turns.ts";
import type { ReceiveSummary } from "../../../pipeline/receive/summary.ts";
import { readRegion } from "../../../pipeline/region/read-region.ts";
import { writeSample } from "../../../pipeline/sample/sample.ts";
import { defaultLimits } from "../../../pipeline/warehouse/limits.ts";
import { rows } from "../../../pipeline/warehouse/warehouse.ts";
import { smallRegion, temporaryHome } from "../../temporary-home.ts";
import {
  changed,
  declaration,
  example,
  type Files,
  hoursHeader,
  table,
  type Work,
  withInbox,
} from "./inbox.ts";
import { zip } from "./zipped.ts";

let place: Awaited<ReturnType<typeof temporaryHome>>;
let odd: Files;

beforeAll(async () => {
  place = await temporaryHome();
  const options = { seed: 8, scale: 0.05, until: "2025-12-31", defects: true };
  await writeSample(await readRegion(smallRegion), place.home, options, silent);
  odd = await oddFiles();
});

afterAll(() => place.remove());

/** Something of all that an inbox may hold, and of all that the main thread must read itself. */
async function oddFiles(): Promise<Files> {
  const start = await example("JW305");
  const twin = await changed("JW305", "</jw305:Bericht>", "<!-- anders --></jw305:Bericht>");
  const large = start.replace("<jw305:Client>", `<!-- ${"x".repeat(9e6)} --><jw305:Client>`);
  const long = await declaration(5_000);
  const envelope = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
    <g:envelopHeenbericht-ggk_Di01 xmlns:g="http://www.stufstandaarden.nl/koppelvlak/ggk0210">
    <g:xmlBestand>${Buffer.from(await example("JW307")).toString("base64")}</g:xmlBestand>
    </g:envelopHeenbericht-ggk_Di01></s:Body></s:Envelope>`;
  const hours: string[] = [];
  for (let at = 0; at < 9_000; at++) {
    // One in a thousand is wrong, and goes to quarantine.
    const direct = at % 1_000 === 999 ? "veel" : `${at % 160}.25`;
    hours.push(`999900006;99980001;9001;jeugd-ambulant;2024-01;${direct};`);
  }
  const inner = await zip({ "JW316.xml": await example("JW316"), "x.txt": "wat is dit?" });
  const damagedLarge = await zip({ "a.xml": await declaration(12_000), "b.xml": start });
  damagedLarge.writeUInt8(damagedLarge.readUInt8(20_000) ^ 0xff, 20_000);
  return {
    "a/JW305.xml": start,
    "a/kopie.xml": start,
    "a/zelfde-nummer.xml": twin,
    "b/alles.zip": await zip({
      "JW301.xml": await example("JW301"),
      "kopie.xml": start,
      "zelfde-nummer.xml": `${twin}\n`,
      "JW302.xml": await example("JW302"),
      "groot.xml": `${large}\n`,
      "JW303.xml": await example("JW303-2.3"),
      "binnen.zip": inner,
    }),
    "c/groot.xml": large,
    "c/beschadigd.zip": damagedLarge,
    "c/geen.zip": "geen zip",
    "d/envelop.xml": envelope,
    "d/WMO301.xml.gz": gzipSync(await example("WMO301")),
    "z/uren-lang.csv": table(hoursHeader, ...hours),
    "d/leeg.csv": "",
    // 5,002 records, and then it breaks off; the next one must not miss any or have too many.
    "e/afgebroken.xml": long.slice(0, -30),
    "e/lang.xml": long,
    "e/lege.xml": "",
    "e/uren.xls": "oud",
  };
}

interface Outcome {
  summary: ReceiveSummary;
  /** Every row of every table; care and deliveries in the order in which they were written. */
  tables: Record<string, unknown[]>;
  /** SHA-256 of each file. */
  quarantine: Record<string, string>;
}

async function outcome({ home, db }: Work, summary: ReceiveSummary): Promise<Outcome> {
  const names = await rows<{ name: string }>(
    db,
    `SELECT table_schema || '.' || table_name AS name FROM information_schema.tables
    WHERE table_schema IN ('care', 'ledger') AND table_type = 'BASE TABLE'
      AND table_name <> 'pseudonym_key' ORDER BY name`,
  );
  const tables: Record<string, unknown[]> = {};
  for (const { name } of names) {
    // What is written by one statement over all deliveries has no order of its own.
    const order = name.startsWith("care.") || name === "ledger.delivery" ? "rowid" : "row";
    const found = `SELECT md5(t::VARCHAR) AS row FROM ${name} AS t ORDER BY ${order}`;
    tables[name] = await rows(db, found);
  }
  const quarantine: Record<string, string> = {};
  for (const name of await readdir(home.quarantine)) {
    const bytes = await readFile(join(home.quarantine, name));
    quarantine[name] = createHash("sha256").update(bytes).digest("hex");
  }
  return { summary, tables, quarantine };
}

/** Receives the sample and the odd files; the key is always the same one. */
function received<T>(
  lanes: number,
  effects: Effects,
  use: (first: Outcome, work: Work) => Promise<T>,
): Promise<T> {
  return withInbox(
    odd,
    async (work) => {
      await cp(place.home.inbox, join(work.home.inbox, "voorbeeld"), { recursive: true });
      const key = { ...work.home, keyFile: join(place.folder, "key", "lanes.key") };
      Object.assign(work.home, key);
      const summary = await work.receive(effects, { files: 300, records: 4_000 }, lanes);
      return use(await outcome(work, summary), work);
    },
    defaultLimits.threads,
  );
}

/** Runs `use` and gives the worker threads that were started meanwhile. */
async function started(use: () => Promise<unknown>): Promise<Worker[]> {
  const all: Worker[] = [];
  const note = (worker: Worker) => all.push(worker);
  process.on("worker", note);
  try {
    await use();
  } finally {
    process.off("worker", note);
  }
  return all;
}

// Several runs each, of which some read 9 MB by pieces.
describe("documents that are read in lanes", { timeout: 120_000 }, () => {
  let alone: Outcome;
  beforeAll(async () => {
    alone = await received(0, silent, async (first) => first);
  });

  test("there is something of everything to be seen", () => {
    const { summary, tables, quarantine } = alone;
    expect(summary.files).toBeGreaterThan(150);
    expect(Math.min(summary.accepted, summary.rejected, summary.duplicates)).toBeGreaterThan(3);
    expect(Object.keys(quarantine).length).toBeGreaterThan(10);
    expect(tables["care.hours"]?.length).toBeGreaterThan(8_990);
    expect(summary.findings.filter(({ rule }) => rule === "TR056").length).toBeGreaterThan(1);
  });

  test.each([1, 3])("give the same with %i, and a second run changes nothing", async (lanes) => {
    const workers = await started(() =>
      received(lanes, silent, async (first, work) => {
        expect(first.summary).toEqual(alone.summary);
        expect(first.quarantine).toEqual(alone.quarantine);
        expect(first.tables).toEqual(alone.tables);
        const second = await work.receive(silent, undefined, lanes);
        const { files } = alone.summary;
        expect(second).toMatchObject({ files, duplicates: files, records: 0 });
        expect((await outcome(work, second)).tables).toEqual(alone.tables);
      }),
    );
    expect(workers.length).toBe(2 * lanes);
  });

  test.each([
    ["one lane dies", 1, 2],
    ["all lanes die at once", 2, 0],
    ["all lanes die on the way", 2, 2],
  ])("give the same when %s", async (_, deaths, at) => {
    const running: Worker[] = [];
    const effects: Effects = {
      ...silent,
      progress(_step, done) {
        if (done === at) for (const worker of running.slice(0, deaths)) worker.terminate();
      },
    };
    const note = (worker: Worker) => running.push(worker);
    process.on("worker", note);
    try {
      await received(2, effects, async (first) => {
        expect(first.summary).toEqual(alone.summary);
        expect(first.quarantine).toEqual(alone.quarantine);
        expect(first.tables).toEqual(alone.tables);
      });
    } finally {
      process.off("worker", note);
    }
    expect(running.length).toBe(2);
  });

  test("a second run by lanes takes in only what is new", async () => {
    await received(0, silent, async (_, work) => {
      await work.put({ "f/nieuw.xml": await changed("JW305", "B0002", "B0902") });
      const { files, rejected } = alone.summary;
      expect(await work.receive(silent, undefined, 2)).toMatchObject({
        files: files + 1,
        accepted: 1,
        rejected: 0,
        duplicates: files,
      });
      expect(rejected).toBeGreaterThan(0);
    });
  });

  test.each([
    [1, 2, 0],
    [9e6, 2, 0],
    [9e6, 3, 3],
    [9e6, 16, 4],
    [1, 16, 0],
  ])("an inbox of %d bytes on %i cores is worth %i", async (bytes, cores, lanes) => {
    await withInbox({ "a.xml": Buffer.alloc(bytes, 32) }, async ({ home }) => {
      expect(lanesFor(home.inbox, ["a.xml"], cores)).toBe(lanes);
    });
  });
});

describe("a lane that is ahead", () => {
  test("waits until the main thread has caught up", () => {
    const turns = Turns.among(2);
    const size = 20 * 1024 * 1024;
    turns.ask(1, size);
    // Another thread takes it in hand some time after it may, or after 10 seconds of no sign at all.
    const signs = new Int32Array(new SharedArrayBuffer(8));
    const release = `const { workerData: { memory, signs } } = require("node:worker_threads");
      Atomics.wait(signs, 0, 0, 10_000);
      setTimeout(() => {
        Atomics.store(signs, 1, 1);
        Atomics.sub(memory, 2, ${size});
        Atomics.notify(memory, 2);
      }, 150);`;
    const workerData = { memory: turns.memory, signs };
    new Worker(release, { eval: true, execArgv: [], env: {}, workerData });
    turns.ask(0, 1);
    expect(Atomics.load(signs, 1), "the other lane waited as well").toBe(0);
    Atomics.store(signs, 0, 1);
    Atomics.notify(signs, 0);
    turns.ask(1, 5);
    expect(Atomics.load(signs, 1), "the lane went on too early").toBe(1);
    expect([...turns.memory]).toEqual([0, 1, 5]);
    turns.release(1, 5);
    expect([turns.next(), turns.next(), turns.memory[2]]).toEqual([0, 1, 0]);
  });
});

test("fingerprints that are known are told from those that are not", () => {
  const hashes = Array.from({ length: 3_000 }, (_, at) =>
    createHash("sha256").update(String(at)).digest("hex"),
  );
  const known = new Fingerprints(Fingerprints.of(hashes.slice(0, 1_500)).memory);
  expect(hashes.map((one) => known.has(one))).toEqual(hashes.map((_, at) => at < 1_500));
  expect(Fingerprints.of([]).has("0".repeat(64))).toBe(false);
  expect(Fingerprints.of(["0".repeat(64)]).has("0".repeat(64))).toBe(true);
});
