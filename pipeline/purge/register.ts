import { existsSync, statSync } from "node:fs";
import { appendFile, readFile, writeFile } from "node:fs/promises";

/** One line of the register of destruction; holds no person. */
export interface Destroyed {
  on: string;
  layer: string;
  unit: string;
  count: number;
  /** What was older than this day went. */
  before: string;
  source: string;
  /** `begonnen` before the first is destroyed, `klaar` after the last: a run cut short leaves a trace. */
  state: "begonnen" | "klaar";
}

const header = "datum;laag;wat;aantal;ouder_dan;grondslag;stand\n";

/** Adds a line to the register; what stands in it stays. */
export async function register(file: string, line: Destroyed): Promise<void> {
  if (!existsSync(file) || statSync(file).size === 0) {
    await writeFile(file, header, { mode: 0o600 });
  }
  const { on, layer, unit, count, before, source, state } = line;
  const cells = [on, layer, unit, String(count), before, source, state];
  await appendFile(file, `${cells.map(cell).join(";")}\n`);
}

/** Whether a destruction in this layer began and was not told to be over: that run was cut short. */
export async function isUnfinished(file: string, layer: string): Promise<boolean> {
  if (!existsSync(file)) return false;
  const lines = (await readFile(file, "utf8")).split("\n");
  const last = lines.findLast((line) => line.split(";")[1] === layer);
  return last?.endsWith(";begonnen") ?? false;
}

const cell = (text: string): string =>
  /[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
