import { type Html, html } from "./html.ts";
import { formatNumber } from "./nl-format.ts";

/**
 * A number about the release itself, such as a count of files, with the reference that lets the audit
 * of the site hold it against the release.
 *
 * @param table of the release, as pages know it: `deliveries`
 * @param where values of columns that choose the rows; null for empty
 * @param field the column that is added up; `rows` for the number of rows
 * @param text how it is written; a share may be a percentage
 */
export function statedNumber(
  table: string,
  where: Readonly<Record<string, string | number | null>>,
  field: string,
  value: number,
  text: (value: number) => string = plainly,
): Html {
  const query = new URLSearchParams(
    Object.entries(where).map(([column, wanted]) => [column, String(wanted ?? "")]),
  );
  const rows = query.size === 0 ? "" : `?${query}`;
  return html`<data data-ref="${table}${rows}#${field}" value="${value}">${text(value)}</data>`;
}

const plainly = (value: number): string => formatNumber(value, Number.isInteger(value) ? 0 : 1);
