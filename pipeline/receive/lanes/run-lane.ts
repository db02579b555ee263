import { parentPort, workerData } from "node:worker_threads";
import { Lane, type LaneOrders } from "./lane.ts";

// What a lane runs: a program of its own, made of this file and all that it imports.
void new Lane(workerData as LaneOrders, (parcel, memory) =>
  parentPort?.postMessage(parcel, memory),
).run();
