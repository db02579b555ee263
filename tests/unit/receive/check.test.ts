import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { JSDOM } from "jsdom";
import { beforeAll, describe, expect, test } from "vitest";
import { silent } from "../../../pipeline/effects.ts";
import type { Home } from "../../../pipeline/home.ts";
import { cellText } from "../../../pipeline/receive/cell-text.ts";
import { checkDeliveries, type PartyCheck } from "../../../pipeline/receive/check/check.ts";
import { writeFindings } from "../../../pipeline/receive/check/csv.ts";
import { checkAsHtml } from "../../../pipeline/receive/check/html.ts";
import { checkAsText } from "../../../pipeline/receive/check/text.ts";
import { receive } from "../../../pipeline/receive/receive.ts";
import { readRegion } from "../../../pipeline/region/read-region.ts";
import { writeSample } from "../../../pipeline/sample/sample.ts";
import type { TruthClient, TruthDefect } from "../../../pipeline/sample/truth.ts";
import { rows, runFile, withWarehouse } from "../../../pipeline/warehouse/warehouse.ts";
import { smallRegion, temporaryHome } from "../../temporary-home.ts";
import { changed, example, type Files, hoursHeader, table, withInbox } from "./inbox.ts";

const checkFolder = new URL("../../../pipeline/receive/check/", import.meta.url);

/** Public holidays of the years of the sample on which nobody works, from the calendar. */
const holidays = new Set(
  `2022-01-01 2022-04-15 2022-04-18 2022-04-27 2022-05-05 2022-05-26 2022-06-06 2022-12-25 2022-12-26
  2023-01-01 2023-04-07 2023-04-10 2023-04-27 2023-05-05 2023-05-18 2023-05-29 2023-12-25 2023-12-26
  2024-01-01 2024-03-29 2024-04-01 2024-04-27 2024-05-05 2024-05-09 2024-05-20 2024-12-25 2024-12-26
  2025-01-01 2025-04-18 2025-04-21 2025-04-26 2025-05-05 2025-05-29 2025-06-09 2025-12-25 2025-12-26`.split(
    /\s+/,
  ),
);

/** Working days after the first day, up to and including the last. */
function workdaysBetween(first: string, last: string): number {
  let days = 0;
  for (const day = new Date(`${first}T00:00Z`); day.toISOString().slice(0, 10) < last; ) {
    day.setUTCDate(day.getUTCDate() + 1);
    const isWeekend = day.getUTCDay() % 6 === 0;
    if (!isWeekend && !holidays.has(day.toISOString().slice(0, 10))) days += 1;
  }
  return days;
}

const reportsOf = (party: PartyCheck) =>
  party.punctual.filter(({ kind }) => kind === "start" || kind === "stop");

/** Reports of starts and stops that came after five working days, as the check counts them. */
const lateReports = (parties: readonly PartyCheck[]): number =>
  parties.flatMap(reportsOf).reduce((sum, one) => sum + one.reports - one.on_time, 0);

/** The same from what the simulator knows, of those who send such messages: some send half-year tables. */
function tardyReports(clients: readonly TruthClient[], parties: readonly PartyCheck[]): number {
  const senders = new Set(
    parties.filter((party) => reportsOf(party).length > 0).map(({ party }) => party),
  );
  const isLate = (fact: string | null, told: string | null) =>
    fact !== null && told !== null && fact >= "2022-01-01" && workdaysBetween(fact, told) > 5;
  return clients
    .flatMap(({ services }) => services)
    .filter(({ agb }) => senders.has(agb))
    .flatMap(({ reports }) => reports)
    .flatMap((one) => [isLate(one.from, one.startReportedOn), isLate(one.to, one.stopReportedOn)])
    .filter(Boolean).length;
}

