import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { silent } from "../../../pipeline/effects.ts";
import type { Home } from "../../../pipeline/home.ts";
import { protect } from "../../../pipeline/protect/protect.ts";
import { publish } from "../../../pipeline/publish/publish.ts";
import { type Warehouse, withWarehouse } from "../../../pipeline/warehouse/warehouse.ts";
import { measured, table } from "../protect/measured.ts";
import { repeatedRelease } from "../publish/repeated-release.ts";

export const source = "Besluit; voorbeeld";
export const retention = {
  inbox: { months: 24, source },
  quarantine: { months: 24, source },
  warehouse: { months: 60, source },
  releases: { months: 24, source },
};

export async function put(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, "x");
}

/** Deliveries of 2015 and 2025, with persons whose help ended, runs, or was told of lately. */
export async function filled(db: Warehouse, home: Home): Promise<void> {
  const sha = (name: string) => name.repeat(64).slice(0, 64);
  for (const [id, name, year] of [
    [1, "p1/oud.zip!JW305-a.xml", 2015],
    [2, "p1/oud.zip!JW305-b.xml", 2015],
    [3, "p1/half.zip!JW305-a.xml", 2015],
    [4, "p1/half.zip!JW305-b.xml", 2025],
    [5, "p1/nieuw.xml", 2025],
  ] as const) {
    await db.run(
      `INSERT INTO ledger.delivery BY NAME SELECT $id AS delivery_id, $sha AS sha256, $name AS name,
         'JW305' AS kind, make_date($year, 6, 1) AS dated_on,
         make_date($year, 6, 2)::TIMESTAMP AS received_at, 'accepted' AS status,
         1 AS records_in, 1 AS records_kept, 0 AS records_rejected`,
      { id, name, year, sha: sha(String(id)) },
    );
  }
  const spell = "CREATE TABLE model.spell (client_key VARCHAR, end_on DATE)";
  await db.run(`${spell}; INSERT INTO model.spell VALUES ('gone', '2015-12-31'), ('runs', NULL),
    ('lately', '2015-12-31')`);
  for (const [client, delivery] of [
    ["gone", 1],
    ["runs", 2],
    ["lately", 1],
    ["lately", 5],
  ] as const) {
    await db.run(
      `INSERT INTO care.client BY NAME SELECT $client AS client_key, $delivery AS delivery_id,
         1 AS line, 'jw' AS law`,
      { client, delivery },
    );
  }
  for (const name of ["oud.zip", "half.zip", "nieuw.xml", "onbekend.xml"]) {
    await put(join(home.inbox, "p1", name));
  }
  for (const id of [1, 5]) {
    await put(join(home.quarantine, `${sha(String(id)).slice(0, 12)}-JW305.xml`));
    await put(join(home.quarantine, `${sha(String(id)).slice(0, 12)}-JW305.xml.bevindingen.csv`));
  }
}

const repeated = repeatedRelease();

/** A release of a region where so many of a group reached something, up to a day. @returns its name */
export const release = (home: Home, reached: number, until: string): Promise<string> =>
  repeated(home.releases, [reached, until], () =>
    withWarehouse(":memory:", async (db) => {
      await measured(
        db,
        table({
          "0001": { jeugd: [40, 103], wmo: [reached, 60] },
          "0002": { jeugd: [31, 62], wmo: [20, 51] },
          "0003": { jeugd: [44, 98], wmo: [25, 61] },
        }),
      );
      await db.run(`UPDATE result.horizon SET data_until = '${until}'`);
      await protect(db, silent, home.releases);
      return (await publish(db, home, silent)).releaseId;
    }),
  );
