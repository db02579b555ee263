import { statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { MB } from "../caps.ts";
import { Fingerprints } from "./fingerprints.ts";
import type { LaneOrders } from "./lane.ts";
import type { Parcel } from "./parcel.ts";
import { laneProgram } from "./program.ts";
import { Turns } from "./turns.ts";

/** More lanes than this read faster than one thread can book. */
const mostLanes = 4;
/**
 * With two cores, two lanes and the main thread are in each other's way. Measured with 107,000
 * documents: 4 % faster for 43 % more work.
 */
const leastCores = 3;
/** An inbox of less is read before the lanes have started. */
const worthwhile = 8 * MB;

/** How many lanes an inbox is worth on this machine; 0 to read it in the main thread. */
export function lanesFor(
  inbox: string,
  files: readonly string[],
  cores = availableParallelism(),
): number {
  if (cores < leastCores) return 0;
  let bytes = 0;
  for (const path of files) {
    bytes += statSync(join(inbox, path), { throwIfNoEntry: false })?.size ?? 0;
    if (bytes >= worthwhile) return Math.min(cores, mostLanes);
  }
  return 0;
}

/** What all lanes are told alike. */
export interface JointOrders
  extends Pick<LaneOrders, "inbox" | "files" | "key" | "rules" | "today" | "kinds"> {
  /** SHA-256 of what arrived before. */
  known: readonly string[];
}

/**
 * Threads that read files of the inbox side by side, while the main thread alone books and writes:
 * it gets what they read in the order of arrival, so that nothing depends on who was first.
 */
export class Lanes {
  readonly #turns: Turns;
  readonly #workers: Worker[] = [];
  /** What came in of files whose turn it is not yet. */
  readonly #parcels = new Map<number, { lane: number; parcel: Parcel }[]>();
  #running = 0;
  #isBroken = false;
  #wake = () => {};

  private constructor(count: number) {
    this.#turns = Turns.among(count);
  }

  static async start(count: number, { known, ...orders }: JointOrders): Promise<Lanes> {
    const lanes = new Lanes(count);
    const fingerprints = Fingerprints.of(known).memory;
    const program = await laneProgram(new URL("./run-lane.ts", import.meta.url));
    for (let lane = 0; lane < count; lane++) {
      lanes.#start(program, { ...orders, lane, fingerprints, turns: lanes.#turns.memory });
    }
    return lanes;
  }

  /**
   * The next parcel of a file; files are asked in order of arrival.
   *
   * @returns null when a lane broke off: then what is left must be read otherwise
   */
  async next(file: number): Promise<Parcel | null> {
    for (;;) {
      const next = this.#parcels.get(file)?.shift();
      if (next !== undefined) {
        const { lane, parcel } = next;
        if (parcel.isLast) this.#parcels.delete(file);
        this.#turns.release(lane, parcel.bytes);
        return parcel;
      }
      if (this.#isBroken || this.#running === 0) {
        await this.close();
        return null;
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  #start(program: string, orders: LaneOrders): void {
    // Neither options nor environment of this process: they would make it load what it needs not.
    const worker = new Worker(program, {
      eval: true,
      workerData: orders,
      execArgv: [],
      env: {},
      name: "lane",
    });
    this.#workers.push(worker);
    this.#running += 1;
    const broken = () => {
      this.#isBroken = true;
      this.#wake();
    };
    worker.on("message", (parcel: Parcel) => {
      const waiting = this.#parcels.get(parcel.file);
      if (waiting === undefined) this.#parcels.set(parcel.file, [{ lane: orders.lane, parcel }]);
      else waiting.push({ lane: orders.lane, parcel });
      this.#wake();
    });
    worker.on("messageerror", broken);
    // A fault of ours shows again, with its cause, when the main thread reads the same file.
    worker.on("error", broken);
    worker.on("exit", (code) => {
      this.#running -= 1;
      if (code === 0) this.#wake();
      else broken();
    });
  }
}
