import type { Effects } from "../effects.ts";
import type { Flags } from "./command.ts";

/** Shows finished sites until the user stops it; `port` is a flag of the command. */
export async function serveSites(out: string, flags: Flags, effects: Effects): Promise<void> {
  const { serve } = await import("../site/serve.ts");
  await serve(out, { port: Number(flags.port) }, effects);
}
