import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";
import type { Files } from "./inbox.ts";

/** A zip with these members, in this order. */
export async function zip(files: Files, compress = true): Promise<Buffer> {
  const made = new ZipFile();
  for (const [name, content] of Object.entries(files)) {
    made.addBuffer(Buffer.from(content), name, { compress });
  }
  made.end();
  return buffer(made.outputStream);
}
