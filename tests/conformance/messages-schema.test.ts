import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { XmlDocument, XsdValidator } from "libxml2-wasm";
import { xmlRegisterFsInputProviders } from "libxml2-wasm/lib/nodejs.mjs";
import { beforeAll, describe, expect, test } from "vitest";
import { projectRoot } from "../../pipeline/home.ts";
import { judge } from "../unit/receive/judge.ts";

const standards = join(projectRoot, "..", "shared", "standards");
const present = existsSync(join(standards, "xsd")) && existsSync(join(standards, "messages"));

const official = join(standards, "messages");
const own = join(projectRoot, "tests", "examples", "messages");

/** Every official message of which the schema is public; where it is bare, or missing, our own. */
const samples = [
  ["ijw-3.2", "JW301", official],
  ["ijw-3.2", "JW302", own],
  ["ijw-3.2", "JW305", official],
  ["ijw-3.2", "JW306", own],
  ["ijw-3.2", "JW307", official],
  ["ijw-3.2", "JW308", own],
  ["ijw-3.2", "JW315", own],
  ["ijw-3.2", "JW316", official],
  ["ijw-3.2", "JW317", official],
  ["ijw-3.2", "JW318", own],
  ["ijw-3.2", "JW319", official],
  ["ijw-3.2", "JW320", own],
  ["ijw-3.2", "JW323", official],
  ["ijw-3.2", "JW325", official],
  ["iwmo-3.2", "WMO301", official],
  ["iwmo-3.2", "WMO305", official],
  ["iwmo-3.2", "WMO307", official],
  ["iwmo-3.2", "WMO317", official],
  ["iwmo-3.2", "WMO319", own],
  ["iwmo-3.2", "WMO323", official],
] as const;

if (!present) {
  console.warn("Skipped: the official XSDs and samples are not here (../shared/standards).");
}

/** What is never kept is never judged; and the list of return codes grows within a release. */
const unjudged =
  /\/(Naam|Communicatie|JuridischeStatus|WettelijkeVertegenwoordiging|Commentaar|Relaties|Contactgegevens)\//;
const values = [
  "",
  " ",
  "x",
  "0",
  "00",
  "01",
  "1",
  "3",
  " 4 ",
  "+5",
  "-1",
  "31",
  "99",
  "1.5",
  "100000000",
  "1000000000000",
  "123456789012345678901",
  "2024-02-29",
  "2023-02-29",
  " 2024-03-01\n",
  "2024-03-01Z",
  "2024-03-01+01:00",
  "24:00:00",
  "23:59:59.123456789",
  "12:30",
  "1.0.0",
  "01.0.0",
  "D",
  "é".repeat(12),
  "a".repeat(37),
];

interface Part {
  path: string;
  start: number;
  end: number;
  /** The text of an element without children. */
  text: { start: number; end: number } | null;
}

/** The elements of a message, by place in its text. */
function partsOf(xml: string): Part[] {
  const parts: Part[] = [];
  const open: { name: string; start: number; inner: number; children: number }[] = [];
  for (const tag of xml.matchAll(/<(\/?)([\w]+:)?(\w+)[^>]*>/g)) {
    const [whole, slash, , name = ""] = tag;
    if (slash === "") {
      const parent = open.at(-1);
      if (parent !== undefined) parent.children += 1;
      open.push({ name, start: tag.index, inner: tag.index + whole.length, children: 0 });
      continue;
    }
    const path = `/${open.map((one) => one.name).join("/")}/`;
    const element = open.pop();
    if (element === undefined || open.length === 0 || unjudged.test(path)) continue;
    parts.push({
      path,
      start: element.start,
      end: tag.index + whole.length,
      text: element.children === 0 ? { start: element.inner, end: tag.index } : null,
    });
  }
  return parts;
}

function* mutations(xml: string): Generator<[what: string, text: string]> {
  const parts = partsOf(xml);
  for (const [at, part] of parts.entries()) {
    const { path, start, end, text } = part;
    const element = xml.slice(start, end);
    const put = (replacement: string) => xml.slice(0, start) + replacement + xml.slice(end);
    yield [`${path} left out`, put("")];
    yield [`${path} twice`, put(element + element)];
    yield [`${path} with an attribute`, put(element.replace(/>/, ' soort="x">'))];
    yield [`${path} renamed`, put(element.replaceAll(/(<\/?\w+:)\w+(?=>)/g, "$1Iets"))];
    const other = element.startsWith("<ijw:") || element.startsWith("<iwmo:");
    const prefix = /<(\w+):Bericht/.exec(xml)?.[1] ?? "";
    const base = /xmlns:(ijw|iwmo)=/.exec(xml)?.[1] ?? "";
    yield [
      `${path} in the other namespace`,
      put(
        element
          .replace(/^<\w+:/, `<${other ? prefix : base}:`)
          .replace(/<\/\w+:(\w+>)$/, `</${other ? prefix : base}:$1`),
      ),
    ];
    const next = parts.find(
      (one, index) =>
        index > at && one.start >= end && one.path.split("/").length === path.split("/").length,
    );
    if (next !== undefined) {
      yield [
        `${path} after ${next.path}`,
        xml.slice(0, start) + xml.slice(end, next.end) + element + xml.slice(next.end),
      ];
    }
    if (text === null) {
      yield [`${path} with text`, put(element.replace(/>/, ">tekst"))];
    } else if (!path.endsWith("/RetourCode/")) {
      for (const value of values) {
        yield [`${path} = '${value}'`, xml.slice(0, text.start) + value + xml.slice(text.end)];
      }
    }
  }
}

describe.skipIf(!present)("our judgement of the structure is that of the official schema", () => {
  beforeAll(() => {
    xmlRegisterFsInputProviders();
  });

  test.each(samples)("%s %s, in a thousand variations", async (release, name, folder) => {
    const path = join(standards, "xsd", release, `${name.toLowerCase()}.xsd`);
    const schema = XmlDocument.fromBuffer(await readFile(path), { url: path });
    const validator = XsdValidator.fromDoc(schema);
    const accepts = (xml: string): boolean => {
      let document: XmlDocument | undefined;
      try {
        document = XmlDocument.fromString(xml);
        validator.validate(document);
        return true;
      } catch {
        return false;
      } finally {
        document?.dispose();
      }
    };
    const sample = await readFile(
      join(folder, ...(folder === official ? [release] : []), `${name}.xml`),
      "utf8",
    );
    expect(accepts(sample)).toBe(true);
    const differences: string[] = [];
    const verdicts = { accepted: 0, refused: 0 };
    for (const [what, xml] of mutations(sample)) {
      const sound = accepts(xml);
      if ((await judge(xml)) !== sound) {
        differences.push(`${what}: the schema ${sound ? "accepts" : "refuses"} it`);
      }
      verdicts[sound ? "accepted" : "refused"] += 1;
    }
    validator.dispose();
    schema.dispose();
    expect(differences).toEqual([]);
    expect(verdicts.accepted).toBeGreaterThan(20);
    expect(verdicts.refused).toBeGreaterThan(200);
  });
});
