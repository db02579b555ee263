import { parseArgs } from "node:util";
import type { Effects } from "./effects.ts";
import { exitCodes, Failure } from "./failure.ts";
import { homeOf } from "./home.ts";
import { terminalEffects } from "./terminal.ts";
import { limitsFor } from "./warehouse/limits.ts";

type Flags = Record<string, string | boolean | undefined>;

interface Command {
  summary: string;
  /** Flags besides --region and --help, with what they mean. */
  flags: Record<string, { type: "string" | "boolean"; default?: string | boolean; help: string }>;
  run(flags: Flags, effects: Effects): Promise<void>;
}

const limitFlags = {
  memory: {
    type: "string",
    help: "geheugen voor de opdracht als geheel, zoals 4GB (ten minste 1GB; standaard is 1,6GB genoeg)",
  },
  spill: {
    type: "string",
    help: "map voor wat niet in het geheugen past; kan ook met MONITOR_SPILL (standaard naast het magazijn)",
  },
} as const;

const sampleFlags = {
  seed: {
    type: "string",
    default: "1",
    help: "begingetal; hetzelfde getal geeft dezelfde leveringen",
  },
  scale: { type: "string", default: "1", help: "deel van de regio, bijvoorbeeld 0.1" },
  until: { type: "string", default: "2025-12-31", help: "laatste dag van de leveringen" },
  defects: { type: "boolean", default: false, help: "met een bekende lijst fouten erin" },
} as const;

