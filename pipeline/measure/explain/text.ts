import { valuesAsText } from "../values.ts";
import type { Explanation } from "./explain.ts";
import type { SourceRecord } from "./record.ts";

const shown = 25;

/** An explanation for a person, in Dutch; long lists are cut off and say so. */
export function explanationAsText({
  indicator,
  value,
  observations,
  records,
  folder,
}: Explanation): string {
  return [
    `${indicator.name} (${indicator.id}, versie ${indicator.version})`,
    indicator.question,
    "",
    `Teller: ${indicator.numerator}`,
    `Noemer: ${indicator.denominator}`,
    ...indicator.exclusions.map((text) => `Telt niet mee: ${text}`),
    "",
    valuesAsText([value]),
    `Waarnemingen: ${observations.length}`,
    ...limited(observations, (one) =>
      Object.entries(one)
        .filter(([, cell]) => cell !== null)
        .map(([name, cell]) => `${name} ${name === "client_key" ? short(String(cell)) : cell}`)
        .join(" · "),
    ),
    "",
    `Regels in leveringen: ${records.length}`,
    ...limited(records, recordLine),
    ...(folder.length === 0 ? [] : ["", `Ook gelezen: ${folder.join(", ")}`]),
    "",
  ].join("\n");
}

function recordLine(record: SourceRecord): string {
  const message = record.identification === null ? "" : `, bericht ${record.identification}`;
  const about = record.client_key === null ? "" : ` (cliënt ${short(record.client_key)})`;
  return `${record.file}, regel ${record.line}: ${record.kind}${message}, ${record.record}${about}`;
}

/** The first characters of a key tell clients apart on a screen. */
const short = (key: string): string => key.slice(0, 8);

function limited<T>(all: readonly T[], line: (one: T) => string): string[] {
  const lines = all.slice(0, shown).map((one) => `  ${line(one)}`);
  if (all.length > shown) {
    lines.push(`  … en nog ${all.length - shown}. Met --json of --csv krijgt u ze allemaal.`);
  }
  return lines;
}

/** The records of an explanation as CSV: comma, header, empty for null. */
export function recordsAsCsv(records: readonly SourceRecord[]): string {
  const columns = [
    "record",
    "file",
    "line",
    "kind",
    "identification",
    "dated_on",
    "client_key",
  ] as const;
  const cell = (text: string | number | null): string => {
    const plain = text === null ? "" : String(text);
    return /[",\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
  };
  const lines = records.map((record) => columns.map((name) => cell(record[name])).join(","));
  return `${[columns.join(","), ...lines].join("\n")}\n`;
}
