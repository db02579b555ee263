import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { ReceiveSummary } from "../../../pipeline/receive/receive.ts";
import { brief, changed, example, type Files, withInbox } from "./inbox.ts";

type Case = [
  what: string,
  file: () => Promise<string | Uint8Array>,
  rule: string,
  line: number,
  element: string | null,
];

const dtd = '<!DOCTYPE Bericht [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n<';

const rejected: Case[] = [
  ["no XML", async () => "Dit is een brief.", "XML", 1, null],
  ["empty", async () => "", "XML", 1, null],
  ["cut off", async () => (await example("JW305")).slice(0, 1100), "XML", 27, null],
  [
    "cut off after the last element but one",
    async () => (await example("JW305")).replace(/<\/jw305:Bericht>\s*/, ""),
    "XML",
    43,
    null,
  ],
  ["a DTD", () => changed("JW305", "?>\n<", `?>\n${dtd}`), "XML", 2, null],
  ["an entity", () => changed("JW305", ">Proefpersoon<", ">&naam;<"), "XML", 26, null],
  [
    "an element closed twice",
    () => changed("JW305", "</jw305:Geslacht>", "</jw305:Geslacht></jw305:Geslacht>"),
    "XML",
    23,
    null,
  ],
  [
    "a prefix of nothing",
    () => changed("JW305", "<jw305:Geslacht>2</jw305:Geslacht>", "<zz:Geslacht>2</zz:Geslacht>"),
    "XML",
    23,
    null,
  ],
  ["another encoding", () => changed("JW305", "UTF-8", "ISO-8859-1"), "XML", 1, null],
  [
    "bytes that are no UTF-8",
    async () => Buffer.from((await example("JW305")).replace("Proefpersoon", "Zoë"), "latin1"),
    "XML",
    1,
    null,
  ],
  ["two messages in one file", async () => `${await example("JW305")}<x/>`, "XML", 44, null],
  [
    "nesting without end",
    () => changed("JW305", ">Proefpersoon<", `>${"<ijw:a>".repeat(80)}${"</ijw:a>".repeat(80)}<`),
    "XML",
    26,
    null,
  ],
  ["another root", async () => "<html></html>", "NAAMRUIMTE", 1, null],
  [
    "a foreign namespace",
    async () => (await example("JW305")).replaceAll("istandaarden.nl", "voorbeeld.nl"),
    "NAAMRUIMTE",
    2,
    null,
  ],
  [
    "a message that is not read",
    async () => (await example("JW305")).replaceAll("jw305", "jw315").replaceAll("3_2", "2_3"),
    "NAAMRUIMTE",
    2,
    null,
  ],
  [
    "an unknown message",
    async () => (await example("JW305")).replaceAll("jw305", "jw399"),
    "NAAMRUIMTE",
    2,
    null,
  ],
  [
    "a message its release no longer has",
    async () => (await example("JW305")).replaceAll("jw305", "jw303"),
    "NAAMRUIMTE",
    2,
    null,
  ],
  [
    "a namespace that ends in a version it should not have",
    async () => (await example("JW305")).replaceAll("jw305/schema", "jw305/schema/3_2"),
    "NAAMRUIMTE",
    2,
    null,
  ],
  [
    "a release before all others",
    async () => (await example("JW305")).replaceAll("3_2", "1_0"),
    "NAAMRUIMTE",
    2,
    null,
  ],
  [
    "a message of the other law",
    async () => (await example("JW305")).replaceAll("jw305", "wmo305"),
    "NAAMRUIMTE",
    2,
    null,
  ],
  [
    "an impossible date",
    () => changed("JW305", "2024-03-04", "2024-02-30"),
    "XSD",
    38,
    "StartProduct/Begindatum",
  ],
  [
    "a date with a time zone",
    () => changed("JW305", "2024-03-04", "2024-03-04Z"),
    "XSD",
    38,
    "StartProduct/Begindatum",
  ],
  [
    "a message code of another message",
    () => changed("JW305", ">438<", ">440<"),
    "XSD",
    4,
    "Header/BerichtCode",
  ],
  [
    "a version that is not that of the namespace",
    () => changed("JW305", "Subversie>2<", "Subversie>1<"),
    "XSD",
    6,
    "Header/BerichtSubversie",
  ],
  [
    "sender and receiver exchanged",
    () => changed("JW305", ">99980001<", ">9001<"),
    "XSD",
    7,
    "Header/Afzender",
  ],
  [
    "a missing element",
    () => changed("JW305", /<jw305:Begindatum>.*\n/, ""),
    "XSD",
    38,
    "StartProduct/StatusAanlevering",
  ],
  [
    "a missing element at the end",
    () => changed("JW305", /<jw305:StatusAanlevering>.*\n/, ""),
    "XSD",
    39,
    "StartProduct/StatusAanlevering",
  ],
  [
    "an unknown element",
    () =>
      changed(
        "JW305",
        "<jw305:Begindatum>",
        "<jw305:Opmerking>x</jw305:Opmerking><jw305:Begindatum>",
      ),
    "XSD",
    38,
    "StartProduct/Opmerking",
  ],
  [
    "an element twice",
    () => changed("JW305", /(<jw305:Begindatum>.*)/, "$1$1"),
    "XSD",
    38,
    "StartProduct/Begindatum",
  ],
  [
    "an element in the wrong namespace",
    () =>
      changed(
        "JW305",
        /<jw305:Begindatum>(.*)<\/jw305:Begindatum>/,
        "<ijw:Begindatum>$1</ijw:Begindatum>",
      ),
    "XSD",
    38,
    "StartProduct/Begindatum",
  ],
  [
    "an empty element",
    () => changed("JW305", ">1001<", "><"),
    "XSD",
    32,
    "StartProduct/ToewijzingNummer",
  ],
  [
    "an unknown code",
    () => changed("JW307", ">31<", ">99<"),
    "XSD",
    39,
    "StopProduct/RedenBeeindiging",
  ],
  [
    "a code of the other law",
    () => changed("JW307", ">31<", ">19<"),
    "XSD",
    39,
    "StopProduct/RedenBeeindiging",
  ],
  [
    "an amount with decimals",
    () => changed("JW323", ">90000<", ">900.00<"),
    "XSD",
    48,
    "IngediendBedrag/Bedrag",
  ],
  [
    "a second client",
    () => changed("JW305", /(<jw305:Client>[\s\S]*<\/jw305:Client>)/, "$1$1"),
    "XSD",
    42,
    "Bericht/Client",
  ],
  [
    "text between elements",
    () => changed("JW305", "<jw305:StartProducten>", "<jw305:StartProducten>start"),
    "XSD",
    30,
    "Client/StartProducten",
  ],
  [
    "a foreign attribute",
    () => changed("JW305", "<jw305:StartProduct>", '<jw305:StartProduct soort="x">'),
    "XSD",
    31,
    "StartProducten/StartProduct",
  ],
  [
    "a BSN of eight digits",
    () => changed("JW305", ">999900006<", ">99990006<"),
    "XSD",
    19,
    "Client/Bsn",
  ],
  ["a wrong BSN", () => changed("JW305", ">999900006<", ">999900007<"), "CS002", 19, "Client/Bsn"],
];

