import { randomBytes } from "node:crypto";
import { link, mkdir, readFile, realpath, rm, stat, writeFile } from "node:fs/promises";
import { dirname, isAbsolute, join, relative } from "node:path";
import { Failure } from "../failure.ts";
import { projectRoot } from "../home.ts";
import { Pseudonyms } from "./pseudonym.ts";

/**
 * Reads the secret key, or makes one on first use (mode 0600, its folder 0700).
 *
 * @param keyFile a file outside the project with 64 hexadecimal characters
 * @param mayCreate false when the warehouse already holds client keys: a new key would make
 *   strangers of all clients
 * @throws Failure("delivery") when others can read the key, when it lies inside the project or
 *   when it is no key
 */
export async function openPseudonyms(keyFile: string, mayCreate: boolean): Promise<Pseudonyms> {
  await mkdir(dirname(keyFile), { recursive: true, mode: 0o700 });
  const place = join(await realpath(dirname(keyFile)), "key");
  if (isInside(place, await realpath(projectRoot))) {
    throw new Failure(
      "delivery",
      `De sleutel ${keyFile} staat in de map van het project en kan zo meegaan in een kopie. Zet hem daarbuiten en wijs hem aan met MONITOR_KEY_FILE.`,
    );
  }
  const text = await readKey(keyFile);
  if (text === null) {
    if (!mayCreate) {
      throw new Failure(
        "delivery",
        `De sleutel ${keyFile} ontbreekt, terwijl het magazijn al gegevens bevat. Zet de sleutel terug of wijs hem aan met MONITOR_KEY_FILE; lukt dat niet, verwijder dan het magazijn en lees alles opnieuw in.`,
      );
    }
    await createKey(keyFile);
    return openPseudonyms(keyFile, false);
  }
  if (process.platform !== "win32" && ((await stat(keyFile)).mode & 0o077) !== 0) {
    throw new Failure(
      "delivery",
      `De sleutel ${keyFile} is leesbaar voor anderen. Geef alleen de eigenaar toegang (chmod 600).`,
    );
  }
  if (!/^[0-9a-f]{64}\s*$/.test(text)) {
    throw new Failure(
      "delivery",
      `De sleutel ${keyFile} is onbruikbaar: verwacht worden 64 tekens 0-9 en a-f. Zet de goede sleutel terug.`,
    );
  }
  return new Pseudonyms(Buffer.from(text.trim(), "hex"));
}

async function readKey(keyFile: string): Promise<string | null> {
  try {
    return await readFile(keyFile, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw new Failure(
      "delivery",
      `De sleutel ${keyFile} kan niet worden gelezen. Controleer de rechten op het bestand.`,
    );
  }
}

/** Whole or not at all: a half-written key would shut the door on every later run. */
async function createKey(keyFile: string): Promise<void> {
  const draft = `${keyFile}.${process.pid}`;
  await writeFile(draft, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600 });
  try {
    await link(draft, keyFile);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    await rm(draft);
  }
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return !way.startsWith("..") && !isAbsolute(way);
}
