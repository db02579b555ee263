import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectRoot } from "../../../pipeline/home.ts";
import { table, withInbox } from "./inbox.ts";

const tables = join(projectRoot, "tests", "examples", "tables");
const golden = (name: string) => readFile(join(tables, name), "utf8");

/** A row with one thing changed; what is changed must be there. */
function changed(row: string, from: string | RegExp, to: string): string {
  const result = row.replace(from, to);
  if (result === row) throw new Error(`${row} does not hold ${from}`);
  return result;
}

const header =
  "AGB-code;Periode;BSN;Gemeentecode;Verwijzer;Hulpvorm;Gestart met crisis;Datum aanvang;Datum einde;Reden beëindiging;Informant 1;Tevredenheid 1;Zonder hulp verder 1;Informant 2;Tevredenheid 2;Zonder hulp verder 2";
const good = "99980001;2024-H1;999900006;9001;02;02;02;20230911;20240628;01;01;8;04;02;7;03";

describe("a half-year delivery in the layout 'BiJ-achtig'", () => {
  test("becomes trajectories and, at their end, measurements", async () => {
    const file = await golden("bij-achtig-2024-h1.csv");
    await withInbox({ "levering.csv": file }, async ({ receive, list }) => {
      expect(await receive()).toMatchObject({ accepted: 1, records: 3, findings: [] });
      expect(
        await list(
          "SELECT * EXCLUDE (delivery_id, client_key) FROM care.reported_trajectory ORDER BY line",
        ),
      ).toEqual([
        [
          2,
          "99980001",
          "9001",
          "jeugd-ambulant",
          "2024-H1",
          "02",
          "02",
          false,
          "2023-09-11",
          "2024-06-28",
          "01",
        ],
        [
          3,
          "99980001",
          "9002",
          "jeugd-wonen",
          "2024-H1",
          "11",
          null,
          true,
          "2024-01-15",
          null,
          null,
        ],
        [
          4,
          "99980001",
          "9001",
          "jeugd-ambulant",
          "2023-H2",
          "02",
          "02",
          false,
          "2023-09-11",
          null,
          null,
        ],
      ]);
      const about = [2, "99980001", "9001", "jeugd-ambulant", "2023-09-11", "2024-06-28"];
      const asked = (kind: string, who: string, instrument: string, raw: number, max: number) => [
        ...about,
        kind,
        "end",
        "2024-06-28",
        who,
        instrument,
        raw,
        1,
        max,
        true,
        null,
        true,
      ];
      expect(
        await list(
          "SELECT * EXCLUDE (delivery_id, client_key) FROM care.measurement ORDER BY informant, kind",
        ),
      ).toEqual([
        asked("satisfaction", "jeugdige", "nut-rapportcijfer", 8, 10),
        asked("without_help", "jeugdige", "zonder-hulp-verder", 4, 4),
        asked("satisfaction", "ouder", "nut-rapportcijfer", 7, 10),
        asked("without_help", "ouder", "zonder-hulp-verder", 3, 4),
      ]);
      expect(await list("SELECT kind, sender FROM ledger.delivery")).toEqual([
        ["reported_trajectory", "99980001"],
      ]);
    });
  });

  const [h1, h2, before] = ["2024-H1", "2024-H2", "2023-H2"];
  const row = (bsn: string, period: string | undefined) =>
    `99980001;${period};${bsn};9001;02;02;02;20230911;;;;;;;;`;

  test("replaces the whole period, and the one before when it is delivered again", async () => {
    const files = {
      "1.csv": table(header, row("999900006", before), row("999900018", before)),
      "2.csv": table(header, good, row("999900018", h1)),
    };
    await withInbox(files, async ({ receive, put, list }) => {
      const state = () =>
        list(
          "SELECT period, delivery_id, count(*)::INTEGER FROM care.reported_trajectory GROUP BY ALL ORDER BY ALL",
        );
      expect(await receive()).toMatchObject({ accepted: 2, superseded: 0 });
      expect(await state()).toEqual([
        [before, 1, 2],
        [h1, 2, 2],
      ]);
      await put({ "3.csv": table(header, row("999900018", h2), row("999900018", h1)) });
      expect(await receive()).toMatchObject({ accepted: 1, superseded: 1 });
      expect(await state()).toEqual([
        [before, 1, 2],
        [h1, 3, 1],
        [h2, 3, 1],
      ]);
      // The scores went with the row they stood on.
      expect(await list("FROM care.measurement")).toEqual([]);
      expect(await list("SELECT name, status FROM ledger.delivery ORDER BY ALL")).toEqual([
        ["1.csv", "accepted"],
        ["2.csv", "superseded"],
        ["3.csv", "accepted"],
      ]);
    });
  });

  test("leaves the half-year of another provider, and tables of outcomes, alone", async () => {
    const other = good.replace("99980001", "99980002");
    await withInbox(
      { "1.csv": table(header, good), "2.csv": table(header, other) },
      async ({ receive, list }) => {
        expect(await receive()).toMatchObject({ superseded: 0 });
        expect(await list("SELECT count(*)::INTEGER FROM care.measurement")).toEqual([[8]]);
      },
    );
  });

  test("counts the scores of an end in the half-year of that end only", async () => {
    const running = good.replace(h1 as string, before as string);
    await withInbox({ "1.csv": table(header, good, running) }, async ({ receive, list }) => {
      expect((await receive()).findings).toEqual([]);
      expect(await list("SELECT DISTINCT line FROM care.measurement")).toEqual([[2]]);
    });
  });

  const mistakes: [string, string, string, string, string][] = [
    [
      "hulpvorm",
      ";02;02;02;2",
      ";02;05;02;2",
      "Hulpvorm",
      "Kolom Hulpvorm heeft de waarde '05'. Toegestaan: 01, 02, 03, 04, 11, 12, 13, 14.",
    ],
    [
      "a date in another form",
      "20230911",
      "11-09-2023",
      "Datum aanvang",
      "Kolom Datum aanvang heeft de waarde '11-09-2023'. Toegestaan: een bestaande datum als 20240301.",
    ],
    [
      "a day that does not exist",
      "20230911",
      "20230931",
      "Datum aanvang",
      "Kolom Datum aanvang heeft de waarde '20230931'. Toegestaan: een bestaande datum als 20240301.",
    ],
    [
      "a period that is none",
      "2024-H1",
      "2024-H3",
      "Periode",
      "Kolom Periode heeft de waarde '2024-H3'. Toegestaan: een halfjaar als 2024-H1.",
    ],
    [
      "an end before the start",
      "20240628",
      "20230910",
      "Datum einde",
      "Het einde 2023-09-10 ligt vóór de start 2023-09-11.",
    ],
    [
      "an end before the half-year",
      "20240628",
      "20231231",
      "Datum einde",
      "Het einde 2023-12-31 ligt vóór 2024-H1; de hulp hoort daar niet bij.",
    ],
    [
      "a start after the half-year",
      "20230911;20240628",
      "20240701;20240801",
      "Datum aanvang",
      "De start 2024-07-01 ligt na 2024-H1.",
    ],
    [
      "a reason without an end",
      "20240628;01;01;8;04;02;7;03",
      ";01;;;;;;",
      "Reden beëindiging",
      "Kolom Reden beëindiging heeft de waarde '01'. Toegestaan: leeg, want Datum einde is leeg.",
    ],
    [
      "an unknown reason",
      "20240628;01",
      "20240628;06",
      "Reden beëindiging",
      "Kolom Reden beëindiging heeft de waarde '06'. Toegestaan: 01, 02, 03, 04, 05.",
    ],
    [
      "a grade and a half",
      ";8;",
      ";7,5;",
      "Tevredenheid 1",
      "Kolom Tevredenheid 1 heeft de waarde '7,5'. Toegestaan: een heel rapportcijfer van 1 tot en met 10.",
    ],
    [
      "an eleven",
      ";8;",
      ";11;",
      "Tevredenheid 1",
      "Kolom Tevredenheid 1 heeft de waarde '11'. Toegestaan: een heel rapportcijfer van 1 tot en met 10.",
    ],
    [
      "a fifth answer",
      ";04;",
      ";05;",
      "Zonder hulp verder 1",
      "Kolom Zonder hulp verder 1 heeft de waarde '05'. Toegestaan: 01, 02, 03 of 04.",
    ],
    [
      "two of one informant",
      ";02;7;",
      ";01;7;",
      "Informant 2",
      "Kolom Informant 2 heeft de waarde '01'. Toegestaan: een andere informant dan Informant 1.",
    ],
    [
      "a grade of nobody",
      ";01;8;",
      ";;8;",
      "Informant 1",
      "Kolom Informant 1 is leeg. Toegestaan: jeugdige, ouder.",
    ],
    [
      "a grade while help runs",
      "20240628;01;01;8;04;02;7;03",
      ";;01;8;;;;",
      "Tevredenheid 1",
      "Er is een score, maar de hulp is niet geëindigd en er is geen datum van de meting.",
    ],
  ];

  test("is told every mistake, with column, value and what is allowed", async () => {
    const bad = mistakes.map(([, from, to]) => changed(good, from, to));
    await withInbox({ "1.csv": table(header, good, ...bad) }, async ({ receive, list }) => {
      expect(await receive()).toMatchObject({ accepted: 1, records: 1 });
      expect(
        await list("SELECT rule, line, element, message FROM ledger.finding ORDER BY line"),
      ).toEqual(
        mistakes.map(([, , , column, message], at) => [
          "TABEL",
          3 + at,
          column,
          `${message} Verbeter de regel en lever de tabel opnieuw aan.`,
        ]),
      );
    });
  });
});

