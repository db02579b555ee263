import { rules as catalogue } from "../rules/catalogue.ts";
import type { PartyCheck } from "./check.ts";
import { kindName, limit, number, share, statuses } from "./wording.ts";

/** So many findings of one rule are shown on a terminal. */
const shown = 5;

/** A check for a person at a terminal: what there is to talk about, sender by sender. */
export function checkAsText(parties: readonly PartyCheck[]): string {
  return `${parties.map((one) => partyText(one).join("\n")).join("\n\n")}\n`;
}

function partyText(one: PartyCheck): string[] {
  const lines = [`${one.name}${one.party === null ? "" : ` (${one.party})`}`];
  if (one.delivered.length === 0) return [...lines, "  Niets geleverd."];
  for (const { kind, status, files, months } of byKind(one)) {
    lines.push(`  ${kindName(kind)}, ${statuses[status] ?? status}: ${number(files)} (${months})`);
  }
  for (const { kind, reports, on_time, allowed, longest_days } of one.punctual) {
    lines.push(
      `  Op tijd, ${kind} (${limit(kind, allowed)}): ${share(on_time, reports)} van ${number(reports)}; langst ${number(longest_days)} ${kind === "declaratie" ? "dagen" : "werkdagen"}`,
    );
  }
  if (one.orphans > 0) lines.push(`  Verwijst naar iets dat er niet is: ${number(one.orphans)}`);
  if (one.unanswered.length > 0) {
    const count = one.unanswered.reduce((sum, { lines: n }) => sum + n, 0);
    lines.push(
      `  Declaraties zonder antwoord: ${number(one.unanswered.length)}, met ${number(count)} regels`,
    );
  }
  const gaps = one.completeness.filter(({ records, filled }) => filled < records);
  for (const { kind, field, records, filled } of gaps) {
    lines.push(`  Gevuld, ${kind} ${field}: ${share(filled, records)} van ${number(records)}`);
  }
  if (one.rules.length === 0) lines.push("  Geen bevindingen.");
  for (const { rule, severity, findings } of one.rules) {
    const meaning = catalogue.find(({ code }) => code === rule)?.description ?? "";
    lines.push(`  ${rule} (${severity}): ${number(findings)}. ${meaning}`.trimEnd());
    const found = one.findings.filter((finding) => finding.rule === rule);
    for (const { file, line, element, message } of found.slice(0, shown)) {
      const place = [line === null ? "" : `regel ${line}`, element ?? ""]
        .filter(Boolean)
        .join(", ");
      lines.push(`    ${file}${place === "" ? "" : `, ${place}`}: ${message}`);
    }
    if (findings > shown)
      lines.push(`    … en nog ${number(findings - shown)}; zie --csv of --html.`);
  }
  return lines;
}

/** Per kind and status: how many, from the first month to the last. */
function byKind({ delivered }: PartyCheck) {
  const groups = new Map<string, { kind: string; status: string; files: number; months: string }>();
  for (const { kind, status, files, month } of delivered) {
    const key = `${kind} ${status}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { kind, status, files, months: month });
    else {
      group.files += files;
      group.months = `${group.months.slice(0, 7)} t/m ${month}`;
    }
  }
  return groups.values();
}
