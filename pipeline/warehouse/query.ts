import { Failure } from "../failure.ts";
import { withReadOnlyWarehouse } from "./warehouse.ts";

/** How the rows of a query are written. */
export type QueryForm = "text" | "csv" | "json";

/**
 * Puts one query to a warehouse, read-only, and writes its rows piece by piece: a long answer takes
 * no more memory than a short one.
 *
 * @param output receives text as it comes
 * @throws Failure (usage) when the query is not in order, or would change something
 */
export async function runQuery(
  path: string,
  sql: string,
  form: QueryForm,
  output: (text: string) => void,
): Promise<void> {
  await withReadOnlyWarehouse(path, async (db) => {
    try {
      const result = await db.stream(sql);
      const names = result.deduplicatedColumnNames();
      const write = writers[form](names, output);
      for await (const chunk of result.yieldRowObjectJson()) {
        for (const row of chunk) write.row(names.map((name) => plain(row[name])));
      }
      write.end();
    } catch (error) {
      if (error instanceof Failure) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      throw new Failure("usage", `Deze vraag kan het magazijn niet beantwoorden. ${reason}`);
    }
  });
}

type Cell = string | number | boolean | null;

const plain = (value: unknown): Cell =>
  value === null || value === undefined
    ? null
    : typeof value === "object"
      ? JSON.stringify(value)
      : (value as Cell);

interface Writer {
  row(cells: readonly Cell[]): void;
  end(): void;
}

const writers: Record<
  QueryForm,
  (names: readonly string[], output: (text: string) => void) => Writer
> = {
  text: (names, output) => {
    output(`${names.join("\t")}\n`);
    return {
      row: (cells) => output(`${cells.map((cell) => cell ?? ".").join("\t")}\n`),
      end: () => {},
    };
  },
  csv: (names, output) => {
    const line = (cells: readonly Cell[]): string =>
      `${cells.map((cell) => quoted(cell === null ? "" : String(cell))).join(",")}\n`;
    output(line(names));
    return { row: (cells) => output(line(cells)), end: () => {} };
  },
  json: (names, output) => {
    let first = true;
    output("[");
    return {
      row: (cells) => {
        const row = Object.fromEntries(names.map((name, index) => [name, cells[index] ?? null]));
        output(`${first ? "\n" : ",\n"}${JSON.stringify(row)}`);
        first = false;
      },
      end: () => output("\n]\n"),
    };
  },
};

const quoted = (text: string): string =>
  /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
