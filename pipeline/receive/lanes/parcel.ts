import type { BareChunk } from "../../warehouse/chunk.ts";
import type { CareTable } from "../care-table.ts";
import type { DraftFacts } from "../draft.ts";

/** What a lane found in one document. */
export interface Reading {
  name: string;
  sha256: string;
  /** What the closed draft says; null when the document was not read, because it seems known. */
  facts: DraftFacts | null;
  /** The identification that was supposed to be free: kind, sender and identification. */
  asked: [string, string, string] | null;
  /** Where its records are; none when it was refused. */
  spans: Span[];
  /** The document itself, when something of it was rejected. */
  content: Uint8Array | null;
}

/** Records of a document: rows `from` up to `to` of a table, by its place in the parcel. */
export interface Span {
  table: number;
  from: number;
  to: number;
}

/** Records of several documents, in chunks that are all full but the last. */
export interface ParcelTable {
  table: CareTable;
  chunks: BareChunk[];
}

/** Documents that were read, in the order in which they lie in one file of the inbox. */
export interface Parcel {
  /** Place of the file in the order of arrival. */
  file: number;
  /** Null for a document that the main thread must read: a large one, or one that cannot be read. */
  readings: (Reading | null)[];
  tables: ParcelTable[];
  /** Whether the file holds no more. */
  isLast: boolean;
  /** About how much memory it takes. */
  bytes: number;
}
