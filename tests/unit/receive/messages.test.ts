import { beforeAll, describe, expect, test } from "vitest";
import { changed, example, type Files, withInbox } from "./inbox.ts";

describe("a sound message becomes care records", () => {
  test("301: an allocation, with the moment that decides which version wins", async () => {
    await withInbox({ "a.xml": await example("JW301") }, async ({ receive, list }) => {
      expect(await receive()).toMatchObject({ files: 1, accepted: 1, records: 1, findings: [] });
      expect(await list("SELECT * EXCLUDE (client_key) FROM care.allocation")).toEqual([
        [
          1,
          37,
          "jw",
          "9001",
          "99980001",
          "1001",
          "REF-1",
          "45",
          "45K01",
          "2024-02-19 09:30:15",
          "2024-03-01",
          "2025-02-28",
          null,
          "4",
          "04",
          "2",
          null,
        ],
      ]);
    });
  });

  test("a client: key, month of birth and sex, and nothing else of the person", async () => {
    await withInbox({ "a.xml": await example("JW301") }, async ({ receive, list }) => {
      await receive();
      expect(await list("SELECT * EXCLUDE (client_key) FROM care.client")).toEqual([
        [1, 18, "jw", "2012-05-01", "2"],
      ]);
      const [[key]] = (await list("SELECT client_key FROM care.client")) as [[string]];
      expect(key).toMatch(/^[0-9a-f]{64}$/);
      const texts = await list("SELECT * FROM care.allocation, care.client");
      expect(JSON.stringify(texts)).not.toMatch(/Proefpersoon|Vrije tekst|2012-05-17/);
    });
  });

  test.each([
    ["1", "2012-05-01"],
    ["2", null],
    ["3", null],
  ])("DatumGebruik %s: month of birth %s", async (use, month) => {
    const file = await changed(
      "JW305",
      "</ijw:Datum>",
      `</ijw:Datum><ijw:DatumGebruik>${use}</ijw:DatumGebruik>`,
    );
    await withInbox({ "a.xml": file }, async ({ receive, list }) => {
      await receive();
      expect(await list("SELECT birth_month FROM care.client")).toEqual([[month]]);
    });
  });

  test("305 of release 3.0: a start, dated by its message", async () => {
    await withInbox({ "a.xml": await example("WMO305-3.0") }, async ({ receive, list }) => {
      await receive();
      expect(await list("SELECT * EXCLUDE (client_key) FROM care.start")).toEqual([
        [
          1,
          31,
          "2024-03-06",
          "wmo",
          "9001",
          "99980001",
          "1001",
          "02",
          "02K01",
          "2024-03-01",
          "2024-03-04",
          "1",
        ],
      ]);
    });
  });

  test("307 of release 3.1: a stop, with the release its end reason belongs to", async () => {
    await withInbox({ "a.xml": await example("WMO307-3.1") }, async ({ receive, list }) => {
      await receive();
      expect(await list("SELECT * EXCLUDE (client_key) FROM care.stop")).toEqual([
        [
          1,
          31,
          "2024-09-03",
          "wmo",
          "3.1",
          "9001",
          "99980001",
          "1001",
          "02",
          "02K01",
          "2024-03-01",
          "2024-03-04",
          "2024-08-30",
          "31",
          "1",
        ],
      ]);
    });
  });

  test("a task-based start has no allocation and no product", async () => {
    const file = await changed(
      "JW305",
      /<jw305:ToewijzingNummer>[\s\S]*<\/jw305:ToewijzingIngangsdatum>\s*/,
      "",
    );
    await withInbox({ "a.xml": file }, async ({ receive, list }) => {
      expect((await receive()).findings).toEqual([]);
      expect(
        await list("SELECT allocation_no, category, product_code, start_on FROM care.start"),
      ).toEqual([[null, null, null, "2024-03-04"]]);
    });
  });

  test("323: a declaration and its lines; a credit takes back amount and volume", async () => {
    await withInbox({ "a.xml": await example("JW323") }, async ({ receive, list }) => {
      expect(await receive()).toMatchObject({ accepted: 1, records: 3 });
      expect(
        await list(
          "SELECT line, identification, declaration_no, total_cents FROM care.declaration",
        ),
      ).toEqual([[18, "B0004", "D202403", "81000"]]);
      expect(
        await list(
          `SELECT line, reference_no, previous_reference_no, volume, amount_cents, debit_credit,
            dense_rank() OVER (ORDER BY first_line)::INTEGER AS client
          FROM (SELECT *, min(line) OVER (PARTITION BY client_key) AS first_line
            FROM care.declaration_line) ORDER BY line`,
        ),
      ).toEqual([
        [33, "R1", null, "10", "90000", "D", 1],
        [57, "R2", null, "2", "18000", "D", 2],
        [76, "R3", "R0", "-3", "-27000", "C", 2],
      ]);
    });
  });

  test("325: an answer and the lines it rejects", async () => {
    await withInbox({ "a.xml": await example("WMO325") }, async ({ receive, list }) => {
      await receive();
      expect(
        await list(
          `SELECT line, declaration_identification, declaration_no, submitted_cents, granted_cents,
            return_codes FROM care.declaration_answer`,
        ),
      ).toEqual([[29, "B0004", "D202403", "81000", "63000", "0200,0200"]]);
      expect(
        await list("SELECT line, reference_no, amount_cents, return_codes FROM care.rejected_line"),
      ).toEqual([[43, "R2", "18000", "9339,9346"]]);
    });
  });

  test("325 without an answer: the whole declaration was rejected", async () => {
    const file = (
      await changed("JW325", /<jw325:DeclaratieAntwoord>[\s\S]*<\/jw325:DeclaratieAntwoord>/, "")
    ).replace(">0200<", ">0001<");
    await withInbox({ "a.xml": file }, async ({ receive, list }) => {
      await receive();
      expect(
        await list(
          "SELECT declaration_no, submitted_cents, return_codes FROM care.declaration_answer",
        ),
      ).toEqual([[null, null, "0001"]]);
    });
  });
});