const commands: Record<string, Command> = {
  start: {
    summary:
      "Alles: zo nodig fictieve leveringen maken, inlezen, rekenen, publiceren, sites bouwen en tonen",
    flags: {
      ...sampleFlags,
      ...limitFlags,
      // Faults show what receiving is for, and leave every figure as it is.
      defects: { ...sampleFlags.defects, default: true },
      serve: {
        type: "boolean",
        default: true,
        help: "toon de sites; --no-serve stopt na het bouwen",
      },
      port: { type: "string", default: "3000", help: "poort om de sites te tonen" },
    },
    async run(flags, effects) {
      const { runAll } = await import("./run.ts");
      const out = await runAll(home(flags), sampleOptions(flags), effects);
      effects.log(`De sites staan in ${out}.`);
      if (flags.serve === true) await serveSites(out, flags, effects);
    },
  },
  sample: {
    summary: "Fictieve leveringen maken voor een regio",
    flags: {
      ...sampleFlags,
      json: { type: "boolean", default: false, help: "samenvatting als JSON" },
    },
    async run(flags, effects) {
      const { runSample } = await import("./run.ts");
      report(await runSample(home(flags), sampleOptions(flags), effects), flags, effects);
    },
  },
  receive: {
    summary: "De inbox inlezen",
    flags: {
      ...limitFlags,
      json: { type: "boolean", default: false, help: "samenvatting als JSON" },
      strict: {
        type: "boolean",
        default: false,
        help: "stop met code 12 als er iets is afgekeurd",
      },
    },
    async run(flags, effects) {
      const { runReceive } = await import("./run.ts");
      const summary = await runReceive(home(flags), effects);
      const { findings, ...counts } = summary;
      if (flags.json === true) report(summary, flags, effects);
      else {
        report(counts, flags, effects);
        if (findings.length > 0) effects.log("Wat er is gevonden, toont 'monitor check'.");
      }
      if (flags.strict === true && (summary.rejected > 0 || summary.refusals > 0)) {
        throw new Failure(
          "delivery",
          "Er is iets afgekeurd. Zie de bevindingen ('monitor check') en de map 'quarantine'.",
        );
      }
    },
  },
  statline: {
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
        import("./receive/statline/statline.ts"),
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
      if (flags.json === true) report(summary, flags, effects);
      else for (const line of statlineLines(summary)) effects.log(line);
    },
  },
  check: {
    summary: "Per afzender tonen wat er is geleverd, of het op tijd was en wat er niet klopt",
    flags: {
      ...limitFlags,
      provider: { type: "string", help: "alleen deze aanbieder (provider_id of AGB-code)" },
      html: {
        type: "string",
        help: "schrijf een pagina naar dit bestand, om te sturen of te printen",
      },
      csv: {
        type: "string",
        help: "schrijf alle bevindingen als tabel naar dit bestand, om te sturen",
      },
      full: {
        type: "boolean",
        default: false,
        help: "reken alles opnieuw uit, naast het magazijn, en vergelijk alle tabellen (code 12 bij een verschil)",
      },
      json: { type: "boolean", default: false, help: "alles als JSON" },
    },
    async run(flags, effects) {
      const { runCheck, runFullCheck } = await import("./run.ts");
      if (flags.full === true) {
        const tables = await runFullCheck(home(flags), effects);
        effects.log(`Het magazijn is gelijk aan een volledige herberekening (${tables} tabellen).`);
        return;
      }
      const { checkAsText } = await import("./receive/check/text.ts");
      const text = (name: string) =>
        typeof flags[name] === "string" ? { [name]: flags[name] } : {};
      const options = { ...text("provider"), ...text("html"), ...text("csv") };
      const found = await runCheck(home(flags), options);
      if (flags.json === true) report(found, flags, effects);
      else if (flags.html === undefined && flags.csv === undefined)
        effects.output(checkAsText(found));
      for (const file of [flags.html, flags.csv]) {
        if (typeof file === "string") effects.log(`Geschreven: ${file}`);
      }
    },
  },
  corrections: {
    summary: "De correcties van de regio (corrections.csv) toepassen en tonen",
    flags: {
      json: { type: "boolean", default: false, help: "alles als JSON" },
      strict: {
        type: "boolean",
        default: false,
        help: "stop met code 11 als een correctie niet is toegepast",
      },
    },
    async run(flags, effects) {
      const { runCorrections, tellTroubles } = await import("./run.ts");
      const found = await runCorrections(home(flags));
      if (flags.json === true) report(found, flags, effects);
      else {
        for (const one of found) {
          effects.output(
            `${one.id}: ${one.status}. ${one.table}.${one.field}: ${one.expect ?? "(leeg)"} → ${one.value ?? "(leeg)"}, regels: ${one.records}. ${one.reason} (${one.source}, ${one.decided_on})\n`,
          );
        }
        if (found.length === 0) effects.log("Deze regio heeft geen correcties.");
      }
      tellTroubles(found, flags.strict === true, effects);
    },
  },
  measure: {
    summary: "Indicatoren berekenen",
    flags: {
      ...limitFlags,
      json: { type: "boolean", default: false, help: "samenvatting als JSON" },
      strict: {
        type: "boolean",
        default: false,
        help: "stop met code 11 als een correctie niet is toegepast",
      },
      full: {
        type: "boolean",
        default: false,
        help: "reken alles opnieuw uit, ook wat niet is veranderd",
      },
    },
    async run(flags, effects) {
      const { runMeasure } = await import("./run.ts");
      const options = { strict: flags.strict === true, whole: flags.full === true };
      report(await runMeasure(home(flags), effects, options), flags, effects);
    },
  },
  publish: {
    summary: "Cijfers beschermen en een uitgave maken",
    flags: {
      ...limitFlags,
      json: { type: "boolean", default: false, help: "samenvatting als JSON" },
    },
    async run(flags, effects) {
      const { runPublish } = await import("./run.ts");
      report(await runPublish(home(flags), effects), flags, effects);
    },
  },
  purge: {
    summary: "Tonen wat langer ligt dan de bewaartermijn, en het vernietigen",
    flags: {
      yes: { type: "boolean", default: false, help: "vernietig het echt; terug kan niet" },
      date: { type: "string", help: "reken terug vanaf deze dag; zonder deze vlag vandaag" },
      json: { type: "boolean", default: false, help: "alles als JSON" },
    },
    async run(flags, effects) {
      const [{ runPurge }, { purgeAsText }] = await Promise.all([
        import("./run.ts"),
        import("./purge/purge.ts"),
      ]);
      const on = typeof flags.date === "string" ? flags.date : effects.now().toISOString();
      if (!/^\d{4}-\d{2}-\d{2}/.test(on) || Number.isNaN(Date.parse(on))) {
        throw new Failure("usage", `--date ${on}: schrijf een datum als 2026-01-20.`);
      }
      const options = { on: on.slice(0, 10), yes: flags.yes === true };
      const purged = await runPurge(home(flags), options, effects);
      if (flags.json === true) report(purged, flags, effects);
      else effects.output(purgeAsText(purged));
    },
  },
  site: {
    summary: "De sites bouwen uit de laatste uitgave",
    flags: {
      edition: { type: "string", help: "contract, monitor of raad; zonder deze vlag alle drie" },
      out: { type: "string", default: "dist", help: "map voor de sites" },
      serve: { type: "boolean", default: false, help: "toon de sites na het bouwen" },
      port: { type: "string", default: "3000", help: "poort om de sites te tonen" },
    },
    async run(flags, effects) {
      const { runSite } = await import("./run.ts");
      const { editions } = await import("./site/edition.ts");
      const chosen = editions.filter((one) => flags.edition === undefined || flags.edition === one);
      if (chosen.length === 0) {
        throw new Failure(
          "usage",
          `--edition ${flags.edition} bestaat niet. Kies uit: ${editions.join(", ")}.`,
        );
      }
      const out = String(flags.out);
      await runSite(home(flags), chosen, out, effects);
      if (flags.serve === true) await serveSites(out, flags, effects);
    },
  },
  report: {
    summary: "Het raadsrapport van elke gemeente maken: als pagina en als PDF",
    flags: {
      out: { type: "string", default: "dist", help: "map voor de sites; de PDF's komen in raad/" },
      json: { type: "boolean", default: false, help: "wat er is gemaakt als JSON" },
    },
    async run(flags, effects) {
      const { runReport } = await import("./run.ts");
      const printed = await runReport(home(flags), String(flags.out), effects);
      if (flags.json === true) report({ reports: printed }, flags, effects);
      else {
        for (const { file, sheets } of printed) {
          effects.log(`Geschreven: ${flags.out}/raad/${file} (${sheets} bladzijden)`);
        }
      }
    },
  },
  "agreement new": {
    summary: "Een afspraak met een aanbieder beginnen, met het cijfer uit de laatste uitgave",
    flags: {
      provider: { type: "string", help: "de aanbieder (provider_id)" },
      indicator: { type: "string", help: "het cijfer, bijvoorbeeld scale_down_rate" },
      segment: { type: "string", help: "alleen het werk in dit segment" },
      period: { type: "string", help: "het jaar; zonder deze vlag het laatste definitieve jaar" },
      date: { type: "string", help: "dag van het gesprek; zonder deze vlag vandaag" },
    },
    async run(flags, effects) {
      const { newAgreement } = await import("./agreement/new-agreement.ts");
      const on = typeof flags.date === "string" ? flags.date : effects.now().toISOString();
      if (!/^\d{4}-\d{2}-\d{2}/.test(on)) {
        throw new Failure("usage", `--date ${on}: schrijf een datum als 2026-01-20.`);
      }
      const file = await newAgreement(home(flags), {
        provider: required(flags, "provider", "verzonnen-vuurtoren"),
        indicator: required(flags, "indicator", "scale_down_rate"),
        ...(typeof flags.segment === "string" ? { segment: flags.segment } : {}),
        ...(typeof flags.period === "string" ? { period: flags.period } : {}),
        on: on.slice(0, 10),
      });
      effects.log(`Geschreven: ${file}. Vul de afspraak in en publiceer opnieuw.`);
    },
  },
  bench: {
    summary: "Meten hoe snel lezen, laden en rekenen gaan, naast andere systemen",
    flags: {
      scale: {
        type: "string",
        default: "klein",
        help: "klein, national (5 miljoen cliënten, uren werk) of een deel van het land, zoals 0.1",
      },
      part: {
        type: "string",
        help: "alleen dit deel, of meer met een komma: land, bericht, catalogus",
      },
      memory: { type: "string", default: "2700MB", help: "geheugen voor DuckDB" },
      folder: { type: "string", help: "map voor het werk; zonder deze vlag de tijdelijke map" },
      json: { type: "boolean", default: false, help: "alles als JSON" },
    },
    async run(flags, effects) {
      const [{ bench, benchParts }, { benchAsText }] = await Promise.all([
        import("./bench/bench.ts"),
        import("./bench/report.ts"),
      ]);
      const asked = typeof flags.part === "string" ? flags.part.split(",") : benchParts;
      const parts = benchParts.filter((part) => asked.includes(part));
      if (parts.length < asked.length) {
        throw new Failure("usage", `--part ${flags.part}: kies uit ${benchParts.join(", ")}.`);
      }
      const options = {
        parts,
        scale: String(flags.scale),
        memory: String(flags.memory),
        ...(typeof flags.folder === "string" ? { folder: flags.folder } : {}),
      };
      const result = await bench(home(flags), options, effects);
      if (flags.json === true) report(result, flags, effects);
      else effects.output(benchAsText(result));
    },
  },
  preview: {
    summary: "Een editie tonen terwijl u aan de pagina's werkt",
    flags: {
      edition: { type: "string", default: "contract", help: "contract, monitor of raad" },
      port: { type: "string", default: "3000", help: "poort om de editie te tonen" },
    },
    async run(flags, effects) {
      const { editions } = await import("./site/edition.ts");
      const { previewSite } = await import("./site/preview.ts");
      const edition = editions.find((one) => one === flags.edition);
      if (!edition) {
        throw new Failure(
          "usage",
          `--edition ${flags.edition} bestaat niet. Kies uit: ${editions.join(", ")}.`,
        );
      }
      await previewSite(home(flags), { edition, port: Number(flags.port) }, effects);
    },
  },
  values: {
    summary: "Cijfers uit het magazijn tonen, onafgerond en onbeschermd",
    flags: {
      indicator: { type: "string", help: "bijvoorbeeld scale_down_rate" },
      cut: {
        type: "string",
        default: "region",
        help: "region, domain, segment, municipality, party, provider, chain …",
      },
      period: { type: "string", help: "2024, 2024-H1 of 2024-K1; zonder deze vlag alle jaren" },
      json: { type: "boolean", default: false, help: "als JSON" },
      csv: { type: "boolean", default: false, help: "als CSV" },
    },
    async run(flags, effects) {
      const indicator = required(flags, "indicator", "scale_down_rate");
      const [{ readValues, valuesAsCsv, valuesAsText }, { readingFigures }, warehouse] =
        await Promise.all([
          import("./measure/values.ts"),
          import("./measure/refresh.ts"),
          import("./warehouse/warehouse.ts"),
        ]);
      const query = {
        indicator,
        cut: String(flags.cut),
        ...(typeof flags.period === "string" ? { period: flags.period } : {}),
      };
      const values = await warehouse.withReadOnlyWarehouse(home(flags).warehouse, (db) =>
        readingFigures(db, () => readValues(db, query)),
      );
      if (flags.json === true) effects.output(`${JSON.stringify(values, null, 2)}\n`);
      else effects.output(flags.csv === true ? valuesAsCsv(values) : valuesAsText(values));
    },
  },
  diff: {
    summary: "Twee uitgaven vergelijken: wat is anders, en waarom",
    flags: {
      from: { type: "string", help: "de oude uitgave, bijvoorbeeld 2025-12-31-1a2b3c4d5e" },
      to: { type: "string", help: "de nieuwe uitgave; zonder deze vlag de huidige" },
      edition: { type: "string", default: "contract", help: "contract, monitor of raad" },
      json: { type: "boolean", default: false, help: "alles als JSON" },
      csv: { type: "boolean", default: false, help: "alles als CSV" },
    },
    async run(flags, effects) {
      const [{ diffAsCsv, diffAsText, diffReleases }, { currentLink }] = await Promise.all([
        import("./publish/diff.ts"),
        import("./publish/release-folder.ts"),
      ]);
      const { releases } = home(flags);
      const from = required(flags, "from", "2025-12-31-1a2b3c4d5e");
      const to = flags.to ?? (await currentLink(releases))?.releaseId ?? "";
      const found = await diffReleases(releases, from, String(to), String(flags.edition));
      if (flags.json === true) report(found, flags, effects);
      else effects.output(flags.csv === true ? diffAsCsv(found) : diffAsText(found));
    },
  },
  explain: {
    summary: "Een cijfer uitleggen: van de rekenregel tot de regels in de leveringen",
    flags: {
      indicator: { type: "string", help: "bijvoorbeeld scale_down_rate" },
      cut: { type: "string", default: "region", help: "uitsplitsing, zoals bij 'values'" },
      period: { type: "string", help: "2024, 2024-H1, 2024-K1 of 2023-K2/2024-K1" },
      part: {
        type: "string",
        help: "onderdeel van de indicator; zonder deze vlag het hoofdcijfer",
      },
      domain: { type: "string", help: "jeugd, wmo of bw" },
      law: { type: "string", help: "jw of wmo" },
      segment: { type: "string", help: "segment" },
      "age-band": { type: "string", help: "leeftijdsgroep, bijvoorbeeld 12-17" },
      municipality: { type: "string", help: "gemeentecode" },
      party: { type: "string", help: "contractpartij" },
      provider: { type: "string", help: "aanbieder" },
      json: { type: "boolean", default: false, help: "alles als JSON" },
      csv: { type: "boolean", default: false, help: "de regels in leveringen als CSV" },
    },
    async run(flags, effects) {
      const [
        { explain, flagOf },
        { explanationAsText, recordsAsCsv },
        { dimensions },
        { readingFigures },
        warehouse,
      ] = await Promise.all([
        import("./measure/explain/explain.ts"),
        import("./measure/explain/text.ts"),
        import("./measure/cut.ts"),
        import("./measure/refresh.ts"),
        import("./warehouse/warehouse.ts"),
      ]);
      const query = {
        indicator: required(flags, "indicator", "scale_down_rate"),
        cut: String(flags.cut),
        period: required(flags, "period", "2024"),
        ...(typeof flags.part === "string" ? { part: flags.part } : {}),
        group: Object.fromEntries(
          dimensions.flatMap((name) => {
            const value = flags[flagOf(name)];
            return typeof value === "string" ? [[name, value]] : [];
          }),
        ),
      };
      const found = await warehouse.withReadOnlyWarehouse(home(flags).warehouse, (db) =>
        readingFigures(db, () => explain(db, query)),
      );
      if (flags.json === true) report(found, flags, effects);
      else {
        effects.output(flags.csv === true ? recordsAsCsv(found.records) : explanationAsText(found));
      }
    },
  },
  sql: {
    summary: "Een vraag in SQL aan het magazijn stellen; er kan niets veranderen",
    flags: {
      query: { type: "string", help: "de vraag, bijvoorbeeld: FROM model.spell LIMIT 5" },
      json: { type: "boolean", default: false, help: "als JSON" },
      csv: { type: "boolean", default: false, help: "als CSV" },
    },
    async run(flags, effects) {
      const { runQuery } = await import("./warehouse/query.ts");
      const form = flags.json === true ? "json" : flags.csv === true ? "csv" : "text";
      const sql = required(flags, "query", '"FROM model.spell LIMIT 5"');
      await runQuery(home(flags).warehouse, sql, form, effects.output);
    },
  },
};

