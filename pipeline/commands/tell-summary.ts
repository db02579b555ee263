import type { Effects } from "../effects.ts";
import type { Flags } from "./command.ts";

/** Tells a summary: a line for each of its parts, or JSON when asked for. */
export function tellSummary(summary: object, flags: Flags, effects: Effects): void {
  if (flags.json === true) {
    effects.output(`${JSON.stringify(summary, null, 2)}\n`);
    return;
  }
  for (const [name, value] of Object.entries(summary)) {
    effects.log(`${name}: ${typeof value === "object" ? JSON.stringify(value) : value}`);
  }
}