async function clientsOf(home: Home): Promise<TruthClient[]> {
  const truth = await readFile(join(home.truth, "clients.ndjson"), "utf8");
  return truth
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

test("a sample without faults is late as often as the simulator meant", async () => {
  const { home, remove } = await temporaryHome();
  const region = await readRegion(smallRegion);
  const options = { seed: 7, scale: 0.4, until: "2025-12-31", defects: false };
  await writeSample(region, home, options, silent);
  const parties = await withWarehouse(":memory:", async (db) => {
    await receive(db, region, home, silent);
    return checkDeliveries(db);
  });
  const meant = tardyReports(await clientsOf(home), parties);
  await remove();
  expect(meant).toBeGreaterThan(20);
  expect(lateReports(parties)).toBe(meant);
});

describe("the sample with planted faults", () => {
  let defects: TruthDefect[];
  let parties: PartyCheck[];
  let csv: string;
  let ownCsv: string;
  let bsns: string[];
  let clients: TruthClient[];

  beforeAll(async () => {
    const { home, folder, remove } = await temporaryHome();
    const region = await readRegion(smallRegion);
    const options = { seed: 7, scale: 0.4, until: "2025-12-31", defects: true };
    await writeSample(region, home, options, silent);
    defects = JSON.parse(await readFile(join(home.truth, "defects.json"), "utf8"));
    clients = await clientsOf(home);
    bsns = clients.map(({ bsn }) => bsn);
    await withWarehouse(":memory:", async (db) => {
      await receive(db, region, home, silent);
      parties = await checkDeliveries(db);
      await writeFindings(db, join(folder, "all.csv"));
      await writeFindings(db, join(folder, "own.csv"), "99980001");
    });
    csv = await readFile(join(folder, "all.csv"), "utf8");
    ownCsv = await readFile(join(folder, "own.csv"), "utf8");
    await remove();
  });

  test("lists exactly these faults", () => {
    const planted = defects
      .filter(({ rule }) => rule !== null)
      .map((one) => `${one.file} ${one.rule}`);
    const found = parties.flatMap(({ findings }) =>
      findings.map((one) => `${one.file} ${one.rule}`),
    );
    expect(planted.length).toBeGreaterThan(30);
    expect(found.sort()).toEqual(planted.sort());
  });

  test("lists each with the one who sent it, cut-off files included", () => {
    for (const { party, findings } of parties) {
      expect(party).not.toBeNull();
      for (const { file } of findings) expect(file).toContain(party);
    }
  });

  test("counts copies, and calls late what was planted late", () => {
    const copies = parties
      .flatMap(({ delivered }) => delivered)
      .filter((one) => one.status === "duplicate");
    expect(copies.reduce((sum, { files }) => sum + files, 0)).toBe(
      defects.filter(({ status }) => status === "duplicate").length,
    );
    // After five working days: those that are a fault, and those that are not yet. One that was to be late
    // anyway may carry a fault, and then it counts once or not at all.
    const planted = defects.filter(({ rule }) => rule === "OP271" || rule === "OP272").length;
    const late = lateReports(parties);
    expect(late).toBeGreaterThan(planted);
    expect(late).toBeLessThanOrEqual(planted + tardyReports(clients, parties));
  });

  test("finds every declaration answered", () => {
    expect(parties.flatMap(({ unanswered }) => unanswered)).toEqual([]);
  });

  test("gives a table of all findings, and of one provider alone", () => {
    const lines = csv.trimEnd().split("\r\n");
    expect(lines[0]).toMatch(/^\ufeffafzender;bestand;identificatie;regel;/);
    expect(lines).toHaveLength(1 + parties.flatMap(({ findings }) => findings).length);
    const own = ownCsv.trimEnd().split("\r\n").slice(1);
    expect(own.length).toBeGreaterThan(3);
    for (const line of own) expect(line).toMatch(/^99980001;/);
    // Their own numbers: how else would they find the line?
    expect(csv).toMatch(/;StartProduct\/Begindatum;[0-9]+;;TR074;/);
  });

  test("names no person", () => {
    const told = [
      csv,
      checkAsText(parties),
      checkAsHtml(parties, "Klein", "2025-12-31"),
      JSON.stringify(parties),
    ];
    expect(bsns.length).toBeGreaterThan(100);
    for (const text of told) {
      expect(bsns.filter((bsn) => text.includes(bsn))).toEqual([]);
      expect(text).not.toMatch(/[0-9a-f]{64}/);
    }
  });

  test("makes a page that everybody can read and that needs nothing else", () => {
    const html = checkAsHtml(parties, "Klein & <co>", "2025-12-31");
    const { document } = new JSDOM(html).window;
    expect(document.documentElement.lang).toBe("nl");
    expect(document.querySelectorAll("h1")).toHaveLength(1);
    expect(document.querySelectorAll("section h2")).toHaveLength(parties.length);
    expect(document.querySelectorAll("script, link, img, iframe, object")).toHaveLength(0);
    expect(html).not.toMatch(/https?:|url\(/);
    for (const found of document.querySelectorAll("table")) {
      expect(found.caption?.textContent).toBeTruthy();
      for (const head of found.querySelectorAll("th")) {
        expect(["row", "col"]).toContain(head.getAttribute("scope"));
      }
    }
    const labels = [...document.querySelectorAll("[role=region]")].map((one) =>
      one.getAttribute("aria-label"),
    );
    expect(new Set(labels).size).toBe(labels.length);
    for (const link of document.querySelectorAll("nav a")) {
      expect(document.querySelector(link.getAttribute("href") ?? "x")).not.toBeNull();
    }
    expect(document.querySelector("main > p")?.textContent).toContain("Klein & <co>");
  });
});

describe("a check", () => {
  async function checked(files: Files): Promise<PartyCheck> {
    return withInbox(files, async ({ db, receive: run }) => {
      await run();
      const [own] = await checkDeliveries(db, "99980001");
      return own as PartyCheck;
    });
  }

  test("counts working days, so that a weekend is no delay", async () => {
    // Monday 4 March: the next Monday is the fifth working day, Tuesday the sixth.
    for (const [dated, onTime] of [
      ["2024-03-11", 1],
      ["2024-03-12", 0],
    ] as const) {
      const text = await changed("JW305", "2024-03-06", dated);
      const { punctual } = await checked({ "a.xml": text });
      expect(punctual).toMatchObject([{ kind: "start", reports: 1, on_time: onTime, allowed: 5 }]);
    }
  });

  test("judges a declaration by the end of its month", async () => {
    const { punctual } = await checked({ "a.xml": await example("JW323") });
    expect(punctual).toMatchObject([
      { kind: "declaratie", reports: 1, on_time: 1, longest_days: 5 },
    ]);
    const late = await changed("JW323", /2024-04-05/g, "2024-05-02");
    expect((await checked({ "a.xml": late })).punctual).toMatchObject([
      { on_time: 0, longest_days: 32 },
    ]);
  });

  test("names the declarations without an answer", async () => {
    const asked = { "a.xml": await example("JW323") };
    expect((await checked(asked)).unanswered).toMatchObject([
      { file: "a.xml", declaration_no: "D202403", month: "2024-03", waiting_days: 0 },
    ]);
    const answered = { ...asked, "b.xml": await example("JW325") };
    expect((await checked(answered)).unanswered).toEqual([]);
  });

  test("counts orphans and what was left open", async () => {
    const own = await checked({
      "a.xml": await example("JW307"),
      "b.csv": table(
        hoursHeader,
        "999900006;99980001;9001;jeugd-ambulant;2024-03;7.5;",
        "999900018;99980001;9001;jeugd-ambulant;2024-03;7.5;1",
      ),
    });
    // No allocation and no start.
    expect(own.orphans).toBe(2);
    expect(own.completeness).toContainEqual({
      kind: "uren",
      field: "indirect_hours",
      records: 2,
      filled: 1,
    });
  });

  test("says when nothing came in, and who may be asked for", async () => {
    await withInbox({}, async ({ db, receive: run }) => {
      await run();
      await expect(checkDeliveries(db)).rejects.toMatchObject({ family: "delivery" });
      await expect(checkDeliveries(db, "niemand")).rejects.toMatchObject({
        family: "usage",
        message: expect.stringContaining("--provider niemand"),
      });
    });
  });

  test("gives a spreadsheet no formula", () => {
    expect(cellText("=1+1")).toBe("'=1+1");
    expect(cellText("@a;b")).toBe(`"'@a;b"`);
    expect(cellText(-1)).toBe("-1");
    expect(cellText(null)).toBe("");
  });
});

test.each([
  ["2024-03-29", false, "Goede Vrijdag"],
  ["2024-04-01", false, "Tweede paasdag"],
  ["2024-04-27", false, "a Saturday"],
  ["2023-04-27", false, "Koningsdag"],
  ["2025-04-28", true, "Koningsdag 2025 was kept on Saturday the 26th"],
  ["2025-05-05", false, "Bevrijdingsdag"],
  ["2024-05-09", false, "Hemelvaartsdag"],
  ["2024-05-20", false, "Tweede pinksterdag"],
  ["2024-12-26", false, "Tweede kerstdag"],
  ["2019-04-22", false, "Tweede paasdag"],
  ["2038-04-26", false, "Tweede paasdag, as late as it gets"],
  ["2024-12-27", true, "a Friday"],
  ["2024-05-10", true, "the day after Hemelvaart"],
])("%s is a working day: %s (%s)", async (day, expected) => {
  await withWarehouse(":memory:", async (db) => {
    await runFile(db, new URL("workday.sql", checkFolder));
    const [found] = await rows<{ works: boolean }>(
      db,
      `SELECT (SELECT number FROM workday WHERE day = DATE '${day}')
        > (SELECT number FROM workday WHERE day = DATE '${day}' - 1) AS works`,
    );
    expect(found?.works).toBe(expected);
  });
});