describe("what makes no difference", () => {
  const variants: [string, (text: string) => string][] = [
    [
      "other prefixes",
      (t) =>
        t
          .replaceAll("jw323:", "x:")
          .replaceAll(":jw323", ":x")
          .replaceAll("ijw:", "q:")
          .replaceAll(":ijw=", ":q="),
    ],
    [
      "the message namespace as default",
      (t) =>
        t.replaceAll("<jw323:", "<").replaceAll("</jw323:", "</").replace("xmlns:jw323", "xmlns"),
    ],
    ["Windows line ends", (t) => t.replaceAll("\n", "\r\n")],
    ["no line ends", (t) => t.replaceAll(/>\s+</g, "><")],
    [
      "comments and instructions",
      (t) => t.replaceAll("</ijw:Bedrag>", "<!-- x --></ijw:Bedrag><?y z?>"),
    ],
    ["CDATA", (t) => t.replaceAll(/>(R[0-9])</g, "><![CDATA[$1]]><")],
    ["character references", (t) => t.replaceAll(">R1<", ">&#82;&#x31;<")],
    [
      "white space around numbers and dates",
      (t) => t.replaceAll(/>([0-9]{5}|2024-03-31)</g, "> $1\n<"),
    ],
    ["another XSD version", (t) => t.replaceAll("1.0.0", "7.20.3")],
    ["a byte order mark", (t) => `\ufeff${t}`],
    ["no XML declaration", (t) => t.replace(/^<\?xml[^>]*>\s*/, "")],
    [
      "a schema location",
      (t) =>
        t.replace(
          "xmlns:ijw",
          'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b" xmlns:ijw',
        ),
    ],
  ];
  let records: unknown[][];
  beforeAll(async () => {
    const plain = await example("JW323");
    const files: Files = { "00.xml": plain };
    for (const [at, [, vary]] of variants.entries()) {
      const varied = vary(plain);
      if (varied === plain) throw new Error("a variant must differ");
      // Another identification, or the file would be refused for that.
      const own = varied.replace("B0004", `V${String(at).padStart(4, "0")}`);
      files[`${String(at + 1).padStart(2, "0")}.xml`] = own;
    }
    await withInbox(files, async ({ receive, list }) => {
      await receive();
      records = await list(
        "SELECT * EXCLUDE (line) FROM care.declaration_line ORDER BY delivery_id, reference_no",
      );
    });
  });

  test.each(variants.map(([what], at) => [what, at + 2] as const))("%s", (_, delivery) => {
    const of = (id: number) => records.filter(([one]) => one === id).map(([, ...rest]) => rest);
    expect(of(delivery)).toEqual(of(1));
    expect(of(1)).toHaveLength(3);
  });
});
