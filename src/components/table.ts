import { type Content, type Html, html, join, plain } from "./html.ts";

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
  options: {
    /** Rows that stand out: the one the others are read against. */
    strong?: (row: Row) => boolean;
    /** Says in so many words what is a row and a cell, for a style that lays them out otherwise. */
    roles?: boolean;
    /**
     * On a phone every row becomes a card, with the heading before each cell; `short` cells stand beside
     * each other on it. Has roles as well.
     */
    cards?: boolean | "short";
  } = {},
): Html {
  const role = (name: string) => (options.roles || options.cards) && html` role="${name}"`;
  const label = (heading: Content) => {
    const text = plain(html`${heading}`).trim();
    return options.cards && html` data-kop="${text.endsWith("?") ? text : `${text}:`}"`;
  };
  const head = columns.map(
    (column) =>
      html`<th scope="col"${role("columnheader")}${column.number ? numeric : null}>${column.heading}</th>`,
  );
  const body = rows.map(
    (row) =>
      html`<tr${role("row")}${options.strong?.(row) && html` class="nadruk"`}>${columns.map(
        (column) =>
          column.names
            ? html`<th scope="row"${role("rowheader")}>${column.cell(row)}</th>`
            : html`<td${role("cell")}${label(column.heading)}${column.number ? numeric : null}>${column.cell(row)}</td>`,
      )}</tr>`,
  );
  return html`<div class="tabel${options.cards && " stapel"}${options.cards === "short" && " kort"}" role="region" aria-label="${caption}" tabindex="0"><table${role("table")}><caption>${caption}</caption><thead${role("rowgroup")}><tr${role("row")}>${join(head)}</tr></thead><tbody${role("rowgroup")}>${join(body, "\n")}</tbody></table></div>`;
}

const numeric = html` class="getal"`;
