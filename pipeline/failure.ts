/** Exit codes, one per family of mistakes, so that a scheduler without logs still knows why. */
export const exitCodes = {
  usage: 2,
  definition: 10,
  region: 11,
  delivery: 12,
  disclosure: 13,
  publish: 14,
  site: 15,
} as const;

export type FailureFamily = keyof typeof exitCodes;

/**
 * A mistake that a user can mend. The message is Dutch and says what is wrong, where, and what to
 * do; the command line prints it without a stack trace and exits with the code of its family.
 */
export class Failure extends Error {
  readonly family: FailureFamily;

  constructor(family: FailureFamily, message: string) {
    super(message);
    this.name = "Failure";
    this.family = family;
  }

  get exitCode(): number {
    return exitCodes[this.family];
  }
}
