import { describe, expect, test } from "vitest";
import { changed, example, withInbox } from "./inbox.ts";

type Row = [
  element: string,
  allocation: string | null,
  reference: string | null,
  start: string | null,
  codes: string,
];

const returned: [name: string, original: string, rows: Row[]][] = [
  [
    "JW302",
    "JW301",
    [
      ["Header", null, null, null, "0200"],
      ["ToegewezenProduct", "1001", "REF-1", "2024-03-01", "9332"],
      ["Client", null, null, null, "0200"],
    ],
  ],
  [
    "JW306",
    "JW305",
    [
      ["Header", null, null, null, "0200"],
      ["StartProduct", "1001", null, "2024-03-04", "9019,9307"],
      ["Client", null, null, null, "0200"],
    ],
  ],
  [
    "WMO306-3.0",
    "WMO305",
    [
      ["Header", null, null, null, "0200"],
      ["StartProduct", "1001", null, "2024-03-04", "9074"],
      ["Client", null, null, null, "0200"],
    ],
  ],
  [
    "JW308",
    "JW307",
    [
      ["Header", null, null, null, "0200"],
      ["StopProduct", "1001", null, "2024-03-04", "9415"],
      ["Client", null, null, null, "0200"],
    ],
  ],
  [
    "JW316",
    "JW315",
    [
      ["Header", null, null, null, "0200"],
      ["AangevraagdProduct", null, "REF-1", "2024-03-01", "9347"],
      ["AangevraagdProduct", null, "REF-2", "2024-03-01", "0200"],
      ["Client", null, null, null, "0200"],
    ],
  ],
  [
    "JW318",
    "JW317",
    [
      ["Header", null, null, null, "0200"],
      ["OngewijzigdProduct", "1001", "REF-3", null, "0200"],
      ["TeWijzigenProduct", "1002", "REF-3", "2024-06-01", "9359"],
      ["NieuwProduct", null, "REF-3", "2024-06-01", "0200"],
      ["Verzoek", null, "REF-3", null, "0200"],
      ["Client", null, null, null, "0200"],
    ],
  ],
  [
    "JW320",
    "JW319",
    [
      ["Header", null, null, null, "0200"],
      ["Woonplaatsbeginsel", null, "REF-3", null, "0200"],
      ["Antwoord", null, "REF-3", null, "9360"],
    ],
  ],
];

describe("a retour", () => {
  test.each(returned)(
    "%s: header and classes with their codes, back to %s",
    async (name, original, expected) => {
      await withInbox({ "a.xml": await example(name) }, async ({ receive, list }) => {
        expect(await receive()).toMatchObject({ accepted: 1, records: expected.length });
        const rows = await list(
          `SELECT element, allocation_no, reference, start_on, return_codes
        FROM care.retour ORDER BY rowid`,
        );
        expect(rows).toEqual(expected);
        expect(await list("SELECT DISTINCT original_kind FROM care.retour")).toEqual([[original]]);
      });
    },
  );

  test("tells the original by its own header, and itself by its sender and number", async () => {
    await withInbox({ "a.xml": await example("JW306") }, async ({ receive, list }) => {
      await receive();
      expect(
        await list(
          `SELECT DISTINCT dated_on, law, original_sender, original_receiver,
            original_identification, original_dated_on FROM care.retour`,
        ),
      ).toEqual([["2024-03-08", "jw", "99980001", "9001", "B0002", "2024-03-06"]]);
      expect(
        await list("SELECT kind, sender, receiver, identification, dated_on FROM ledger.delivery"),
      ).toEqual([["JW306", "9001", "99980001", "RT0306", "2024-03-08"]]);
    });
  });

  test("may be a header alone, without codes", async () => {
    const bare = (await example("JW308"))
      .replace(/<jw308:Client>[\s\S]*<\/jw308:Client>/, "")
      .replace(/<jw308:RetourCodes>[\s\S]*?<\/jw308:RetourCodes>/, "");
    // After one with codes: nothing of that may remain.
    await withInbox(
      { "a.xml": await example("JW308"), "b.xml": bare.replace("RT0308", "RT0309") },
      async ({ receive, list }) => {
        expect(await receive()).toMatchObject({ accepted: 2 });
        expect(
          await list("SELECT element, return_codes FROM care.retour WHERE delivery_id = 2"),
        ).toEqual([["Header", ""]]);
      },
    );
  });

  test("does not become a start, a stop or a client", async () => {
    await withInbox(
      { "a.xml": await example("JW306"), "b.xml": await example("JW308") },
      async ({ receive, list }) => {
        await receive();
        expect(
          await list(
            `SELECT (SELECT count(*) FROM care.start) + (SELECT count(*) FROM care.stop)
              + (SELECT count(*) FROM care.client)`,
          ),
        ).toEqual([["0"]]);
      },
    );
  });

  test("of a message with a wrong BSN is taken in, without a client", async () => {
    const file = await changed("JW306", "999900006", "999900007");
    await withInbox({ "a.xml": file }, async ({ receive, list }) => {
      expect(await receive()).toMatchObject({ accepted: 1, records: 3 });
      expect(await list("SELECT rule, severity FROM ledger.finding WHERE origin = 'file'")).toEqual(
        [["CS002", "signaal"]],
      );
      expect(await list("SELECT DISTINCT client_key FROM care.retour")).toEqual([[null]]);
    });
  });

  test("needs a number of its own (TR056)", async () => {
    const first = await example("JW306");
    const second = first.replace(">9019<", ">9063<");
    await withInbox({ "a.xml": first, "b.xml": second }, async ({ receive, list }) => {
      expect(await receive()).toMatchObject({ accepted: 1, rejected: 1 });
      expect(
        await list("SELECT rule, line, element FROM ledger.finding WHERE delivery_id = 2"),
      ).toEqual([["TR056", 17, "Header/IdentificatieRetour"]]);
    });
  });

  test("two retours of one message both stay", async () => {
    const first = await example("JW306");
    await withInbox(
      { "a.xml": first, "b.xml": first.replace("RT0306", "RT0307") },
      async ({ receive }) => {
        expect(await receive()).toMatchObject({ accepted: 2 });
      },
    );
  });
});
