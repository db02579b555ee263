import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { type Capture, readCapture } from "./capture.ts";
import type { Properties } from "./shape.ts";
import type { Request } from "./wish.ts";

/** A capture and the folder it is in. */
export interface Kept {
  folder: string;
  capture: Capture;
}

/**
 * Captures on disk, `<table>/<version>-<mark>/`. A capture is written beside its place and moved
 * there when it is whole; it is never changed afterwards, so older versions stay.
 */
export class Archive {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  /** The capture of this version of a table for this request; null when it is to be fetched. */
  async find(properties: Properties, request: Request): Promise<Kept | null> {
    const folder = this.#place(properties, request);
    const capture = await readCapture(folder);
    return capture === null ? null : { folder, capture };
  }

  /** Runs `write` on a new folder and keeps that folder when it succeeds. */
  async keep(
    properties: Properties,
    request: Request,
    write: (folder: string) => Promise<Capture>,
  ): Promise<Kept> {
    const folder = this.#place(properties, request);
    const draft = join(this.#root, properties.Identifier, `.${process.pid}.draft`);
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { recursive: true });
    try {
      const capture = await write(draft);
      // Only a capture that proved damaged can be in the way: a good one is not fetched again.
      await rm(folder, { recursive: true, force: true });
      await rename(draft, folder);
      return { folder, capture };
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
  }

  /** Every good capture, and the folders of those that are damaged. */
  async all(): Promise<{ kept: Kept[]; damaged: string[] }> {
    return capturesIn(this.#root);
  }

  #place({ Identifier, Version, Modified }: Properties, request: Request): string {
    const mark = createHash("sha256")
      .update(JSON.stringify([Modified, request]))
      .digest("hex");
    const version = (Version ?? Modified).replace(/[^0-9A-Za-z]/g, "").slice(0, 20);
    return join(this.#root, Identifier, `${version}-${mark.slice(0, 8)}`);
  }
}

/** The captures below a folder, in a fixed order. A folder that does not exist holds none. */
export async function capturesIn(root: string): Promise<{ kept: Kept[]; damaged: string[] }> {
  const kept: Kept[] = [];
  const damaged: string[] = [];
  for (const table of await folders(root)) {
    for (const name of await folders(join(root, table))) {
      const folder = join(root, table, name);
      const capture = await readCapture(folder);
      if (capture === null) damaged.push(folder);
      else kept.push({ folder, capture });
    }
  }
  return { kept, damaged };
}

/** Names of the folders in a folder, drafts of an interrupted run left out. */
async function folders(root: string): Promise<string[]> {
  if (!existsSync(root)) return [];
  return (await readdir(root, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map((entry) => entry.name)
    .sort();
}
