import { mkdir, open, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Arrival } from "./arrival.ts";
import { cellText } from "./cell-text.ts";
import type { Draft } from "./draft.ts";

/** The bytes of an arrival, as far as they are in memory. */
export interface Bytes extends Pick<Arrival, "stream"> {
  content: Uint8Array | null;
}

/**
 * Keeps a file of which something was rejected, with its findings beside it as a table for a
 * spreadsheet. Written before the books are closed and under a name that follows from the file, so
 * that a run that is cut short and done again leaves the same quarantine.
 */
export async function quarantine(folder: string, arrival: Bytes, draft: Draft): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const safe = draft.name.replace(/[^A-Za-z0-9._-]+/g, "-").slice(-120);
  const path = join(folder, `${draft.sha256.slice(0, 12)}-${safe}`);
  await whole(path, async (draftPath) => {
    if (arrival.content !== null) {
      await writeFile(draftPath, arrival.content, { mode: 0o600 });
    } else {
      const file = await open(draftPath, "w", 0o600);
      try {
        for await (const piece of await arrival.stream()) await file.writeFile(piece);
      } finally {
        await file.close();
      }
    }
  });
  await whole(`${path}.bevindingen.csv`, (draftPath) =>
    writeFile(draftPath, findingsTable(draft), { mode: 0o600 }),
  );
}

async function whole(path: string, write: (draftPath: string) => Promise<void>): Promise<void> {
  const draftPath = `${path}.deel`;
  try {
    await write(draftPath);
    await rename(draftPath, path);
  } finally {
    await rm(draftPath, { force: true });
  }
}

function findingsTable(draft: Draft): string {
  const lines = draft.findings.map((finding) =>
    [draft.name, finding.line, finding.element, finding.rule, finding.severity, finding.message]
      .map(cellText)
      .join(";"),
  );
  // With a byte order mark, because Excel otherwise takes the text for Windows-1252.
  return `\ufeff${["bestand;regel;element;code;ernst;melding", ...lines].join("\r\n")}\r\n`;
}
