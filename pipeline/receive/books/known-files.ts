import { rows, type Warehouse } from "../../warehouse/warehouse.ts";

/** So many documents, about, are in memory at once. */
const windowSize = 20_000;

/**
 * The documents of this inbox that arrived before, by name and content: an inbox that is received again
 * is nothing but these. They are looked up for many files at once, in the order of arrival, so that
 * memory does not grow with the inbox.
 */
export class KnownFiles {
  readonly #db: Warehouse;
  readonly #keys: readonly string[];
  /** How many documents of each file are in the ledger. */
  readonly #counts: ReadonlyMap<number, number>;
  /** Up to which file the window goes. */
  #until = 0;
  #files = new Set<string>();
  #documents = new Set<string>();

  private constructor(db: Warehouse, keys: readonly string[], counts: ReadonlyMap<number, number>) {
    this.#db = db;
    this.#keys = keys;
    this.#counts = counts;
  }

  /** @param files the names of the files of the inbox as the ledger has them, in order of arrival */
  static async open(db: Warehouse, files: readonly string[]): Promise<KnownFiles> {
    const keys = files.map(fileOf);
    await db.run(
      `CREATE OR REPLACE TEMP TABLE known_document AS
      SELECT file.position, delivery.name, delivery.sha256
      FROM ledger.delivery AS delivery
      JOIN (
        SELECT min(position)::INTEGER AS position, key
        FROM (
          SELECT unnest(range(len(keys))) AS position, unnest(keys) AS key
          FROM (SELECT from_json($keys::JSON, '["VARCHAR"]') AS keys)
        ) GROUP BY key
      ) AS file ON file.key = split_part(delivery.name, '!', 1)
      ORDER BY position`,
      { keys: JSON.stringify(keys) },
    );
    const counts = await rows<{ position: number; n: number }>(
      db,
      "SELECT position, count(*)::INTEGER AS n FROM known_document GROUP BY position",
    );
    return new KnownFiles(db, keys, new Map(counts.map(({ position, n }) => [position, n])));
  }

  /** SHA-256 of all of them. */
  async fingerprints(): Promise<string[]> {
    if (this.#counts.size === 0) return [];
    const found = await rows<{ sha256: string }>(
      this.#db,
      "SELECT DISTINCT sha256 FROM known_document",
    );
    return found.map(({ sha256 }) => sha256);
  }

  /** Whether this very document arrived before. Documents are asked for in order of arrival. */
  async has(sha256: string, name: string): Promise<boolean> {
    if (this.#counts.size === 0) return false;
    while (!this.#files.has(fileOf(name)) && this.#until < this.#keys.length) await this.#advance();
    return this.#documents.has(`${sha256} ${name}`);
  }

  async close(): Promise<void> {
    await this.#db.run("DROP TABLE IF EXISTS known_document");
  }

  async #advance(): Promise<void> {
    const from = this.#until;
    let documents = 0;
    while (documents < windowSize && this.#until < this.#keys.length) {
      documents += this.#counts.get(this.#until) ?? 0;
      this.#until += 1;
    }
    this.#files = new Set(this.#keys.slice(from, this.#until));
    const found = await rows<{ name: string; sha256: string }>(
      this.#db,
      `SELECT name, sha256 FROM known_document WHERE position BETWEEN ${from} AND ${this.#until - 1}`,
    );
    this.#documents = new Set(found.map(({ name, sha256 }) => `${sha256} ${name}`));
  }
}

/** The file a document came in: its own name up to the first member. */
function fileOf(name: string): string {
  return name.split("!", 1)[0] ?? "";
}
