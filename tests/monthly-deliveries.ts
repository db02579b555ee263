import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Random } from "../pipeline/sample/random.ts";
import { type InboxFile, inboxFiles } from "./unit/sample/inbox-files.ts";

/** What arrives up to and with a month that was not there before. */
export interface MonthlyDelivery {
  month: string;
  files: InboxFile[];
}

const lastMonth = "2025-12";

/**
 * Deals out an inbox as it would have come in, at the ends of some months: messages by Dagtekening (one
 * in twenty comes later, one in a hundred of the rest twice), tables of a year again and again, with the
 * rows there were by then.
 */
export async function monthlyDeliveries(
  inbox: string,
  months: readonly string[],
  random: Random,
): Promise<MonthlyDelivery[]> {
  const ends = [...months, lastMonth];
  const found = ends.map((month): MonthlyDelivery => ({ month, files: [] }));
  const tables: { file: InboxFile; cut: number }[] = [];
  for await (const file of inboxFiles(inbox)) {
    if (file.name.endsWith(".csv")) {
      for (const delivery of found) {
        const bytes = rowsUntil(file.bytes, delivery.month);
        if (bytes === null || tables.some((one) => same(one, file, bytes))) continue;
        tables.push({ file, cut: bytes.length });
        delivery.files.push({ name: `${delivery.month}/${file.name}`, bytes });
      }
      continue;
    }
    const month = /Dagtekening>(\d{4}-\d{2})/.exec(file.bytes.toString("latin1"))?.[1] ?? lastMonth;
    const due = Math.max(
      0,
      ends.findIndex((end) => month <= end),
    );
    const late = random.chance(0.05) ? random.between(due, ends.length - 1) : due;
    const name = file.name.replace(/\.zip!/, "/");
    found[late]?.files.push({ name: `${found[late]?.month}/${name}`, bytes: file.bytes });
  }
  return found;
}

const same = (one: { file: InboxFile; cut: number }, file: InboxFile, bytes: Buffer): boolean =>
  one.file === file && one.cut === bytes.length;

/** The table as it was at the end of a month; null when there was no row yet. */
function rowsUntil(table: Buffer, month: string): Buffer | null {
  const [head = "", ...lines] = table.toString("utf8").split("\n");
  const kept = lines.filter((line) => {
    const days = line.match(/\b\d{4}-\d{2}\b/g) ?? [];
    return days.length > 0 && days.every((day) => day <= month);
  });
  return kept.length === 0 ? null : Buffer.from(`${[head, ...kept].join("\n")}\n`);
}

/** Puts a delivery in an inbox. */
export async function deliver(inbox: string, delivery: MonthlyDelivery): Promise<void> {
  for (const { name, bytes } of delivery.files) {
    const path = join(inbox, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
  }
}
