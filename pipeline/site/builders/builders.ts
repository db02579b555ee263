import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Effects } from "../../effects.ts";
import type { Home } from "../../home.ts";
import { laneProgram } from "../../receive/lanes/program.ts";
import type { SiteOptions, SiteSummary } from "../build-site.ts";
import { freeMemory } from "../free-memory.ts";
import { type Answer, type BuilderOrders, mistakeOf } from "./answer.ts";

/** A third would hardly be faster: the contract edition takes as long as the other two together. */
const mostBuilders = 2;

/** How many threads build so many sites on a machine with so many cores; 0: the main thread does. */
export function buildersFor(sites: number, cores = availableParallelism()): number {
  const builders = Math.min(sites, cores, mostBuilders);
  return builders < 2 ? 0 : builders;
}

/**
 * Builds sites, two at a time where the machine can, each in a thread of its own. One that fails leaves
 * the others be.
 *
 * @param tasks the longest first
 * @param names of persons in made-up deliveries, which no page may hold
 * @returns of each task what came of it, as soon as it is there; fails as `buildSite` does
 */
export function buildSites(
  home: Home,
  tasks: readonly SiteOptions[],
  effects: Effects,
  names: readonly string[],
  builders = buildersFor(tasks.length),
): Promise<SiteSummary>[] {
  const waiting: { task: SiteOptions; settle: (built: Promise<SiteSummary>) => void }[] = [];
  const results = tasks.map(
    (task) => new Promise<SiteSummary>((settle) => waiting.push({ task, settle })),
  );
  // Each is told to who awaits it, also when another fails first.
  for (const result of results) result.catch(() => {});
  const work = async (build: (task: SiteOptions) => Promise<SiteSummary>) => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const built = build(next.task);
      next.settle(built);
      await built.catch(() => {});
    }
  };
  // Of what came before, such as a release, nothing is used here.
  freeMemory();
  const program = builders > 0 && laneProgram(new URL("./run-builder.ts", import.meta.url));
  const orders = { home, names, now: effects.now() };
  for (let count = 0; count < Math.max(1, builders); count++) {
    void work(async (task) =>
      program === false
        ? buildHere(task, orders, effects)
        : buildApart(await program, { ...orders, task }, effects),
    );
  }
  return results;
}

/** Builds one site in this thread. What makes pages is loaded only now: no other command needs it. */
async function buildHere(
  task: SiteOptions,
  { home, names }: Pick<BuilderOrders, "home" | "names">,
  effects: Effects,
): Promise<SiteSummary> {
  const { buildSite } = await import("../build-site.ts");
  return buildSite(home, task, effects, names);
}

/** Builds one site in a thread of its own, which ends with the process, however that ends. */
async function buildApart(
  program: string,
  orders: BuilderOrders,
  effects: Effects,
): Promise<SiteSummary> {
  // No options of this process: they would make it translate what is translated.
  const worker = new Worker(program, {
    eval: true,
    workerData: orders,
    execArgv: [],
    name: "builder",
  });
  try {
    return await new Promise((resolve, reject) => {
      worker.on("message", (answer: Answer) => {
        if (answer.say === "built") resolve(answer.summary);
        else if (answer.say === "failed") reject(mistakeOf(answer));
        else if (answer.say === "progress")
          effects.progress(answer.step, answer.done, answer.total);
        else effects[answer.say](answer.text);
      });
      worker.on("error", reject);
      worker.on("exit", (code) =>
        reject(new Error(`de bouwer van ${orders.task.edition} stopte met code ${code}`)),
      );
    });
  } finally {
    await worker.terminate();
  }
}
