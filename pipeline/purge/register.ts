import { existsSync } from "node:fs";
import { appendFile, writeFile } from "node:fs/promises";

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
  if (!existsSync(file)) await writeFile(file, header, { mode: 0o600 });
  const { on, layer, unit, count, before, source, state } = line;
  const cells = [on, layer, unit, String(count), before, source, state];
  await appendFile(file, `${cells.map(cell).join(";")}\n`);
}

const cell = (text: string): string =>
  /[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
