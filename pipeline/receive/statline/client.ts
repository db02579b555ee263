import type { z } from "zod";
import { Failure } from "../../failure.ts";
import { quote } from "../../region/problem.ts";
import {
  type Code,
  codeSchema,
  type Dataset,
  type Dimension,
  datasetSchema,
  dimensionSchema,
  type Group,
  groupSchema,
  listSchema,
  type Measure,
  measureSchema,
  type Observation,
  observationSchema,
  type Properties,
  propertiesSchema,
} from "./shape.ts";
import { NotFound, type Web } from "./web.ts";

/**
 * One table of CBS StatLine by OData v4. Knows the routes and what can be wrong with an answer;
 * every fault is a Failure of family `delivery`. Ids of tables keep their case: `03759ned` is a
 * table, `03759NED` is nothing.
 */
export class StatlineTable {
  readonly id: string;
  readonly #web: Web;

  constructor(web: Web, id: string) {
    if (!/^[0-9A-Za-z]{4,20}$/.test(id)) {
      throw new Failure(
        "usage",
        `Tabel ${quote(id)} kan niet. Schrijf een nummer van StatLine zoals 03759ned of 85098NED.`,
      );
    }
    this.#web = web;
    this.id = id;
  }

  /** Where this table is; the source to name. */
  get address(): string {
    return `${this.#web.base}/${this.id}`;
  }

  /** What the table is and which version of it is out. */
  async properties(): Promise<Properties> {
    let body: unknown;
    try {
      body = await this.#web.json(this.#route("Properties"));
    } catch (error) {
      if (error instanceof NotFound) throw await this.#noSuchTable();
      throw error;
    }
    const read = propertiesSchema.safeParse(body);
    // A table id in the wrong case is not refused everywhere: it can answer with nothing.
    if (!read.success && isEmptyAnswer(body)) throw await this.#noSuchTable();
    const properties = this.#checked(read, "Properties");
    if (properties.Identifier !== this.id) throw await this.#noSuchTable();
    return properties;
  }

  dimensions(): Promise<Dimension[]> {
    return this.#list("Dimensions", dimensionSchema);
  }

  measures(): Promise<Measure[]> {
    return this.#list("MeasureCodes", measureSchema);
  }

  /** Empty when the table has no groups of measures: the route is then sometimes missing. */
  async measureGroups(): Promise<Group[]> {
    try {
      return await this.#list("MeasureGroups", groupSchema);
    } catch (error) {
      if (error instanceof NotFound) return [];
      throw error;
    }
  }

  codes(dimension: string): Promise<Code[]> {
    return this.#list(`${dimension}Codes`, codeSchema);
  }

  /** How many observations a question has. */
  count(filter: string): Promise<number> {
    return this.#web.count(this.#route("Observations/$count", filter));
  }

