import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { projectRoot } from "../../../pipeline/home.ts";
import { Draft } from "../../../pipeline/receive/draft.ts";
import { NotPlain, type PlainEvents } from "../../../pipeline/receive/istandaarden/byte-events.ts";
import type { Desk } from "../../../pipeline/receive/istandaarden/desk.ts";
import { MessageReader } from "../../../pipeline/receive/istandaarden/message-reader.ts";
import { SaxesEvents } from "../../../pipeline/receive/istandaarden/saxes-events.ts";
import { Pseudonyms } from "../../../pipeline/receive/pseudonym.ts";
import { harmed, type Mutation, rewritten } from "./mutation.ts";

/** All by hand: FUZZ_RUNS=1000000 FUZZ_SEED=2 npx vitest run differential. */
const runs = Number(process.env.FUZZ_RUNS ?? 3_000);
const seed = Number(process.env.FUZZ_SEED ?? 1);
const timeout = process.env.FUZZ_RUNS === undefined ? 60_000 : 36_000_000;

const folder = join(projectRoot, "tests", "examples", "messages");
const names = (await readdir(folder)).filter((name) => name.endsWith(".xml")).sort();
const messages = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));

/** A reader of messages that tells all it learnt from one as a text. */
function witness(quick?: PlainEvents) {
  const rows: string[] = [];
  const desk: Desk = {
    draft: new Draft(1, "a.xml", ""),
    pseudonyms: new Pseudonyms(Buffer.alloc(32)),
    today: 20_000,
    row: (table, cells) => void rows.push(`${table} ${cells.map(String).join("|")}`),
    async restart() {
      desk.draft = new Draft(1, "a.xml", "");
      rows.length = 0;
    },
    isTaken: () => false,
  };
  const strict = new CountedEvents();
  const reader = new MessageReader(desk, strict, quick);
  return {
    strict,
    /** @param piece so many bytes at a time; null for all at once */
    async read(bytes: Buffer, piece: number | null): Promise<string> {
      await desk.restart();
      await reader.read(piece === null ? bytes : async () => pieces(bytes, piece));
      const { findings, refused, recordsIn, recordsRejected, datedOn, ...draft } = desk.draft;
      const kept = refused ? [] : rows;
      const header = [draft.kind, draft.release, draft.sender, draft.receiver, String(datedOn)];
      const counts = [draft.identification, refused, recordsIn, recordsRejected];
      return JSON.stringify([header, counts, findings, kept], null, 1);
    },
  };
}

