import type { Command } from "./command.ts";
import { home } from "./home.ts";
import { tellSummary } from "./tell-summary.ts";

/** `monitor statline`. */
export const statlineCommand: Command = {
  summary: "Openbare cijfers van CBS StatLine ophalen en laden",
  flags: {
    table: {
      type: "string",
      help: "een tabel, bijvoorbeeld 03759ned; zonder deze vlag alle tabellen",
    },
    offline: {
      type: "boolean",
      default: false,
      help: "niets ophalen: laad wat eerder is opgehaald, anders de momentopname",
    },
    url: { type: "string", help: "adres van de dienst; kan ook met MONITOR_STATLINE_URL" },
    json: { type: "boolean", default: false, help: "samenvatting als JSON" },
  },
  async run(flags, effects) {
    const [{ runStatline, statlineLines }, { setTimeout: sleep }] = await Promise.all([
      import("../receive/statline/statline.ts"),
      import("node:timers/promises"),
    ]);
    const address = flags.url || process.env.MONITOR_STATLINE_URL;
    const summary = await runStatline(
      home(flags),
      {
        offline: flags.offline === true,
        ...(typeof flags.table === "string" ? { table: flags.table } : {}),
        ...(address ? { address: String(address) } : {}),
      },
      { ...effects, fetch: globalThis.fetch, sleep: (milliseconds) => sleep(milliseconds) },
    );
    if (flags.json === true) tellSummary(summary, flags, effects);
    else for (const line of statlineLines(summary)) effects.log(line);
  },
};
