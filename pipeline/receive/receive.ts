import type { Effects } from "../effects.ts";
import type { Home } from "../home.ts";
import type { Region } from "../region/region.ts";
import { registerRegion } from "../region/register.ts";
import { withSettings } from "../warehouse/settings.ts";
import { inTransaction, rows, runFile, type Warehouse } from "../warehouse/warehouse.ts";
import { printable } from "./arrival.ts";
import { CareWriter } from "./care-writer.ts";
import { inboxFiles } from "./inbox.ts";
import { type Incoming, incoming } from "./incoming.ts";
import { Intake } from "./intake.ts";
import { checkKey } from "./key-check.ts";
import { openPseudonyms } from "./key-file.ts";
import { Lanes, lanesFor } from "./lanes/lanes.ts";
import { Ledger } from "./ledger.ts";
import { applyRules } from "./rules.ts";
import { currentFindings, type ReceiveSummary } from "./summary.ts";

export type { ReceiveSummary };

/** How much one transaction holds: so many files or records, whichever comes first. */
export interface Batch {
  files: number;
  records: number;
}

const usualBatch: Batch = { files: 20_000, records: 400_000 };

/** Settings of DuckDB while files are read. */
export const whileWriting = {
  // One checkpoint at the end: with the usual threshold each batch would rewrite what the one
  // before it wrote.
  checkpoint_threshold: "1GB",
  // Rows go to disk as soon as there are enough of them; with more threads, or more held back, the
  // rows of a large file are all in memory until it is committed.
  write_buffer_row_group_count: "1",
  threads: "1",
};

/**
 * Takes in what is in the inbox and was not taken in before: one row in the ledger for every file,
 * care records for every sound one, findings for what is wrong, a copy in quarantine of what was
 * rejected. The inbox itself is left as it is.
 *
 * Every file counts once: as accepted, rejected or duplicate. A file that an earlier run received
 * is a duplicate in the summary and gets no new row in the ledger; so a second run over the same
 * inbox says that all files are duplicates, and changes nothing.
 *
 * The order of arrival has no meaning but in two cases: of two messages with one Identificatie the
 * first counts (TR056), and a newer table takes the place of an older one (supersede.sql).
 *
 * Files are received in order of name, in transactions with their own ledger rows. A run that is
 * cut short and done again therefore continues where it was, with the same numbers.
 *
 * @param batch how much one transaction holds
 * @param laneCount how many threads read beside the main one, 0 for none; as many as the inbox and
 *   the machine are worth when it is not given. What is received does not depend on it.
 * @throws Failure("delivery") when the inbox or the key cannot be used
 */
export async function receive(
  db: Warehouse,
  region: Region,
  home: Home,
  effects: Effects,
  batch: Batch = usualBatch,
  laneCount?: number,
): Promise<ReceiveSummary> {
  const files = await inboxFiles(home.inbox);
  await registerRegion(db, region);
  const ledger = await Ledger.open(db, effects.now(), files.map(printable));
  const first = ledger.number();
  const pseudonyms = await openPseudonyms(home.keyFile, first === 1);
  await checkKey(db, pseudonyms);
  const care = await CareWriter.open(db);
  const intake = new Intake(ledger, care, pseudonyms, region, home, effects);
  const count = laneCount ?? lanesFor(home.inbox, files);
  const lanes =
    count === 0
      ? null
      : await Lanes.start(count, {
          inbox: home.inbox,
          files,
          key: pseudonyms.lent(),
          rules: { segments: region.segments, mappings: region.mappings },
          today: intake.today,
          kinds: care.kinds,
          known: await ledger.fingerprints(),
        });
  const documents = incoming(home.inbox, files, lanes, (done) =>
    effects.progress("Leveringen inlezen", done, files.length),
  );
  try {
    await withSettings(db, whileWriting, async () => {
      let more = true;
      while (more) {
        more = await inTransaction(db, async () => {
          const rest = await takeBatch(intake, documents, batch);
          care.flush();
          ledger.flush();
          return rest;
        });
      }
    });
  } finally {
    await documents.return(undefined);
    await lanes?.close();
    care.discard();
    await ledger.discard();
  }
  const superseded = await inTransaction(db, async () => {
    const before = await countSuperseded(db);
    await db.run(`CREATE OR REPLACE TEMP TABLE standing_before AS ${standingRecords}`);
    await runFile(db, new URL("./supersede.sql", import.meta.url));
    // Whose figures change is told by what is left and, here, by what is no longer there.
    await db.run(`INSERT INTO ledger.replaced
      SELECT DISTINCT (SELECT coalesce(max(round), 0) + 1 FROM ledger.replaced), client_key
      FROM (FROM standing_before EXCEPT (${standingRecords}))`);
    await db.run("DROP TABLE standing_before");
    await applyRules(db);
    return (await countSuperseded(db)) - before;
  });
  return {
    files: intake.files,
    accepted: intake.accepted,
    rejected: intake.rejected,
    duplicates: intake.duplicates,
    superseded,
    records: intake.records,
    ...(await currentFindings(db, first)),
  };
}

/** How many records of each client each table of a delivery has that a newer table can replace. */
const standingRecords = ["measurement", "hours", "reported_trajectory", "waiting"]
  .map(
    (table) =>
      `SELECT '${table}' AS kind, delivery_id, client_key, count(*) AS records FROM care.${table} GROUP BY ALL`,
  )
  .join(" UNION ALL ");

/** @returns whether there may be more to take in */
async function takeBatch(
  intake: Intake,
  documents: AsyncGenerator<Incoming>,
  batch: Batch,
): Promise<boolean> {
  const start = { files: intake.files, records: intake.records };
  while (
    intake.files - start.files < batch.files &&
    intake.records - start.records < batch.records
  ) {
    const next = await documents.next();
    if (next.done === true) return false;
    const { reading, tables, arrival } = next.value;
    const isTaken = reading !== null && (await intake.takeRead(reading, tables));
    if (!isTaken) await intake.take(await arrival());
  }
  return true;
}

async function countSuperseded(db: Warehouse): Promise<number> {
  const [found] = await rows<{ n: number }>(
    db,
    "SELECT count(*)::INTEGER AS n FROM ledger.delivery WHERE status = 'superseded'",
  );
  return found?.n ?? 0;
}