class CountedEvents extends SaxesEvents {
  documents = 0;
  override whole(...given: Parameters<SaxesEvents["whole"]>): void {
    this.documents += 1;
    super.whole(...given);
  }
}

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** A generator of numbers (mulberry32): document `which` is the same in every run with this seed. */
function numbers(which: number): (below: number) => number {
  let state = Math.imul(which + 1, 0x9e3779b1) ^ Math.imul(seed, 0x85ebca6b);
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function mutations(random: (below: number) => number, most: number): Mutation[] {
  return Array.from({ length: 1 + random(most) }, () => ({
    how: random(1 << 30),
    where: random(1_000_000) / 1e6,
    length: random(200),
    what: random(1 << 30),
  }));
}

const values = [
  ..."D C 1 2 3 9 04 14 99 45 54 +7 -1 007 x & < > &amp; &lt;b&gt; &#65; ]]> ]] é 🙂 \ufeff".split(
    " ",
  ),
  ...["", " ", "\n", "\r\n", " 12 ", "2024-02-29", "2023-02-29", "0000-01-01", "2024-13-01"],
  ...["10000-01-01", " 2024-03-01", "12:30:00", "24:00:00", "999900006", "999900007", "1234567890"],
  ...["a".repeat(13), "a b", "\u0085", "\u2028", "\t", "9".repeat(16), "<!--x-->", "é".repeat(12)],
];
const insertions = [..."<>&\"'=/ \n\r\t!-?]x\u0000\u007f", "--", "<!--", "-->", "\r\n", "</", "/>"];

/** The message with a few values changed, so that it stays well-formed for the most part. */
function revalued(text: string, random: (below: number) => number): string {
  const found = [...text.matchAll(/>([^<>]*)<\//g)];
  let result = text;
  for (let times = 1 + random(3); times > 0; times--) {
    const one = found[random(found.length)];
    if (one === undefined) break;
    // One of its own values is more often right.
    const value =
      random(2) === 0 ? values[random(values.length)] : found[random(found.length)]?.[1];
    // Only where the text is still as it was.
    if (!result.startsWith(one[0], one.index)) continue;
    result = `${result.slice(0, one.index)}>${value}</${result.slice(one.index + one[0].length)}`;
  }
  return result;
}

/** The message with an element called otherwise: as another one, or as none that is known. */
function renamed(text: string, random: (below: number) => number): string {
  const found = [...text.matchAll(/<((?:\w+:)?)(\w+)>([^<>]*)<\/\1\2>/g)];
  const one = found[random(found.length)];
  if (one === undefined) return text;
  const [whole, prefix = "", , value] = one;
  const other = found[random(found.length)];
  const name = random(2) === 0 || other === undefined ? "Anders" : `${other[2]}`;
  const instead = `<${prefix}${name}>${value}</${prefix}${name}>`;
  const from = random(3) === 0 ? one.index + whole.length : one.index;
  return text.slice(0, from) + instead + text.slice(one.index + whole.length);
}

/** A document: a message as it is, written otherwise, with other values, or with harm done to it. */
function document(which: number): { bytes: Buffer; piece: number | null } {
  const random = numbers(which);
  let text = messages[random(messages.length)] as string;
  if (random(5) === 0) text = rewritten(text, mutations(random, 4));
  if (random(6) === 0) text = renamed(text, random);
  if (random(2) === 0) text = revalued(text, random);
  if (random(4) === 0) text = harmed(text, mutations(random, 2));
  let bytes = Buffer.from(text);
  for (let times = random(6) - 3; times > 0 && bytes.length > 0; times--) {
    const at = random(bytes.length);
    const instead = Buffer.from(insertions[random(insertions.length)] as string);
    bytes = Buffer.concat([bytes.subarray(0, at), instead, bytes.subarray(at + random(3))]);
  }
  if (random(20) === 0 && bytes.length > 0) bytes[random(bytes.length)] = random(256);
  return { bytes, piece: random(10) === 0 ? 1 + random(2_000) : null };
}

/** Leaves every document to the strict parser. */
const never: PlainEvents = {
  begin() {},
  write() {
    throw new NotPlain();
  },
  end() {
    throw new NotPlain();
  },
};

test(
  "byte by byte and by the strict parser, a message is read alike or refused alike",
  async () => {
    const quick = witness();
    const strict = witness(never);
    const outcome = { documents: runs, told: 0, accepted: 0, refused: 0 };
    for (let which = 0; which < runs; which++) {
      const { bytes, piece } = document(which);
      const expected = await strict.read(bytes, piece);
      const before = quick.strict.documents;
      const found = await quick.read(bytes, piece);
      if (found !== expected) {
        expect(`document ${which} ${piece}\n${found}`).toBe(
          `document ${which} ${piece}\n${expected}`,
        );
      }
      if (piece === null && quick.strict.documents === before) outcome.told += 1;
      if (expected.includes(" true,\n")) outcome.refused += 1;
      else outcome.accepted += 1;
      if (which % 500 === 0) await setImmediate();
      if (which % 50_000 === 0 && which > 0)
        process.stderr.write(`${which} ${JSON.stringify(outcome)}\n`);
    }
    // All of them must occur, or nothing was tried.
    expect(Math.min(outcome.accepted, outcome.refused, outcome.told)).toBeGreaterThan(runs / 8);
    if (process.env.FUZZ_RUNS) process.stderr.write(`${JSON.stringify(outcome)}\n`);
  },
  timeout,
);
