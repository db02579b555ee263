/**
 * Everything a step does to the outside besides its own files: talking, showing progress, asking
 * the time. Passed in, so that tests are silent and results never depend on the clock.
 */
export interface Effects {
  /** One line for a person. Goes to standard error: standard output is for results. */
  log(line: string): void;
  /** As `log`, for what a person should act upon. */
  warn(line: string): void;
  /** How far a long step is. Overwrites itself on a terminal; at most one line per step elsewhere. */
  progress(step: string, done: number, total?: number): void;
  /** A result, to standard output. */
  output(text: string): void;
  /** The time, for the ledger only; never for a figure. */
  now(): Date;
}

/** Effects that do nothing; `now` is fixed. For tests. */
export const silent: Effects = {
  log() {},
  warn() {},
  progress() {},
  output() {},
  now: () => new Date("2026-01-15T12:00:00Z"),
};
