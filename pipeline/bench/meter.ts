import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { performance } from "node:perf_hooks";

/** What something took. */
export interface Cost {
  /** Of all threads, user and system. Null when it cannot be known. */
  cpuSeconds: number | null;
  wallSeconds: number;
  /** The most memory the process had while it ran (RSS); null when it cannot be known. */
  peakMb: number | null;
}

const MB = 1024 * 1024;
const second = 1e6;

/** Runs `work` in this process and tells what it took. */
export async function metered<T>(work: () => Promise<T>): Promise<{ result: T; cost: Cost }> {
  let peak = process.memoryUsage.rss();
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 20);
  const cpu = process.cpuUsage();
  const from = performance.now();
  try {
    const result = await work();
    const { user, system } = process.cpuUsage(cpu);
    peak = Math.max(peak, process.memoryUsage.rss());
    return {
      result,
      cost: {
        cpuSeconds: (user + system) / second,
        wallSeconds: (performance.now() - from) / 1e3,
        peakMb: peak / MB,
      },
    };
  } finally {
    clearInterval(watch);
  }
}

/** What a command left behind: its exit code, what it said, and what it took. */
export interface Outcome {
  code: number | null;
  output: string;
  errors: string;
  cost: Cost;
}

/**
 * Runs a command to its end; its CPU is what bash tells of it, its memory what Linux does. Without
 * those two they stay unknown.
 *
 * @param input what it reads from standard input
 */
export async function command(name: string, args: readonly string[], input = ""): Promise<Outcome> {
  const from = performance.now();
  const child = spawn(
    "bash",
    ["-c", 'TIMEFORMAT="bench-cpu %U %S"; time "$@"', "bash", name, ...args],
    { stdio: ["pipe", "pipe", "pipe"] },
  );
  let output = "";
  let errors = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    errors += text;
  });
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  let peak: number | null = null;
  const watch = setInterval(async () => {
    peak = Math.max(peak ?? 0, await memoryBelow(child.pid ?? 0)) || null;
  }, 25);
  const code = await new Promise<number | null>((resolve) => {
    child.on("error", () => resolve(null));
    child.on("close", resolve);
  });
  clearInterval(watch);
  const told = /bench-cpu ([0-9.]+) ([0-9.]+)\s*$/.exec(errors);
  return {
    code,
    output,
    errors: errors.replace(/bench-cpu [0-9. ]+\s*$/, "").trim(),
    cost: {
      cpuSeconds: told === null ? null : Number(told[1]) + Number(told[2]),
      wallSeconds: (performance.now() - from) / 1e3,
      peakMb: peak,
    },
  };
}

/** The most memory a child of this process had so far, in MB; 0 when unknown. */
async function memoryBelow(pid: number): Promise<number> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8").catch(() => "");
  let most = 0;
  for (const child of children.trim().split(" ")) {
    const status = await readFile(`/proc/${child}/status`, "utf8").catch(() => "");
    most = Math.max(most, Number(/VmHWM:\s+([0-9]+)/.exec(status)?.[1] ?? 0) / 1024);
  }
  return most;
}
