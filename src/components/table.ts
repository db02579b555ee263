import { type Content, type Html, html, join } from "./html.ts";

/** One column of a table: its heading, what stands in it, and whether that is a number. */
export interface Column<Row> {
  heading: Content;
  cell(row: Row): Content;
  number?: boolean;
  /** The column that names the row. */
  names?: boolean;
}

/**
 * A table with real headings. It scrolls by itself when the page is narrower; a keyboard reaches it.
 *
 * @param caption what it holds, for who jumps from table to table
 */
export function table<Row>(
  caption: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  strong: (row: Row) => boolean = () => false,
): Html {
  const head = columns.map(
    (column) => html`<th scope="col"${column.number ? numeric : null}>${column.heading}</th>`,
  );
  const body = rows.map(
    (row) =>
      html`<tr${strong(row) ? html` class="nadruk"` : null}>${columns.map((column) =>
        column.names
          ? html`<th scope="row">${column.cell(row)}</th>`
          : html`<td${column.number ? numeric : null}>${column.cell(row)}</td>`,
      )}</tr>`,
  );
  return html`<div class="tabel" role="region" aria-label="${caption}" tabindex="0"><table><caption>${caption}</caption><thead><tr>${join(head)}</tr></thead><tbody>${join(body, "\n")}</tbody></table></div>`;
}

const numeric = html` class="getal"`;
