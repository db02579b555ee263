import type { Effects } from "../../effects.ts";
import { Failure } from "../../failure.ts";
import { buildSite } from "../build-site.ts";
import type { Answer, BuilderOrders } from "./answer.ts";

/** Builds a site in a thread of its own and sends what there is to tell. */
export async function build(
  { home, names, now, task }: BuilderOrders,
  send: (answer: Answer) => void,
): Promise<void> {
  const effects: Effects = {
    log: (text) => send({ say: "log", text }),
    warn: (text) => send({ say: "warn", text }),
    output: (text) => send({ say: "output", text }),
    progress: (step, done, total) => send({ say: "progress", step, done, total }),
    now: () => now,
  };
  try {
    send({ say: "built", summary: await buildSite(home, task, effects, names) });
  } catch (error) {
    const family = error instanceof Failure ? error.family : null;
    const { message, stack } = error as Error;
    send({ say: "failed", family, message, stack });
  }
}
