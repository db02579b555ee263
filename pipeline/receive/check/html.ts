import { rules as catalogue } from "../rules/catalogue.ts";
import { listedPerRule, type PartyCheck } from "./check.ts";
import { day, euro, kindName, limit, number, share, statuses } from "./wording.ts";

/** A column of a table: its heading, what stands in it, and whether that is a number. */
type Column<T> = readonly [heading: string, cell: (row: T) => string, kind?: "getal"];

const style = `
:root { color-scheme: light; }
body { font: 16px/1.5 system-ui, sans-serif; color: #1b1b1b; background: #fff; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
h2 { margin-top: 3rem; border-bottom: 2px solid #1b4f72; padding-bottom: .25rem; }
.tabel { overflow-x: auto; }
table { border-collapse: collapse; margin: 1rem 0; min-width: 30rem; }
caption { text-align: left; font-weight: 600; padding: .5rem 0; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid #b5b5b5; overflow-wrap: anywhere; }
thead th { border-bottom: 2px solid #1b1b1b; }
.getal { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; overflow-wrap: normal; }
.tabel:focus-visible, a:focus-visible { outline: 3px solid #1b4f72; outline-offset: 2px; }
a { color: #1b4f72; }
@media print {
  @page { size: A4 landscape; margin: 1.5cm; }
  body { margin: 0; max-width: none; font-size: 9.5pt; }
  nav { display: none; }
  section { break-before: page; }
  section:first-of-type { break-before: auto; }
  .tabel { overflow: visible; }
  table { min-width: 0; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
}`;

/**
 * A check as one page that needs nothing else: no scripts, nothing from elsewhere, to be read on
 * screen or paper.
 *
 * @param region name of the region
 * @param until newest Dagtekening of all deliveries, `2025-12-31`
 */
export function checkAsHtml(parties: readonly PartyCheck[], region: string, until: string): string {
  const [only] = parties;
  const about = parties.length === 1 && only !== undefined ? ` van ${only.name}` : "";
  const title = `Controle van de leveringen${about}`;
  const list = parties
    .map((one, at) => `<li><a href="#p${at}">${safe(one.name)}</a></li>`)
    .join("\n");
  return `<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${safe(title)} – ${safe(region)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${safe(title)}</h1>
<p>Regio ${safe(region)}. Gelezen zijn berichten met een dagtekening tot en met ${safe(until)}. Bestanden en regels zijn die van de afzender zelf; er staan geen burgerservicenummers in.</p>
${parties.length > 1 ? `<nav aria-label="Afzenders"><ul>\n${list}\n</ul></nav>` : ""}
${parties.map(section).join("\n")}
</main>
</body>
</html>
`;
}

function section(one: PartyCheck, at: number): string {
  const tableOf = <T>(caption: string, found: readonly T[], columns: readonly Column<T>[]) =>
    table(caption, one.name, found, columns);
  const more = one.rules.some(({ findings }) => findings > listedPerRule);
  const parts = [
    tableOf("Geleverd, per soort en maand", one.delivered, [
      ["Soort", ({ kind }) => kindName(kind)],
      ["Maand", ({ month }) => month],
      ["Status", ({ status }) => statuses[status] ?? status],
      ["Bestanden", ({ files }) => number(files), "getal"],
      ["Regels", ({ records }) => number(records), "getal"],
      ["Afgekeurde regels", ({ rejected }) => number(rejected), "getal"],
    ]),
    tableOf("Op tijd gemeld", one.punctual, [
      ["Wat", ({ kind }) => kind],
      ["Afspraak", ({ kind, allowed }) => limit(kind, allowed)],
      ["Gemeld", ({ reports }) => number(reports), "getal"],
      ["Op tijd", ({ on_time, reports }) => share(on_time, reports), "getal"],
      ["Helft binnen (dagen)", ({ median_days }) => number(median_days), "getal"],
      ["Langst (dagen)", ({ longest_days }) => number(longest_days), "getal"],
    ]),
    tableOf("Bevindingen per regel", one.rules, [
      ["Code", ({ rule }) => rule],
      ["Ernst", ({ severity }) => severity],
      ["Wat moet kloppen", ({ rule }) => meaning(rule)],
      ["Aantal", ({ findings }) => number(findings), "getal"],
    ]),
    one.orphans > 0
      ? `<p>${number(one.orphans)} van deze bevindingen gaan over een regel die verwijst naar iets dat er niet is.</p>`
      : "",
    tableOf("Alle bevindingen", one.findings, [
      ["Bestand", ({ file }) => file],
      ["Regel", ({ line }) => (line === null ? "" : String(line)), "getal"],
      ["Element", ({ element }) => element ?? ""],
      ["Toewijzing", ({ allocation_no }) => allocation_no ?? ""],
      ["Referentie", ({ reference }) => reference ?? ""],
      ["Code", ({ rule }) => rule],
      ["Melding", ({ message }) => message],
    ]),
    more
      ? `<p>Van elke code staan hier de eerste ${number(listedPerRule)}; de tabel (CSV) heeft ze alle.</p>`
      : "",
    tableOf("Declaraties zonder antwoord", one.unanswered, [
      ["Declaratie", ({ declaration_no }) => declaration_no],
      ["Bestand", ({ file }) => file],
      ["Gemeente", ({ municipality_code }) => municipality_code],
      ["Maand", ({ month }) => month],
      ["Dagtekening", ({ dated_on }) => day(dated_on)],
      ["Wacht (dagen)", ({ waiting_days }) => number(waiting_days), "getal"],
      ["Regels", ({ lines }) => number(lines), "getal"],
      ["Bedrag", ({ amount_eur }) => euro(amount_eur), "getal"],
    ]),
    tableOf("Hoe vaak een veld gevuld is", one.completeness, [
      ["Soort", ({ kind }) => kind],
      ["Veld", ({ field }) => field],
      ["Gevuld", ({ filled, records }) => share(filled, records), "getal"],
      ["Regels", ({ records }) => number(records), "getal"],
    ]),
  ].filter((part) => part !== "");
  const code = one.party === null ? "" : ` (${safe(one.party)})`;
  return `<section aria-labelledby="p${at}">
<h2 id="p${at}">${safe(one.name)}${code}</h2>
${one.delivered.length === 0 ? "<p>Niets geleverd.</p>" : ""}
${one.delivered.length > 0 && one.rules.length === 0 ? "<p>Geen bevindingen.</p>" : ""}
${parts.join("\n")}
</section>`;
}

function meaning(rule: string): string {
  return catalogue.find(({ code }) => code === rule)?.description ?? "";
}

function table<T>(
  caption: string,
  about: string,
  found: readonly T[],
  columns: readonly Column<T>[],
): string {
  if (found.length === 0) return "";
  const classOf = (kind?: string) => (kind === undefined ? "" : ` class="${kind}"`);
  const head = columns
    .map(([heading, , kind]) => `<th scope="col"${classOf(kind)}>${safe(heading)}</th>`)
    .join("");
  const body = found
    .map((row) => {
      const cells = columns.map(([, cell, kind], place) => {
        const tag = place === 0 ? "th" : "td";
        const scope = place === 0 ? ' scope="row"' : "";
        return `<${tag}${scope}${classOf(kind)}>${safe(cell(row))}</${tag}>`;
      });
      return `<tr>${cells.join("")}</tr>`;
    })
    .join("\n");
  // It may scroll sideways on a phone: then it must be reachable without a mouse.
  return `<div class="tabel" role="region" tabindex="0" aria-label="${safe(`${caption}, ${about}`)}">
<table>
<caption>${safe(caption)}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body}
</tbody>
</table>
</div>`;
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function safe(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
