import { describe, expect, test } from "vitest";
import { brief, changed, example, withInbox } from "./inbox.ts";

const stored = (names: string[]) => async () =>
  Object.fromEntries(
    await Promise.all(names.map(async (one) => [`${one}.xml`, await example(one)])),
  );

describe("messages of release 2.3", () => {
  test("301: products below a Beschikking, with the units of their time", async () => {
    await withInbox(await stored(["JW301-2.3"])(), async ({ receive, list }) => {
      expect(await receive()).toMatchObject({ accepted: 1, records: 2 });
      expect(
        await list("SELECT kind, release, sender, receiver, dated_on FROM ledger.delivery"),
      ).toEqual([["JW301", "2.3", "9001", "99980001", "2019-02-20"]]);
      expect(
        await list(
          `SELECT line, allocation_no, category, product_code, allocated_at, start_on, end_on,
            change_reason, volume, unit, frequency, budget_cents FROM care.allocation ORDER BY line`,
        ),
      ).toEqual([
        [
          38,
          "701",
          "45",
          "45K01",
          "2019-02-19 09:30:15",
          "2019-03-01",
          "2020-02-29",
          "04",
          "3",
          "21",
          "3",
          null,
        ],
        // A ToewijzingNummer was not required.
        [
          55,
          null,
          "44",
          "44K01",
          "2019-02-19 09:30:15",
          "2019-03-01",
          "2020-02-29",
          null,
          null,
          null,
          null,
          null,
        ],
      ]);
      expect(await list("SELECT birth_month, gender FROM care.client")).toEqual([
        ["2012-05-01", "2"],
      ]);
    });
  });

  test("305 and 307: a start, and a stop with the release its reason belongs to", async () => {
    await withInbox(await stored(["JW305-2.3", "WMO307-2.3"])(), async ({ receive, list }) => {
      expect(await receive()).toMatchObject({ accepted: 2, records: 2 });
      expect(
        await list(
          "SELECT dated_on, allocation_no, allocation_start_on, start_on, status FROM care.start",
        ),
      ).toEqual([["2019-03-06", "701", "2019-03-01", "2019-03-04", "1"]]);
      expect(
        await list("SELECT law, release, start_on, end_on, end_reason, status FROM care.stop"),
      ).toEqual([["wmo", "2.3", "2019-03-04", "2019-09-30", "31", "1"]]);
    });
  });

  test("303: a declaration and its lines; 304: an answer, what was rejected and the retour", async () => {
    await withInbox(await stored(["JW303-2.3", "JW304-2.3"])(), async ({ receive, list }) => {
      const summary = await receive();
      expect(summary).toMatchObject({ accepted: 2, records: 5 });
      expect(
        await list(
          `SELECT identification, declaration_no, dated_on, period_start_on, period_end_on,
            total_cents FROM care.declaration`,
        ),
      ).toEqual([["F201903", "F201903", "2019-04-05", "2019-03-01", "2019-03-31", "81000"]]);
      expect(
        await list(
          `SELECT reference_no, previous_reference_no, allocation_no, volume, unit, tariff_cents,
            amount_cents, debit_credit FROM care.declaration_line ORDER BY line`,
        ),
      ).toEqual([
        ["R1", null, "701", "10", "04", "9000", "90000", "D"],
        ["R2", null, null, "2", "04", "9000", "18000", "D"],
        ["R3", "R0", "702", "-3", "04", "9000", "-27000", "C"],
      ]);
      expect(
        await list(
          `SELECT dated_on, provider_agb, declaration_identification, declaration_no,
            submitted_cents, granted_cents, return_codes FROM care.declaration_answer`,
        ),
      ).toEqual([["2019-04-20", "99980001", "F201903", "F201903", "108000", "80000", "0200"]]);
      expect(
        await list("SELECT reference_no, amount_cents, return_codes FROM care.rejected_line"),
      ).toEqual([["R2", "18000", "9321,0611"]]);
      expect(
        await list(
          `SELECT original_kind, original_sender, original_identification, element, allocation_no,
            reference, return_codes FROM care.retour ORDER BY rowid`,
        ),
      ).toEqual([
        ["JW303", "99980001", "F201903", "Header", null, null, "0200"],
        ["JW303", "99980001", "F201903", "Prestatie", "701", "R1", "0611"],
        ["JW303", "99980001", "F201903", "Client", null, null, "0200"],
        ["JW303", "99980001", "F201903", "Prestatie", null, "R2", "9321,0611"],
      ]);
      // Part of R1 was granted, which the tables cannot hold.
      expect(brief(summary)).toContain("JW304-2.3.xml:90 TOEKENNING");
      expect(
        await list(
          "SELECT kind, sender, receiver, identification FROM ledger.delivery ORDER BY delivery_id",
        ),
      ).toEqual([
        ["JW303", "99980001", "9001", "F201903"],
        ["JW304", "9001", "99980001", "9001"],
      ]);
    });
  });

  test("304 may be a header alone", async () => {
    const file = await changed("JW304-2.3", /<jw304:Clienten>[\s\S]*<\/jw304:Clienten>/, "");
    await withInbox({ "a.xml": file }, async ({ receive, list }) => {
      expect(await receive()).toMatchObject({ accepted: 1, records: 0 });
      expect(await list("SELECT element FROM care.retour")).toEqual([["Header"]]);
    });
  });

  test("303: a wrong BSN costs that client's lines only", async () => {
    const file = await changed("JW303-2.3", ">999900018<", ">999900019<");
    await withInbox({ "a.xml": file }, async ({ receive, list }) => {
      expect(await receive()).toMatchObject({ accepted: 1, records: 1 });
      expect(await list("SELECT reference_no FROM care.declaration_line")).toEqual([["R1"]]);
    });
  });

  test.each([
    [
      "JW305-2.3",
      "</jw305:BerichtIdentificatie>",
      "</jw305:BerichtIdentificatie><jw305:XsdVersie/>",
    ],
    ["JW305-2.3", /<jw305:StatusAanlevering>9.*\n/, ""],
    ["WMO307-2.3", ">31<", ">36<"],
    ["JW301-2.3", /<jw301:BeschikkingNummer>.*\n/, ""],
    ["JW303-2.3", ">EUR<", ">NLG<"],
    ["JW303-2.3", ">432<", ">416<"],
  ])("%s is read as strictly as 3.x: %s", async (name, from, to) => {
    await withInbox({ "a.xml": await changed(name, from, to) }, async ({ receive, list }) => {
      expect(await receive()).toMatchObject({ rejected: 1 });
      expect(await list("SELECT DISTINCT rule FROM ledger.finding")).toEqual([["XSD"]]);
    });
  });

  test("nothing but keys and codes remains of the person", async () => {
    const all = ["JW301-2.3", "JW303-2.3", "JW304-2.3", "JW305-2.3"];
    await withInbox(await stored(all)(), async ({ receive, list }) => {
      await receive();
      for (const table of ["allocation", "start", "declaration_line", "rejected_line", "retour"]) {
        const rows = JSON.stringify(await list(`FROM care.${table}`));
        expect(rows).not.toMatch(/Proefpersoon|Vrije tekst|2012-05|9999000/);
      }
    });
  });
});

