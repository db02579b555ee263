import { describe, expect, test } from "vitest";
import { silent } from "../../../pipeline/effects.ts";
import { wilson } from "../../../pipeline/measure/statistics/wilson.ts";
import { auditMonitor } from "../../../pipeline/protect/edition/audit-monitor.ts";
import { protect } from "../../../pipeline/protect/protect.ts";
import { releaseTables } from "../../../pipeline/protect/tables.ts";
import { rows, type Warehouse, withWarehouse } from "../../../pipeline/warehouse/warehouse.ts";
import { type Figure, measured, table } from "./measured.ts";

/** Protects a region with these figures and looks at the release. */
function withRelease<T>(
  figures: Figure[],
  look: (db: Warehouse) => Promise<T>,
  before = "",
): Promise<T> {
  return withWarehouse(":memory:", async (db) => {
    await measured(db, figures);
    if (before !== "") await db.run(before);
    await protect(db, silent);
    return look(db);
  });
}

interface Row {
  numerator: number | null;
  denominator: number | null;
  clients: number | null;
  estimate: number | null;
  lower: number | null;
  upper: number | null;
  status: string;
  signal: string;
  signal_reason: string;
}

const figureColumns =
  "numerator, denominator, clients, estimate, lower, upper, status, signal, signal_reason";

/** The monitor's row for a region of one municipality and one domain: all its cells are the same. */
async function regionRow(figure: Partial<Figure>): Promise<Row> {
  const all = { numerator: 83, denominator: 198, ...figure };
  const figures: Figure[] = [
    { ...all, cut: "region" },
    { ...all, cut: "domain", domain: "jeugd" },
    { ...all, cut: "municipality", municipality: "0001" },
    { ...all, cut: "municipality_domain", municipality: "0001", domain: "jeugd" },
  ];
  return withRelease(
    figures,
    async (db) => {
      const [row] = await rows<Row>(
        db,
        `SELECT ${figureColumns} FROM release.monitor_value WHERE cut = 'region'`,
      );
      return row as Row;
    },
    "DELETE FROM register.municipality WHERE code <> '0001'",
  );
}

const nothing = {
  numerator: null,
  denominator: null,
  clients: null,
  estimate: null,
  lower: null,
  upper: null,
};

