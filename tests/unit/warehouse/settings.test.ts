import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { withMemory } from "../../../pipeline/warehouse/settings.ts";
import { rows, type Warehouse, withWarehouse } from "../../../pipeline/warehouse/warehouse.ts";

async function limitOf(db: Warehouse): Promise<string> {
  const [found] = await rows<{ value: string }>(
    db,
    "SELECT current_setting('memory_limit') AS value",
  );
  return found?.value ?? "";
}

async function withFile(use: (db: Warehouse) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "settings-"));
  try {
    await withWarehouse(join(folder, "warehouse.duckdb"), use);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test("a warehouse has less memory for as long as it is asked for, also when that fails", async () => {
  await withFile(async (db) => {
    const usual = await limitOf(db);
    // Many times: DuckDB tells its limit in rounded numbers.
    for (let times = 0; times < 5; times++) {
      expect(await withMemory(db, "64MB", () => limitOf(db))).toBe("61.0 MiB");
      expect(await limitOf(db)).toBe(usual);
    }
    const failing = withMemory(db, "64MB", () => Promise.reject(new Error("full")));
    await expect(failing).rejects.toThrow("full");
    expect(await limitOf(db)).toBe(usual);
  });
});

test("more rows are written than the memory would hold", async () => {
  await withFile(async (db) => {
    await withMemory(db, "32MB", async () => {
      await db.run("SET threads = 1");
      await db.run(
        "CREATE TABLE much AS SELECT hash(n) AS one, hash(n, 1) AS two FROM range(4000000) AS numbers (n)",
      );
    });
    expect(await rows(db, "SELECT count(*)::INTEGER AS n FROM much")).toEqual([{ n: 4_000_000 }]);
  });
});

test("without a file, or when DuckDB does not take the limit, it stays as it is", async () => {
  await withWarehouse(":memory:", async (db) => {
    const usual = await limitOf(db);
    expect(await withMemory(db, "64MB", () => limitOf(db))).toBe(usual);
  });
  await withFile(async (db) => {
    const usual = await limitOf(db);
    expect(await withMemory(db, "64 boxes", () => limitOf(db))).toBe(usual);
  });
});