const nameOf = (at: number) => `${String(at).padStart(2, "0")}.xml`;

describe("a file that breaks the standard is rejected whole", () => {
  // One inbox for all: each file is judged by itself.
  let summary: ReceiveSummary;
  let findings: unknown[][];
  let left: unknown[][];
  beforeAll(async () => {
    const files: Files = {};
    for (const [at, [, file]] of rejected.entries()) files[nameOf(at)] = await file();
    await withInbox(files, async ({ receive, list }) => {
      summary = await receive();
      findings = await list(
        `SELECT name, rule, line, element, severity, origin
        FROM ledger.finding JOIN ledger.delivery USING (delivery_id)`,
      );
      left = await list(
        `SELECT (SELECT count(*) FROM care.start) + (SELECT count(*) FROM care.stop)
          + (SELECT count(*) FROM care.client) + (SELECT count(*) FROM care.declaration_line)`,
      );
    });
  });

  test.each(rejected.map((one, at) => [one[0], at, one] as const))("%s", (_, at, one) => {
    const [, , rule, line, element] = one;
    expect(findings.filter(([name]) => name === nameOf(at))).toEqual([
      [nameOf(at), rule, line, element, "afkeuren", "file"],
    ]);
  });

  test("nothing of them is kept", () => {
    expect(summary).toMatchObject({ accepted: 0, rejected: rejected.length, records: 0 });
    expect(left).toEqual([["0"]]);
  });

  test("the message says in Dutch what, where and what to do", async () => {
    const file = await changed("JW305", "2024-03-04", "2024-02-30");
    await withInbox({ "b.xml": file }, async ({ receive }) => {
      expect((await receive()).findings).toEqual([
        {
          file: "b.xml",
          line: 38,
          rule: "XSD",
          severity: "afkeuren",
          message:
            "Element Begindatum heeft de waarde '2024-02-30'. Toegestaan: een bestaande datum als 2024-03-01, zonder tijdzone. Verbeter de waarde en lever het bericht opnieuw aan.",
        },
      ]);
    });
  });

  test("all wrong values are told at once", async () => {
    const file = (await changed("JW305", "2024-03-04", "2024-02-30")).replace(">1001<", ">een<");
    await withInbox({ "b.xml": file }, async ({ receive }) => {
      expect(brief(await receive())).toEqual(["b.xml:32 XSD", "b.xml:38 XSD"]);
    });
  });

  test("the rest of the inbox goes on, and the file is kept in quarantine with its findings", async () => {
    const bad = await changed("JW305", "2024-03-04", "2024-02-30");
    await withInbox(
      { "a.xml": await example("JW301"), "b.xml": bad, "c.xml": await example("JW305") },
      async ({ receive, home, list }) => {
        expect(await receive()).toMatchObject({ files: 3, accepted: 2, rejected: 1 });
        const [[sha]] = (await list(
          "SELECT sha256 FROM ledger.delivery WHERE status = 'rejected'",
        )) as [[string]];
        const names = (await readdir(home.quarantine)).sort();
        expect(names).toEqual([
          `${sha.slice(0, 12)}-b.xml`,
          `${sha.slice(0, 12)}-b.xml.bevindingen.csv`,
        ]);
        expect(await readFile(join(home.quarantine, names[0] ?? ""), "utf8")).toBe(bad);
        const findings = await readFile(join(home.quarantine, names[1] ?? ""), "utf8");
        expect(findings.split("\r\n")[0]).toBe("\ufeffbestand;regel;element;code;ernst;melding");
        expect(findings).toContain("b.xml;38;StartProduct/Begindatum;XSD;afkeuren;");
        expect((await stat(home.quarantine)).mode & 0o777).toBe(0o700);
        for (const name of names) {
          expect((await stat(join(home.quarantine, name))).mode & 0o777).toBe(0o600);
        }
      },
    );
  });

  test("no part of a message is a message", async () => {
    const text = await example("JW305");
    // Every cut but those behind the last closing tag; one in seven keeps the test quick.
    const end = text.lastIndexOf(">");
    const files: Record<string, string> = {};
    for (let cut = 1; cut <= end; cut += 7) files[`${cut}.xml`] = text.slice(0, cut);
    await withInbox(files, async ({ receive, list }) => {
      const { files: all, rejected: refused } = await receive();
      expect(refused).toBe(all);
      expect(await list("SELECT DISTINCT rule FROM ledger.finding")).toEqual([["XML"]]);
    });
  });
});

