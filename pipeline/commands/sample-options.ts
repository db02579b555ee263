import { Failure } from "../failure.ts";
import type { Flags } from "./command.ts";

/** For commands that make deliveries. */
export const sampleFlags = {
  seed: {
    type: "string",
    default: "1",
    help: "begingetal; hetzelfde getal geeft dezelfde leveringen",
  },
  scale: { type: "string", default: "1", help: "deel van de regio, bijvoorbeeld 0.1" },
  until: { type: "string", default: "2025-12-31", help: "laatste dag van de leveringen" },
  defects: { type: "boolean", default: false, help: "met een bekende lijst fouten erin" },
} as const;

/** @throws Failure (usage) for a flag that is not what it should be */
export function sampleOptions(flags: Flags) {
  const seed = Number(flags.seed);
  const scale = Number(flags.scale);
  if (!Number.isSafeInteger(seed))
    throw new Failure("usage", `--seed ${flags.seed} is geen geheel getal.`);
  if (!(scale > 0 && scale <= 10))
    throw new Failure("usage", `--scale ${flags.scale}: kies een getal tussen 0 en 10.`);
  const until = String(flags.until);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(until) || Number.isNaN(Date.parse(until))) {
    throw new Failure("usage", `--until ${until}: schrijf een datum als 2025-12-31.`);
  }
  return { seed, scale, until, defects: flags.defects === true };
}
