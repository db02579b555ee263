import {
  type DuckDBAppender,
  DuckDBDateValue,
  DuckDBTimestampValue,
  DuckDBTypeId,
} from "@duckdb/node-api";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Sheet } from "../../../pipeline/receive/lanes/sheet.ts";
import { ByteText } from "../../../pipeline/warehouse/byte-text.ts";
import type { BareChunk } from "../../../pipeline/warehouse/chunk.ts";
import { ChunkWriter } from "../../../pipeline/warehouse/chunk-writer.ts";
import type { Cell } from "../../../pipeline/warehouse/column.ts";
import { rows, type Warehouse, withWarehouse } from "../../../pipeline/warehouse/warehouse.ts";

const columns =
  "row_no INTEGER, big BIGINT, text VARCHAR, other VARCHAR, day DATE, moment TIMESTAMP, number DOUBLE, yes BOOLEAN";

const text = fc.oneof(
  fc.constantFrom("", "D", "twelve chars", "thirteen char", "x".repeat(64), "é", "🙂".repeat(4)),
  fc.constantFrom("a\u0000b", `a\u0000${"b".repeat(20)}`, "\ud800", "  ", "\u{10ffff}"),
  fc.string({ maxLength: 14 }),
  fc.string({ unit: "binary", maxLength: 40 }),
);
/** The same text, in the midst of other bytes. */
const byteText = text.map((text) => {
  const bytes = Buffer.from(`é${text}x`);
  return Object.assign(new ByteText(), { bytes, from: 2, to: bytes.length - 1 });
});
const orNull = <T>(one: fc.Arbitrary<T>) => fc.option(one, { freq: 5 });
const record = fc.tuple(
  orNull(fc.maxSafeInteger()),
  orNull(text),
  orNull(fc.oneof(text, byteText)),
  orNull(fc.integer({ min: -719_162, max: 2_932_896 }).map((days) => new DuckDBDateValue(days))),
  orNull(fc.bigInt(-(10n ** 17n), 10n ** 17n).map((micros) => new DuckDBTimestampValue(micros))),
  orNull(fc.double({ noNaN: true })),
  orNull(fc.boolean()),
) as fc.Arbitrary<Cell[]>;

/** As the plain appender of DuckDB writes a row. */
function append(appender: DuckDBAppender, cells: readonly Cell[]): void {
  for (const [at, cell] of cells.entries()) {
    if (cell === null) appender.appendNull();
    else if (cell instanceof ByteText) appender.appendVarchar(String(cell));
    else if (appender.columnType(at).typeId === DuckDBTypeId.BIGINT) {
      appender.appendBigInt(BigInt(cell as number));
    } else if (appender.columnType(at).typeId === DuckDBTypeId.INTEGER) {
      appender.appendInteger(cell as number);
    } else appender.appendValue(cell, appender.columnType(at));
  }
  appender.endRow();
}

async function differences(db: Warehouse): Promise<unknown[]> {
  return rows(
    db,
    `(FROM plain EXCEPT ALL FROM quick) UNION ALL (FROM quick EXCEPT ALL FROM plain) LIMIT 5`,
  );
}

async function withTables(use: (db: Warehouse, writer: ChunkWriter) => Promise<void>) {
  await withWarehouse(":memory:", async (db) => {
    for (const table of ["plain", "quick"]) await db.run(`CREATE TABLE ${table} (${columns})`);
    const writer = await ChunkWriter.open(db, "main", "quick");
    await use(db, writer);
    writer.discard();
  });
}

