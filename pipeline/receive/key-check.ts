import { Failure } from "../failure.ts";
import { rows, type Warehouse } from "../warehouse/warehouse.ts";
import type { Pseudonyms } from "./pseudonym.ts";

/**
 * Sees to it that a warehouse holds the client keys of one secret key only: with another, every
 * client would count twice.
 *
 * @throws Failure("delivery") when the warehouse was filled with another key
 */
export async function checkKey(db: Warehouse, pseudonyms: Pseudonyms): Promise<void> {
  const { fingerprint } = pseudonyms;
  const [known] = await rows<{ fingerprint: string }>(
    db,
    "SELECT fingerprint FROM ledger.pseudonym_key",
  );
  if (known === undefined) {
    await db.run("INSERT INTO ledger.pseudonym_key VALUES ($fingerprint)", { fingerprint });
  } else if (known.fingerprint !== fingerprint) {
    throw new Failure(
      "delivery",
      "Het magazijn is gevuld met een andere sleutel. Wijs met MONITOR_KEY_FILE de sleutel aan waarmee eerder is ingelezen, of verwijder het magazijn en lees alles opnieuw in.",
    );
  }
}
