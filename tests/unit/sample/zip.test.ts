import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ZipWriter } from "../../../pipeline/sample/zip.ts";
import { inboxFiles } from "./inbox-files.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "zip-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("the zip writer", () => {
  it("is read back by another reader, byte for byte, past the size of its buffer", async () => {
    const members = Array.from({ length: 40 }, (_, i) => ({
      name: `bericht-é-${i}.xml`,
      // Noise does not compress, so forty of these pass the megabyte at which it writes.
      bytes: Buffer.from(Array.from({ length: 40_000 }, (_, j) => (i * 31 + j * j * 7) % 251)),
    }));
    const zip = new ZipWriter(join(folder, "a", "one.zip"), 2024);
    for (const { name, bytes } of members) zip.add(name, bytes);
    zip.close();
    const found = [];
    for await (const file of inboxFiles(join(folder, "a"))) found.push(file);
    expect(found.map((file) => file.name)).toEqual(members.map((m) => `one.zip!${m.name}`));
    expect(found.every((file, i) => file.bytes.equals(members[i]?.bytes ?? Buffer.alloc(0)))).toBe(
      true,
    );
  });

  it("gives the same bytes for the same entries", async () => {
    for (const name of ["x.zip", "y.zip"]) {
      const zip = new ZipWriter(join(folder, "b", name), 2022);
      zip.add("een.xml", Buffer.from("<a/>"));
      zip.close();
    }
    const one = await readFile(join(folder, "b", "x.zip"));
    expect(one.equals(await readFile(join(folder, "b", "y.zip")))).toBe(true);
    // MS-DOS date in the local header: 1 January 2022.
    expect(one.readUInt16LE(12)).toBe((42 << 9) | (1 << 5) | 1);
  });
});
