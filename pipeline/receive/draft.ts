import { DuckDBDateValue } from "@duckdb/node-api";
import type { Law } from "../region/region.ts";
import type { Finding } from "./finding.ts";

/** After so many findings on one file the rest is only counted. */
const shown = 1000;

/** What a draft says once it is closed, as plain data that can go to another thread. */
export interface DraftFacts
  extends Pick<
    Draft,
    | "kind"
    | "law"
    | "release"
    | "sender"
    | "receiver"
    | "identification"
    | "recordsIn"
    | "recordsRejected"
    | "refused"
    | "findings"
  > {
  /** Days since 1970. */
  datedDay: number | null;
}

/** A delivery in the making: what is learnt about a file while it is read. */
export class Draft {
  readonly id: number;
  readonly name: string;
  readonly sha256: string;
  kind = "onbekend";
  law: Law | null = null;
  release: string | null = null;
  sender: string | null = null;
  receiver: string | null = null;
  identification: string | null = null;
  datedOn: DuckDBDateValue | null = null;
  recordsIn = 0;
  recordsRejected = 0;
  /** True once the file cannot be taken in: nothing of it will be kept. */
  refused = false;
  findings: Finding[] = [];
  #unshown = 0;

  constructor(id: number, name: string, sha256: string) {
    this.id = id;
    this.name = name;
    this.sha256 = sha256;
  }

  /** The draft of which another thread sent the facts. */
  static of(id: number, name: string, sha256: string, facts: DraftFacts): Draft {
    const { datedDay, ...rest } = facts;
    const datedOn = datedDay === null ? null : new DuckDBDateValue(datedDay);
    return Object.assign(new Draft(id, name, sha256), rest, { datedOn });
  }

  /** What it says, once it is closed. */
  get facts(): DraftFacts {
    const { kind, law, release, sender, receiver, identification, datedOn } = this;
    const { recordsIn, recordsRejected, refused, findings } = this;
    return {
      kind,
      law,
      release,
      sender,
      receiver,
      identification,
      datedDay: datedOn?.days ?? null,
      recordsIn,
      recordsRejected,
      refused,
      findings,
    };
  }

  /** Something worth knowing about a record that is taken in. */
  signal(line: number | null, element: string | null, rule: string, message: string): void {
    this.#add({ line, element, rule, severity: "signaal", message });
  }

  /** Why one record is not taken in; the rest of the file goes on. */
  reject(line: number | null, element: string | null, rule: string, message: string): void {
    this.#add({ line, element, rule, severity: "afkeuren", message });
  }

  /** Why nothing of the file is taken in. */
  refuse(line: number | null, element: string | null, rule: string, message: string): void {
    this.refused = true;
    this.reject(line, element, rule, message);
  }

  /** Why the file cannot be understood at all; what was found in it so far says nothing then. */
  scrap(line: number | null, rule: string, message: string): void {
    this.findings = [];
    this.#unshown = 0;
    this.refuse(line, null, rule, message);
  }

  /** Closes the books: a file of which no record could be kept is refused as a whole. */
  close(): void {
    if (this.recordsIn > 0 && this.recordsRejected >= this.recordsIn) this.refused = true;
    if (this.refused) this.recordsRejected = this.recordsIn;
    if (this.#unshown > 0) {
      this.findings.push({
        line: null,
        element: null,
        rule: "BESTAND",
        severity: "signaal",
        message: `Er zijn nog ${this.#unshown.toLocaleString("nl-NL")} bevindingen in dit bestand. Los eerst de getoonde bevindingen op en lever het opnieuw aan.`,
      });
      this.#unshown = 0;
    }
  }

  get recordsKept(): number {
    return this.recordsIn - this.recordsRejected;
  }

  #add(finding: Finding): void {
    if (this.findings.length < shown) this.findings.push(finding);
    else this.#unshown += 1;
  }
}
