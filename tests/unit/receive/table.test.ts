import { describe, expect, test } from "vitest";
import { brief, hoursHeader, outcomeHeader, realisationHeader, table, withInbox } from "./inbox.ts";

const hour = "999900006;99980001;9001;jeugd-ambulant;2024-03;7.5;1";
const realised = "99980001;9001;jeugd-ambulant;2024-03;12;140.5;9876.54";
const outcome =
  "999900006;99980001;9001;jeugd-ambulant;2024-01-08;2024-06-28;goal;end;2024-06-30;ouder;gas;0;-3;2;ja;1;ja";

describe("the three tables become care records", () => {
  test("hours", async () => {
    await withInbox({ "h.csv": table(hoursHeader, hour) }, async ({ receive, list }) => {
      expect(await receive()).toMatchObject({ accepted: 1, records: 1, findings: [] });
      expect(await list("SELECT * EXCLUDE (client_key) FROM care.hours")).toEqual([
        [1, 2, "99980001", "9001", "jeugd-ambulant", "2024-03-01", 7.5, 1, null],
      ]);
      expect(await list("SELECT kind, law, sender, receiver FROM ledger.delivery")).toEqual([
        ["hours", null, "99980001", null],
      ]);
    });
  });

  test("hours that a subcontractor gave, on rows of their own", async () => {
    const header = `${hoursHeader};subcontractor_agb`;
    const rows = [`${hour};`, `${hour};99980004`, `${hour};99980`];
    await withInbox({ "h.csv": table(header, ...rows) }, async ({ receive, list }) => {
      expect(brief(await receive())).toEqual(["h.csv:4 TABEL"]);
      expect(
        await list("SELECT direct_hours, subcontractor_agb FROM care.hours ORDER BY line"),
      ).toEqual([
        [7.5, null],
        [7.5, "99980004"],
      ]);
    });
  });

  test("realisation, in cents", async () => {
    await withInbox({ "r.csv": table(realisationHeader, realised) }, async ({ receive, list }) => {
      await receive();
      expect(await list("FROM care.realisation")).toEqual([
        [1, 2, "99980001", "9001", "jeugd-ambulant", "2024-03-01", 12, 140.5, "987654"],
      ]);
    });
  });

  test("outcomes, answered and not", async () => {
    const unanswered = outcome.replace(";2024-06-30;ouder;gas;0;", ";;ouder;gas;;");
    await withInbox(
      { "o.csv": table(outcomeHeader, outcome, unanswered) },
      async ({ receive, list }) => {
        expect((await receive()).findings).toEqual([]);
        expect(
          await list(
            "SELECT * EXCLUDE (delivery_id, client_key) FROM care.measurement ORDER BY line",
          ),
        ).toEqual(
          [
            [2, "2024-06-30", 0],
            [3, null, null],
          ].map(([line, measured, raw]) => [
            line,
            "99980001",
            "9001",
            "jeugd-ambulant",
            "2024-01-08",
            "2024-06-28",
            "goal",
            "end",
            measured,
            "ouder",
            "gas",
            raw,
            -3,
            2,
            true,
            1,
            true,
          ]),
        );
      },
    );
  });

  test.each([
    ["commas", (t: string) => t.replaceAll(";", ",")],
    ["a decimal comma", (t: string) => t.replace("7.5", "7,5")],
    ["a byte order mark", (t: string) => `\ufeff${t}`],
    ["single line ends", (t: string) => t.replaceAll("\r\n", "\n")],
    ["quotes and blanks", (t: string) => t.replace("9001", '"9001" ').replace("hours", "Hours")],
    ["no line end at the end", (t: string) => t.trimEnd()],
    [
      "a column that is not asked for",
      (t: string) => t.replace("bsn;", "naam;bsn;").replace("9999", "P.;9999"),
    ],
  ])("%s make no difference", async (what, vary) => {
    const plain = table(hoursHeader, hour);
    const varied = vary(plain);
    expect(varied).not.toBe(plain);
    // A quoted value may not be followed by text: that one is a mistake after all.
    const sound = what !== "quotes and blanks" ? varied : varied.replace('" ', '"');
    await withInbox({ "h.csv": sound }, async ({ receive, list }) => {
      expect((await receive()).findings).toEqual([]);
      expect(
        await list("SELECT line, month, direct_hours, indirect_hours FROM care.hours"),
      ).toEqual([[2, "2024-03-01", 7.5, 1]]);
    });
  });

  test("a client may come as a key", async () => {
    const key = "0123456789abcdef".repeat(4);
    const file = table(hoursHeader.replace("bsn", "client_key"), hour.replace("999900006", key));
    await withInbox({ "h.csv": file }, async ({ receive, list }) => {
      await receive();
      expect(await list("SELECT client_key FROM care.hours")).toEqual([[key]]);
    });
  });
});