describe("release tables", () => {
  test("every edition has its tables, with the promised columns in the promised order", async () => {
    const found = await withRelease([], (db) =>
      rows<{ name: string; columns: string[] }>(
        db,
        `SELECT table_name AS name, list(column_name ORDER BY ordinal_position) AS columns
         FROM information_schema.columns
         WHERE table_schema = 'release' AND NOT starts_with(table_name, 'manifest_')
         GROUP BY table_name ORDER BY table_name`,
      ),
    );
    const promised = releaseTables
      .flatMap(({ name, editions, columns }) =>
        editions.map((edition) => ({ name: `${edition}_${name}`, columns: [...columns] })),
      )
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    expect(found).toEqual(promised);
  });

  test("the monitor names no provider, file or sender, and has years only", async () => {
    const text = await withRelease(table({ "0001": { jeugd: [40, 103] } }), async (db) => {
      const all: unknown[] = [];
      for (const { name, editions } of releaseTables) {
        if (editions.includes("monitor")) all.push(await rows(db, `FROM release.monitor_${name}`));
      }
      return JSON.stringify(all);
    });
    for (const name of ["linde", "de-es", "99000001", ".xml", "2024-K1"]) {
      expect(text.toLowerCase()).not.toContain(name.toLowerCase());
    }
    expect(text).toContain('"findings":5');
  });

  test("what came in: exact in the contract edition, in fives in the monitor, and never gone", async () => {
    const found = await withRelease([], async (db) => ({
      contract: await rows(db, "FROM release.contract_delivery ORDER BY ALL"),
      monitor: await rows(db, "FROM release.monitor_delivery ORDER BY ALL"),
      provider: await rows(db, "FROM release.contract_finding_provider"),
    }));
    const counts = (row: Record<string, unknown>) => Object.values(row).slice(3);
    expect(found.contract.map(counts)).toEqual([
      [1, 3, 0, 3],
      [2, 19, 18, 1],
    ]);
    expect(found.monitor.map(counts)).toEqual([
      [5, 5, 0, 5],
      [5, 20, 20, 5],
    ]);
    // The finding on what the municipality sent is of no provider.
    expect(found.provider).toEqual([
      { provider_id: "de-linde", rule: "CS002", severity: "afkeuren", findings: 1 },
    ]);
  });

  test("running twice leaves the same, and nothing of the exact cells behind", async () => {
    await withWarehouse(":memory:", async (db) => {
      await measured(db, table({ "0001": { jeugd: [40, 103] } }));
      await db.run("CREATE TABLE release.monitor_leftover AS SELECT 1");
      await protect(db, silent);
      const once = await rows(db, "FROM release.monitor_value ORDER BY ALL");
      await protect(db, silent);
      expect(await rows(db, "FROM release.monitor_value ORDER BY ALL")).toEqual(once);
      const left = await rows(
        db,
        `SELECT table_name FROM information_schema.tables
         WHERE table_name IN ('monitor_leftover', 'public_cell', 'public_figure')`,
      );
      expect(left).toEqual([]);
    });
  });

  test("without figures it says to measure first", async () => {
    await withWarehouse(":memory:", async (db) => {
      await expect(protect(db, silent)).rejects.toMatchObject({
        family: "disclosure",
        message: expect.stringContaining("measure"),
      });
    });
  });

  test("the input hash does not depend on the order of arrival", async () => {
    const hash = (before: string) =>
      withRelease([], (db) => rows(db, "FROM release.manifest_input"), before);
    const straight = await hash("");
    expect(straight[0]).toMatchObject({ deliveries: 2 });
    expect(
      await hash(
        "UPDATE ledger.delivery SET sha256 = CASE sha256 WHEN 'aa' THEN 'bb' ELSE 'aa' END",
      ),
    ).toEqual(straight);
    expect(await hash("UPDATE ledger.delivery SET sha256 = 'dd'")).not.toEqual(straight);
  });
});

