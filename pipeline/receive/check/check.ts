import { readFile } from "node:fs/promises";
import { Failure } from "../../failure.ts";
import { rows, runFile, type Warehouse } from "../../warehouse/warehouse.ts";
import type { Severity } from "../finding.ts";
import { withGroundwork } from "../rules.ts";

/** What came in: one kind of delivery, month and status. */
export interface Delivered {
  kind: string;
  month: string;
  status: string;
  files: number;
  records: number;
  rejected: number;
}

/** How soon facts were told. Days: working days of a start or stop, else calendar days. */
export interface Punctual {
  kind: "start" | "stop" | "declaratie";
  reports: number;
  on_time: number;
  allowed: number;
  median_days: number;
  longest_days: number;
}

/** One finding, by what its sender knows it by: never a BSN or client key. */
export interface ToldFinding {
  file: string;
  identification: string | null;
  line: number | null;
  element: string | null;
  rule: string;
  severity: Severity;
  message: string;
  allocation_no: string | null;
  reference: string | null;
}

export interface RuleCount {
  rule: string;
  severity: Severity;
  findings: number;
}

/** A declaration without an answer. */
export interface Unanswered {
  file: string;
  identification: string;
  declaration_no: string;
  municipality_code: string;
  month: string;
  dated_on: string;
  waiting_days: number;
  lines: number;
  amount_eur: number;
}

export interface Completeness {
  kind: string;
  field: string;
  records: number;
  filled: number;
}

/** All there is to say about the deliveries of one sender. */
export interface PartyCheck {
  /** AGB or municipality code; null for files of which nobody can tell who sent them. */
  party: string | null;
  /** `provider_id` in the region; null for a municipality or stranger. */
  providerId: string | null;
  name: string;
  delivered: Delivered[];
  punctual: Punctual[];
  rules: RuleCount[];
  /** Lines that refer to something that was never received. */
  orphans: number;
  /** Of every rule the first `listedPerRule`. */
  findings: ToldFinding[];
  unanswered: Unanswered[];
  completeness: Completeness[];
}

/** A page for people lists no more findings of one rule than this; the table (CSV) lists all. */
export const listedPerRule = 500;

/** Rules that say: what this line refers to, is not there. */
const orphanRules = ["TR019", "TR323", "TR382"];

type Owned<T> = T & { party: string | null };

/**
 * Looks into the ledger: who delivered what, when, how well. Reads `ledger`, `care` and `register`.
 *
 * @param provider `provider_id` or AGB code: of this provider alone
 * @throws Failure (usage) when there is no such provider; Failure (delivery) when nothing came in
 */
export async function checkDeliveries(db: Warehouse, provider?: string): Promise<PartyCheck[]> {
  const only = provider === undefined ? null : await agbOf(db, provider);
  await prepareFindings(db);
  await runFile(db, new URL("./workday.sql", import.meta.url));
  const [delivered, punctual, unanswered, completeness, rules, findings] = await withGroundwork(
    db,
    async () => [
      await query<Delivered>(db, "delivered"),
      await query<Punctual>(db, "punctual"),
      await query<Unanswered>(db, "unanswered"),
      await query<Completeness>(db, "completeness"),
      await rows<Owned<RuleCount>>(
        db,
        `SELECT party, rule, severity, count(*)::INTEGER AS findings FROM told_finding
        GROUP BY ALL ORDER BY party, severity, rule`,
      ),
      await rows<Owned<ToldFinding>>(
        db,
        `SELECT * EXCLUDE (delivery_id) FROM told_finding
        WHERE $only IS NULL OR party = $only
        QUALIFY row_number() OVER (
          PARTITION BY party, rule ORDER BY delivery_id, line, element, message
        ) <= ${listedPerRule}
        ORDER BY party, severity, rule, delivery_id, line NULLS FIRST, element, message`,
        { only },
      ),
    ],
  );
  const parties = await rows<{ party: string | null; providerId: string | null; name: string }>(
    db,
    `SELECT party, provider_id AS "providerId",
      coalesce(provider.name, 'Gemeente ' || municipality.name,
        CASE WHEN party IS NULL THEN 'Afzender onbekend' ELSE 'Onbekende partij ' || party END) AS name
    FROM (SELECT DISTINCT party FROM deliverer UNION SELECT agb FROM register.provider)
    LEFT JOIN register.provider ON provider.agb = party
    LEFT JOIN register.municipality ON municipality.code = party
    WHERE $only IS NULL OR party = $only
    ORDER BY (provider_id IS NULL), (municipality.code IS NULL), name, party`,
    { only },
  );
  return parties.map(({ party, providerId, name }) => {
    const own = <T extends object>(all: Owned<T>[]) =>
      all.filter((one) => one.party === party).map(({ party: _, ...rest }) => rest as unknown as T);
    const counts = own(rules);
    return {
      party,
      providerId,
      name,
      delivered: own(delivered),
      punctual: own(punctual),
      rules: counts,
      orphans: counts
        .filter(({ rule }) => orphanRules.includes(rule))
        .reduce((sum, { findings: n }) => sum + n, 0),
      findings: own(findings),
      unanswered: own(unanswered),
      completeness: own(completeness),
    };
  });
}

/** Makes `temp.told_finding` and `temp.deliverer`. @throws Failure (delivery) when nothing came in */
export async function prepareFindings(db: Warehouse): Promise<void> {
  const [first] = await rows(db, "SELECT 1 AS one FROM ledger.delivery LIMIT 1");
  if (first === undefined) {
    throw new Failure(
      "delivery",
      "Er is nog geen enkele levering ingelezen. Zet leveringen in de map 'inbox' en draai eerst 'npm run monitor -- receive'.",
    );
  }
  await runFile(db, new URL("./deliverer.sql", import.meta.url));
  await runFile(db, new URL("./finding.sql", import.meta.url));
}

/** The newest Dagtekening of all messages, `2025-12-31`; empty when only tables came in. */
export async function newestMessage(db: Warehouse): Promise<string> {
  const [newest] = await rows<{ day: string | null }>(
    db,
    "SELECT max(dated_on) AS day FROM ledger.delivery WHERE status = 'accepted'",
  );
  return newest?.day ?? "";
}

/** The AGB code of a provider, by its id or AGB code. */
export async function agbOf(db: Warehouse, provider: string): Promise<string> {
  const known = await rows<{ agb: string; provider_id: string }>(
    db,
    "SELECT agb, provider_id FROM register.provider ORDER BY provider_id",
  );
  const found = known.find((one) => one.provider_id === provider || one.agb === provider);
  if (found === undefined) {
    throw new Failure(
      "usage",
      `--provider ${provider} staat niet in providers.csv. Kies uit: ${known.map((one) => one.provider_id).join(", ")}.`,
    );
  }
  return found.agb;
}

async function query<T>(db: Warehouse, name: string): Promise<Owned<T>[]> {
  return rows<Owned<T>>(db, await readFile(new URL(`./${name}.sql`, import.meta.url), "utf8"));
}
