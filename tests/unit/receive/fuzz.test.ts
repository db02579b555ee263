import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Effects, silent } from "../../../pipeline/effects.ts";
import { projectRoot } from "../../../pipeline/home.ts";
import { Draft } from "../../../pipeline/receive/draft.ts";
import type { Desk } from "../../../pipeline/receive/istandaarden/desk.ts";
import { MessageReader } from "../../../pipeline/receive/istandaarden/message-reader.ts";
import { SaxesEvents } from "../../../pipeline/receive/istandaarden/saxes-events.ts";
import { Pseudonyms } from "../../../pipeline/receive/pseudonym.ts";
import type { ReceiveSummary } from "../../../pipeline/receive/summary.ts";
import {
  contents,
  type Files,
  hoursHeader,
  outcomeHeader,
  realisationHeader,
  table,
  withInbox,
} from "./inbox.ts";
import { bsns, harmed, mutation, rewritten } from "./mutation.ts";

/** More, and other ones, by hand: FUZZ_RUNS=5000 FUZZ_SEED=2 npx vitest run fuzz. */
const runs = Number(process.env.FUZZ_RUNS ?? 16);
const seed = Number(process.env.FUZZ_SEED ?? 1);
const timeout = process.env.FUZZ_RUNS === undefined ? 30_000 : 7_200_000;

const folder = join(projectRoot, "tests", "examples", "messages");
const names = (await readdir(folder)).filter((name) => name.endsWith(".xml")).sort();
const messages = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
const tables = [
  table(
    hoursHeader,
    "999900006;99980001;9001;jeugd-ambulant;2024-03;7.5;1",
    "999900018;99980001;9001;jeugd-ambulant;2024-04;3;",
  ),
  table(realisationHeader, "99980001;9001;jeugd-ambulant;2024-03;12;130.5;9876.50"),
  table(
    outcomeHeader,
    "999900006;99980001;9001;jeugd-ambulant;2024-03-04;2024-08-30;goal;end;2024-08-30;ouder;gas;1;-3;2;ja;1;ja",
    "999900018;99980001;9001;jeugd-ambulant;2024-03-04;;goal;start;2024-03-30;ouder;gas;-1;-3;2;ja;1;ja",
  ),
];

describe("a message that is written otherwise", () => {
  const rows: unknown[][] = [];
  const desk: Desk = {
    draft: new Draft(1, "a.xml", ""),
    pseudonyms: new Pseudonyms(Buffer.alloc(32)),
    today: 1e6,
    // The first cell is the line, and lines are what may change.
    row: (name, cells) => void rows.push([name, ...cells.slice(1).map(String)]),
    async restart() {
      desk.draft = new Draft(1, "a.xml", "");
      rows.length = 0;
    },
    isTaken: () => false,
  };
  const reader = new MessageReader(desk, new SaxesEvents());

  async function read(bytes: Uint8Array, piece: number | null): Promise<unknown> {
    await desk.restart();
    await reader.read(piece === null ? bytes : async () => pieces(bytes, piece));
    const { kind, sender, receiver, identification, datedOn, recordsIn, findings } = desk.draft;
    return {
      rows: [...rows],
      header: [kind, sender, receiver, identification, String(datedOn), recordsIn],
      findings: findings.map(({ element, rule, message }) => ({ element, rule, message })),
    };
  }

  async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }

  test(
    "gives the same records, whole and in pieces",
    async () => {
      const originals: unknown[] = [];
      for (const text of messages) originals.push(await read(Buffer.from(text), null));
      const document = fc.record({
        which: fc.nat(messages.length - 1),
        mutations: fc.array(mutation, { minLength: 1, maxLength: 12 }),
        piece: fc.integer({ min: 1, max: 4000 }),
      });
      let different = 0;
      await fc.assert(
        fc.asyncProperty(document, async ({ which, mutations, piece }) => {
          const text = rewritten(messages[which] as string, mutations);
          if (text !== messages[which]) different += 1;
          expect(await read(Buffer.from(text), null)).toEqual(originals[which]);
          expect(await read(Buffer.from(text), piece)).toEqual(originals[which]);
        }),
        { seed, numRuns: runs * 40 },
      );
      expect(different).toBeGreaterThan(runs * 36);
    },
    timeout,
  );
});