describe("contract edition", () => {
  const contractRow = async (figure: Partial<Figure>): Promise<Row> =>
    withRelease(
      [{ cut: "provider", provider: "de-es", numerator: 4, denominator: 9, ...figure }],
      async (db) => {
        const [row] = await rows<Row>(db, `SELECT ${figureColumns} FROM release.contract_value`);
        return row as Row;
      },
    );

  test("a figure on ten clients is given in full", async () => {
    expect(await contractRow({ denominator: 10, lower: 0.1234567891234 })).toEqual({
      numerator: 4,
      denominator: 10,
      clients: 10,
      estimate: 0.4,
      lower: 0.123456789,
      upper: 0.4,
      status: "definitief",
      signal: "geen signaal",
      signal_reason: "norm",
    });
  });

  test("on nine clients it says how many there are, and no more", async () => {
    expect(await contractRow({ signal: "ongunstig" })).toEqual({
      ...nothing,
      denominator: 9,
      clients: 9,
      status: "te weinig gegevens",
      signal: "te weinig gegevens",
      signal_reason: "te weinig personen",
    });
  });

  test("parts, and groups that are too fine, have a row only when it says something", async () => {
    const all = { numerator: 4, denominator: 12 };
    const found = await withRelease(
      [
        { ...all, cut: "region" },
        { ...all, cut: "region", part: "uitval" },
        { ...all, cut: "region", part: "vroeg", status: "te vroeg" },
        { ...all, cut: "region", part: "klein", clients: 9, status: "te weinig gegevens" },
        { ...all, cut: "region", part: "leeg", denominator: 0 },
        { ...all, cut: "region", status: "te weinig gegevens", period: "2023" },
        { ...all, cut: "provider_municipality", provider: "de-es", municipality: "0001" },
        {
          ...all,
          cut: "provider_municipality",
          provider: "de-es",
          municipality: "0002",
          clients: 9,
        },
      ],
      (db) =>
        rows<{ part: string | null; municipality_code: string | null; period: string }>(
          db,
          "SELECT part, municipality_code, period FROM release.contract_value ORDER BY ALL",
        ),
    );
    expect(found).toEqual([
      { part: "uitval", municipality_code: null, period: "2024" },
      { part: null, municipality_code: "0001", period: "2024" },
      { part: null, municipality_code: null, period: "2023" },
      { part: null, municipality_code: null, period: "2024" },
    ]);
  });

  test("too early stays too early; not delivered is unknown, not zero", async () => {
    const early = await contractRow({ status: "te vroeg", reason: "te vroeg", denominator: 50 });
    expect(early).toMatchObject({ numerator: null, denominator: 50, status: "te vroeg" });
    const missing = await contractRow({
      status: "bron niet geleverd",
      reason: "bron niet geleverd",
      numerator: 0,
      denominator: 0,
      estimate: null,
    });
    expect(missing).toMatchObject({ ...nothing, status: "bron niet geleverd" });
  });

  test("flow and caseload: a count on fewer than five persons is hidden, five is shown", async () => {
    const tables = `INSERT INTO model.flow VALUES
        ('jw', 2024, 1, 0, 4), ('jw', 2024, 1, 1, 5), ('jw', 2024, 1, 2, 40);
      INSERT INTO model.caseload VALUES
        (DATE '2024-01-31', 'jw', 1, 50), (DATE '2024-01-31', 'jw', 2, 5), (DATE '2024-01-31', 'jw', 3, 4)`;
    const counts = (table: string) =>
      withRelease(
        [],
        async (db) =>
          (
            await rows<{ clients: number | null }>(
              db,
              `SELECT clients FROM release.${table} ORDER BY ALL`,
            )
          ).map((row) => row.clients),
        tables,
      );
    expect(await counts("contract_flow")).toEqual([5, 40, null]);
    expect(await counts("contract_caseload")).toEqual([5, 50, null]);
  });
});

