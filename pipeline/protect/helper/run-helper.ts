import { parentPort, workerData } from "node:worker_threads";
import { attackPart } from "../audit/attack-part.ts";
import { suppressPart } from "../earlier/suppress-part.ts";
import { type HelperOrders, turns } from "./spread.ts";

// What a helper runs: a program of its own, made of this file and all that it imports.
const { kind, asks, next } = workerData as HelperOrders;
const solve = { audit: attackPart, suppress: suppressPart }[kind] as (
  ...ask: readonly never[]
) => Promise<unknown>;

void (async () => {
  for (const index of turns(next, asks.length)) {
    parentPort?.postMessage({ index, answer: await solve(...((asks[index] ?? []) as never[])) });
  }
})();
