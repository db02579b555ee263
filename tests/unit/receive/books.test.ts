import { createHash } from "node:crypto";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { Filter } from "../../../pipeline/receive/books/filter.ts";
import { Ledger } from "../../../pipeline/receive/ledger.ts";
import { rows, type Warehouse, withWarehouse } from "../../../pipeline/warehouse/warehouse.ts";

test("a filter knows all it was given, and hardly anything else, in three bytes each", () => {
  const bits = (text: string): [number, number] => {
    const hash = createHash("sha256").update(text).digest();
    return [hash.readUInt32BE(0), hash.readUInt32BE(4)];
  };
  const filter = new Filter(10);
  const n = 150_000;
  for (let one = 0; one < n; one++) filter.add(...bits(`in ${one}`));
  let missed = 0;
  let mistaken = 0;
  for (let one = 0; one < n; one++) {
    if (!filter.mayHave(...bits(`in ${one}`))) missed += 1;
    if (filter.mayHave(...bits(`out ${one}`))) mistaken += 1;
  }
  expect(missed).toBe(0);
  expect(mistaken / n).toBeLessThan(1 / 3_000);
  // Between a half and twice what it must be: the last part is not full.
  expect(filter.bytes / n).toBeGreaterThan(1.5);
  expect(filter.bytes / n).toBeLessThan(8);
});

/** A ledger of so many messages, ten to a zip; every fifth was rejected. */
async function filled(db: Warehouse, n: number): Promise<void> {
  await db.run(`INSERT INTO ledger.delivery
    SELECT nth + 1, sha256('message ' || nth), (nth // 10) || '.zip!' || nth || '.xml', 'JW305', 'jw', '3.2',
      '99980001', '9001', 'B' || nth, DATE '2024-01-01', TIMESTAMP '2024-01-02',
      CASE WHEN nth % 5 = 4 THEN 'rejected' ELSE 'accepted' END, 1, 1, 0
    FROM range(${n}) AS range (nth) ORDER BY nth`);
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

test("the books answer from the warehouse what they do not remember", async () => {
  await withWarehouse(":memory:", async (db) => {
    await filled(db, 200);
    const ledger = await Ledger.open(db, new Date(0), ["3.zip", "7.zip", "ander.xml"]);
    const facts = expect.objectContaining({ kind: "JW305", identification: "B31" });
    expect(ledger.number()).toBe(201);
    expect(await ledger.find(sha256("message 31"), "3.zip!31.xml")).toBe("known");
    expect(await ledger.find(sha256("message 31"), "7.zip!31.xml")).toEqual(facts);
    expect(await ledger.find(sha256("message 31"), "7.zip!71.xml")).toEqual(facts);
    expect(await ledger.find(sha256("message 71"), "7.zip!71.xml")).toBe("known");
    expect(await ledger.find(sha256("something else"), "ander.xml")).toBeUndefined();
    // Taken only by a message that was accepted; and the warehouse has the last word.
    for (const [identification, isTaken] of [
      ["B31", true],
      ["B34", false],
      ["B999", false],
    ] as const) {
      ledger.isTaken("JW305", "99980001", identification);
      expect(await ledger.settle(), identification).toBe(isTaken);
      expect(ledger.isTaken("JW305", "99980001", identification)).toBe(isTaken);
    }
    expect((await ledger.fingerprints()).length).toBe(20);
    await ledger.discard();
    expect(await rows(db, "FROM duckdb_tables() WHERE table_name = 'known_document'")).toEqual([]);
  });
});

test("the books take a handful of bytes for each document that ever arrived", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const held = (): number => {
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const n = 100_000;
  await withWarehouse(":memory:", async (db) => {
    await filled(db, n);
    const before = held();
    const ledger = await Ledger.open(db, new Date(0), []);
    const bytes = (held() - before) / n;
    // The names and fingerprints alone would be more than a hundred.
    expect(bytes).toBeLessThan(30);
    expect(await ledger.find(sha256("message 99999"), "9999.zip!99999.xml")).toBe("known");
    await ledger.discard();
  });
});
