import { describe, expect, test } from "vitest";
import { outcomeHeader, table, withInbox } from "./inbox.ts";

const about = "999900006;99980001;9001;jeugd-ambulant;2024-01-08;2024-06-28";
const satisfaction = `${about};satisfaction;end;2024-06-30;jeugdige;nut-rapportcijfer;8;1;10;ja;;ja`;
const withoutHelp = `${about};without_help;end;2024-06-30;ouder;zonder-hulp-verder;04;1;4;ja;;ja`;
const problem = `${about};problem;start;2024-01-10;professional;sdq totaal;21;0;40;nee;;ja`;
const goal = `${about};goal;end;2024-06-30;ouder;gas;0;-3;2;ja;1;ja`;

describe("the regional layout of outcomes", () => {
  test("takes every kind, moment and informant, answered and not", async () => {
    const wmo = satisfaction.replace("jeugd-ambulant", "wmo-begeleiding");
    const sound = [
      satisfaction,
      satisfaction.replace(
        "2024-06-30;jeugdige;nut-rapportcijfer;8",
        ";jeugdige;nut-rapportcijfer;",
      ),
      satisfaction
        .replace("nut-rapportcijfer;8;1;10", "thermometer;3,5;1;5")
        .replace("jeugdige", "professional"),
      wmo.replace("jeugdige", "client_wmo"),
      wmo.replace("jeugdige", "cliënt_wmo"),
      withoutHelp,
      withoutHelp.replace(";04;", ";2;").replace(";end;", ";follow_up;"),
      problem,
      problem.replace(";start;2024-01-10", ";interim;2024-04-10").replace(";21;", ";17,5;"),
      problem.replace(";start;2024-01-10", ";end;2024-06-28").replace(";21;", ";9;"),
      problem.replace("professional", "toegang"),
      goal,
      goal.replace(";0;-3", ";;-3"),
    ];
    await withInbox({ "o.csv": table(outcomeHeader, ...sound) }, async ({ receive, list }) => {
      expect(await receive()).toMatchObject({ records: sound.length, findings: [] });
      expect(
        await list(
          "SELECT kind, moment, measured_on, informant, raw FROM care.measurement ORDER BY line",
        ),
      ).toEqual([
        ["satisfaction", "end", "2024-06-30", "jeugdige", 8],
        ["satisfaction", "end", null, "jeugdige", null],
        ["satisfaction", "end", "2024-06-30", "professional", 3.5],
        ["satisfaction", "end", "2024-06-30", "client_wmo", 8],
        ["satisfaction", "end", "2024-06-30", "client_wmo", 8],
        ["without_help", "end", "2024-06-30", "ouder", 4],
        ["without_help", "follow_up", "2024-06-30", "ouder", 2],
        ["problem", "start", "2024-01-10", "professional", 21],
        ["problem", "interim", "2024-04-10", "professional", 17.5],
        ["problem", "end", "2024-06-28", "professional", 9],
        ["problem", "start", "2024-01-10", "toegang", 21],
        ["goal", "end", "2024-06-30", "ouder", 0],
        ["goal", "end", "2024-06-30", "ouder", null],
      ]);
    });
  });

  const mistakes: [string, string, string, string, string][] = [
    [
      satisfaction,
      ";8;1;",
      ";7,5;1;",
      "raw",
      "Kolom raw heeft de waarde '7,5'. Toegestaan: een heel rapportcijfer van 1 tot en met 10.",
    ],
    [
      satisfaction,
      ";8;1;",
      ";0;1;",
      "raw",
      "Kolom raw heeft de waarde '0'. Toegestaan: een heel rapportcijfer van 1 tot en met 10.",
    ],
    [
      satisfaction,
      ";1;10;",
      ";0;10;",
      "scale_min",
      "Kolom scale_min heeft de waarde '0'. Toegestaan: 1.",
    ],
    [
      satisfaction,
      ";1;10;",
      ";1;9;",
      "scale_max",
      "Kolom scale_max heeft de waarde '9'. Toegestaan: 10.",
    ],
    [
      satisfaction,
      ";10;ja",
      ";10;nee",
      "higher_is_better",
      "Kolom higher_is_better heeft de waarde 'nee'. Toegestaan: ja.",
    ],
    [
      satisfaction,
      "jeugdige",
      "professional",
      "informant",
      "Kolom informant heeft de waarde 'professional'. Toegestaan: jeugdige, ouder (bij een landelijke vraag).",
    ],
    [
      satisfaction,
      ";;ja",
      ";1;ja",
      "goal_no",
      "Kolom goal_no heeft de waarde '1'. Toegestaan: bij kind satisfaction leeg.",
    ],
    [
      satisfaction,
      ";;ja",
      ";;nee",
      "invited",
      "Kolom invited heeft de waarde 'nee'. Toegestaan: ja, want er is een score.",
    ],
    [
      withoutHelp,
      ";04;",
      ";05;",
      "raw",
      "Kolom raw heeft de waarde '05'. Toegestaan: 01, 02, 03 of 04.",
    ],
    [
      withoutHelp,
      ";04;",
      ";2,5;",
      "raw",
      "Kolom raw heeft de waarde '2,5'. Toegestaan: 01, 02, 03 of 04.",
    ],
    [
      withoutHelp,
      "ouder",
      "toegang",
      "informant",
      "Kolom informant heeft de waarde 'toegang'. Toegestaan: jeugdige, ouder (bij een landelijke vraag).",
    ],
    [problem, ";21;", ";41;", "raw", "De score 41 valt buiten de schaal van 0 tot en met 40."],
    [
      problem,
      "sdq totaal",
      "",
      "instrument",
      "Kolom instrument is leeg. Toegestaan: een naam van een instrument van hooguit 60 tekens, zoals gas.",
    ],
    [
      problem,
      "professional",
      "leraar",
      "informant",
      "Kolom informant heeft de waarde 'leraar'. Toegestaan: jeugdige, ouder, professional, toegang, client_wmo.",
    ],
    [
      problem,
      ";start;",
      ";begin;",
      "moment",
      "Kolom moment heeft de waarde 'begin'. Toegestaan: start, interim, end, follow_up.",
    ],
    [
      goal,
      ";1;ja",
      ";;ja",
      "goal_no",
      "Kolom goal_no is leeg. Toegestaan: bij kind goal het nummer van het doel, vanaf 1.",
    ],
    [
      goal,
      ";1;ja",
      ";0;ja",
      "goal_no",
      "Kolom goal_no heeft de waarde '0'. Toegestaan: een geheel getal van 1 of hoger, met hooguit 8 cijfers en zonder punt, komma of spatie tussen duizendtallen.",
    ],
  ];

  test("names every mistake, with column, value and what is allowed", async () => {
    const rows = mistakes.map(([row, from, to]) => {
      const bad = row.replace(from, to);
      if (bad === row) throw new Error(`${row} does not hold ${from}`);
      return bad;
    });
    await withInbox({ "o.csv": table(outcomeHeader, goal, ...rows) }, async ({ receive, list }) => {
      expect(await receive()).toMatchObject({ records: 1 });
      expect(
        await list("SELECT line, rule, element, message FROM ledger.finding ORDER BY line"),
      ).toEqual(
        mistakes.map(([, , , column, message], at) => [
          3 + at,
          "TABEL",
          column,
          `${message} Verbeter de regel en lever de tabel opnieuw aan.`,
        ]),
      );
    });
  });
});
