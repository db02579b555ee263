import { expect, it } from "vitest";
import { silent } from "../../../pipeline/effects.ts";
import { protect } from "../../../pipeline/protect/protect.ts";
import { rows, withWarehouse } from "../../../pipeline/warehouse/warehouse.ts";
import { measured } from "./measured.ts";

type Made = [
  id: string,
  municipalities: string,
  kind: string,
  status: string,
  ends: string,
  verdict: string | null,
  openness: string,
];
const agreements: Made[] = [
  ["AFS-1", "", "verbeteren", "loopt", "2025-12-31", "aannemelijk", "openbaar_samengevat"],
  ["AFS-2", "0001", "verbeteren", "loopt", "2026-06-30", null, "openbaar_samengevat"],
  ["AFS-3", "0001, 0002", "delen", "gereed", "2024-06-30", null, "openbaar_samengevat"],
  ["AFS-4", "", "verbeteren", "loopt", "2024-06-30", null, "met_aanbieder"],
  ["AFS-5", "", "verbeteren", "concept", "2024-06-30", null, "openbaar_samengevat"],
];

it("counts public agreements by municipality, and names no provider", async () => {
  await withWarehouse(":memory:", async (db) => {
    await measured(db, []);
    for (const [id, municipalities, kind, status, ends, verdict, openness] of agreements) {
      await db.run(
        `INSERT INTO register.agreement (agreement_id, version, release_id, release_hash, dialogue_on,
           provider_id, municipality_codes, indicator_ids, signal_type, alternatives, consensus, kind, text,
           owner_provider, owner_municipality, starts_on, ends_on, checkpoints, status, verdict, confidentiality)
         VALUES ($id, 1, '2023-12-31-0a', '0', DATE '2024-01-01', 'de-es', $municipalities, 'afschaling',
           'kans', '', 'eens', $kind, 'Verzonnen', 'manager', 'contractmanager', DATE '2024-01-01',
           $ends::DATE, '', $status, $verdict, $openness)`,
        { id, municipalities, kind, status, ends, verdict, openness },
      );
    }
    await protect(db, silent);
    const counted = await rows(
      db,
      `SELECT municipality_code AS code, kind, status, agreements AS n, overdue, visible
       FROM release.raad_agreement_count ORDER BY ALL`,
    );
    // AFS-1 is about all; the data run until its last day, so it is overdue. AFS-3 is closed.
    expect(counted).toEqual([
      { code: "0001", kind: "delen", status: "gereed", n: 1, overdue: 0, visible: 0 },
      { code: "0001", kind: "verbeteren", status: "loopt", n: 2, overdue: 1, visible: 1 },
      { code: "0002", kind: "delen", status: "gereed", n: 1, overdue: 0, visible: 0 },
      { code: "0002", kind: "verbeteren", status: "loopt", n: 1, overdue: 1, visible: 1 },
      { code: "0003", kind: "verbeteren", status: "loopt", n: 1, overdue: 1, visible: 1 },
    ]);
  });
});
