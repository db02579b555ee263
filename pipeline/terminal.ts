import type { Effects } from "./effects.ts";

/**
 * Effects for a person at a terminal, or for a log file when there is none: progress overwrites
 * itself on a terminal and is one line per finished step elsewhere.
 */
export function terminalEffects(
  out: NodeJS.WritableStream = process.stdout,
  err: NodeJS.WriteStream = process.stderr,
): Effects {
  let pending = false;
  let shownAt = 0;
  const clear = (): void => {
    if (pending) err.write("\r\u001b[K");
    pending = false;
  };
  const line = (text: string): void => {
    clear();
    err.write(`${text}\n`);
  };
  return {
    log: line,
    warn: (text) => line(`Let op: ${text}`),
    progress(step, done, total) {
      const finished = total !== undefined && done >= total;
      if (err.isTTY !== true) {
        if (finished) line(`${step}: klaar (${format(done)})`);
        return;
      }
      // Ten times a second is enough for the eye.
      const now = performance.now();
      if (!finished && now - shownAt < 100) return;
      shownAt = now;
      clear();
      const share = total === undefined || total === 0 ? "" : ` van ${format(total)}`;
      err.write(`${step}: ${format(done)}${share}`);
      pending = true;
      if (finished) {
        err.write("\n");
        pending = false;
      }
    },
    output(text) {
      clear();
      out.write(text);
    },
    now: () => new Date(),
  };
}

function format(count: number): string {
  return new Intl.NumberFormat("nl-NL").format(count);
}
