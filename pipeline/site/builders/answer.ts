import { Failure, type FailureFamily } from "../../failure.ts";
import type { Home } from "../../home.ts";
import type { SiteOptions, SiteSummary } from "../build-site.ts";

/** What a builder must know, as plain data. */
export interface BuilderOrders {
  home: Home;
  /** Names of persons in made-up deliveries, which no page may hold. */
  names: readonly string[];
  now: Date;
  task: SiteOptions;
}

/** What a builder says: lines and progress on the way, and how it ended. */
export type Answer =
  | { say: "log" | "warn" | "output"; text: string }
  | { say: "progress"; step: string; done: number; total: number | undefined }
  | { say: "built"; summary: SiteSummary }
  | { say: "failed"; family: FailureFamily | null; message: string; stack: string | undefined };

/** The mistake that a builder told, as if it had been made here. */
export function mistakeOf({ family, message, stack }: Answer & { say: "failed" }): Error {
  if (family !== null) return new Failure(family, message);
  const error = new Error(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}
