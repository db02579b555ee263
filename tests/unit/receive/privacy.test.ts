import { chmod, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Effects } from "../../../pipeline/effects.ts";
import { silent } from "../../../pipeline/effects.ts";
import { projectRoot } from "../../../pipeline/home.ts";
import { isBsn, maskBsns, quotable } from "../../../pipeline/receive/bsn.ts";
import { openPseudonyms } from "../../../pipeline/receive/key-file.ts";
import { changed, contents, example, hoursHeader, table, withInbox } from "./inbox.ts";

describe("a BSN", () => {
  test.each([
    ["999900006", true],
    ["999900018", true],
    ["123456782", true],
    ["999900007", false],
    ["000000000", false],
    ["99990006", false],
    ["9999000060", false],
    ["99990000a", false],
  ])("%s: %s", (text, answer) => {
    expect(isBsn(text)).toBe(answer);
  });

  test("is hidden in names; other numbers are not", () => {
    expect(maskBsns("JW305-999900006.xml")).toBe("JW305-*********.xml");
    expect(maskBsns("JW305-999900007.xml 2024999900006")).toBe("JW305-999900007.xml 2024999900006");
  });

  test("with a typing error is hidden in a quoted value as well", () => {
    expect(quotable("999900007")).toBe("*********");
    expect(quotable(`a\n${"b".repeat(60)}`)).toBe(`a ${"b".repeat(38)}…`);
  });
});

/** Whether a text holds a number that could be a BSN. */
function holdsBsn(text: string): boolean {
  return (text.match(/[0-9]{9,}/g) ?? []).some((run) => {
    for (let at = 0; at + 9 <= run.length; at++) if (isBsn(run.slice(at, at + 9))) return true;
    return false;
  });
}

test("no BSN leaves the inbox but in the quarantined file itself", async () => {
  const bsn = "999900006";
  const hour = `${bsn};99980001;9001;jeugd-ambulant;2024-03;7.5;1`;
  const files = {
    "a.xml": await example("JW301"),
    [`b-${bsn}.xml`]: await changed("JW305", "B0002", bsn),
    "c.xml": await changed("JW307", ">1001<", `>${bsn}x<`),
    "d.xml": (await changed("JW323", ">R1<", `>${bsn}<`))
      .replace(">R0<", `>A-${bsn}<`)
      .replace("D202403", bsn),
    "e.xml": (await changed("JW325", ">B0004<", `>${bsn}<`)).replace("D202403", bsn),
    "f.xml": await changed("WMO301", ">REF-1<", `>${bsn}<`),
    "g.xml": await changed("WMO305-3.0", /wmo305:Geslacht/g, `wmo305:x${bsn}`),
    "h.csv": table(hoursHeader, hour, hour.replace("9001", bsn), hour.replace(";1", `;${bsn};`)),
    [`i-${bsn}.txt`]: bsn,
  };
  const said: string[] = [];
  const effects: Effects = {
    ...silent,
    log: (line) => said.push(line),
    warn: (line) => said.push(line),
    output: (line) => said.push(line),
    progress: (step) => said.push(step),
  };
  await withInbox(files, async ({ receive, db, home }) => {
    const summary = await receive(effects);
    expect(summary).toMatchObject({ accepted: 6, rejected: 3 });
    for (const [name, rows] of Object.entries(await contents(db))) {
      // Keys and hashes are long runs of digits and letters; they hold no BSN by construction.
      const text = JSON.stringify(rows).replace(/"[0-9a-f]{64}"/g, '""');
      expect([name, holdsBsn(text)]).toEqual([name, false]);
    }
    expect(holdsBsn(JSON.stringify(summary))).toBe(false);
    expect(holdsBsn(said.join("\n"))).toBe(false);
    const kept = await readdir(home.quarantine);
    expect(holdsBsn(kept.map((name) => name.slice(12)).join("\n"))).toBe(false);
    for (const name of kept.filter((one) => one.endsWith(".bevindingen.csv"))) {
      expect(holdsBsn(await readFile(join(home.quarantine, name), "utf8"))).toBe(false);
    }
  });
});

test("a reference that is a BSN still matches itself", async () => {
  const bsn = "999900006";
  const files = {
    "d.xml": await changed("JW323", "B0004", bsn),
    "e.xml": await changed("JW325", ">B0004<", `>${bsn}<`),
  };
  await withInbox(files, async ({ receive, list }) => {
    await receive();
    expect(
      await list(
        `SELECT count(*)::INTEGER FROM care.declaration
        JOIN care.declaration_answer ON declaration_identification = identification`,
      ),
    ).toEqual([[1]]);
  });
});

describe("the key", () => {
  test("is made on first use, for its owner alone, and used from then on", async () => {
    await withInbox({ "a.xml": await example("JW301") }, async ({ receive, home, list, put }) => {
      await receive();
      expect((await stat(home.keyFile)).mode & 0o777).toBe(0o600);
      expect((await stat(join(home.keyFile, ".."))).mode & 0o777).toBe(0o700);
      expect(await readdir(join(home.keyFile, ".."))).toEqual(["klein.key"]);
      await put({ "b.xml": await example("JW305") });
      await receive();
      expect(await list("SELECT count(DISTINCT client_key)::INTEGER FROM care.client")).toEqual([
        [1],
      ]);
    });
  });

  test("turns a BSN into HMAC-SHA-256", async () => {
    await withInbox({}, async ({ home }) => {
      await mkdir(join(home.keyFile, ".."), { recursive: true });
      await writeFile(home.keyFile, `${"0b".repeat(32)}\n`, { mode: 0o600 });
      // Computed with: printf 999900006 | openssl dgst -sha256 -mac HMAC -macopt hexkey:0b0b…
      expect((await openPseudonyms(home.keyFile, false)).of("999900006")).toBe(
        "a2eed9e32ebb4a7834fd41c2569c7bf6459296f3c4cb2b72533783d1c67db47a",
      );
    });
  });

  const refusals: [string, (keyFile: string) => Promise<unknown>, RegExp][] = [
    ["others can read it", (file) => chmod(file, 0o640), /leesbaar voor anderen/],
    ["it is no key", (file) => writeFile(file, "geheim"), /onbruikbaar/],
    ["it is gone while the warehouse is not", (file) => rm(file), /ontbreekt/],
    ["it is another key", (file) => writeFile(file, `${"ab".repeat(32)}\n`), /andere sleutel/],
  ];
  test.each(refusals)("is refused when %s", async (_, spoil, words) => {
    await withInbox({ "a.xml": await example("JW301") }, async ({ receive, home, db }) => {
      await receive();
      const before = await contents(db);
      await spoil(home.keyFile);
      await expect(receive()).rejects.toMatchObject({
        family: "delivery",
        message: expect.stringMatching(words),
      });
      expect(await contents(db)).toEqual(before);
    });
  });

  test("is refused inside the project, also by way of a link", async () => {
    await withInbox({}, async ({ home }) => {
      const inside = join(projectRoot, "tests", "geheim.key");
      await expect(openPseudonyms(inside, true)).rejects.toThrow(/map van het project/);
      await mkdir(join(home.inbox, ".."), { recursive: true });
      await symlink(join(projectRoot, "tests"), join(home.inbox, "..", "ergens"));
      await expect(openPseudonyms(join(home.inbox, "..", "ergens", "k"), true)).rejects.toThrow(
        /map van het project/,
      );
    });
  });
});
