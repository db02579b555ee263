import type { Effects } from "../effects.ts";
import { Failure } from "../failure.ts";
import { inTransaction, rows, runFile, type Warehouse } from "../warehouse/warehouse.ts";
import type { AuditReport } from "./audit/audit.ts";
import { pastOf } from "./earlier/past.ts";
import { auditMonitor, type MonitorAudit } from "./edition/audit-monitor.ts";
import { contributions } from "./edition/contribution.ts";
import { hidePublic } from "./edition/hide.ts";
import { auditMoney } from "./edition/money.ts";
import type { MoneyRule } from "./primary/dominance.ts";
import { releaseTables } from "./tables.ts";

/**
 * Writes schema `release`, whole: per edition the tables of `releaseTables`, plus
 * `release.manifest_input` (what it was made from) and `release.manifest_check` (what was checked).
 * The only door between what was measured and what is published. All of it or nothing.
 *
 * Needs `register.*`, `ledger.*`, `result.*` and `model.caseload`, `model.flow`.
 *
 * @param releases the folder with earlier releases: what they told, readers know; null: there are none
 * @param money when amounts of money may be public; null: never
 * @throws Failure (disclosure) when nothing was measured, or when the monitor gives a count away
 */
export async function protect(
  db: Warehouse,
  effects: Effects,
  releases: string | null = null,
  money: MoneyRule | null = null,
): Promise<void> {
  await requireFigures(db);
  const began = effects.now();
  const past = await pastOf(db, releases);
  const providers = await contributions(db);
  await inTransaction(db, async () => {
    await dropRelease(db);
    await hidePublic(db, past, providers, money);
    for (const [done, { name }] of releaseTables.entries()) {
      effects.progress("Cijfers afschermen", done, releaseTables.length);
      await runRelease(db, name);
    }
    await runRelease(db, "manifest_input");
    const audit = await auditMonitor(db, past, providers);
    const moneyAudit = await auditMoney(db, money);
    for (const table of ["public_cell", "public_figure"]) await db.run(`DROP TABLE ${table}`);
    await writeChecks(db, audit);
    if (moneyAudit !== null) await writeMoneyCheck(db, moneyAudit);
    effects.progress("Cijfers afschermen", releaseTables.length, releaseTables.length);
    effects.log(
      `Afgeschermd: ${audit.primaries + audit.secondaries} van ${audit.figures} cellen van de monitor, in ${duration(began, effects.now())}.`,
    );
  });
}

function runRelease(db: Warehouse, name: string): Promise<void> {
  return runFile(db, new URL(`./release/${name.replaceAll("_", "-")}.sql`, import.meta.url));
}

async function requireFigures(db: Warehouse): Promise<void> {
  const [row] = await rows<{ tables: number }>(
    db,
    `SELECT count(*)::INTEGER AS tables FROM information_schema.tables
     WHERE table_schema = 'result' AND table_name IN ('value', 'period', 'horizon', 'indicator')
       OR table_schema = 'register' AND table_name = 'protection'`,
  );
  if (row?.tables !== 5) {
    throw new Failure(
      "disclosure",
      "Er zijn nog geen cijfers om af te schermen. Meet eerst: `npm run monitor -- measure`.",
    );
  }
}

/** What an earlier run left must not be published by this one. */
async function dropRelease(db: Warehouse): Promise<void> {
  const found = await rows<{ name: string }>(
    db,
    `SELECT '"' || table_name || '"' AS name FROM information_schema.tables
     WHERE table_schema = 'release' ORDER BY table_name`,
  );
  for (const { name } of found) await db.run(`DROP TABLE release.${name}`);
}

/** release.manifest_check: for the manifest, in Dutch. Grain: one check. And release.*_protection. */
async function writeChecks(db: Warehouse, report: MonitorAudit): Promise<void> {
  await db.run(
    "CREATE TABLE release.manifest_check (name VARCHAR NOT NULL, outcome VARCHAR NOT NULL)",
  );
  const { figures, primaries, secondaries, attacked, narrowest } = report;
  const room =
    narrowest === null
      ? "er is niets verborgen"
      : `${attacked} kleine getallen aangevallen; de kleinste ruimte rond een ervan is ${new Intl.NumberFormat("nl-NL", { maximumFractionDigits: 1 }).format(narrowest)}`;
  const counted = { figures, primaries, secondaries, attacked, narrowest };
  const { ours, naive } = report;
  for (const edition of ["monitor", "raad"]) {
    await db.run(
      `INSERT INTO release.${edition}_protection
       VALUES ($figures, $primaries, $secondaries, $attacked, $narrowest,
         $shown, $kept, $exact, $naiveShown, $naiveKept, $naiveExact)`,
      {
        ...counted,
        shown: thousandth(ours.shown),
        kept: thousandth(ours.kept),
        exact: ours.exact,
        naiveShown: thousandth(naive.shown),
        naiveKept: thousandth(naive.kept),
        naiveExact: naive.exact,
      },
    );
  }
  await db.run("INSERT INTO release.manifest_check VALUES ($name, $outcome)", {
    name: "Verborgen aantallen van de monitor zijn niet af te leiden",
    outcome: `${primaries} van ${figures} cellen te klein, ${secondaries} meer verborgen om die te beschermen; ${room}`,
  });
}

/** Says how many amounts were hidden; by what rule stays secret. */
async function writeMoneyCheck(db: Warehouse, report: AuditReport): Promise<void> {
  const { figures, primaries, secondaries } = report;
  await db.run("INSERT INTO release.manifest_check VALUES ($name, $outcome)", {
    name: "Verborgen bedragen van de monitor zijn niet af te leiden",
    outcome: `${primaries + secondaries} van ${figures} bedragen verborgen`,
  });
}

/** A share to a tenth of a percent: enough to tell, and the same on every machine. */
function thousandth(share: number): number {
  return Math.round(share * 1000) / 1000;
}

/** For the log only: no two runs take as long. */
function duration(from: Date, to: Date): string {
  return `${new Intl.NumberFormat("nl-NL").format(Math.round((to.getTime() - from.getTime()) / 1000))} seconden`;
}
