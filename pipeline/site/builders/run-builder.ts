import { parentPort, workerData } from "node:worker_threads";
import type { BuilderOrders } from "./answer.ts";
import { build } from "./builder.ts";

// What a builder runs: a program of its own, made of this file and all that it imports.
void build(workerData as BuilderOrders, (answer) => parentPort?.postMessage(answer));
