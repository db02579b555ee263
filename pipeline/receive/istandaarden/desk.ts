import type { Cell } from "../../warehouse/column.ts";
import type { CareTable } from "../care-table.ts";
import type { Draft } from "../draft.ts";
import type { Pseudonyms } from "../pseudonym.ts";

/** What a message module writes on: the file at hand, and where its records go. */
export interface Desk {
  /** The delivery that is being read. */
  draft: Draft;
  readonly pseudonyms: Pseudonyms;
  /** Adds a record of the delivery at hand; cells in the order of the table's columns. */
  row(table: CareTable, cells: readonly Cell[]): void;
  /** Forgets the delivery at hand: it is read anew from the start. */
  restart(): Promise<void>;
  /** Whether an accepted delivery of this kind and sender already has this identification. */
  isTaken(kind: string, sender: string, identification: string): boolean;
  /** The day the file is received, in days since 1970. */
  readonly today: number;
}
