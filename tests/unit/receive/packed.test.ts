import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { brief, example, type Files, hoursHeader, table, withInbox } from "./inbox.ts";
import { zip } from "./zipped.ts";

const names = "SELECT name, status FROM ledger.delivery ORDER BY delivery_id";

describe("a zip in a zip", () => {
  test("brings its members, each with its own row in the ledger", async () => {
    const inner = await zip({ "JW305.xml": await example("JW305") });
    const outer = await zip({ "JW301.xml": await example("JW301"), "2024/maart.zip": inner });
    await withInbox({ "a.zip": outer }, async ({ receive, list }) => {
      expect(await receive()).toMatchObject({ files: 2, accepted: 2, findings: [] });
      expect(await list(names)).toEqual([
        ["a.zip!JW301.xml", "accepted"],
        ["a.zip!2024/maart.zip!JW305.xml", "accepted"],
      ]);
      expect(await receive()).toMatchObject({ files: 2, duplicates: 2 });
    });
  });

  test("with a zip in it: that one is refused, the rest goes on", async () => {
    const deepest = await zip({ "JW305.xml": await example("JW305") });
    const inner = await zip({ "diep.zip": deepest, "JW301.xml": await example("JW301") });
    await withInbox({ "a.zip": await zip({ "b.zip": inner }) }, async ({ receive, list }) => {
      const summary = await receive();
      expect(summary).toMatchObject({ files: 2, accepted: 1, rejected: 1 });
      expect(brief(summary)).toEqual(["a.zip!b.zip!diep.zip:- BESTAND"]);
      expect(summary.findings[0]?.message).toContain("te diep verpakt");
      expect(await list("SELECT count(*)::INTEGER FROM care.allocation")).toEqual([[1]]);
    });
  });

  test("that is none is refused, the rest goes on", async () => {
    const outer = await zip({ "b.zip": "geen zip", "c.xml": await example("JW301") });
    await withInbox({ "a.zip": outer }, async ({ receive }) => {
      const summary = await receive();
      expect(summary).toMatchObject({ accepted: 1, rejected: 1 });
      expect(brief(summary)).toEqual(["a.zip!b.zip:- BESTAND"]);
    });
  });

  test("of bombs is refused before much is unpacked", async () => {
    // 1,000 files of 8 MB in 8 MB, and that again ten times.
    const zeros = Buffer.alloc(8 * 1024 * 1024);
    const files: Files = {};
    for (let at = 0; at < 100; at++) files[`${at}.xml`] = zeros;
    const bomb = await zip(files);
    const outer = await zip({ "a.zip": bomb, "b.zip": bomb });
    await withInbox({ "bom.zip": outer }, async ({ receive }) => {
      const summary = await receive();
      expect(summary.accepted).toBe(0);
      expect(summary.files).toBeLessThan(100);
      expect(summary.findings.at(-1)?.message ?? "").not.toBe("");
      expect(summary.findings.map(({ message }) => message).join()).toContain("pakt uit tot meer");
    });
  });
});

describe("a gzip", () => {
  test("brings the file in it: a message, a table, a zip", async () => {
    const hours = table(hoursHeader, "999900006;99980001;9001;jeugd-ambulant;2024-03;7.5;1");
    const files = {
      "JW305.xml.gz": gzipSync(await example("JW305")),
      "b.zip.gz": gzipSync(await zip({ "JW301.xml": await example("JW301") })),
      "uren.csv.gz": gzipSync(hours),
    };
    await withInbox(files, async ({ receive, list }) => {
      expect(await receive()).toMatchObject({ files: 3, accepted: 3 });
      expect((await list(names)).map(([name]) => name)).toEqual([
        "JW305.xml.gz!JW305.xml",
        "b.zip.gz!b.zip!JW301.xml",
        "uren.csv.gz!uren.csv",
      ]);
      expect(await receive()).toMatchObject({ files: 3, duplicates: 3 });
    });
  });

  test("of a file that came plain is a duplicate", async () => {
    const start = await example("JW305");
    await withInbox({ "a.xml": start, "b.xml.gz": gzipSync(start) }, async ({ receive }) => {
      expect(await receive()).toMatchObject({ accepted: 1, duplicates: 1 });
    });
  });

  test.each([
    ["that is none", Buffer.from("geen gzip")],
    ["that is cut off", gzipSync("<a/>".repeat(1000)).subarray(0, 30)],
  ])("%s is refused", async (_, bytes) => {
    await withInbox({ "a.xml.gz": bytes }, async ({ receive }) => {
      const summary = await receive();
      expect(brief(summary)).toEqual(["a.xml.gz!a.xml:- BESTAND"]);
      expect(summary.findings[0]?.message).toContain("beschadigd");
    });
  });

  test("with a bomb is refused in pieces", async () => {
    const bytes = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    await withInbox({ "a.xml.gz": bytes }, async ({ receive }) => {
      const summary = await receive();
      expect(brief(summary)).toEqual(["a.xml.gz!a.xml:- BESTAND"]);
      expect(summary.findings[0]?.message).toContain("te groot");
    });
  });

  test("of a large message is read in pieces", async () => {
    const start = await example("JW305");
    // Random letters, or it would be packed more tightly than any message.
    let seed = 1;
    const letters = Array.from({ length: 9 * 1024 * 1024 }, () => {
      seed = (seed * 48271) % 2147483647;
      return "abcdefghijklmnop"[seed % 16];
    });
    const lines = letters.join("").replace(/(.{1000})/g, "$1 --><!-- ");
    const large = start.replace("<jw305:Client>", `<!-- ${lines} --><jw305:Client>`);
    await withInbox({ "a.xml.gz": gzipSync(large, { level: 1 }) }, async ({ receive }) => {
      expect(await receive()).toMatchObject({ accepted: 1, records: 1 });
    });
  });
});
