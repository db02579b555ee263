import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectRoot } from "../../../../pipeline/home.ts";
import { ruleOf, rules } from "../../../../pipeline/receive/rules/catalogue.ts";
import { changed, example, type Files, hoursHeader, table, withInbox } from "../inbox.ts";

/** A rule of one file, with files that break it. */
interface FileCase {
  rule: string;
  title: string;
  files: () => Promise<Files>;
}

const one = (name: string, from: string | RegExp, to: string) => async () => ({
  "1.xml": await changed(name, from, to),
});

const cases: FileCase[] = [
  { rule: "BESTAND", title: "a letter", files: async () => ({ "brief.docx": "Geachte" }) },
  { rule: "XML", title: "half a message", files: one("JW305", /<jw305:Begindatum>[\s\S]*/, "") },
  { rule: "NAAMRUIMTE", title: "a release of elsewhere", files: one("JW305", /3_2/g, "9_9") },
  { rule: "XSD", title: "a day that does not exist", files: one("JW305", "-03-04", "-02-30") },
  {
    rule: "TABEL",
    title: "a month that does not exist",
    files: async () => ({
      "uren.csv": table(
        hoursHeader,
        "999900006;99980001;9001;jeugd-ambulant;2024-03;7.5;1",
        "999900006;99980001;9001;jeugd-ambulant;2024-13;7.5;1",
      ),
    }),
  },
  {
    rule: "CS002",
    title: "a BSN with a typing error",
    files: one("JW305", "999900006", "999900007"),
  },
  {
    rule: "CS058",
    title: "a changed start",
    files: one("JW305", "Aanlevering>1<", "Aanlevering>2<"),
  },
  {
    rule: "CS335",
    title: "deleted, but of more than one day",
    files: one(
      "JW301",
      /(<jw301:Einddatum>[^<]*<\/jw301:Einddatum>)/,
      "$1<jw301:RedenWijziging>13</jw301:RedenWijziging>",
    ),
  },
  {
    rule: "TR018",
    title: "a stop before its start",
    files: one("JW307", /(<jw307:Einddatum>)[^<]*/, "$12024-03-03"),
  },
  {
    rule: "TOEKENNING",
    title: "a line of which a part was granted",
    files: async () => ({ "1.xml": await example("JW304-2.3") }),
  },
  {
    rule: "TR056",
    title: "another message under the same identification",
    files: async () => ({
      "1.xml": await example("JW305"),
      "2.xml": await changed("JW305", "2024-03-04", "2024-03-05"),
    }),
  },
  {
    rule: "TR134",
    title: "a stop that lies ahead",
    files: one("JW307", /(<jw307:Einddatum>)[^<]*/, "$12025-12-31"),
  },
  {
    rule: "TR8848",
    title: "a message of tomorrow's century",
    files: one("JW305", /(<ijw:Dagtekening>)[^<]*/, "$12999-01-01"),
  },
];

/** The rules that were broken by these files, as the ledger has them. */
async function broken(files: Files): Promise<unknown[][]> {
  return withInbox(files, async ({ receive, list }) => {
    await receive();
    return list("SELECT DISTINCT rule, severity FROM ledger.finding WHERE origin = 'file'");
  });
}

describe("rules of one file, case by case", () => {
  test.each(cases)("$rule: $title", async ({ rule, files }) => {
    expect(await broken(await files())).toEqual([[rule, ruleOf(rule)?.severity]]);
  });

  test("none of them in sound messages", async () => {
    const names = ["JW301", "JW305", "JW307", "JW323", "JW325", "WMO301", "WMO323", "WMO325"];
    const files = await Promise.all(
      names.map(async (name) => [`${name}.xml`, await example(name)]),
    );
    expect(await broken(Object.fromEntries(files))).toEqual([]);
  });

  test("every rule of one file has a case", () => {
    const known = rules.filter(({ origin }) => origin === "file").map(({ code }) => code);
    expect([...new Set(cases.map(({ rule }) => rule))].toSorted()).toEqual(known.toSorted());
  });
});

describe("the catalogue", () => {
  test("names each rule once", () => {
    expect(new Set(rules.map(({ code }) => code)).size).toBe(rules.length);
  });

  test("knows every code that the code of this room names", () => {
    const folder = join(projectRoot, "pipeline", "receive");
    const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts") && !name.endsWith("catalogue.ts"))
      .map((name) => readFileSync(join(folder, name), "utf8"));
    // Codes as the standard writes them, and words in capitals: both stand between quotes.
    const said = sources.flatMap((text) =>
      [...text.matchAll(/"((?:TR|CS|CD|OP|IV)\d{3,4}|XML|XSD|NAAMRUIMTE|TABEL|BESTAND)"/g)].map(
        ([, code = ""]) => code,
      ),
    );
    expect(said.length).toBeGreaterThan(10);
    const unknown = new Set(said.filter((code) => ruleOf(code) === undefined));
    expect([...unknown]).toEqual([]);
  });
});