describe("messages of the other old releases", () => {
  test("2.0: another header, a list of clients, and parties at the product", async () => {
    const names = ["WMO301-2.0", "WMO305-2.0", "WMO307-2.0"];
    await withInbox(await stored(names)(), async ({ receive, list }) => {
      expect(await receive()).toMatchObject({ accepted: 3, records: 4 });
      expect(
        await list(
          "SELECT kind, release, sender, receiver, identification FROM ledger.delivery ORDER BY 1",
        ),
      ).toEqual([
        ["WMO301", "2.0", "9001", "99980001", "O0011"],
        ["WMO305", "2.0", "99980001", "9001", "O0012"],
        ["WMO307", "2.0", "99980001", "9001", "O0013"],
      ]);
      expect(
        await list(
          "SELECT municipality_code, provider_agb, allocation_no, start_on, volume FROM care.allocation",
        ),
      ).toEqual([["9002", "99980002", null, "2016-02-15", "6"]]);
      expect(
        await list(
          "SELECT count(DISTINCT client_key)::INTEGER, any_value(allocation_start_on) FROM care.start",
        ),
      ).toEqual([[2, "2016-02-15"]]);
      expect(await list("SELECT release, end_on, end_reason FROM care.stop")).toEqual([
        ["2.0", "2016-10-02", "33"],
      ]);
    });
  });

  test("2.0: a client with a wrong BSN loses his products, the other does not", async () => {
    const file = await changed("WMO305-2.0", ">999900018<", ">999900019<");
    await withInbox({ "a.xml": file }, async ({ receive, list }) => {
      expect(await receive()).toMatchObject({ accepted: 1, records: 1 });
      expect(await list("SELECT rule, severity FROM ledger.finding WHERE origin = 'file'")).toEqual(
        [["CS002", "afkeuren"]],
      );
    });
  });

  test.each(["2_1", "2_2", "2_4"])(
    "%s is read like 2.3, and what is unknown is passed over",
    async (release) => {
      const text = (await example("JW305-2.3"))
        .replaceAll("2_3", release)
        .replace("Subversie>3<", `Subversie>${release.slice(2)}<`)
        .replace(
          "</jw305:BerichtIdentificatie>",
          "</jw305:BerichtIdentificatie><jw305:XsdVersie><ijw:Iets>1</ijw:Iets></jw305:XsdVersie>",
        )
        .replace(
          "</jw305:Begindatum>",
          "</jw305:Begindatum><jw305:Omvang><ijw:Volume>1</ijw:Volume></jw305:Omvang>",
        );
      await withInbox({ "a.xml": text }, async ({ receive, list }) => {
        expect(await receive()).toMatchObject({ accepted: 1, records: 1 });
        expect(await list("SELECT release FROM ledger.delivery")).toEqual([
          [release.replace("_", ".")],
        ]);
      });
    },
  );

  test("what is known must still be right and in its place", async () => {
    const text = await example("WMO307-2.0");
    const files = {
      "no-date.xml": text.replace(">2016-10-02<", ">2016-10-32<"),
      "misplaced.xml": text.replace(
        /(<wmo307:RedenBeeindiging>.*\n)([\s\S]*?Einddatum>\n)/,
        "$2$1",
      ),
      "no-receiver.xml": text.replace(/<wmo307:Ontvanger>.*\n/, ""),
      "two-receivers.xml": text.replace(/(<wmo307:Ontvanger>.*\n)(.*Afzender>\n)/, "$1$2$1"),
      "no-client.xml": text.replace(/<wmo307:Clienten>[\s\S]*<\/wmo307:Clienten>/, ""),
    };
    await withInbox(files, async ({ receive, list }) => {
      expect(await receive()).toMatchObject({ rejected: 5 });
      expect(await list("SELECT DISTINCT rule FROM ledger.finding")).toEqual([["XSD"]]);
    });
  });

  test("303 of 3.0, with the header of its release", async () => {
    await withInbox(await stored(["WMO303-3.0"])(), async ({ receive, list }) => {
      expect(await receive()).toMatchObject({ accepted: 1, records: 3 });
      expect(await list("SELECT kind, release, law FROM ledger.delivery")).toEqual([
        ["WMO303", "3.0", "wmo"],
      ]);
    });
  });
});
