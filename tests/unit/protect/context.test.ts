import { expect, it } from "vitest";
import { silent } from "../../../pipeline/effects.ts";
import { protect } from "../../../pipeline/protect/protect.ts";
import { loadHeld } from "../../../pipeline/receive/statline/statline.ts";
import { rows, withWarehouse } from "../../../pipeline/warehouse/warehouse.ts";
import { temporaryHome } from "../../temporary-home.ts";
import { measured } from "./measured.ts";

it("publishes the figures of CBS that stand beside ours, from the snapshot and without asking anybody", async () => {
  const { home, remove } = await temporaryHome();
  await withWarehouse(":memory:", async (db) => {
    await measured(db, []);
    await db.run("INSERT INTO register.municipality VALUES ('0197', 'Aalten', 4)");
    await loadHeld(db, home, silent);
    await protect(db, silent);
    const told = await rows(
      db,
      `SELECT counterpart, municipality_code AS code, period, period_status AS status, value, reason
       FROM release.raad_context
       WHERE (indicator_id IS NOT NULL OR municipality_code IS NOT NULL AND period = '2025-H1')
       ORDER BY ALL`,
    );
    // Read from the pages of CBS: 13,9% in 2023 (definite; provisional it was 13,5) and 12,2% in 2019.
    // Of ends in the first half of 2020: 82.500 as planned, 10.470 agreed, 3.650 by the client, 1.675 by
    // the provider.
    const ends = 82500 + 10470 + 3650 + 1675;
    const share = (part: number) => expect.closeTo(part / ends, 8);
    const youth = { counterpart: "jeugdhulp-landelijk", code: null, reason: null };
    const own = { code: "0197", period: "2025-H1", reason: null };
    expect(told).toMatchObject([
      { counterpart: "bbv-jeugdbescherming", ...own, value: 0.006 },
      { counterpart: "bbv-jeugdhulp", ...own, value: 0.111 },
      // CBS gives a dot: no figure, and never 0.
      { counterpart: "bbv-jeugdreclassering", ...own, value: null, reason: "dot" },
      { ...youth, period: "2019", value: 0.122 },
      { ...youth, period: "2023", status: "Definitief", value: 0.139 },
      { counterpart: "uitval-landelijk", period: "2020-H1", value: share(3650 + 1675) },
      { counterpart: "volgens-plan-landelijk", period: "2020-H1", value: share(82500) },
    ]);
  });
  await remove();
});
