import { availableParallelism } from "node:os";
import { isMainThread, Worker } from "node:worker_threads";
import { laneProgram } from "../../receive/lanes/program.ts";

/** What a helper can do: a part of the suppression, or of the audit. */
export type HelperKind = "suppress" | "audit";

/** What a helper must know, as plain data. */
export interface HelperOrders {
  kind: HelperKind;
  /** Per part what is asked. */
  asks: readonly (readonly unknown[])[];
  /** Whose turn it is: the first part that nobody took yet. */
  next: Int32Array;
}

/** Of a registry with fewer quantities the parts are done before a helper has started. */
const worthwhile = 1000;

/**
 * Solves parts that share nothing, side by side with a second thread where the machine can. What comes
 * of a part depends on that part alone, so that nothing depends on who took it. What a helper leaves,
 * because it broke off, is solved here.
 *
 * @param kind how a helper knows `solve`
 * @param size how many quantities there are in all
 * @returns in the order of the parts
 */
export async function spread<Ask extends unknown[], Answer>(
  kind: HelperKind,
  asks: readonly Ask[],
  solve: (...ask: Ask) => Promise<Answer>,
  size: number,
  cores = availableParallelism(),
): Promise<Answer[]> {
  const answers = new Map<number, Answer>();
  const next = new Int32Array(new SharedArrayBuffer(4));
  const helped =
    isMainThread && cores > 1 && size >= worthwhile
      ? await startHelper({ kind, asks, next }, (index, answer) =>
          answers.set(index, answer as Answer),
        )
      : null;
  try {
    for (const index of turns(next, asks.length)) {
      const ask = asks[index];
      if (ask !== undefined) answers.set(index, await solve(...ask));
    }
    await helped?.end;
  } finally {
    await helped?.stop();
  }
  const found: Answer[] = [];
  for (const [index, ask] of asks.entries()) {
    found.push(answers.has(index) ? (answers.get(index) as Answer) : await solve(...ask));
  }
  return found;
}

/** The parts that are for who asks, one at a time. */
export function* turns(next: Int32Array, count: number): Generator<number> {
  for (let index = Atomics.add(next, 0, 1); index < count; index = Atomics.add(next, 0, 1)) {
    yield index;
  }
}

/** A thread that helps: when it has ended, and how to end it before. */
interface Helper {
  end: Promise<void>;
  stop(): Promise<unknown>;
}

let program: Promise<string> | undefined;

async function startHelper(
  orders: HelperOrders,
  take: (index: number, answer: unknown) => void,
): Promise<Helper> {
  program ??= laneProgram(new URL("./run-helper.ts", import.meta.url));
  // Neither options nor environment of this process: they would make it load what it needs not.
  const worker = new Worker(await program, {
    eval: true,
    workerData: orders,
    execArgv: [],
    env: {},
    name: "helper",
  });
  worker.on("message", ({ index, answer }: { index: number; answer: unknown }) =>
    take(index, answer),
  );
  // A fault of ours shows again, with its cause, when the part is solved by who asked.
  worker.on("error", () => {});
  const end = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
  return { end, stop: () => worker.terminate() };
}
