import { parseArgs } from "node:util";
import { agreementNewCommand } from "./commands/agreement-new.ts";
import { benchCommand } from "./commands/bench.ts";
import { checkCommand } from "./commands/check.ts";
import type { Command, Flags } from "./commands/command.ts";
import { correctionsCommand } from "./commands/corrections.ts";
import { diffCommand } from "./commands/diff.ts";
import { explainCommand } from "./commands/explain.ts";
import { measureCommand } from "./commands/measure.ts";
import { previewCommand } from "./commands/preview.ts";
import { publishCommand } from "./commands/publish.ts";
import { purgeCommand } from "./commands/purge.ts";
import { receiveCommand } from "./commands/receive.ts";
import { reportCommand } from "./commands/report.ts";
import { sampleCommand } from "./commands/sample.ts";
import { siteCommand } from "./commands/site.ts";
import { sqlCommand } from "./commands/sql.ts";
import { startCommand } from "./commands/start.ts";
import { statlineCommand } from "./commands/statline.ts";
import { valuesCommand } from "./commands/values.ts";
import type { Effects } from "./effects.ts";
import { exitCodes, Failure } from "./failure.ts";
import { terminalEffects } from "./terminal.ts";

const commands: Record<string, Command> = {
  start: startCommand,
  sample: sampleCommand,
  receive: receiveCommand,
  statline: statlineCommand,
  check: checkCommand,
  corrections: correctionsCommand,
  measure: measureCommand,
  publish: publishCommand,
  purge: purgeCommand,
  site: siteCommand,
  report: reportCommand,
  "agreement new": agreementNewCommand,
  bench: benchCommand,
  preview: previewCommand,
  values: valuesCommand,
  diff: diffCommand,
  explain: explainCommand,
  sql: sqlCommand,
};

function help(name?: string): string {
  const command = name === undefined ? undefined : commands[name];
  if (name === undefined || command === undefined) {
    const width = Math.max(...Object.keys(commands).map((one) => one.length));
    const list = Object.entries(commands).map(
      ([one, { summary }]) => `  ${one.padEnd(width)}  ${summary}`,
    );
    return `Gebruik: npm run monitor -- <opdracht> [vlaggen]\n\n${list.join("\n")}\n\nHulp bij een opdracht: npm run monitor -- <opdracht> --help\n`;
  }
  const flags = {
    region: { default: "achterhoek", help: "naam van een map in data/regions, of een pad" },
    ...command.flags,
  };
  const list = Object.entries(flags).map(([flag, one]) => {
    const standard = typeof one.default === "string" ? ` (standaard: ${one.default})` : "";
    return `  --${flag.padEnd(10)} ${one.help}${standard}`;
  });
  return `${name}: ${command.summary}\n\n${list.join("\n")}\n`;
}

/**
 * Runs one command.
 *
 * @returns the exit code: 0, or that of the family of the mistake
 */
export async function main(args: readonly string[], effects: Effects): Promise<number> {
  // `agreement new` is one command of two words.
  const words = commands[args.slice(0, 2).join(" ")] === undefined ? 1 : 2;
  const name = args.length === 0 ? undefined : args.slice(0, words).join(" ");
  const rest = args.slice(words);
  const command = name === undefined ? undefined : commands[name];
  if (command === undefined) {
    effects.output(help());
    return name === undefined || name === "--help" ? 0 : exitCodes.usage;
  }
  try {
    const options: Record<string, { type: "string" | "boolean"; default?: string | boolean }> = {
      region: { type: "string", default: "achterhoek" },
      help: { type: "boolean", default: false },
    };
    for (const [flag, { type, default: standard }] of Object.entries(command.flags)) {
      options[flag] = standard === undefined ? { type } : { type, default: standard };
    }
    const { values } = parseArgs({ args: rest, options, strict: true, allowNegative: true });
    const flags = values as Flags;
    if (flags.help === true) effects.output(help(name));
    else await command.run(flags, effects);
    return 0;
  } catch (error) {
    if (error instanceof Failure) {
      effects.warn(error.message);
      return error.exitCode;
    }
    if (
      error instanceof Error &&
      "code" in error &&
      String(error.code).startsWith("ERR_PARSE_ARGS")
    ) {
      effects.output(help(name));
      return exitCodes.usage;
    }
    throw error;
  }
}

if (process.argv[1]?.endsWith("cli.ts")) {
  process.exitCode = await main(process.argv.slice(2), terminalEffects());
}
