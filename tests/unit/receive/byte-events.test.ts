import { describe, expect, test } from "vitest";
import { ByteEvents, NotPlain } from "../../../pipeline/receive/istandaarden/byte-events.ts";
import { SaxesEvents } from "../../../pipeline/receive/istandaarden/saxes-events.ts";
import {
  type ByteListener,
  type Passage,
  XmlProblem,
} from "../../../pipeline/receive/istandaarden/xml-events.ts";
import { example } from "./inbox.ts";

/** Writes down what a listener hears; white space between elements left out. */
class Record implements ByteListener {
  readonly heard: string[] = [];
  /** How often something was told by heart. */
  passed = 0;
  #text = "";
  #isLeaf = false;
  #notes: ((line: number) => void)[] = [];
  #notedAt = 0;
  open(uri: string, local: string, line: number, foreign: string | null): void {
    const later = line - this.#notedAt;
    this.#notes.push((from) => this.open(uri, local, from + later, foreign));
    this.#between();
    this.heard.push(`open {${uri}}${local} ${line} ${foreign}`);
    this.#isLeaf = true;
  }
  text(text: string): void {
    this.#text += text;
  }
  bytes(source: Buffer, from: number, to: number): void {
    this.text(source.toString("utf8", from, to));
  }
  settle(): void {}
  note(line: number): void {
    this.#notes = [];
    this.#notedAt = line;
  }
  noted(): Passage {
    const notes = this.#notes;
    this.#notes = [];
    return {
      pass: (source, from, to, line) => {
        this.passed += 1;
        if (to > from) this.bytes(source, from, to);
        for (const note of notes) note(line);
      },
    };
  }
  close(line: number): void {
    const later = line - this.#notedAt;
    this.#notes.push((from) => this.close(from + later));
    if (this.#isLeaf) this.heard.push(`text ${JSON.stringify(this.#text)}`);
    else this.#between();
    this.#text = "";
    this.#isLeaf = false;
    this.heard.push(`close ${line}`);
  }
  #between(): void {
    if (this.#text.trim() !== "") this.heard.push(`text ${JSON.stringify(this.#text)}`);
    this.#text = "";
  }
}

/** What the strict parser tells; null when it refuses the document. */
function strict(bytes: Uint8Array): string[] | null {
  const record = new Record();
  try {
    new SaxesEvents().whole(bytes, record);
    return record.heard;
  } catch (error) {
    if (error instanceof XmlProblem) return null;
    throw error;
  }
}

const reader = new ByteEvents();

/** What the quick reader tells; undefined when it leaves the document to the strict parser. */
function quick(
  bytes: Uint8Array,
  piece = bytes.length,
  record = new Record(),
  by = reader,
): string[] | undefined {
  try {
    by.begin(record);
    for (let at = 0; at < bytes.length; at += piece) by.write(bytes.subarray(at, at + piece));
    by.end();
    return record.heard;
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

/** A reader that keeps one listener hears document after document, and learns. */
class Pupil {
  readonly #record = new Record();
  readonly #reader = new ByteEvents();

  get passed(): number {
    return this.#record.passed;
  }

  read(text: string, piece?: number): string[] | undefined {
    this.#record.heard.length = 0;
    return quick(Buffer.from(text), piece, this.#record, this.#reader) && [...this.#record.heard];
  }
}

const names = ["JW301", "JW305", "JW307", "JW323", "JW325", "WMO301", "WMO305-3.0", "WMO323"];

describe("a plain document is told as the strict parser tells it", () => {
  test.each(names)("%s", async (name) => {
    const bytes = Buffer.from(await example(name));
    expect(quick(bytes)).toEqual(strict(bytes));
  });

  test("in pieces of any size", async () => {
    const text = await example("JW301");
    const bytes = Buffer.from(text.replace("Proefpersoon", "Zoë &amp; Őrsi 🙂<!-- x -->"));
    for (let piece = 1; piece < 300; piece++) expect(quick(bytes, piece)).toEqual(quick(bytes));
    const plain = Buffer.from(text.replace("Proefpersoon", "Zoë &amp; Őrsi 🙂"));
    for (let piece = 1; piece < 300; piece++) expect(quick(plain, piece)).toEqual(strict(plain));
  });

  test.each([
    ["Windows line ends", (t: string) => t.replaceAll("\n", "\r\n")],
    [
      "the message namespace as default",
      (t: string) => t.replaceAll("jw305:", "").replace("xmlns:jw305", "xmlns"),
    ],
    [
      "a byte order mark and letters beyond ASCII",
      (t: string) => `\ufeff${t.replace("Proefpersoon", "Zoë Őrsi 🙂")}`,
    ],
    [
      "a schema location",
      (t: string) =>
        t.replace(
          " xmlns:ijw",
          '\n  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b"\n  xmlns:ijw',
        ),
    ],
    ["no white space", (t: string) => t.replaceAll(/>\s+</g, "><")],
    ["references", (t: string) => t.replace("Proefpersoon", "&lt;R &amp; D&gt; &quot;x&apos;")],
    ["a bracket", (t: string) => t.replace("Proefpersoon", "a]]b]>c>")],
    [
      "comments between elements and around the first",
      (t: string) =>
        `${t.replace("</jw305:Header>", "</jw305:Header>\n<!-- <a> & é -\n -->\n<!---->").replace("?>", "?><!-- x -->")}\n<!-- y -->\n`,
    ],
    [
      "an empty tag",
      (t: string) =>
        t.replace(">1001<", "><").replace("<jw305:Header>", "<jw305:Header><ijw:Leeg/>"),
    ],
    ["standalone", (t: string) => t.replace('"?>', '" standalone="yes"?>')],
    ["a blank value", (t: string) => t.replace(">1001<", "> <")],
  ])("%s", async (_, vary) => {
    const bytes = Buffer.from(vary(await example("JW305")));
    expect(quick(bytes)).toEqual(strict(bytes));
    expect(quick(bytes)).toBeDefined();
  });

  test.each([
    ["a name of one letter", "<a></a>"],
    ["a name that is very long", `<${"a".repeat(201)}></${"a".repeat(201)}>`],
    ["a comment in a value", "<aa>x<!-- x --></aa>"],
    ["two hyphens in a comment", "<aa></aa><!-- x -- y -->"],
    ["an unknown reference", "<aa>&x;</aa>"],
    ["a numeric reference", "<aa>&#65;</aa>"],
    ["an instruction", "<aa></aa><?x?>"],
    ["]]> in text", "<aa>x]]></aa>"],
    ["text beside elements", "<aa>x<bb></bb></aa>"],
    ["space in a tag", "<aa><bb ></bb></aa>"],
    ["a character that is no UTF-8", Buffer.from("<aa>\xe9</aa>", "latin1")],
    ["half of a pair", Buffer.from([60, 97, 97, 62, 0xed, 0xa0, 0x80, 60, 47, 97, 97, 62])],
    ["U+FFFE", "<aa>\ufffe</aa>"],
    ["NUL", "<aa>\u0000</aa>"],
    ["the line ends of old Macs", "<aa>\r</aa>"],
    ["a line end in a value", "<aa>x\r\ny</aa>"],
    ["a text that never ends", `<aa>${"x".repeat(300_000)}</aa>`],
    ["CDATA", "<aa><![CDATA[x]]></aa>"],
    ["a DTD", "<!DOCTYPE aa><aa></aa>"],
    ["an attribute", '<aa><bb c="1"></bb></aa>'],
    ["a namespace further on", '<aa><bb xmlns="urn:x"></bb></aa>'],
    ["an empty first tag", "<aa/>"],
    ["another encoding", '<?xml version="1.0" encoding="ISO-8859-1"?><aa></aa>'],
    ["version 1.1", '<?xml version="1.1"?><aa></aa>'],
    ["text outside", "x<aa></aa>"],
    ["two roots", "<aa></aa><bb></bb>"],
    ["a tag that is not closed", "<aa><bb></aa>"],
    ["an unknown prefix", "<aa><p:bb></p:bb></aa>"],
    ["the same attribute twice", '<aa xmlns:p="urn:x" xmlns:p="urn:y"></aa>'],
    ["nothing", ""],
  ])("%s is left to the strict parser", (_, text) => {
    expect(quick(Buffer.from(text as string))).toBeUndefined();
  });

  test.each(["aa", "p:b", "a".repeat(200)])("a name as short or long as may be: %s", (name) => {
    const bytes = Buffer.from(`<${name} xmlns:p="urn:x">x</${name}>`);
    expect(quick(bytes)).toEqual(strict(bytes));
    expect(quick(bytes)).toBeDefined();
  });

  test("damaged documents: told alike, or left to the strict parser", async () => {
    const bits = [
      "<",
      ">",
      "</",
      "/>",
      "&",
      '"',
      "'",
      "=",
      " ",
      "\r",
      "\n",
      "]]>",
      "<!--",
      "\u0000",
      "\ufffe",
      "é",
      ":",
      "x:",
      "xmlns",
      "<a>",
      "</a>",
      "?",
      "0",
    ];
    let seed = 20240301;
    const random = (below: number) => {
      // A small linear congruence: the same documents at every run.
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return seed % below;
    };
    let told = 0;
    for (const name of names) {
      const text = await example(name);
      for (let round = 0; round < 400; round++) {
        const at = random(text.length);
        const length = random(3) === 0 ? random(40) : random(2);
        const bytes = Buffer.from(
          text.slice(0, at) + (bits[random(bits.length)] ?? "") + text.slice(at + length),
        );
        const heard = quick(bytes);
        if (heard === undefined) continue;
        told += 1;
        expect(heard).toEqual(strict(bytes));
        expect(quick(bytes, 1 + ((round * 37) % 500))).toEqual(heard);
      }
    }
    expect(told).toBeGreaterThan(150);
  });
});

describe("what stood between two texts before is told by heart", () => {
  test.each(names)("of %s, at the second reading, in whatever pieces", async (name) => {
    const text = await example(name);
    const pupil = new Pupil();
    const expected = strict(Buffer.from(text));
    expect(pupil.read(text)).toEqual(expected);
    const before = pupil.passed;
    expect(pupil.read(text)).toEqual(expected);
    const values = text.match(/>[^<>\s][^<>]*<\//g)?.length ?? 0;
    expect(pupil.passed - before).toBeGreaterThan(values / 2);
    for (let piece = 1; piece < 200; piece += 3) expect(pupil.read(text, piece)).toEqual(expected);
  });

  const tag = '<aa xmlns:p="urn:x">';

  test("other lines, other values and no value at all", () => {
    const pupil = new Pupil();
    const line = (value: string) => `<bb>\n<cc>${value}</cc>\n\n<dd>1</dd></bb>\r\n`;
    for (const values of [["1", "2"], ["", "3"], ["\n\n4", "é"], ["5"], ["6 ", "&amp;", "7"]]) {
      const text = `${tag}${values.map(line).join("")}</aa>`;
      expect(pupil.read(text)).toEqual(strict(Buffer.from(text)));
    }
    expect(pupil.passed).toBeGreaterThan(8);
  });

  test("not where it stands below other elements", () => {
    const pupil = new Pupil();
    const right = `${tag}<bb><cc>1</cc></bb><dd>2</dd></aa>`;
    for (let times = 0; times < 3; times++) {
      expect(pupil.read(right)).toEqual(strict(Buffer.from(right)));
    }
    expect(pupil.passed).toBeGreaterThan(0);
    expect(pupil.read(`${tag}<ee><cc>1</cc></bb><dd>2</dd></aa>`)).toBeUndefined();
    expect(pupil.read(`${tag}<cc>1</cc></bb><dd>2</dd></aa>`)).toBeUndefined();
    // The same names mean something else below another first tag.
    const other = right.replace("urn:x", "urn:y").replaceAll("bb>", "p:bb>");
    expect(pupil.read(other)).toEqual(strict(Buffer.from(other)));
  });

  test("not when something in it is different, or missing", () => {
    const tags = "</cc></bb><!-- x --> <bb><cc>";
    for (const between of [tags, tags.replace("<!-- x -->", "")]) {
      const pupil = new Pupil();
      const text = `${tag}<bb><cc>1${between}2</cc></bb></aa>`;
      pupil.read(text);
      for (let at = text.indexOf(between); at < text.length - 1; at++) {
        for (const instead of ["", " ", "x", ">", "/", "\u0000", text.charAt(at).repeat(2)]) {
          const changed = text.slice(0, at) + instead + text.slice(at + 1);
          const heard = pupil.read(changed);
          if (heard !== undefined) expect(heard).toEqual(strict(Buffer.from(changed)));
        }
        expect(pupil.read(text.slice(0, at))).toBeUndefined();
        expect(pupil.read(text)).toEqual(strict(Buffer.from(text)));
      }
    }
  });

  test("of more ways than can be learnt, and of ways that are too long", () => {
    const pupil = new Pupil();
    const ways = Array.from({ length: 300 }, (_, at) => `<w${at % 150}>${at}</w${at % 150}>`);
    const long = ` ${"\n".repeat(1500)}<zz>1</zz>`.repeat(3);
    const text = `${tag}${ways.join("<bb>1</bb>")}${long}</aa>`;
    expect(pupil.read(text)).toEqual(strict(Buffer.from(text)));
    expect(pupil.read(text)).toEqual(strict(Buffer.from(text)));
  });

  test("places without end are left to the strict parser", () => {
    let text = "";
    for (let at = 0; at < 60; at++)
      for (let to = 0; to < 60; to++) text += `<a${at}><b${to}>1</b${to}></a${at}>`;
    expect(quick(Buffer.from(`${tag}${text}</aa>`))).toBeUndefined();
    const few = text.slice(0, text.indexOf("<a30>"));
    expect(quick(Buffer.from(`${tag}${few}</aa>`))).toEqual(
      strict(Buffer.from(`${tag}${few}</aa>`)),
    );
  });
});
