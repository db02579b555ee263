import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Effects, silent } from "../../../pipeline/effects.ts";
import {
  brief,
  changed,
  contents,
  example,
  type Files,
  hoursHeader,
  table,
  withInbox,
} from "./inbox.ts";

/** Something of everything: sound, broken, copied, repeated, replaced. */
async function mixed(): Promise<Files> {
  const hour = "999900006;99980001;9001;jeugd-ambulant;2024-03;7.5;1";
  return {
    "a/JW301.xml": await example("JW301"),
    "a/JW305.xml": await example("JW305"),
    "a/JW305-kopie.xml": await example("JW305"),
    "a/JW305-zelfde-nummer.xml": await changed("JW305", "2024-03-04", "2024-03-05"),
    "b/JW307.xml": await example("JW307"),
    "b/JW307-datum.xml": await changed("JW307", "2024-08-30", "2024-08-32"),
    "b/JW323.xml": await changed("JW323", ">999900018<", ">999900019<"),
    "b/JW325.xml": await example("JW325"),
    "b/WMO301.xml": await example("WMO301"),
    "c/uren-2024.csv": table(hoursHeader, hour, hour.replace("7.5", "x")),
    "c/uren-2024-2.csv": table(hoursHeader, hour),
    "c/afgebroken.xml": (await example("WMO323")).slice(0, 2000),
  };
}

describe("receiving twice", () => {
  test("changes nothing", async () => {
    await withInbox(await mixed(), async ({ receive, db, home }) => {
      const first = await receive();
      expect(first).toMatchObject({
        files: 12,
        accepted: 8,
        rejected: 3,
        duplicates: 1,
        superseded: 1,
      });
      const before = await contents(db);
      const kept = (await readdir(home.quarantine)).sort();
      const second = await receive();
      expect(second).toMatchObject({
        files: 12,
        accepted: 0,
        rejected: 0,
        duplicates: 12,
        superseded: 0,
        records: 0,
      });
      expect(await contents(db)).toEqual(before);
      expect((await readdir(home.quarantine)).sort()).toEqual(kept);
    });
  });

  test("the same bytes under another name are a duplicate", async () => {
    await withInbox({ "a.xml": await example("JW305") }, async ({ receive, put, list }) => {
      await receive();
      await put({ "b.xml": await example("JW305") });
      expect(await receive()).toMatchObject({ files: 2, accepted: 0, duplicates: 2 });
      expect(
        await list(
          "SELECT name, kind, sender, status, records_in FROM ledger.delivery ORDER BY ALL",
        ),
      ).toEqual([
        ["a.xml", "JW305", "99980001", "accepted", 1],
        ["b.xml", "JW305", "99980001", "duplicate", 0],
      ]);
      expect(await list("SELECT count(*)::INTEGER FROM care.start")).toEqual([[1]]);
    });
  });

  test("another message with the same identification is rejected, in a later run as well", async () => {
    await withInbox({ "a.xml": await example("JW305") }, async ({ receive, put }) => {
      await receive();
      await put({ "b.xml": await changed("JW305", "2024-03-04", "2024-03-05") });
      const summary = await receive();
      expect(summary).toMatchObject({ rejected: 1, records: 0 });
      expect(brief(summary)).toContain("b.xml:10 TR056");
    });
  });

  test("the identification of a rejected message is still free: it counts as not sent", async () => {
    await withInbox(
      { "a.xml": await changed("JW305", "2024-03-04", "2024-03-32") },
      async ({ receive, put }) => {
        await receive();
        await put({ "b.xml": await example("JW305") });
        expect(await receive()).toMatchObject({ accepted: 1, records: 1 });
      },
    );
  });

  test("the same identification may serve another kind of message or another sender", async () => {
    const files = {
      "a.xml": await example("JW305"),
      "b.xml": await changed("JW307", "B0003", "B0002"),
      "c.xml": await changed("JW305", "99980001", "99980002"),
    };
    await withInbox(files, async ({ receive }) => {
      expect(await receive()).toMatchObject({ accepted: 3, rejected: 0 });
    });
  });

  test("the inbox is left as it was", async () => {
    const files = await mixed();
    await withInbox(files, async ({ receive, home }) => {
      await receive();
      const names = (await readdir(home.inbox, { recursive: true }))
        .filter((n) => n.includes("."))
        .sort();
      expect(names).toEqual(Object.keys(files).sort());
      for (const name of names)
        expect(await readFile(join(home.inbox, name), "utf8")).toBe(files[name]);
    });
  });
});

describe("a run that is cut short", () => {
  test("and done again ends in the same warehouse, wherever it stopped", async () => {
    const files = await mixed();
    const undisturbed = await withInbox(files, async ({ receive, db, home }) => {
      await receive();
      return {
        care: await shape(contents(db)),
        quarantine: (await readdir(home.quarantine)).sort(),
      };
    });
    for (const batch of [
      { files: 1, records: 1e9 },
      { files: 3, records: 1e9 },
      { files: 100, records: 2 },
    ]) {
      await withInbox(files, async ({ receive, db, home }) => {
        for (let stop = 0; stop <= 12; stop++) {
          await expect(receive(failingAt(stop), batch)).rejects.toThrow("stroom weg");
        }
        await receive(silent, batch);
        expect(await shape(contents(db))).toEqual(undisturbed.care);
        expect((await readdir(home.quarantine)).sort()).toEqual(undisturbed.quarantine);
      });
    }
  });
});

/** Each inbox has a key of its own, so keys are compared by who has the same one. */
async function shape(all: ReturnType<typeof contents>): Promise<unknown> {
  const seen = new Map<string, number>();
  const text = JSON.stringify(await all).replace(
    /"client_key":"([0-9a-f]{64})"/g,
    (_, key: string) => {
      if (!seen.has(key)) seen.set(key, seen.size);
      return `"client":${seen.get(key)}`;
    },
  );
  const tables = JSON.parse(text) as Record<string, { client?: number }[]>;
  return tables;
}

function failingAt(stop: number): Effects {
  let calls = 0;
  return {
    ...silent,
    progress() {
      if (calls++ === stop) throw new Error("stroom weg");
    },
  };
}
