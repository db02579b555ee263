import { Failure } from "../failure.ts";
import type { Flags } from "./command.ts";

/** For commands that work in the warehouse. */
export const limitFlags = {
  memory: {
    type: "string",
    help: "geheugen voor de opdracht als geheel, zoals 4GB (ten minste 1GB; standaard is 1,6GB genoeg)",
  },
  spill: {
    type: "string",
    help: "map voor wat niet in het geheugen past; kan ook met MONITOR_SPILL (standaard naast het magazijn)",
  },
} as const;

/** @throws Failure (usage) with an example when a flag that must be there is not */
export function required(flags: Flags, name: string, example: string): string {
  const value = flags[name];
  if (typeof value === "string" && value !== "") return value;
  throw new Failure("usage", `Geef --${name} op, bijvoorbeeld: --${name} ${example}.`);
}
