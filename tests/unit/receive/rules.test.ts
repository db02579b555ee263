import { describe, expect, test } from "vitest";
import { changed, example, type Files, hoursHeader, table, withInbox } from "./inbox.ts";

/** The findings over all deliveries together, as `file:line RULE`. */
async function found(files: Files): Promise<string[]> {
  return withInbox(files, async ({ receive, list }) => {
    expect((await receive()).rejected).toBe(0);
    const findings = await list(
      `SELECT name || ':' || coalesce(line, 0) || ' ' || rule AS finding
      FROM ledger.finding JOIN ledger.delivery USING (delivery_id)
      WHERE origin = 'set' ORDER BY finding`,
    );
    return findings.map(([finding]) => String(finding));
  });
}

/** 301, 305 and 307 of one client that fit together. */
async function chain(): Promise<{ allocation: string; start: string; stop: string }> {
  return {
    allocation: await example("JW301"),
    start: await example("JW305"),
    stop: await example("JW307"),
  };
}

/** A message as a later one: another identification and date. */
const later = (message: string, identification: string, date: string) =>
  message
    .replace(/<ijw:Identificatie>[^<]*/, `<ijw:Identificatie>${identification}`)
    .replace(/<ijw:Dagtekening>[^<]*/, `<ijw:Dagtekening>${date}`);