describe("a mistake in a row costs that row", () => {
  const cases: [string, string, string, string, string | null, string][] = [
    [
      "a wrong BSN",
      hoursHeader,
      hour.replace("999900006", "999900007"),
      "CS002",
      "bsn",
      "elfproef",
    ],
    [
      "an unknown segment",
      hoursHeader,
      hour.replace("jeugd-ambulant", "jeugd"),
      "TABEL",
      "segment",
      "'jeugd'. Toegestaan: jeugd-ambulant, jeugd-wonen",
    ],
    [
      "an impossible month",
      hoursHeader,
      hour.replace("2024-03", "2024-13"),
      "TABEL",
      "month",
      "'2024-13'. Toegestaan: een maand als 2024-03",
    ],
    [
      "a negative number",
      hoursHeader,
      hour.replace("7.5", "-7.5"),
      "TABEL",
      "direct_hours",
      "'-7.5'. Toegestaan: een getal van 0 of hoger",
    ],
    ["an empty cell", hoursHeader, hour.replace("7.5", ""), "TABEL", "direct_hours", "is leeg"],
    [
      "a code without its zero",
      hoursHeader,
      hour.replace("99980001", "9980001"),
      "TABEL",
      "provider_agb",
      "AGB-code van 8 cijfers",
    ],
    ["a cell too many", hoursHeader, `${hour};3`, "TABEL", null, "8 kolommen, de kop 7"],
    [
      "a BSN in the wrong column",
      hoursHeader,
      hour.replace("9001", "999900006"),
      "TABEL",
      "municipality_code",
      "'*********'",
    ],
    [
      "an unknown kind",
      outcomeHeader,
      outcome.replace("goal", "doel"),
      "TABEL",
      "kind",
      "Toegestaan: satisfaction, without_help, problem, goal",
    ],
    [
      "a score off the scale",
      outcomeHeader,
      outcome.replace("gas;0;", "gas;3;"),
      "TABEL",
      "raw",
      "De score 3 valt buiten de schaal van -3 tot en met 2",
    ],
    [
      "a scale upside down",
      outcomeHeader,
      outcome.replace(";-3;2;", ";2;-3;"),
      "TABEL",
      "scale_max",
      "niet hoger dan scale_min",
    ],
    [
      "an end before the start",
      outcomeHeader,
      outcome.replace("2024-06-28", "2024-01-07"),
      "TABEL",
      "traject_end",
      "vóór de start 2024-01-08",
    ],
    [
      "a score without a date",
      outcomeHeader,
      outcome.replace("2024-06-30", ""),
      "TABEL",
      "measured_on",
      "datum van de meting is leeg",
    ],
    [
      "neither yes nor no",
      outcomeHeader,
      outcome.replace(/ja$/, "true"),
      "TABEL",
      "invited",
      "'true'. Toegestaan: ja of nee",
    ],
    [
      "another provider",
      realisationHeader,
      realised.replace("99980001", "99980002"),
      "TABEL",
      "provider_agb",
      "Een tabel is van één aanbieder",
    ],
  ];
  test.each(cases)("%s", async (_, header, row, rule, column, words) => {
    const good = header === hoursHeader ? hour : header === outcomeHeader ? outcome : realised;
    await withInbox({ "t.csv": table(header, good, row) }, async ({ receive, list }) => {
      expect(await receive()).toMatchObject({ accepted: 1, records: 1 });
      const found = await list("SELECT rule, line, element, severity, message FROM ledger.finding");
      expect(found).toEqual([[rule, 3, column, "afkeuren", expect.stringContaining(words)]]);
      expect(
        await list("SELECT records_in, records_kept, records_rejected FROM ledger.delivery"),
      ).toEqual([[2, 1, 1]]);
    });
  });
});