describe("monitor edition", () => {
  test("counts to fives, whole percentages of the rounded counts, interval outward", async () => {
    const row = await regionRow({});
    // 83 of 198 is 41.9 %; 85 of 200 is 42.5 %.
    expect(row).toMatchObject({ numerator: 85, denominator: 200, clients: 200, estimate: 0.43 });
    // The widest interval over 83..87 of 198..202 persons.
    expect(row.lower).toBe(Math.floor(100 * (wilson(83, 202).lower ?? 0)) / 100);
    expect(row.upper).toBe(Math.ceil(100 * (wilson(87, 198).upper ?? 0)) / 100);
  });

  test("the interval is the same for all counts that look the same, and covers each of them", async () => {
    for (const [numerator, denominator] of [
      [83, 198],
      [87, 198],
      [83, 202],
      [87, 202],
    ] as const) {
      const row = await regionRow({ numerator, denominator });
      expect([row.lower, row.upper]).toEqual([0.34, 0.51]);
      const exact = wilson(numerator, denominator);
      expect(row.lower).toBeLessThanOrEqual(exact.lower ?? 0);
      expect(row.upper).toBeGreaterThanOrEqual(exact.upper ?? 1);
    }
  });

  test("a ratio keeps its own width on both sides, and is cut at 0 and 100 %", async () => {
    const ratio = { indicator: "doelen", numerator: 100, denominator: 200, clients: 90, hits: 60 };
    // Half a width of 11.2 %, from 98/202 to 102/198.
    expect(await regionRow({ ...ratio, lower: 0.388, upper: 0.612 })).toMatchObject({
      estimate: 0.5,
      lower: 0.36,
      upper: 0.64,
    });
    expect(await regionRow({ ...ratio, lower: 0, upper: 1 })).toMatchObject({ lower: 0, upper: 1 });
    expect(await regionRow({ ...ratio, lower: null, upper: null })).toMatchObject({
      estimate: 0.5,
      lower: null,
      upper: null,
    });
  });

  test("durations are whole weeks, bounds outward; not reached stays null", async () => {
    const duration = { indicator: "duur", estimate: 200, lower: 190, upper: 211 };
    expect(await regionRow(duration)).toMatchObject({ estimate: 203, lower: 189, upper: 217 });
    expect(await regionRow({ ...duration, estimate: null, upper: null })).toMatchObject({
      numerator: 85,
      estimate: null,
      lower: 189,
      upper: null,
      status: "definitief",
    });
  });

  test("a signal stays only when the published interval still clears the norm", async () => {
    const good = { signal: "gunstig", operator: "gte" };
    expect(await regionRow({ ...good, norm: 0.34 })).toMatchObject({ signal: "gunstig" });
    expect(await regionRow({ ...good, norm: 0.35 })).toMatchObject({
      signal: "geen signaal",
      signal_reason: "norm",
    });
    const bad = { signal: "ongunstig", operator: "gte" };
    expect(await regionRow({ ...bad, norm: 0.52 })).toMatchObject({ signal: "ongunstig" });
    expect(await regionRow({ ...bad, norm: 0.51 })).toMatchObject({ signal: "geen signaal" });
    const days = { indicator: "duur", estimate: 200, lower: 190, upper: 211, operator: "lte" };
    expect(await regionRow({ ...days, signal: "gunstig", norm: 217 })).toMatchObject({
      signal: "gunstig",
    });
    expect(await regionRow({ ...days, signal: "ongunstig", norm: 189 })).toMatchObject({
      signal: "geen signaal",
    });
  });

  test.each<[string, Partial<Figure>]>([
    ["numerator below 8", { numerator: 7 }],
    [
      "nobody at all",
      { numerator: 0, denominator: 0, estimate: null, status: "te weinig gegevens" },
    ],
    ["complement below 8", { numerator: 191 }],
    ["everybody", { numerator: 198 }],
    ["denominator below 20", { numerator: 10, denominator: 19 }],
    ["fewer than 20 persons behind many goals", { clients: 19, hits: 10 }],
    ["goals of fewer than 8 persons", { hits: 7 }],
    ["fewer than 8 persons without a goal reached", { clients: 90, hits: 83 }],
    ["a unit the rounding does not know", { indicator: "kosten" }],
    ["an indicator without a sheet", { indicator: "onbekend" }],
    ["measured as too few", { status: "te weinig gegevens" }],
  ])("hidden with one mark for all reasons: %s", async (_, figure) => {
    const row = await regionRow({ ...figure, signal: "gunstig", norm: 0.1, operator: "gte" });
    const empty = figure.denominator === 0;
    expect(row).toEqual({
      ...nothing,
      // A region without anyone has nobody to protect.
      status: empty ? "te weinig gegevens" : "afgeschermd",
      signal: empty ? "gunstig" : "te weinig gegevens",
      signal_reason: empty ? "norm" : "afgeschermd",
    });
  });

  test("too early and not delivered keep their status and show no count", async () => {
    for (const status of ["te vroeg", "bron niet geleverd"]) {
      const counts = status === "te vroeg" ? {} : { numerator: 0, denominator: 0, estimate: null };
      const row = await regionRow({
        ...counts,
        status,
        signal: "te weinig gegevens",
        reason: status,
      });
      expect(row).toMatchObject({ ...nothing, status, signal_reason: status });
    }
  });

  test("a municipality without anyone is hidden like a small one, not left out", async () => {
    const cells = await withRelease(
      table({
        "0001": { jeugd: [40, 103], wmo: [30, 80] },
        "0002": { jeugd: [31, 62], wmo: [20, 51] },
      }),
      (db) =>
        rows(
          db,
          `SELECT cut, domain, status FROM release.monitor_value
           WHERE municipality_code = '0003' ORDER BY ALL`,
        ),
    );
    expect(cells).toEqual([
      { cut: "municipality", domain: null, status: "afgeschermd" },
      { cut: "municipality_domain", domain: "jeugd", status: "afgeschermd" },
      { cut: "municipality_domain", domain: "wmo", status: "afgeschermd" },
    ]);
  });

  test("a domain without anyone in the region costs no other domain its figure", async () => {
    const empty = { numerator: 0, denominator: 0, estimate: null, status: "te weinig gegevens" };
    const cells = await withRelease(
      [
        ...table({
          "0001": { jeugd: [40, 103], wmo: [30, 80] },
          "0002": { jeugd: [31, 62], wmo: [20, 51] },
          "0003": { jeugd: [31, 64], wmo: [20, 56] },
        }),
        { cut: "domain", domain: "bw", ...empty },
        { cut: "municipality_domain", domain: "bw", municipality: "0001", ...empty },
      ],
      (db) => rows(db, "SELECT domain, status, denominator FROM release.monitor_value"),
    );
    const bw = cells.filter((cell) => cell.domain === "bw");
    expect(bw).toHaveLength(4);
    expect(
      bw.every((cell) => cell.status === "te weinig gegevens" && cell.denominator === null),
    ).toBe(true);
    expect(cells.filter((cell) => cell.domain !== "bw").every((cell) => cell.denominator)).toBe(
      true,
    );
  });

  test("quarters, other cuts and other levels are not in it", async () => {
    const found = await withRelease(
      [
        { cut: "region", numerator: 83, denominator: 198, period: "2024-K1" },
        { cut: "segment", domain: "jeugd", numerator: 83, denominator: 198 },
        { cut: "provider", provider: "de-es", numerator: 83, denominator: 198 },
        { cut: "region", level: "chain", numerator: 83, denominator: 198 },
      ],
      (db) => rows(db, "FROM release.monitor_value"),
    );
    expect(found).toEqual([]);
  });

  test("the audit of the finished table fails closed when one hidden cell is put back", async () => {
    const figures = table({
      "0001": { jeugd: [40, 103], wmo: [3, 30] },
      "0002": { jeugd: [31, 62], wmo: [20, 51] },
      "0003": { jeugd: [44, 98], wmo: [25, 61] },
    });
    await withRelease(figures, async (db) => {
      expect(await auditMonitor(db)).toMatchObject({ figures: 12, primaries: 1, secondaries: 3 });
      await db.run(`UPDATE release.monitor_value
        SET numerator = 40, denominator = 105, clients = 105, status = 'definitief'
        WHERE cut = 'municipality_domain' AND municipality_code = '0001' AND domain = 'jeugd'`);
      await expect(auditMonitor(db)).rejects.toMatchObject({
        family: "disclosure",
        exitCode: 13,
      });
    });
  });

  test("what is shown stands beside a threshold alone, which gives the one small number away", async () => {
    const figures = table({
      "0001": { jeugd: [40, 103], wmo: [3, 30] },
      "0002": { jeugd: [31, 62], wmo: [20, 51] },
      "0003": { jeugd: [44, 98], wmo: [25, 61] },
    });
    const [row] = await withRelease(figures, (db) => rows(db, "FROM release.monitor_protection"));
    // Twelve cells, one of them small. What is small is 3 of the 163 + 163 + 163 + 163 reached.
    expect(row).toMatchObject({ figures: 12, exact: 0, shown: 0.667 });
    expect(row).toMatchObject({ naive_shown: 0.917, naive_kept: 0.995, naive_exact: 1 });
  });

  test("the audit refuses an unrounded count and a count in a hidden row", async () => {
    for (const change of [
      "numerator = 83",
      "numerator = 5",
      "status = 'afgeschermd'",
      "segment = 'ambulant'",
    ]) {
      await withRelease(table({ "0001": { jeugd: [80, 198] } }), async (db) => {
        await db.run(`UPDATE release.monitor_value SET ${change} WHERE cut = 'region'`);
        await expect(auditMonitor(db)).rejects.toMatchObject({ family: "disclosure" });
      });
    }
  });
});
