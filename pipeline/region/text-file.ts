import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { inFile, type Problem } from "./problem.ts";

/** The text of a file, without BOM; null (and a problem) when it is missing or not UTF-8. */
export async function readText(
  folder: string,
  file: string,
  problems: Problem[],
): Promise<string | null> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(join(folder, file));
  } catch {
    problems.push(inFile(file, "dit bestand ontbreekt of is niet te lezen. Zet het in de map."));
    return null;
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    problems.push(inFile(file, "dit bestand is geen UTF-8. Sla het op als UTF-8."));
    return null;
  }
}
