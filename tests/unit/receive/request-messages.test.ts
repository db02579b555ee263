import { describe, expect, test } from "vitest";
import { changed, example, withInbox } from "./inbox.ts";

const client = "(SELECT any_value(client_key) FROM care.request)";

describe("requests and answers become care records", () => {
  test("315: a request per product; of the referrer the kind remains, and never a name", async () => {
    await withInbox({ "a.xml": await example("JW315") }, async ({ receive, list }) => {
      expect(await receive()).toMatchObject({ accepted: 1, records: 2 });
      expect(await list("SELECT * EXCLUDE (client_key) FROM care.request ORDER BY line")).toEqual([
        [
          1,
          33,
          "2024-01-15",
          "jw",
          "9001",
          "99980001",
          "REF-1",
          "45",
          "45K01",
          "2024-03-01",
          "2024-08-31",
          "4",
          "04",
          "2",
          null,
          "02",
        ],
        [
          1,
          53,
          "2024-01-15",
          "jw",
          "9001",
          "99980001",
          "REF-2",
          null,
          null,
          "2024-03-01",
          null,
          null,
          null,
          null,
          "250000",
          "04",
        ],
      ]);
      const all = JSON.stringify(await list("SELECT * FROM care.request"));
      expect(all).not.toMatch(/Huisarts|Vrije tekst|Proefpersoon|2012-05|01234567/);
      expect((await list(`SELECT ${client}`))[0]?.[0]).toMatch(/^[0-9a-f]{64}$/);
    });
  });

  test("315 of iWmo knows no GezagsdragerBekend", async () => {
    const good = await example("WMO315-3.1");
    const bad = good.replace(
      "<wmo315:AangevraagdeProducten>",
      "<wmo315:GezagsdragerBekend>1</wmo315:GezagsdragerBekend><wmo315:AangevraagdeProducten>",
    );
    await withInbox({ "a.xml": good, "b.xml": bad }, async ({ receive, list }) => {
      expect(await receive()).toMatchObject({ accepted: 1, rejected: 1 });
      expect(
        await list("SELECT kind, release, status FROM ledger.delivery ORDER BY delivery_id"),
      ).toEqual([
        ["WMO315", "3.1", "accepted"],
        ["WMO315", "3.1", "rejected"],
      ]);
      expect(await list("SELECT reference, referrer, start_on FROM care.request")).toEqual([
        ["REF-9", "06", "2024-03-01"],
      ]);
    });
  });

  test("317: what stays, what should change and what is new", async () => {
    await withInbox({ "a.xml": await example("JW317") }, async ({ receive, list }) => {
      expect(await receive()).toMatchObject({ accepted: 1, records: 3 });
      expect(
        await list(
          `SELECT line, dated_on, reference, reason, part, allocation_no, category, product_code,
            start_on, end_on, volume, unit, frequency, budget_cents
          FROM care.change_request ORDER BY line`,
        ),
      ).toEqual([
        [
          24,
          "2024-05-06",
          "REF-3",
          "1",
          "ongewijzigd",
          "1001",
          ...Array.from({ length: 8 }, () => null),
        ],
        [
          29,
          "2024-05-06",
          "REF-3",
          "1",
          "te wijzigen",
          "1002",
          null,
          null,
          "2024-06-01",
          "2024-12-31",
          "6",
          "04",
          "2",
          null,
        ],
        [
          41,
          "2024-05-06",
          "REF-3",
          "1",
          "nieuw",
          null,
          "44",
          "44K01",
          "2024-06-01",
          null,
          null,
          null,
          null,
          "500000",
        ],
      ]);
    });
  });

  test("319: an answer, which names no client", async () => {
    await withInbox(
      { "a.xml": await example("JW319"), "b.xml": await example("WMO319") },
      async ({ receive, list }) => {
        expect(await receive()).toMatchObject({ accepted: 2, records: 2 });
        expect(await list("SELECT * FROM care.request_answer ORDER BY delivery_id")).toEqual([
          [1, 18, "2024-05-13", "jw", "9001", "99980001", "REF-3", "1", "8", "9002"],
          [2, 18, "2024-05-13", "wmo", "9001", "99980001", "REF-9", "2", null, null],
        ]);
      },
    );
  });

  test.each([
    ["JW315", "2024-08-31", "2024-02-01", 40],
    ["JW317", "2024-12-31", "2024-05-31", 32],
  ])(
    "%s: a product that ends before it starts is rejected, the others stay",
    async (name, from, to, line) => {
      await withInbox({ "a.xml": await changed(name, from, to) }, async ({ receive, list }) => {
        expect(await receive()).toMatchObject({ accepted: 1 });
        expect(
          await list("SELECT rule, line FROM ledger.finding WHERE severity = 'afkeuren'"),
        ).toEqual([["TR018", line]]);
        expect(await list("SELECT records_rejected FROM ledger.delivery")).toEqual([[1]]);
      });
    },
  );

  test("a wrong BSN refuses a request whole", async () => {
    const file = await changed("JW317", "999900006", "999900007");
    await withInbox({ "a.xml": file }, async ({ receive, list }) => {
      expect(await receive()).toMatchObject({ rejected: 1, records: 0 });
      expect(await list("SELECT rule, element FROM ledger.finding")).toEqual([
        ["CS002", "Client/Bsn"],
      ]);
    });
  });
});
