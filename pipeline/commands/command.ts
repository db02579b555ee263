import type { Effects } from "../effects.ts";

/** What was asked for, by the name of the flag. */
export type Flags = Record<string, string | boolean | undefined>;

/** One command of the command line. */
export interface Command {
  /** Dutch, one line. */
  summary: string;
  /** Flags besides --region and --help, with what they mean. */
  flags: Record<string, { type: "string" | "boolean"; default?: string | boolean; help: string }>;
  run(flags: Flags, effects: Effects): Promise<void>;
}
