import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { Failure } from "../failure.ts";
import type { Home } from "../home.ts";

/**
 * The inbox, as far as the simulator filled it. The list of its own files is kept with the truth
 * and not in the inbox, where it would be one more delivery. A name is listed before its file is
 * made, so that an interrupted run can be repeated.
 */
export class Inbox {
  readonly #folder: string;
  readonly #list: string;

  constructor(home: Home) {
    this.#folder = home.inbox;
    this.#list = join(home.truth, "inbox.txt");
  }

  /**
   * Removes what an earlier run made.
   *
   * @throws Failure (`delivery`) when the inbox holds anything else: sample deliveries are never
   *   mixed with real ones
   */
  clear(): void {
    const own = existsSync(this.#list)
      ? readFileSync(this.#list, "utf8").split("\n").filter(Boolean)
      : [];
    const known = new Set(own);
    const foreign = filesBelow(this.#folder).filter((name) => !known.has(name));
    if (foreign.length > 0) {
      throw new Failure(
        "delivery",
        `In ${this.#folder} staan ${foreign.length} bestanden die niet door de simulator zijn gemaakt. Voorbeeldberichten mogen nooit bij echte aanleveringen komen. Kies een andere werkmap met MONITOR_HOME, of maak de inbox eerst zelf leeg.`,
      );
    }
    for (const name of own) rmSync(join(this.#folder, ...name.split("/")), { force: true });
    removeEmpty(this.#folder);
    rmSync(this.#list, { force: true });
    mkdirSync(this.#folder, { recursive: true });
    mkdirSync(join(this.#list, ".."), { recursive: true });
  }

  /** Lists a file as made by the simulator and gives its path. */
  claim(name: string): string {
    appendFileSync(this.#list, `${name}\n`);
    return join(this.#folder, ...name.split("/"));
  }
}

/** Names of all files below a folder, with `/` between folders; none when it does not exist. */
function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"));
}

function removeEmpty(folder: string): void {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const below = join(folder, entry.name);
    removeEmpty(below);
    if (readdirSync(below).length === 0) rmSync(below, { recursive: true });
  }
}