function required(flags: Flags, name: string, example: string): string {
  const value = flags[name];
  if (typeof value === "string" && value !== "") return value;
  throw new Failure("usage", `Geef --${name} op, bijvoorbeeld: --${name} ${example}.`);
}

/** The places of the region, with limits for commands that have a flag for them. */
function home(flags: Flags) {
  const text = (value: unknown) => (typeof value === "string" ? value : undefined);
  const limits = limitsFor(text(flags.memory), text(flags.spill) ?? process.env.MONITOR_SPILL);
  return { ...homeOf(String(flags.region)), limits };
}

function sampleOptions(flags: Flags) {
  const seed = Number(flags.seed);
  const scale = Number(flags.scale);
  if (!Number.isSafeInteger(seed))
    throw new Failure("usage", `--seed ${flags.seed} is geen geheel getal.`);
  if (!(scale > 0 && scale <= 10))
    throw new Failure("usage", `--scale ${flags.scale}: kies een getal tussen 0 en 10.`);
  const until = String(flags.until);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(until) || Number.isNaN(Date.parse(until))) {
    throw new Failure("usage", `--until ${until}: schrijf een datum als 2025-12-31.`);
  }
  return { seed, scale, until, defects: flags.defects === true };
}

async function serveSites(out: string, flags: Flags, effects: Effects): Promise<void> {
  const { serve } = await import("./site/serve.ts");
  await serve(out, { port: Number(flags.port) }, effects);
}

function report(summary: object, flags: Flags, effects: Effects): void {
  if (flags.json === true) {
    effects.output(`${JSON.stringify(summary, null, 2)}\n`);
    return;
  }
  for (const [name, value] of Object.entries(summary)) {
    effects.log(`${name}: ${typeof value === "object" ? JSON.stringify(value) : value}`);
  }
}

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
