import { contextValue } from "../components/context-value.ts";
import { type Html, html } from "../components/html.ts";
import { formatDate, formatPeriod } from "../components/nl-format.ts";
import { table } from "../components/table.ts";
import type { ContextFigure } from "../data/context-table.ts";
import type { Site } from "../data/page.ts";
import type { Municipality } from "../data/tables.ts";
import { policyWords as words } from "../words/council-policy.ts";

interface Row {
  name: string;
  own: ContextFigure | undefined;
  country: ContextFigure | undefined;
}

/**
 * The policy indicators of the BBV about youth care: the newest figure of the municipality as CBS gives it,
 * so as Waarstaatjegemeente does. Where there is none the words that the law asks for.
 */
export function policyFigures(site: Site, { code, name }: Municipality): Html {
  const known = site.release.context.filter((one) => one.indicator_id === null);
  const rows: Row[] = words.indicators.map(({ id, name }) => {
    const same = known.filter((one) => one.counterpart === id && one.value !== null);
    const own = same.findLast((one) => one.municipality_code === code);
    const national = same.filter((one) => one.municipality_code === null);
    // Beside its own period only: a half-year and a year cannot be compared.
    const country = own
      ? national.find((one) => one.period === own.period)
      : national.findLast(() => true);
    return { name, own, country };
  });
  const found = rows.flatMap(({ own, country }) => own ?? country ?? []);
  const newest = found
    .map((one) => one.captured_on)
    .sort()
    .at(-1);
  const tables = [...new Set(found.map((one) => one.table_id))].join(", ");
  return html`${table<Row>(
    words.caption(name),
    [
      { heading: words.indicator, names: true, cell: (row) => row.name },
      {
        heading: name,
        number: true,
        cell: ({ own }) => (own ? contextValue(own) : words.unavailable),
      },
      {
        heading: words.country,
        number: true,
        cell: ({ country }) => (country ? contextValue(country) : words.none),
      },
      {
        heading: words.period,
        cell: ({ own, country }) => {
          const shown = own ?? country;
          return shown ? formatPeriod(shown.period) : words.none;
        },
      },
    ],
    rows,
    { cards: true },
  )}<p class="licht">${newest === undefined ? words.noSource : words.source(tables, formatDate(newest))}</p>`;
}
