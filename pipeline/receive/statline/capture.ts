import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

export const captureFile = "capture.json";
export const observationsFile = "observations.ndjson";

const codeSchema = z.strictObject({
  code: z.string(),
  title: z.string(),
  /** Of a period; null for other dimensions and for tables that do not say. */
  status: z.string().nullable(),
});

/**
 * `capture.json`: everything about one slice of one version of a table but its observations, which
 * stand beside it, one per line, as StatLine gave them.
 */
export const captureSchema = z.strictObject({
  format: z.literal(1),
  table_id: z.string(),
  title: z.string(),
  /** Null when it is not known, as for a page somebody read. */
  version: z.string().nullable(),
  modified: z.string().nullable(),
  status: z.string().nullable(),
  license: z.string(),
  /** Address of the table or page. */
  source: z.string(),
  /** What a reader must know about it, in Dutch; null when nothing. */
  note: z.string().nullable(),
  /** Null for what was not asked from StatLine. */
  request: z
    .strictObject({
      areas: z.array(z.string()),
      from: z.number().nullable(),
      pins: z.record(z.string(), z.array(z.string())),
      measures: z.array(z.string()),
    })
    .nullable(),
  filter: z.string(),
  captured_at: z.iso.datetime(),
  observations: z.int(),
  /** Of `observations.ndjson`. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  region: z.string().nullable(),
  period: z.string().nullable(),
  others: z.array(z.string()),
  measures: z.array(
    z.strictObject({
      code: z.string(),
      title: z.string(),
      /** Titles of the groups around it, outermost first: a title alone can occur twice. */
      group: z.string().nullable(),
      unit: z.string().nullable(),
      decimals: z.int(),
      data_type: z.string().nullable(),
    }),
  ),
  codes: z.record(z.string(), z.array(codeSchema)),
});

export type Capture = z.infer<typeof captureSchema>;

/** The capture in a folder; null when it is missing, not whole, or not what it says it is. */
export async function readCapture(folder: string): Promise<Capture | null> {
  let text: string;
  try {
    text = await readFile(join(folder, captureFile), "utf8");
  } catch {
    return null;
  }
  const read = captureSchema.safeParse(parsed(text));
  if (!read.success) return null;
  const hash = createHash("sha256");
  try {
    for await (const chunk of createReadStream(join(folder, observationsFile))) hash.update(chunk);
  } catch {
    return null;
  }
  return hash.digest("hex") === read.data.sha256 ? read.data : null;
}

export async function writeManifest(folder: string, capture: Capture): Promise<void> {
  await writeFile(join(folder, captureFile), `${JSON.stringify(capture, null, 1)}\n`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