describe("a rule of the standard concerns its line", () => {
  test("a wrong BSN in a declaration costs that client's lines only", async () => {
    const file = await changed("JW323", ">999900018<", ">999900019<");
    await withInbox({ "d.xml": file }, async ({ receive, list }) => {
      const summary = await receive();
      expect(summary).toMatchObject({ accepted: 1, rejected: 0, records: 1 });
      expect(brief(summary)).toContain("d.xml:55 CS002");
      expect(
        await list("SELECT records_in, records_kept, records_rejected FROM ledger.delivery"),
      ).toEqual([[3, 1, 2]]);
      expect(await list("SELECT reference_no FROM care.declaration_line")).toEqual([["R1"]]);
    });
  });

  test.each([
    ["JW305", "Aanlevering>1<", "Aanlevering>2<", "CS058", 39],
    ["JW307", "Aanlevering>1<", "Aanlevering>9<", "CS058", 41],
    ["JW307", "2024-08-30", "2024-03-03", "TR018", 40],
    ["JW301", "2025-02-28", "2024-02-29", "TR018", 47],
  ])("%s %s becomes %s: %s", async (name, from, to, rule, line) => {
    await withInbox({ "l.xml": await changed(name, from, to) }, async ({ receive }) => {
      const summary = await receive();
      // Its only line is rejected, so nothing of the file is left.
      expect(summary).toMatchObject({ rejected: 1, records: 0 });
      expect(brief(summary)).toEqual([`l.xml:${line} ${rule}`]);
    });
  });

  test.each([
    ["JW307", "2024-08-30", "2024-09-04", "TR134", 40],
    [
      "JW301",
      "<jw301:Omvang>",
      "<jw301:RedenWijziging>13</jw301:RedenWijziging><jw301:Omvang>",
      "CS335",
      48,
    ],
    ["JW301", "2024-02-20", "2026-01-16", "TR8848", 11],
  ])(
    "%s %s becomes %s: %s is a question, and the line is kept",
    async (name, from, to, rule, line) => {
      await withInbox({ "l.xml": await changed(name, from, to) }, async ({ receive, list }) => {
        expect(await receive()).toMatchObject({ accepted: 1, records: 1 });
        expect(
          await list("SELECT rule, line, severity FROM ledger.finding WHERE origin = 'file'"),
        ).toEqual([[rule, line, "signaal"]]);
      });
    },
  );
});