describe("a table that cannot be understood is rejected whole", () => {
  test.each([
    ["a missing column", table(hoursHeader.replace(";month", ""), hour), 1, "mist de kolom month"],
    ["unknown columns", table("naam;datum", "x;y"), 1, "is niet te zien welke tabel dit is"],
    ["a column twice", table(`${hoursHeader};month`, `${hour};2024-03`), 1, "komt vaker voor"],
    ["empty", "", 1, "De tabel is leeg"],
    ["an open quote", table(hoursHeader, hour, hour.replace("9001", `"9001`)), 4, "niet te lezen"],
    [
      "partly UTF-8, partly not",
      Buffer.concat([
        Buffer.from(table(`${hoursHeader};opmerking`, `${hour};Zoë`)),
        Buffer.from(table(`${hour};Zoë`), "latin1"),
      ]),
      null,
      "in een andere tekencodering geschreven. Sla de tabel op als CSV UTF-8",
    ],
    ["no text", Buffer.from([1, 2, 0, 4]), null, "geen tekst"],
  ])("%s", async (_, file, line, words) => {
    await withInbox({ "t.csv": file }, async ({ receive, list }) => {
      expect(await receive()).toMatchObject({ rejected: 1, records: 0 });
      expect(await list("SELECT rule, line, message FROM ledger.finding")).toEqual([
        ["TABEL", line, expect.stringContaining(words)],
      ]);
      expect(await list("SELECT count(*)::INTEGER FROM care.hours")).toEqual([[0]]);
    });
  });
});

describe("a newer table takes the place of an older one", () => {
  const march = (hours: string) => hour.replace("7.5", hours);
  const year = (text: string, to: string) => text.replace("2024", to);

  test("of the same kind, provider and year; the older one is superseded", async () => {
    const files = {
      "uren-2024.csv": table(hoursHeader, march("1"), march("2")),
      "uren-2024-nieuw.csv": table(hoursHeader, march("3")),
    };
    await withInbox(files, async ({ receive, list }) => {
      expect(await receive()).toMatchObject({ accepted: 2, superseded: 1 });
      expect(await list("SELECT delivery_id, direct_hours FROM care.hours")).toEqual([[2, 3]]);
      expect(await list("SELECT name, status FROM ledger.delivery ORDER BY ALL")).toEqual([
        ["uren-2024-nieuw.csv", "accepted"],
        ["uren-2024.csv", "superseded"],
      ]);
    });
  });

  test("and a later run does the same", async () => {
    await withInbox({ "b.csv": table(hoursHeader, march("1")) }, async ({ receive, put, list }) => {
      await receive();
      await put({ "a.csv": table(hoursHeader, march("3")) });
      expect(await receive()).toMatchObject({
        files: 2,
        accepted: 1,
        duplicates: 1,
        superseded: 1,
      });
      expect(await list("SELECT direct_hours FROM care.hours")).toEqual([[3]]);
      expect(await receive()).toMatchObject({ accepted: 0, duplicates: 2, superseded: 0 });
      expect(await list("SELECT direct_hours FROM care.hours")).toEqual([[3]]);
    });
  });

  test("but not that of another year, provider or kind", async () => {
    const files = {
      "a.csv": table(hoursHeader, march("1"), year(march("2"), "2023")),
      "b.csv": table(hoursHeader, march("3")),
      "c.csv": table(hoursHeader, march("4").replace("99980001", "99980002")),
      "d.csv": table(realisationHeader, realised),
    };
    await withInbox(files, async ({ receive, list }) => {
      expect(await receive()).toMatchObject({ accepted: 4, superseded: 0 });
      expect(await list("SELECT delivery_id, direct_hours FROM care.hours ORDER BY ALL")).toEqual([
        [1, 2],
        [2, 3],
        [3, 4],
      ]);
    });
  });

  test("files of another kind are named", async () => {
    await withInbox({ "brief.docx": "x", ".verborgen.xml": "x" }, async ({ receive }) => {
      const summary = await receive();
      expect(summary).toMatchObject({ files: 1, rejected: 1 });
      expect(brief(summary)).toEqual(["brief.docx:- BESTAND"]);
    });
  });
});
