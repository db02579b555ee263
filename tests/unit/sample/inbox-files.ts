import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import yauzl from "yauzl";

/** One file of the inbox, members of zips included, named as the ledger does. */
export interface InboxFile {
  name: string;
  bytes: Buffer;
}

/** Names of all files below a folder, sorted, with `/` between folders. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}

/** Every file of an inbox, one after another; zips are opened by a reader that is not ours. */
export async function* inboxFiles(inbox: string): AsyncGenerator<InboxFile> {
  for (const name of await filesBelow(inbox)) {
    const bytes = await readFile(join(inbox, name));
    if (!name.endsWith(".zip")) {
      yield { name, bytes };
      continue;
    }
    for (const member of await membersOf(bytes)) {
      yield { name: `${name}!${member.name}`, bytes: member.bytes };
    }
  }
}

/** Hash of every file below a folder. */
export async function hashesOf(folder: string): Promise<Map<string, string>> {
  const hashes = new Map<string, string>();
  for (const name of await filesBelow(folder)) {
    const bytes = await readFile(join(folder, name));
    hashes.set(name, createHash("sha256").update(bytes).digest("hex"));
  }
  return hashes;
}

function membersOf(zip: Buffer): Promise<InboxFile[]> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(zip, { lazyEntries: true }, (error, archive) => {
      if (error) return reject(error);
      const members: InboxFile[] = [];
      archive.on("entry", (entry: yauzl.Entry) => {
        archive.openReadStream(entry, (failure, stream) => {
          if (failure) return reject(failure);
          const parts: Buffer[] = [];
          stream.on("data", (part: Buffer) => parts.push(part));
          stream.on("error", reject);
          stream.on("end", () => {
            members.push({ name: entry.fileName, bytes: Buffer.concat(parts) });
            archive.readEntry();
          });
        });
      });
      archive.on("end", () => resolve(members));
      archive.on("error", reject);
      archive.readEntry();
    });
  });
}
