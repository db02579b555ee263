import { createHash } from "node:crypto";
import { DuckDBDateValue, DuckDBTimestampValue } from "@duckdb/node-api";
import { ChunkWriter } from "../warehouse/chunk-writer.ts";
import { rows, type Warehouse } from "../warehouse/warehouse.ts";
import { Filter } from "./books/filter.ts";
import { KnownFiles } from "./books/known-files.ts";
import type { Draft } from "./draft.ts";

export type DeliveryStatus = "accepted" | "rejected" | "duplicate";

/** The facts of a delivery that a copy of it shares. */
type Facts = Pick<
  Draft,
  "kind" | "law" | "release" | "sender" | "receiver" | "identification" | "datedOn"
>;

/** Kind of message, sender and identification. */
type Identity = readonly [kind: string, sender: string, identification: string];

/**
 * The ledger: what arrived before, and the books of what arrives now. Of what arrived before, memory
 * holds a filter only, of six bytes a document; what that does not rule out is asked of the warehouse.
 */
export class Ledger {
  #next = 1;
  /** By the fingerprints of documents, and by the identities of messages that were accepted. */
  readonly #seen: Filter;
  readonly #db: Warehouse;
  /** What was booked since the last flush, which the warehouse cannot tell of yet. */
  readonly #originals = new Map<string, Original>();
  readonly #taken = new Set<string>();
  /** What the warehouse said of identities, since the last flush. */
  readonly #answers = new Map<string, boolean>();
  #unsure: Identity | null = null;
  readonly #known: KnownFiles;
  readonly #deliveries: ChunkWriter;
  readonly #findings: ChunkWriter;
  readonly #receivedAt: DuckDBTimestampValue;

  private constructor(
    db: Warehouse,
    seen: Filter,
    known: KnownFiles,
    deliveries: ChunkWriter,
    findings: ChunkWriter,
    now: Date,
  ) {
    this.#db = db;
    this.#seen = seen;
    this.#known = known;
    this.#deliveries = deliveries;
    this.#findings = findings;
    this.#receivedAt = new DuckDBTimestampValue(BigInt(now.getTime()) * 1000n);
  }

  /** @param files the names of the files of the inbox as the ledger has them, in order of arrival */
  static async open(db: Warehouse, now: Date, files: readonly string[]): Promise<Ledger> {
    const [found] = await rows<{ n: number }>(
      db,
      "SELECT count(*)::INTEGER AS n FROM ledger.delivery",
    );
    const earlier = found?.n ?? 0;
    const seen = new Filter(2 * earlier);
    const ledger = new Ledger(
      db,
      seen,
      await KnownFiles.open(db, files),
      await ChunkWriter.open(db, "ledger", "delivery"),
      await ChunkWriter.open(db, "ledger", "finding"),
      now,
    );
    // The same bits as `bitsOf` makes of them.
    const bits = (hash: string) =>
      `('0x' || ${hash}[1:8])::UINTEGER, ('0x' || ${hash}[9:16])::UINTEGER`;
    for (const query of [
      `SELECT DISTINCT ${bits("sha256")} FROM ledger.delivery`,
      `SELECT ${bits("hash")} FROM (
        SELECT sha256(concat_ws(' ', kind, sender, identification)) AS hash FROM ledger.delivery
        WHERE status = 'accepted' AND sender IS NOT NULL AND identification IS NOT NULL)`,
    ]) {
      const result = await db.stream(query);
      for await (const chunk of result) {
        const [first = [], second = []] = [chunk.getColumnValues(0), chunk.getColumnValues(1)];
        for (const [at, one] of first.entries()) seen.add(Number(one), Number(second[at]));
      }
    }
    ledger.#next = earlier + 1;
    return ledger;
  }

  /** The fingerprints of what is in the inbox and arrived before. */
  fingerprints(): Promise<string[]> {
    return this.#known.fingerprints();
  }

