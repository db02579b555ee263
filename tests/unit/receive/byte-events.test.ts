import { describe, expect, test } from "vitest";
import { ByteEvents, NotPlain } from "../../../pipeline/receive/istandaarden/byte-events.ts";
import { SaxesEvents } from "../../../pipeline/receive/istandaarden/saxes-events.ts";
import {
  type ByteListener,
  XmlProblem,
} from "../../../pipeline/receive/istandaarden/xml-events.ts";
import { example } from "./inbox.ts";

/** Writes down what a listener hears; white space between elements left out. */
class Record implements ByteListener {
  readonly heard: string[] = [];
  #text = "";
  #isLeaf = false;
  open(uri: string, local: string, line: number, foreign: string | null): void {
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
  note(): void {}
  noted(): null {
    return null;
  }
  close(line: number): void {
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
function quick(bytes: Uint8Array, piece = bytes.length): string[] | undefined {
  const record = new Record();
  try {
    reader.begin(record);
    for (let at = 0; at < bytes.length; at += piece) reader.write(bytes.subarray(at, at + piece));
    reader.end();
    return record.heard;
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
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
