import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

/** Which code made a release. */
export interface CodeVersion {
  version: string;
  /** Null when the project is not a git checkout (a downloaded archive). */
  commit: string | null;
  /** True when files differ from that commit; null without a commit. */
  changed: boolean | null;
}

/** Reads version and commit of the project in `root`. Needs no git: without it the commit is null. */
export async function codeVersion(root: string): Promise<CodeVersion> {
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as {
    version: string;
  };
  const git = async (...flags: string[]): Promise<string | null> => {
    try {
      return (await promisify(execFile)("git", flags, { cwd: root })).stdout;
    } catch {
      return null;
    }
  };
  // A first line that is not empty: we are a folder inside somebody else's repository.
  const [prefix, commit] = (await git("rev-parse", "--show-prefix", "HEAD"))?.split("\n") ?? [];
  if (prefix !== "" || !commit) return { version, commit: null, changed: null };
  const status = await git("status", "--porcelain", "--untracked-files=no");
  return { version, commit, changed: status === null ? null : status !== "" };
}