  /**
   * Looks a document up by its bytes.
   *
   * @returns `known` when this very document, by name and content, is in the ledger already; else the
   *   facts of the first document with the same bytes; undefined when there is none
   */
  async find(sha256: string, name: string): Promise<Facts | "known" | undefined> {
    if (!this.#seen.mayHave(...bitsOf(sha256))) return undefined;
    if (await this.#known.has(sha256, name)) return "known";
    const recent = this.#originals.get(sha256);
    if (recent?.names.has(name)) return "known";
    const earlier = await rows<EarlierDelivery>(
      this.#db,
      `SELECT name, kind, law, release, sender, receiver, identification,
        dated_on - DATE '1970-01-01' AS dated_day
      FROM ledger.delivery WHERE sha256 = $sha256 ORDER BY delivery_id`,
      { sha256 },
    );
    if (earlier.some((one) => one.name === name)) return "known";
    const [first] = earlier;
    if (first === undefined) return recent?.facts;
    const { name: _, dated_day, ...facts } = first;
    const datedOn = dated_day === null ? null : new DuckDBDateValue(Number(dated_day));
    return { ...facts, datedOn };
  }

  /**
   * Whether an accepted message of this kind and sender has this identification (TR056). Says "no" as
   * well when only the warehouse can tell: `settle` then tells whether that was right.
   */
  isTaken(...identity: Identity): boolean {
    const key = identity.join(" ");
    if (this.#taken.has(key)) return true;
    const answer = this.#answers.get(key);
    if (answer !== undefined) return answer;
    if (this.#seen.mayHave(...bitsOf(hashOf(key)))) this.#unsure = identity;
    return false;
  }

  /** After `isTaken` said "no": asks the warehouse where that was not certain. @returns whether it is taken */
  async settle(): Promise<boolean> {
    if (this.#unsure === null) return false;
    const [kind, sender, identification] = this.#unsure;
    this.#unsure = null;
    const found = await rows(
      this.#db,
      `SELECT 1 FROM ledger.delivery WHERE status = 'accepted'
        AND kind = $kind AND sender = $sender AND identification = $identification LIMIT 1`,
      { kind, sender, identification },
    );
    this.#answers.set(`${kind} ${sender} ${identification}`, found.length > 0);
    return found.length > 0;
  }

  /** The number of the next delivery: the order of arrival. */
  number(): number {
    return this.#next;
  }

  /** Books a delivery with its findings. */
  add(draft: Draft, status: DeliveryStatus): void {
    if (draft.id !== this.#next) throw new Error("deliveries are booked in order of arrival");
    this.#next += 1;
    this.#remember(draft.sha256, draft.name, draft, status);
    this.#deliveries.row(draft.id, [
      draft.sha256,
      draft.name,
      draft.kind,
      draft.law,
      draft.release,
      draft.sender,
      draft.receiver,
      draft.identification,
      draft.datedOn,
      this.#receivedAt,
      status,
      draft.recordsIn,
      draft.recordsKept,
      draft.recordsRejected,
    ]);
    for (const { line, element, rule, severity, message } of draft.findings) {
      this.#findings.row(draft.id, [line, element, rule, severity, message, "file"]);
    }
  }

  /** Hands everything over to the transaction that is about to be committed. */
  flush(): void {
    this.#deliveries.flush();
    this.#findings.flush();
    this.#originals.clear();
    this.#taken.clear();
    this.#answers.clear();
  }

  /** Lets go of the warehouse; what was not flushed is lost. */
  async discard(): Promise<void> {
    this.#deliveries.discard();
    this.#findings.discard();
    await this.#known.close();
  }

  #remember(sha256: string, name: string, facts: Facts, status: string): void {
    const original = this.#originals.get(sha256);
    if (original !== undefined) original.names.add(name);
    else {
      const { kind, law, release, sender, receiver, identification, datedOn } = facts;
      this.#originals.set(sha256, {
        facts: { kind, law, release, sender, receiver, identification, datedOn },
        names: new Set([name]),
      });
      this.#seen.add(...bitsOf(sha256));
    }
    // A message that was rejected counts as not sent: its identification is still free.
    if (status === "accepted" && facts.sender !== null && facts.identification !== null) {
      const key = `${facts.kind} ${facts.sender} ${facts.identification}`;
      this.#taken.add(key);
      this.#seen.add(...bitsOf(hashOf(key)));
    }
  }
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Twice 32 bits of a hash in hexadecimal. */
function bitsOf(hash: string): [first: number, second: number] {
  return [Number.parseInt(hash.slice(0, 8), 16), Number.parseInt(hash.slice(8, 16), 16)];
}

/** What is remembered of a document: its facts, and the names under which it arrived. */
interface Original {
  facts: Facts;
  names: Set<string>;
}

interface EarlierDelivery extends Omit<Facts, "datedOn"> {
  name: string;
  dated_day: string | number | null;
}