  /**
   * The observations of a question, page by page; no more than one page is held. Checked: shape,
   * every dimension present, no id twice, no page twice, and as many as `count` promised.
   *
   * @param count what `count(filter)` said
   */
  async *observations(
    filter: string,
    dimensions: readonly string[],
    count: number,
  ): AsyncGenerator<Observation[]> {
    const seen = new Set<number>();
    for await (const page of this.#pages(this.#route("Observations", filter), true)) {
      const rows = page.map((raw) => this.#observation(raw, dimensions));
      for (const { Id } of rows) {
        if (seen.has(Id)) {
          throw this.#fault(
            `waarneming ${Id} komt twee keer. De tabel is misschien tijdens het ophalen vernieuwd. Haal de tabel opnieuw op`,
          );
        }
        seen.add(Id);
      }
      yield rows;
    }
    if (seen.size !== count) {
      throw this.#fault(
        `StatLine noemt ${count} waarnemingen en geeft er ${seen.size}. Er is niets bewaard. Haal de tabel opnieuw op`,
      );
    }
  }

  #observation(raw: unknown, dimensions: readonly string[]): Observation {
    const row = this.#checked(observationSchema.safeParse(raw), "Observations");
    for (const dimension of dimensions) {
      if (typeof row[dimension] !== "string") {
        throw this.#fault(
          `waarneming ${row.Id} heeft geen ${dimension}. Meld dit aan de beheerder`,
        );
      }
    }
    return row;
  }

  async #list<S extends z.ZodType>(route: string, schema: S): Promise<z.output<S>[]> {
    const all: z.output<S>[] = [];
    for await (const page of this.#pages(this.#route(route), false)) {
      for (const raw of page) all.push(this.#checked(schema.safeParse(raw), route));
    }
    return all;
  }

  /** The pages from `url` on. The link to the next page is followed as it stands, at home only. */
  async *#pages(url: string, heavy: boolean): AsyncGenerator<unknown[]> {
    const visited = new Set<string>();
    for (let next: string | undefined = url; next !== undefined; ) {
      visited.add(next);
      const read = listSchema.safeParse(await this.#web.json(next, heavy));
      const page: z.output<typeof listSchema> = this.#checked(read, url.split("/").pop() ?? url);
      yield page.value;
      next = page["@odata.nextLink"];
      if (next === undefined) return;
      if (!isAtHome(next, this.#web.base)) {
        throw this.#fault(
          `de volgende bladzijde staat op een ander adres: ${quote(hostOf(next))}. Er is niets opgehaald van dat adres. Controleer het adres van de dienst (nu ${this.#web.base})`,
        );
      }
      if (visited.has(next)) {
        throw this.#fault("de bladzijden verwijzen in een kring. Probeer het later opnieuw");
      }
    }
  }

  #route(route: string, filter?: string): string {
    const question =
      filter === undefined || filter === "" ? "" : `?$filter=${encodeURIComponent(filter)}`;
    return `${this.address}/${route}${question}`;
  }

  #checked<T>(read: z.ZodSafeParseResult<T>, route: string): T {
    if (read.success) return read.data;
    const fields = [
      ...new Set(read.error.issues.map(({ path }) => path.join(".") || "het geheel")),
    ];
    throw this.#fault(
      `het antwoord op ${route.split("?")[0]} is anders dan verwacht (${fields.slice(0, 5).join(", ")}). Controleer of het adres een OData v4-dienst is`,
    );
  }

  #fault(text: string): Failure {
    return new Failure("delivery", `StatLine, tabel ${this.id} (${this.address}): ${text}.`);
  }

  async #noSuchTable(): Promise<Failure> {
    const meant = await this.#meant();
    const hint = meant === null ? "Zoek het nummer op bij StatLine" : `Bedoelt u ${meant}`;
    const mark = meant === null ? "." : "?";
    return new Failure(
      "delivery",
      `StatLine, tabel ${this.id} (${this.address}): deze tabel bestaat niet. Kleine letters en hoofdletters tellen mee: 03759ned en 03759NED zijn niet hetzelfde. ${hint}${mark}`,
    );
  }

  /** The table whose id differs in case only. Best effort: the list itself may be out of reach. */
  async #meant(): Promise<string | null> {
    try {
      const tables = await this.#datasets();
      const lower = this.id.toLowerCase();
      return (
        tables.find(({ Identifier }) => Identifier.toLowerCase() === lower)?.Identifier ?? null
      );
    } catch (error) {
      if (error instanceof Failure) return null;
      throw error;
    }
  }

  /** The whole list is almost 7 MB; with its ids and titles alone it is small. */
  async #datasets(): Promise<Dataset[]> {
    const url = `${this.#web.base}/Datasets?$select=Identifier,Title`;
    const all: Dataset[] = [];
    for await (const page of this.#pages(url, false)) {
      for (const raw of page) all.push(this.#checked(datasetSchema.safeParse(raw), "Datasets"));
    }
    return all;
  }
}

function isEmptyAnswer(body: unknown): boolean {
  const read = listSchema.safeParse(body);
  return read.success ? read.data.value.length === 0 : body === null;
}

/** Same scheme, host and port: also no step down from https to http. */
function isAtHome(url: string, base: string): boolean {
  return URL.canParse(url) && new URL(url).origin === new URL(base).origin;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : url;
}
