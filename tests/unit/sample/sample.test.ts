import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { group } from "d3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { silent } from "../../../pipeline/effects.ts";
import type { Home } from "../../../pipeline/home.ts";
import { readRegion } from "../../../pipeline/region/read-region.ts";
import type { Region } from "../../../pipeline/region/region.ts";
import { type SampleSummary, writeSample } from "../../../pipeline/sample/sample.ts";
import type { TruthClient, TruthDefect } from "../../../pipeline/sample/truth.ts";
import { smallRegion, temporaryHome } from "../../temporary-home.ts";
import { filesBelow, hashesOf, inboxFiles } from "./inbox-files.ts";

const options = { seed: 3, scale: 0.4, until: "2024-06-30", defects: true };

let region: Region;
let place: { home: Home; remove: () => Promise<void> };
let home: Home;
let summary: SampleSummary;

beforeAll(async () => {
  region = await readRegion(smallRegion);
  place = await temporaryHome();
  home = place.home;
  summary = await writeSample(region, home, options, silent);
});
afterAll(() => place.remove());

async function hashesWith(changed: Partial<typeof options>): Promise<Map<string, string>> {
  const other = await temporaryHome();
  try {
    await writeSample(region, other.home, { ...options, ...changed }, silent);
    return new Map([...(await hashesOf(other.home.inbox)), ...(await hashesOf(other.home.truth))]);
  } finally {
    await other.remove();
  }
}

describe("writing a sample", () => {
  it("gives the same bytes for the same options, elsewhere and again", async () => {
    const here = new Map([...(await hashesOf(home.inbox)), ...(await hashesOf(home.truth))]);
    expect(await hashesWith({})).toEqual(here);
    await writeSample(region, home, options, silent);
    expect(new Map([...(await hashesOf(home.inbox)), ...(await hashesOf(home.truth))])).toEqual(
      here,
    );
    const other = await hashesWith({ seed: 4 });
    expect(other.get("clients.ndjson")).not.toBe(here.get("clients.ndjson"));
  });

  it("changes no life by planting faults", async () => {
    const without = await hashesWith({ defects: false });
    const truth = await hashesOf(home.truth);
    expect(without.get("clients.ndjson")).toBe(truth.get("clients.ndjson"));
  });

  it("counts what it wrote", async () => {
    let messages = 0;
    let tables = 0;
    for await (const { name } of inboxFiles(home.inbox)) {
      if (name.endsWith(".xml")) messages += 1;
      else if (name.endsWith(".csv")) tables += 1;
    }
    expect(summary).toMatchObject({ messages, tables });
    const truth = await readFile(join(home.truth, "clients.ndjson"), "utf8");
    const clients: TruthClient[] = truth
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(summary.clients).toBe(clients.length);
    expect(summary.services).toBe(clients.flatMap((client) => client.services).length);
  });

  it("plants several of every kind of fault, spread over senders, in files that exist", async () => {
    const defects: TruthDefect[] = JSON.parse(
      await readFile(join(home.truth, "defects.json"), "utf8"),
    );
    const names = new Set<string>();
    for await (const { name } of inboxFiles(home.inbox)) names.add(name);
    expect(defects.filter((defect) => !names.has(defect.file))).toEqual([]);
    const kinds = group(defects, (defect) => defect.kind);
    expect([...kinds.keys()].sort()).toEqual([
      "correction",
      "credit",
      "duplicate-file",
      "impossible-date",
      "late-file",
      "resend",
      "same-identification",
      "stop-without-start",
      "truncated-xml",
      "unknown-product",
      "wrong-bsn",
    ]);
    for (const [kind, planted] of kinds) {
      const senders = new Set(planted.map((d) => /(\d{4,8})[-/]/.exec(d.file)?.[1]));
      expect(planted.length, kind).toBeGreaterThan(3);
      expect(senders.size, kind).toBeGreaterThan(2);
    }
  });

  it("uses numbers of the test series alone in the small region", async () => {
    for await (const { name, bytes } of inboxFiles(home.inbox)) {
      const text = bytes.toString("latin1");
      const found = name.endsWith(".csv")
        ? text.split("\n").flatMap((row) => /^\d{9}(?=;)/.exec(row)?.[0] ?? [])
        : [...text.matchAll(/Bsn>(\d+)</g)].map((match) => match[1] ?? "");
      expect(found.every((bsn) => bsn >= "999900000" && bsn <= "999999999")).toBe(true);
    }
  });

  it("refuses an inbox with anything it did not make, and leaves it alone", async () => {
    const other = await temporaryHome();
    try {
      await mkdir(join(other.home.inbox, "0197"), { recursive: true });
      await writeFile(join(other.home.inbox, "0197", "echt.xml"), "<echt/>");
      await expect(writeSample(region, other.home, options, silent)).rejects.toMatchObject({
        family: "delivery",
        message: expect.stringContaining("nooit bij echte aanleveringen"),
      });
      expect(await filesBelow(other.home.inbox)).toEqual(["0197/echt.xml"]);
    } finally {
      await other.remove();
    }
  });

  it("refuses its own inbox too once a real file lies in it", async () => {
    const other = await temporaryHome();
    try {
      await writeSample(region, other.home, { ...options, scale: 0.05 }, silent);
      const before = await hashesOf(other.home.inbox);
      await writeFile(join(other.home.inbox, "los.xml"), "<los/>");
      await expect(writeSample(region, other.home, options, silent)).rejects.toThrow(/1 best/);
      await rm(join(other.home.inbox, "los.xml"));
      expect(await hashesOf(other.home.inbox)).toEqual(before);
    } finally {
      await other.remove();
    }
  });

  it("asks for an end after the beginning", async () => {
    await expect(
      writeSample(region, home, { ...options, until: "2021-12-31" }, silent),
    ).rejects.toThrow(/--until 2021-12-31 ligt niet/);
  });
});
