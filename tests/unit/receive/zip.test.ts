import { describe, expect, test } from "vitest";
import { brief, changed, declaration, example, withInbox } from "./inbox.ts";
import { zip } from "./zipped.ts";

describe("a zip", () => {
  test("brings its members, each with its own row in the ledger", async () => {
    const files = { "JW301.xml": await example("JW301"), "map/JW305.xml": await example("JW305") };
    for (const compress of [true, false]) {
      await withInbox(
        { "9001/9001-2024.zip": await zip(files, compress) },
        async ({ receive, list }) => {
          expect(await receive()).toMatchObject({ files: 2, accepted: 2, findings: [] });
          expect(await list("SELECT delivery_id, name FROM ledger.delivery ORDER BY 1")).toEqual([
            [1, "9001/9001-2024.zip!JW301.xml"],
            [2, "9001/9001-2024.zip!map/JW305.xml"],
          ]);
          expect(await receive()).toMatchObject({ files: 2, duplicates: 2 });
        },
      );
    }
  });

  test("may hold a copy of a loose file: a duplicate", async () => {
    const start = await example("JW305");
    await withInbox(
      { "a.xml": start, "b.zip": await zip({ "x.xml": start }) },
      async ({ receive }) => {
        expect(await receive()).toMatchObject({ accepted: 1, duplicates: 1 });
      },
    );
  });

  test("may hold hidden files and those of a Mac, which are left alone", async () => {
    const files = {
      ".DS_Store": "x",
      "__MACOSX/._JW305.xml": "x",
      "map/.verborgen": "x",
      "JW305.xml": await example("JW305"),
    };
    await withInbox({ "a.zip": await zip(files) }, async ({ receive }) => {
      expect(await receive()).toMatchObject({ files: 1, accepted: 1 });
    });
  });

  test("that is none is rejected; the rest goes on", async () => {
    await withInbox(
      { "a.zip": "PK, maar niet heus", "b.xml": await example("JW305") },
      async ({ receive }) => {
        const summary = await receive();
        expect(summary).toMatchObject({ files: 2, accepted: 1, rejected: 1 });
        expect(brief(summary)).toContain("a.zip:- BESTAND");
        expect(await receive()).toMatchObject({ files: 2, duplicates: 2 });
      },
    );
  });

  test("with a damaged member: that one is rejected", async () => {
    const bytes = await zip({ "a.xml": await example("JW301"), "b.xml": await example("JW305") });
    // Somewhere in the data of the first member.
    bytes.writeUInt8(bytes.readUInt8(400) ^ 0xff, 400);
    await withInbox({ "a.zip": bytes }, async ({ receive }) => {
      const summary = await receive();
      expect(summary).toMatchObject({ files: 2, accepted: 1, rejected: 1 });
      expect(brief(summary)).toContain("a.zip!a.xml:- BESTAND");
    });
  });

  test("that is cut off is rejected", async () => {
    const bytes = await zip({ "a.xml": await example("JW301") });
    await withInbox({ "a.zip": bytes.subarray(0, bytes.length - 30) }, async ({ receive }) => {
      expect(brief(await receive())).toEqual(["a.zip:- BESTAND"]);
    });
  });

  test("with a bomb: refused without unpacking", async () => {
    const bytes = await zip({ "a.xml": Buffer.alloc(64 * 1024 * 1024) });
    await withInbox({ "a.zip": bytes }, async ({ receive }) => {
      const summary = await receive();
      expect(brief(summary)).toEqual(["a.zip!a.xml:- BESTAND"]);
      expect(summary.findings[0]?.message).toContain("te groot (64 MB)");
    });
  });

  test("that promises less than it holds: refused", async () => {
    const bytes = await zip({ "a.xml": Buffer.alloc(4 * 1024 * 1024) });
    // The size in the directory: unpacking stops there.
    const directory = bytes.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    bytes.writeUInt32LE(1000, directory + 24);
    await withInbox({ "a.zip": bytes }, async ({ receive }) => {
      expect(brief(await receive())).toEqual(["a.zip!a.xml:- BESTAND"]);
    });
  });
});

describe("a file too large for memory", () => {
  test("gives the same records, loose and in a zip, and is known the second time", async () => {
    const large = await declaration(12_000);
    expect(large.length).toBeGreaterThan(8 * 1024 * 1024);
    const count =
      "SELECT count(*)::INTEGER, min(line), max(line), sum(amount_cents)::INTEGER FROM care.declaration_line";
    await withInbox({ "a.xml": large }, async ({ receive, list }) => {
      expect(await receive()).toMatchObject({ accepted: 1, records: 12_002 });
      expect(await list(count)).toEqual([
        [12_002, 33, 33 + 19 * 12_000 + 24, 90_000 * 12_000 - 9_000],
      ]);
      expect(await receive()).toMatchObject({ duplicates: 1 });
    });
    await withInbox({ "a.zip": await zip({ "a.xml": large }) }, async ({ receive, list }) => {
      expect(await receive()).toMatchObject({ accepted: 1, records: 12_002 });
      expect(await list(count)).toEqual([
        [12_002, 33, 33 + 19 * 12_000 + 24, 90_000 * 12_000 - 9_000],
      ]);
    });
  });

  test("that is damaged inside its zip is rejected, and the rest goes on", async () => {
    const files = { "a.xml": await declaration(12_000), "b.xml": await example("JW305") };
    for (const compress of [true, false]) {
      const bytes = await zip(files, compress);
      const middle = Math.floor(bytes.length / 3);
      bytes.writeUInt8(bytes.readUInt8(middle) ^ 0xff, middle);
      await withInbox({ "a.zip": bytes }, async ({ receive, list }) => {
        const summary = await receive();
        expect(summary).toMatchObject({ files: 2, accepted: 1, rejected: 1, records: 1 });
        expect(brief(summary)).toContain("a.zip!a.xml:- BESTAND");
        expect(await list("SELECT count(*)::INTEGER FROM care.declaration_line")).toEqual([[0]]);
        expect(await receive()).toMatchObject({ files: 2, duplicates: 2 });
      });
    }
  });

  test("that breaks off at the end leaves no record", async () => {
    const large = (await declaration(24_000)).slice(0, -30);
    await withInbox(
      { "a.xml": large, "b.xml": await changed("JW323", "B0004", "B0104") },
      async ({ receive, list }) => {
        const summary = await receive();
        expect(summary).toMatchObject({ accepted: 1, rejected: 1, records: 3 });
        expect(await list("SELECT DISTINCT delivery_id FROM care.declaration_line")).toEqual([[2]]);
        expect(
          await list("SELECT records_in, records_kept FROM ledger.delivery ORDER BY delivery_id"),
        ).toEqual([
          [24_002, 0],
          [3, 3],
        ]);
      },
    );
  });

  test("with one endless element is refused", async () => {
    const endless = (await example("JW305")).replace("Proefpersoon", "x".repeat(20 * 1024 * 1024));
    await withInbox({ "a.xml": endless }, async ({ receive }) => {
      const summary = await receive();
      expect(brief(summary)).toEqual(["a.xml:26 XML"]);
      expect(summary.findings[0]?.message).toContain("langer dan 8 MB");
    });
  });
});
