import { homeOf } from "../home.ts";
import type { Workplace } from "../run.ts";
import { limitsFor } from "../warehouse/limits.ts";
import type { Flags } from "./command.ts";

/** The places of the region, with limits for commands that have a flag for them. */
export function home(flags: Flags): Workplace {
  const text = (value: unknown) => (typeof value === "string" ? value : undefined);
  const limits = limitsFor(text(flags.memory), text(flags.spill) ?? process.env.MONITOR_SPILL);
  return { ...homeOf(String(flags.region)), limits };
}
