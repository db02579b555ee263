import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse, YAMLParseError } from "yaml";
import { z } from "zod";
import { Failure } from "../../failure.ts";
import { projectRoot } from "../../home.ts";
import type { Region } from "../../region/region.ts";

/** Where the list of tables and the committed snapshot are. */
export const referenceFolder = join(projectRoot, "data", "reference", "statline");

const wishSchema = z.strictObject({
  /** Id of the table, in its own case. */
  table: z.string().regex(/^[0-9A-Za-z]{4,20}$/),
  /** What it is for. */
  use: z.string().min(1),
  /** First year; everything when absent. */
  from: z.int().min(1900).max(2100).optional(),
  /** Codes to ask for, per dimension besides region and period; all when absent. */
  pins: z.record(z.string(), z.array(z.string().min(1)).min(1)).default({}),
  /** Measures to ask for; all when absent. */
  measures: z.array(z.string().min(1)).default([]),
});

const tablesSchema = z.strictObject({ tables: z.array(wishSchema).min(1) });

const areasSchema = z.strictObject({
  /** CBS codes of areas to compare with: NL01, PV25, LD02. */
  compare: z.array(z.string().regex(/^(NL|LD|PV|CR|GM|JZ)[0-9A-Z]{2,4}$/)),
});

/** Which part of which table we want. */
export type Wish = z.infer<typeof wishSchema>;

/** A wish with the areas it is for: what two captures must share to be versions of one slice. */
export interface Request {
  areas: string[];
  from: number | null;
  pins: Record<string, string[]>;
  measures: string[];
}

/** The tables that the product uses. @throws Failure of family `delivery` */
export async function readWishes(folder: string = referenceFolder): Promise<Wish[]> {
  return (await readYaml(join(folder, "tables.yaml"), tablesSchema, "delivery")).tables;
}

/**
 * The CBS areas of a region: its municipalities, and those in its `statline.yaml` to compare with
 * (the country alone when there is no such file).
 *
 * @throws Failure of family `region`
 */
export async function readAreas(region: Region, regionFolder: string): Promise<string[]> {
  let compare = ["NL01"];
  try {
    const file = join(regionFolder, "statline.yaml");
    compare = (await readYaml(file, areasSchema, "region")).compare;
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  return [...new Set([...region.municipalities.map(({ code }) => `GM${code}`), ...compare])].sort();
}

export function requestOf(wish: Wish, areas: string[]): Request {
  const pins = Object.entries(wish.pins).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    areas: areas.toSorted(),
    from: wish.from ?? null,
    pins: Object.fromEntries(pins.map(([dimension, codes]) => [dimension, codes.toSorted()])),
    measures: wish.measures.toSorted(),
  };
}

async function readYaml<S extends z.ZodType>(
  file: string,
  schema: S,
  family: "delivery" | "region",
): Promise<z.output<S>> {
  const text = await readFile(file, "utf8");
  try {
    const read = schema.safeParse(parse(text));
    if (read.success) return read.data;
    const fields = read.error.issues.map(({ path }) => path.join(".") || "het geheel");
    throw new Failure(
      family,
      `${file}: deze velden kloppen niet: ${[...new Set(fields)].join(", ")}. Kijk naar het voorbeeld van de Achterhoek en de uitleg bovenin het bestand.`,
    );
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    const line = error.linePos?.[0].line ?? 1;
    throw new Failure(family, `${file}, regel ${line}: dit is geen geldige YAML.`);
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
