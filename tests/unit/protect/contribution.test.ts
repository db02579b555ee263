import { describe, expect, test } from "vitest";
import { silent } from "../../../pipeline/effects.ts";
import { contributions } from "../../../pipeline/protect/edition/contribution.ts";
import { cellName } from "../../../pipeline/protect/edition/public-cell.ts";
import { protect } from "../../../pipeline/protect/protect.ts";
import { rows, type Warehouse, withWarehouse } from "../../../pipeline/warehouse/warehouse.ts";
import { measured, table } from "./measured.ts";

interface Seen {
  client: string;
  provider: string | null;
  municipality: string;
  domain: string;
  hit: boolean;
}

/** The observations of one indicator, as measuring leaves them. */
async function observed(db: Warehouse, seen: Seen[]): Promise<void> {
  await db.run(`CREATE TABLE result.observation_dropout_rate (client_key VARCHAR, grain VARCHAR,
    domain VARCHAR, municipality_code VARCHAR, provider_id VARCHAR, part VARCHAR, on_date DATE,
    hit BOOLEAN, known BOOLEAN)`);
  await db.run("CREATE TABLE model.service (client_key VARCHAR, provider_id VARCHAR)");
  for (const { client, provider, municipality, domain, hit } of seen) {
    await db.run(
      `INSERT INTO result.observation_dropout_rate VALUES
       ($client, 'trajectory', $domain, $municipality, $provider, NULL, DATE '2024-05-01', $hit, true)`,
      { client, provider, municipality, domain, hit },
    );
  }
}

const cell = (municipality: string | null, domain: string | null) =>
  cellName({
    indicator: "dropout_rate",
    period: "2024",
    cut:
      municipality === null
        ? domain === null
          ? "region"
          : "domain"
        : domain === null
          ? "municipality"
          : "municipality_domain",
    domain,
    municipality,
  });

describe("what providers know of public cells", () => {
  const seen: Seen[] = [
    { client: "a", provider: "de-es", municipality: "0001", domain: "jeugd", hit: true },
    { client: "a", provider: "de-es", municipality: "0001", domain: "jeugd", hit: false },
    { client: "b", provider: "de-es", municipality: "0002", domain: "jeugd", hit: false },
    { client: "c", provider: "de-linde", municipality: "0001", domain: "jeugd", hit: true },
    { client: "d", provider: null, municipality: "0001", domain: "wmo", hit: true },
  ];

  test("their own observations and clients, in every cell they are in", async () => {
    await withWarehouse(":memory:", async (db) => {
      await measured(db, []);
      await observed(db, seen);
      const found = await contributions(db);
      expect(found.get(cell("0001", "jeugd"))?.get("de-es")).toEqual({
        numerator: 1,
        denominator: 2,
        clients: 1,
      });
      expect(found.get(cell(null, null))?.get("de-es")).toEqual({
        numerator: 1,
        denominator: 3,
        clients: 2,
      });
      expect([...(found.get(cell("0001", null))?.keys() ?? [])]).toEqual(["de-es", "de-linde"]);
    });
  });

  test("what is of no provider, each that helped the client knows", async () => {
    await withWarehouse(":memory:", async (db) => {
      await measured(db, []);
      await observed(db, seen);
      await db.run("INSERT INTO model.service VALUES ('d', 'de-es'), ('d', 'de-linde')");
      const providers = (await contributions(db)).get(cell("0001", "wmo"));
      const own = { numerator: 1, denominator: 1, clients: 1 };
      expect(Object.fromEntries(providers ?? [])).toEqual({ "de-es": own, "de-linde": own });
    });
  });

  test("a cell that hides another is not enough when one provider has all of it", async () => {
    // Of Wmo in 0001 there are 3; the engine hides 0001, 0002 or 0003 with it in row and column.
    const figures = table(
      {
        "0001": { jeugd: [40, 103], wmo: [3, 30] },
        "0002": { jeugd: [31, 62], wmo: [20, 51] },
        "0003": { jeugd: [44, 98], wmo: [25, 61] },
      },
      { indicator: "dropout_rate" },
    );
    const hidden = (seenBy: Seen[]): Promise<string[]> =>
      withWarehouse(":memory:", async (db) => {
        await measured(db, figures);
        await db.run(`INSERT INTO result.indicator VALUES ('dropout_rate', '1.0', 'Uitval', 'procent',
          'lower', 'proportion', 'client-result', 'core', true, 5)`);
        await observed(db, seenBy);
        await protect(db, silent);
        return (
          await rows<{ cell: string }>(
            db,
            `SELECT municipality_code || ' ' || domain AS cell FROM release.monitor_value
             WHERE cut = 'municipality_domain' AND status = 'afgeschermd' ORDER BY ALL`,
          )
        ).map((row) => row.cell);
      });
    const outsider = await hidden([]);
    const other = outsider.find((one) => one.endsWith("wmo") && !one.startsWith("0001")) ?? "";
    const [municipality = "", domain = ""] = other.split(" ");
    const size = municipality === "0002" ? [20, 51] : [25, 61];
    const all = Array.from({ length: size[1] ?? 0 }, (_, index) => ({
      client: `k${index}`,
      provider: "de-es",
      municipality,
      domain,
      hit: index < (size[0] ?? 0),
    }));
    expect((await hidden(all)).length).toBeGreaterThan(outsider.length);
  });
});