test("is recognised when a column is missing", async () => {
  const file = table(header.replace(";Hulpvorm", ""), good.replace(";02;02;02;", ";02;02;"));
  await withInbox({ "1.csv": file }, async ({ receive, list }) => {
    await receive();
    expect(await list("SELECT line, element, message FROM ledger.finding")).toEqual([
      [
        1,
        "Hulpvorm",
        expect.stringContaining("De tabel lijkt op 'BiJ-achtig', maar mist de kolom Hulpvorm."),
      ],
    ]);
  });
});

describe("a waiting list", () => {
  test("may be a joint one, of several providers", async () => {
    await withInbox({ "w.csv": await golden("wachtlijst.csv") }, async ({ receive, list }) => {
      expect(await receive()).toMatchObject({ accepted: 1, records: 3, findings: [] });
      expect(
        await list("SELECT * EXCLUDE (delivery_id, client_key) FROM care.waiting ORDER BY line"),
      ).toEqual([
        [
          2,
          "99980001",
          "9001",
          "jeugd-ambulant",
          "2024-01-08",
          "2024-01-05",
          "02",
          "started",
          "2024-03-04",
          "2024-02-12",
          "2024-03-04",
        ],
        [
          3,
          "99980002",
          "9002",
          "jeugd-wonen",
          "2024-02-01",
          null,
          "01",
          "waiting",
          "2024-03-31",
          null,
          null,
        ],
        [
          4,
          "99980003",
          "9002",
          "jeugd-ambulant",
          "2024-01-15",
          null,
          null,
          "withdrawn",
          "2024-02-20",
          "2024-02-01",
          null,
        ],
      ]);
      expect(await list("SELECT kind, sender FROM ledger.delivery")).toEqual([["waiting", null]]);
    });
  });

  const head =
    "bsn;provider_agb;municipality_code;segment;registered_on;status;status_on;intake_on;first_care_on";
  const registration = "999900006;99980001;9001;jeugd-ambulant;2024-01-08;waiting;2024-03-31;;";

  test("tells the newest of each registration; one that is left out stays", async () => {
    const started = registration.replace("waiting;2024-03-31;;", "started;2024-05-01;;2024-05-01");
    const second = registration.replace("999900006", "999900018");
    const files = { "a.csv": table(head, registration, second), "b.csv": table(head, started) };
    await withInbox(files, async ({ receive, list }) => {
      expect(await receive()).toMatchObject({ superseded: 0 });
      expect(await list("SELECT delivery_id, line, status FROM care.waiting ORDER BY ALL")).toEqual(
        [
          [1, 3, "waiting"],
          [2, 2, "started"],
        ],
      );
    });
  });

  const mistakes: [string, string | RegExp, string, string, string][] = [
    [
      "an unknown status",
      "waiting",
      "wacht",
      "status",
      "Kolom status heeft de waarde 'wacht'. Toegestaan: waiting, started, withdrawn, redirected, rejected.",
    ],
    [
      "a status before the registration",
      "2024-03-31",
      "2024-01-07",
      "status_on",
      "De datum 2024-01-07 in kolom status_on ligt vóór de aanmelding op 2024-01-08.",
    ],
    [
      "a start without a day",
      "waiting",
      "started",
      "first_care_on",
      "Kolom first_care_on is leeg. Toegestaan: bij status started de dag van de eerste hulp.",
    ],
    [
      "help while waiting",
      /;$/,
      ";2024-03-01",
      "first_care_on",
      "Kolom first_care_on heeft de waarde '2024-03-01'. Toegestaan: leeg, want de status is waiting.",
    ],
    [
      "help before the intake",
      "waiting;2024-03-31;;",
      "started;2024-03-31;2024-03-02;2024-03-01",
      "first_care_on",
      "De eerste hulp op 2024-03-01 ligt vóór de intake op 2024-03-02.",
    ],
  ];

  test("is told every mistake, with column, value and what is allowed", async () => {
    const bad = mistakes.map(([, from, to]) => changed(registration, from, to));
    await withInbox({ "w.csv": table(head, registration, ...bad) }, async ({ receive, list }) => {
      await receive();
      expect(await list("SELECT line, element, message FROM ledger.finding ORDER BY line")).toEqual(
        mistakes.map(([, , , column, message], at) => [
          3 + at,
          column,
          `${message} Verbeter de regel en lever de tabel opnieuw aan.`,
        ]),
      );
    });
  });
});
