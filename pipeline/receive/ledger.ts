import { DuckDBDateValue, DuckDBTimestampValue } from "@duckdb/node-api";
import { ChunkWriter } from "../warehouse/chunk-writer.ts";
import { rows, type Warehouse } from "../warehouse/warehouse.ts";
import type { Draft } from "./draft.ts";

export type DeliveryStatus = "accepted" | "rejected" | "duplicate";

/** The facts of a delivery that a copy of it shares. */
type Facts = Pick<
  Draft,
  "kind" | "law" | "release" | "sender" | "receiver" | "identification" | "datedOn"
>;

/** The ledger: what arrived before, and the books of what arrives now. */
export class Ledger {
  #next = 1;
  /** The first delivery with these bytes, by their fingerprint. */
  readonly #originals = new Map<string, Original>();
  readonly #taken = new Set<string>();
  readonly #deliveries: ChunkWriter;
  readonly #findings: ChunkWriter;
  readonly #receivedAt: DuckDBTimestampValue;

  private constructor(deliveries: ChunkWriter, findings: ChunkWriter, now: Date) {
    this.#deliveries = deliveries;
    this.#findings = findings;
    this.#receivedAt = new DuckDBTimestampValue(BigInt(now.getTime()) * 1000n);
  }

  static async open(db: Warehouse, now: Date): Promise<Ledger> {
    const earlier = await rows<EarlierDelivery>(
      db,
      `SELECT sha256, name, status, kind, law, release, sender, receiver, identification,
        dated_on - DATE '1970-01-01' AS dated_day
      FROM ledger.delivery ORDER BY delivery_id`,
    );
    const ledger = new Ledger(
      await ChunkWriter.open(db, "ledger", "delivery"),
      await ChunkWriter.open(db, "ledger", "finding"),
      now,
    );
    for (const row of earlier) {
      const datedOn = row.dated_day === null ? null : new DuckDBDateValue(Number(row.dated_day));
      ledger.#remember(row.sha256, row.name, { ...row, datedOn }, row.status);
    }
    ledger.#next = earlier.length + 1;
    return ledger;
  }

  /** The fingerprints of all that arrived so far. */
  get fingerprints(): string[] {
    return [...this.#originals.keys()];
  }

  /** Whether this very file, by name and content, is in the ledger already. */
  isKnown(sha256: string, name: string): boolean {
    const original = this.#originals.get(sha256);
    return original?.name === name || original?.others?.has(name) === true;
  }

  /** What is known of an earlier file with the same bytes; undefined when there is none. */
  original(sha256: string): Facts | undefined {
    return this.#originals.get(sha256)?.facts;
  }

  /** Whether an accepted message of this kind and sender has this identification (TR056). */
  isTaken(kind: string, sender: string, identification: string): boolean {
    return this.#taken.has(`${kind} ${sender} ${identification}`);
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
  }

  /** Lets go of the warehouse; what was not flushed is lost. */
  discard(): void {
    this.#deliveries.discard();
    this.#findings.discard();
  }

  #remember(sha256: string, name: string, facts: Facts, status: string): void {
    const original = this.#originals.get(sha256);
    if (original !== undefined) {
      original.others ??= new Set();
      original.others.add(name);
    } else {
      const { kind, law, release, sender, receiver, identification, datedOn } = facts;
      this.#originals.set(sha256, {
        facts: { kind, law, release, sender, receiver, identification, datedOn },
        name,
        others: null,
      });
    }
    // A message that was rejected counts as not sent: its identification is still free.
    if (status === "accepted" && facts.sender !== null && facts.identification !== null) {
      this.#taken.add(`${facts.kind} ${facts.sender} ${facts.identification}`);
    }
  }
}

/** What is remembered of a file: its facts, and the names under which it arrived. */
interface Original {
  facts: Facts;
  name: string;
  others: Set<string> | null;
}

interface EarlierDelivery extends Omit<Facts, "datedOn"> {
  sha256: string;
  name: string;
  status: string;
  dated_day: string | number | null;
}