describe("rows written by columns", () => {
  test("are those that the plain appender writes", async () => {
    await withTables(async (db, writer) => {
      const plain = await db.createAppender("plain", "main");
      let at = 0;
      for (const some of fc.sample(fc.array(record, { maxLength: 60 }), {
        numRuns: 250,
        seed: 1,
      })) {
        for (const cells of some) {
          // Texts come in runs, as those of one client do.
          for (let again = 0; again <= at % 3; again++) {
            at += 1;
            writer.row(at, cells);
            append(plain, [at, ...cells]);
          }
        }
      }
      writer.flush();
      plain.flushSync();
      expect(at).toBeGreaterThan(3_000);
      expect(await rows(db, "SELECT count(*)::INTEGER AS n FROM quick")).toEqual([{ n: at }]);
      expect(await differences(db)).toEqual([]);
      // Also as keys and in comparisons, where the unused bytes of a short text count.
      const [joined] = await rows(
        db,
        `SELECT count(*)::INTEGER AS n FROM quick JOIN plain USING (row_no)
        WHERE quick.text IS NOT DISTINCT FROM plain.text AND quick.other IS NOT DISTINCT FROM plain.other`,
      );
      expect(joined).toEqual({ n: at });
      plain.closeSync();
    });
  });

  test("that are taken back leave no trace", async () => {
    await withTables(async (db, writer) => {
      const plain = await db.createAppender("plain", "main");
      const samples = fc.sample(record, { numRuns: 4_000, seed: 2 });
      let at = 0;
      for (let from = 0; from + 20 < samples.length; from += 20) {
        const kept = samples.slice(from, from + 10);
        for (const cells of kept) {
          at += 1;
          writer.row(at, cells);
          append(plain, [at, ...cells]);
        }
        if (writer.rows + 10 >= 2_048) writer.handOver();
        const mark = writer.rows;
        for (const cells of samples.slice(from + 10, from + 20)) writer.row(-1, cells);
        writer.truncate(mark);
      }
      writer.flush();
      plain.flushSync();
      expect(await differences(db)).toEqual([]);
      plain.closeSync();
    });
  });

  test("are the same when they come from another thread, but for those that were taken back", async () => {
    await withTables(async (db, writer) => {
      const plain = await db.createAppender("plain", "main");
      const samples = fc.sample(record, { numRuns: 9_000, seed: 3 });
      const sheet = new Sheet(writer.kinds);
      const spans: [number, number][] = [];
      // Documents of all sizes, some larger than a chunk; each third one is taken back.
      const sizes = [1, 7, 300, 0, 2_500, 3, 40, 2_048, 4_100, 1];
      for (let at = 0, document = 0; at < samples.length; document++) {
        const some = samples.slice(at, at + (sizes[document % sizes.length] as number));
        at += some.length;
        const from = sheet.rows;
        for (const cells of some) sheet.add(cells);
        if (document % 3 === 2) sheet.truncate(from);
        else {
          spans.push([from, sheet.rows]);
          for (const cells of some) append(plain, [document, ...cells]);
        }
      }
      const rowCount = sheet.rows;
      const chunks = structuredClone(sheet.take());
      expect(sheet.rows).toBe(0);
      expect(chunks.map((chunk) => chunk.rows).slice(0, -1)).toEqual(
        chunks.slice(0, -1).map(() => 2_048),
      );
      let document = 0;
      for (const [from, to] of spans) {
        if (document % 3 === 2) document += 1;
        for (let at = from; at < to; ) {
          const place = at % 2_048;
          const end = Math.min(to, at - place + 2_048);
          writer.copy(document, chunks[(at - place) / 2_048] as BareChunk, place, place + end - at);
          at = end;
        }
        document += 1;
      }
      writer.flush();
      plain.flushSync();
      expect(rowCount).toBeGreaterThan(4_500);
      expect(await rows(db, "SELECT count(*)::INTEGER AS n FROM quick")).toEqual([{ n: rowCount }]);
      expect(await differences(db)).toEqual([]);
      plain.closeSync();
    });
  });

  test.each([
    ["a cell too few", [1, "a", "b", null, null, 1]],
    ["a number with a fraction in a whole column", [1.5, "a", "b", null, null, 1, true]],
    ["a number too large to be exact", [2 ** 53, "a", "b", null, null, 1, true]],
  ])("%s is a fault", async (_, cells) => {
    await withTables(async (_db, writer) => {
      expect(() => writer.row(1, cells)).toThrow();
    });
  });

  test("a number beyond 32 bits where they must do is a fault", async () => {
    await withTables(async (_db, writer) => {
      expect(() => writer.row(2 ** 31, [1, "a", "b", null, null, 1, true])).toThrow();
    });
  });
});
