/** `afkeuren`: what it is about was not taken in. `signaal`: taken in, but worth a question. */
export type Severity = "afkeuren" | "signaal";

/** One thing wrong, or worth knowing, in one file. */
export interface Finding {
  /** Line in the file, from 1; null when it concerns the file as a whole. */
  line: number | null;
  /** Element or column, with its parent: `StartProduct/Begindatum`. */
  element: string | null;
  /** Number in the standard (TR019, CS002) or one of our own (XML, XSD, TABEL …). */
  rule: string;
  severity: Severity;
  /** Dutch: what is wrong, where, what to do. Never a BSN. */
  message: string;
}
