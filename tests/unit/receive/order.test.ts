import { chmod, readFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { silent } from "../../../pipeline/effects.ts";
import { buildModel } from "../../../pipeline/model/model.ts";
import { readRegion } from "../../../pipeline/region/read-region.ts";
import { writeSample } from "../../../pipeline/sample/sample.ts";
import type { TruthDefect } from "../../../pipeline/sample/truth.ts";
import { rows, type Warehouse } from "../../../pipeline/warehouse/warehouse.ts";
import { smallRegion, temporaryHome } from "../../temporary-home.ts";
import { inboxFiles } from "../sample/inbox-files.ts";
import { withInbox } from "./inbox.ts";

/** More, by hand: ORDER_RUNS=100 npx vitest run order. */
const numRuns = Number(process.env.ORDER_RUNS ?? 4);

/** A set of deliveries with faults in it: corrections, resends, credits, copies, late files. */
async function deliveries(): Promise<{ extension: string; bytes: Buffer }[]> {
  const { home, remove } = await temporaryHome();
  try {
    const options = { seed: 5, scale: 0.04, until: "2025-12-31", defects: true };
    await writeSample(await readRegion(smallRegion), home, options, silent);
    const defects: TruthDefect[] = JSON.parse(
      await readFile(join(home.truth, "defects.json"), "utf8"),
    );
    // Of two messages with one Identificatie the first counts (TR056): there order has a meaning.
    const twins = new Set(defects.filter((one) => one.rule === "TR056").map((one) => one.file));
    const files: { extension: string; bytes: Buffer }[] = [];
    for await (const { name, bytes } of inboxFiles(home.inbox)) {
      if (!twins.has(name)) files.push({ extension: name.replace(/^.*\./, ""), bytes });
    }
    return files;
  } finally {
    await remove();
  }
}

/**
 * The rows of every table of care and model, but for where they come from: the number of the
 * delivery, and in the model the line, because of two copies of one record either may be named.
 */
async function tablesOf(db: Warehouse): Promise<Record<string, string[]>> {
  const tables = await rows<{ name: string }>(
    db,
    `SELECT table_schema || '.' || table_name AS name FROM information_schema.tables
    WHERE table_schema IN ('care', 'model') ORDER BY name`,
  );
  const all: Record<string, string[]> = {};
  for (const { name } of tables) {
    const found = await rows(db, `FROM ${name}`);
    const place = name.startsWith("model.") ? /delivery_id$|^line$/ : /delivery_id$/;
    all[name] = found
      .map((row) => JSON.stringify(row, (key, value) => (place.test(key) ? 0 : value)))
      .sort();
  }
  return all;
}

test("the order in which deliveries arrive has no meaning", {
  timeout: 60_000 + numRuns * 10_000,
}, async () => {
  const files = await deliveries();
  const key = await withInbox({}, ({ home, receive }) =>
    receive().then(() => readFile(home.keyFile)),
  );
  const receivedAs = (order: readonly number[]) =>
    withInbox(
      Object.fromEntries(
        order.map((which, place) => {
          const file = files[which] as (typeof files)[number];
          return [`${String(place).padStart(5, "0")}.${file.extension}`, file.bytes];
        }),
      ),
      async ({ db, receive, home, put }) => {
        await put({ "../../secret/klein.key": key });
        await chmod(home.keyFile, 0o600);
        const { accepted } = await receive();
        await buildModel(db, silent);
        return { accepted, tables: await tablesOf(db) };
      },
    );
  const plain = files.map((_, at) => at);
  const expected = await receivedAs(plain);
  expect(expected.accepted).toBeGreaterThan(300);
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(plain, { minLength: plain.length }), async (order) => {
      const { accepted, tables } = await receivedAs(order);
      expect(accepted).toBe(expected.accepted);
      for (const name of Object.keys(expected.tables)) {
        expect({ name, rows: tables[name] }).toEqual({ name, rows: expected.tables[name] });
      }
    }),
    // A shuffle of hundreds shrinks to nothing that helps.
    { seed: 1, numRuns, endOnFailure: true },
  );
});
