import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile, truncate, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { main } from "../../../pipeline/cli.ts";
import { silent } from "../../../pipeline/effects.ts";
import { homeOf } from "../../../pipeline/home.ts";
import { explained } from "../../../pipeline/warehouse/trouble.ts";
import { withWarehouse } from "../../../pipeline/warehouse/warehouse.ts";
import { smallRegion, temporaryHome } from "../../temporary-home.ts";

let place: Awaited<ReturnType<typeof temporaryHome>>;
let warehouse: string;

beforeEach(async () => {
  place = await temporaryHome();
  vi.stubEnv("MONITOR_HOME", place.folder);
  vi.stubEnv("MONITOR_KEY_FILE", place.home.keyFile);
  ({ warehouse } = homeOf(smallRegion));
  await mkdir(dirname(warehouse), { recursive: true });
  await mkdir(place.home.inbox, { recursive: true });
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await place.remove();
});

/** Runs a command. @returns its exit code and what it said */
async function run(command: string): Promise<{ code: number; said: string }> {
  const said: string[] = [];
  const effects = { ...silent, warn: (line: string) => void said.push(line) };
  const code = await main([command, "--region", smallRegion], effects);
  return { code, said: said.join("\n") };
}

describe("a warehouse that is in use", () => {
  it("is refused politely to every other command, and free again afterwards", async () => {
    const script = fileURLToPath(new URL("./holder.ts", import.meta.url));
    const holder = spawn(process.execPath, ["--import", "tsx", script, warehouse], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    await once(holder.stdout, "data");
    for (const command of ["receive", "measure", "publish"]) {
      const { code, said } = await run(command);
      expect(code, command).toBe(12);
      expect(said).toMatch(/in gebruik door een andere opdracht.*probeer het dan opnieuw/);
      expect(said).not.toMatch(/lock|PID|duckdb\.org/i);
    }
    holder.stdin.end();
    await once(holder, "exit");
    expect((await run("receive")).code).toBe(0);
  });

  it("is refused within one process as well", async () => {
    await withWarehouse(warehouse, async () => {
      expect(await run("receive")).toMatchObject({
        code: 12,
        said: expect.stringContaining("in gebruik"),
      });
    });
    expect((await run("receive")).code).toBe(0);
  });
});

describe("a warehouse that is damaged", () => {
  it.each([
    { how: "it is something else", harm: () => writeFile(warehouse, "geen magazijn".repeat(500)) },
    { how: "it was cut off", harm: () => truncate(warehouse, 9000) },
    {
      how: "bytes were changed",
      harm: async () => {
        const bytes = await readFile(warehouse);
        await writeFile(warehouse, bytes.fill(7, 4200, 12_000));
      },
    },
    { how: "it is a folder", harm: () => mkdir(`${warehouse}x`) },
  ])("says how to make it anew when $how", async ({ how, harm }) => {
    await withWarehouse(warehouse, async (db) => {
      await db.run("CREATE TABLE care.filler AS SELECT range AS n FROM range(100000)");
    });
    await harm();
    const path = how === "it is a folder" ? `${warehouse}x` : warehouse;
    await expect(withWarehouse(path, async () => undefined)).rejects.toMatchObject({
      family: "delivery",
      message: expect.stringMatching(/beschadigd.*opnieuw gemaakt uit de inbox.*receive/),
    });
  });
});

it("leaves errors alone that are not about the file", () => {
  const error = new Error("Binder Error: column x not found");
  expect(explained(error, "a.duckdb")).toBe(error);
});