describe("a delivery that is damaged", () => {
  test(
    "never stops the run, is never taken in by half and never gives a BSN away",
    async () => {
      const originals = [...messages, ...tables];
      const outcome = { accepted: 0, rejected: 0 };
      const harm = fc.record({
        which: fc.nat(originals.length - 1),
        mutations: fc.array(mutation, { minLength: 1, maxLength: 4 }),
        byte: fc.nat().map((n) => (n % 10 === 0 ? n : null)),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(harm, { minLength: 25, maxLength: 25 }), async (harms) => {
          const files = Object.fromEntries(
            harms.map(({ which, mutations, byte }, at) => [
              `${at}.${which < messages.length ? "xml" : "csv"}`,
              withByte(harmed(originals[which] as string, mutations), byte),
            ]),
          );
          const { accepted, rejected } = await receivedSafely(files);
          outcome.accepted += accepted;
          outcome.rejected += rejected;
        }),
        { seed, numRuns: runs, endOnFailure: true },
      );
      // Both must occur, or nothing was tried.
      expect(Math.min(outcome.accepted, outcome.rejected)).toBeGreaterThan(runs);
      if (process.env.FUZZ_RUNS) process.stderr.write(`${JSON.stringify(outcome)}\n`);
    },
    timeout,
  );
});

/** The bytes of a text, with one of them made such as UTF-8 does not know. */
function withByte(text: string, byte: number | null): Uint8Array {
  const bytes = Buffer.from(text);
  if (byte !== null && bytes.length > 0) bytes[byte % bytes.length] = 0xff;
  return bytes;
}

/** Quantities in care records: numbers that may be any, and that name nobody. */
const quantity =
  /"\w*(?:cents|hours|volume|clients|raw|scale_min|scale_max|goal_no)":"?[-+.e0-9]*"?/g;

async function receivedSafely(files: Files): Promise<ReceiveSummary> {
  const said: string[] = [];
  const say = (line: string) => void said.push(line);
  const effects: Effects = { ...silent, log: say, warn: say, output: say, progress: say };
  return withInbox(files, async ({ receive, db, home, list }) => {
    const summary = await receive(effects);
    // Nothing is lost: every file has its place in the ledger.
    expect(summary.files).toBe(Object.keys(files).length);
    expect(summary.accepted + summary.rejected + summary.duplicates).toBe(summary.files);
    expect(await list("SELECT count(*)::INTEGER FROM ledger.delivery")).toEqual([[summary.files]]);
    expect(
      await list(`SELECT name FROM ledger.delivery WHERE status = 'rejected'
        AND delivery_id NOT IN (SELECT delivery_id FROM ledger.finding WHERE severity = 'afkeuren')`),
    ).toEqual([]);
    const all = await contents(db);
    const rejected = new Set(
      (await list("SELECT delivery_id FROM ledger.delivery WHERE status <> 'accepted'")).flat(),
    );
    for (const [name, rows] of Object.entries(all)) {
      if (!name.startsWith("care.")) continue;
      const half = (rows as { delivery_id: number }[]).filter((row) =>
        rejected.has(row.delivery_id),
      );
      expect([name, half]).toEqual([name, []]);
    }
    const told = [JSON.stringify(all).replace(quantity, ""), JSON.stringify(summary), ...said];
    for (const name of await readdir(home.quarantine).catch(() => [])) {
      told.push(name);
      if (name.endsWith(".bevindingen.csv")) {
        told.push(await readFile(join(home.quarantine, name), "utf8"));
      }
    }
    // In a longer number it is not told from any other number.
    const leak = new RegExp(`.{0,200}(?<![0-9])(${bsns.join("|")})(?![0-9]).{0,20}`, "g");
    expect(told.flatMap((text) => text.match(leak) ?? [])).toEqual([]);
    return summary;
  });
}