describe("rules over all deliveries", () => {
  test("a chain that fits gives no finding", async () => {
    const { allocation, start, stop } = await chain();
    expect(await found({ "1.xml": allocation, "2.xml": start, "3.xml": stop })).toEqual([]);
  });

  test("the order of arrival has no meaning", async () => {
    const { allocation, start, stop } = await chain();
    expect(await found({ "3.xml": allocation, "2.xml": start, "1.xml": stop })).toEqual([]);
  });

  test("TR019: no such allocation", async () => {
    const { start, stop } = await chain();
    expect(await found({ "2.xml": start, "3.xml": stop })).toEqual([
      "2.xml:31 TR019",
      "3.xml:31 TR019",
    ]);
  });

  test("TR019 is mended by the allocation, whenever it comes", async () => {
    const { allocation, start } = await chain();
    await withInbox({ "2.xml": start }, async ({ receive, put }) => {
      expect((await receive()).findings).toHaveLength(1);
      await put({ "3.xml": allocation });
      expect((await receive()).findings).toEqual([]);
    });
  });

  test("TR019: the same number of another municipality or law is another allocation", async () => {
    const { allocation, start } = await chain();
    const elsewhere = allocation.replace(">9001<", ">9002<");
    expect(await found({ "1.xml": elsewhere, "2.xml": start })).toEqual(["2.xml:31 TR019"]);
    const wmo = await example("WMO301");
    expect(await found({ "1.xml": wmo, "2.xml": start })).toEqual(["2.xml:31 TR019"]);
  });

  test("a task-based start needs no allocation", async () => {
    const start = await changed("JW305", /\s*<jw305:ToewijzingNummer>.*/, "");
    expect(await found({ "2.xml": start })).toEqual([]);
  });

  test("TR304: the allocation of another client", async () => {
    const { allocation, start } = await chain();
    const other = start.replace("999900006", "999900018");
    expect(await found({ "1.xml": allocation, "2.xml": other })).toEqual(["2.xml:31 TR304"]);
  });

  test("TR304: a number that two clients use, without an allocation", async () => {
    const file = await changed("JW323", />1002</g, ">1001<");
    expect(await found({ "4.xml": file })).toEqual([
      "4.xml:33 TR019",
      "4.xml:57 TR019",
      "4.xml:57 TR304",
      "4.xml:76 TR019",
      "4.xml:76 TR304",
    ]);
  });

  test("TR314: a reference number used twice, within a message and across", async () => {
    const allocations = {
      "1.xml": await example("JW301"),
      "1b.xml": (await changed("JW301", "999900006", "999900018"))
        .replace(">1001<", ">1002<")
        .replace("B0001", "B0101"),
    };
    const twice = await changed("JW323", ">R3<", ">R2<");
    expect(await found({ ...allocations, "4.xml": twice })).toEqual(["4.xml:76 TR314"]);
    const plain = await example("JW323");
    const again = later(plain, "B0104", "2024-04-06")
      .replace(">R2<", ">R8<")
      .replace(">R3<", ">R9<");
    // A declaration that is sent anew breaks more rules than this one.
    expect(await found({ ...allocations, "4.xml": plain, "5.xml": again })).toEqual([
      "5.xml:18 TR333",
      "5.xml:33 TR314",
      "5.xml:33 TR389",
      "5.xml:57 TR389",
      "5.xml:76 TR323",
      "5.xml:76 TR390",
    ]);
  });

  test("TR382: a stop without its start", async () => {
    const { allocation, start, stop } = await chain();
    expect(await found({ "1.xml": allocation, "3.xml": stop })).toEqual(["3.xml:31 TR382"]);
    const otherDay = start.replace("2024-03-04", "2024-03-05");
    expect(await found({ "1.xml": allocation, "2.xml": otherDay, "3.xml": stop })).toEqual([
      "3.xml:31 TR382",
    ]);
  });

  test("TR382: a start that was deleted is no start", async () => {
    const { allocation, start, stop } = await chain();
    const deleted = later(start, "B0102", "2024-03-09").replace("Aanlevering>1<", "Aanlevering>3<");
    expect(
      await found({ "1.xml": allocation, "2.xml": start, "2b.xml": deleted, "3.xml": stop }),
    ).toEqual(["3.xml:31 TR382"]);
  });

  test("TR074: the same start or stop again", async () => {
    const { allocation, start, stop } = await chain();
    const files = {
      "1.xml": allocation,
      "2.xml": start,
      "2b.xml": later(start, "B0102", "2024-03-12"),
      "3.xml": stop,
      "3b.xml": later(stop, "B0103", "2024-09-12"),
    };
    expect(await found(files)).toEqual(["2b.xml:31 TR074", "3b.xml:31 TR074"]);
  });

  test("TR074: but not after the first was deleted", async () => {
    const { allocation, start } = await chain();
    const files = {
      "1.xml": allocation,
      "2.xml": start,
      "2b.xml": later(start, "B0102", "2024-03-12").replace("Aanlevering>1<", "Aanlevering>3<"),
      "2c.xml": later(start, "B0103", "2024-03-13"),
    };
    expect(await found(files)).toEqual([]);
  });

  test("OP271 and OP272: reported more than 31 days late", async () => {
    const { allocation, start, stop } = await chain();
    const files = (start31: string, stop31: string) => ({
      "1.xml": allocation,
      "2.xml": later(start, "B0002", start31),
      "3.xml": later(stop, "B0003", stop31),
    });
    expect(await found(files("2024-04-04", "2024-09-30"))).toEqual([]);
    expect(await found(files("2024-04-05", "2024-10-01"))).toEqual([
      "2.xml:31 OP271",
      "3.xml:31 OP272",
    ]);
  });

  test("OP271: not for a correction, nor for help from before the observation", async () => {
    const { allocation, start } = await chain();
    const deleted = later(start, "B0102", "2024-08-01").replace("Aanlevering>1<", "Aanlevering>3<");
    const corrected = later(start, "B0103", "2024-08-01").replace("2024-03-04", "2024-03-05");
    expect(
      await found({ "1.xml": allocation, "2.xml": start, "3.xml": deleted, "4.xml": corrected }),
    ).toEqual([]);
    expect(
      await found({ "1.xml": allocation, "2.xml": start.replace("2024-03-04", "2021-12-31") }),
    ).toEqual([]);
  });

  test("PRODUCT: a code that the region does not have; a category alone is fine", async () => {
    const files = (from: string | RegExp, to: string) =>
      changed("JW301", from, to).then((file) => found({ "1.xml": file }));
    expect(await files("45K01", "45ZZ9")).toEqual(["1.xml:37 PRODUCT"]);
    expect(await files(/\s*<ijw:Code>.*/, "")).toEqual([]);
    expect(await files(">45<", ">46<")).toEqual(["1.xml:37 PRODUCT"]);
  });

  test("AANBIEDER and GEMEENTE: not of this region", async () => {
    expect(await found({ "1.xml": await changed("JW301", "99980001", "99989999") })).toEqual([
      "1.xml:0 AANBIEDER",
    ]);
    expect(await found({ "1.xml": await changed("JW301", ">9001<", ">0363<") })).toEqual([
      "1.xml:0 GEMEENTE",
    ]);
    const hours = table(
      hoursHeader,
      "999900006;99980001;9001;jeugd-ambulant;2024-03;7.5;1",
      "999900006;99980001;0363;jeugd-ambulant;2024-03;7.5;1",
      "999900018;99980001;0363;jeugd-ambulant;2024-03;7.5;1",
    );
    expect(await found({ "u.csv": hours })).toEqual(["u.csv:3 GEMEENTE"]);
  });
});
