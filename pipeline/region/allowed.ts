import { z } from "zod";

/** The part of JSON Schema that the schemas of a region use. */
export interface TypeSheet {
  type?: string;
  description?: string;
  enum?: string[];
  const?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  anyOf?: TypeSheet[];
  items?: TypeSheet;
  properties?: Record<string, TypeSheet>;
  additionalProperties?: TypeSheet | false;
}

/** A zod schema as plain data, so that messages and conversions follow from the schema itself. */
export function typeSheet(schema: z.ZodType): TypeSheet {
  const text = JSON.stringify(z.toJSONSchema(schema), (_, part: unknown) => {
    // A plain type that may be empty comes as a list of types; one way of saying it is enough.
    if (typeof part !== "object" || part === null || !("type" in part)) return part;
    const { type, ...rest } = part;
    return Array.isArray(type) ? { ...rest, anyOf: type.map((each) => ({ type: each })) } : part;
  });
  return JSON.parse(text) as TypeSheet;
}

/** How a type is written: `ja` in a table, `true` in YAML. */
export type Spelling = "table" | "yaml";

/** What a type allows, as the end of a Dutch sentence: `een van: jw, wmo`. */
export function allowed(type: TypeSheet, spelling: Spelling): string {
  if (type.description !== undefined) return type.description;
  if (type.anyOf) return type.anyOf.map((part) => allowed(part, spelling)).join(", of ");
  if (type.enum) return `een van: ${codesInOrder(type.enum).join(", ")}`;
  if (type.const !== undefined) return type.const;
  if (type.format === "date") return "een bestaande datum, geschreven als 2024-01-31";
  switch (type.type) {
    case "null":
      return "leeg";
    case "boolean":
      return spelling === "table" ? "ja of nee" : "true of false";
    case "integer":
      return wholeNumber(type.minimum, type.maximum);
    case "number":
      return "een getal, bijvoorbeeld 0.35";
    case "array":
      return `een lijst met ${type.minItems ?? 0} of meer onderdelen`;
    case "object":
      return `de velden ${Object.keys(type.properties ?? {}).join(", ")}`;
    default:
      return "een tekst";
  }
}

function wholeNumber(minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER): string {
  return maximum === Number.MAX_SAFE_INTEGER
    ? `een geheel getal van ${minimum} of hoger`
    : `een geheel getal van ${minimum} tot en met ${maximum}`;
}

/** Objects put keys that look like a number first (`14` before `01`); codes belong in order. */
function codesInOrder(values: string[]): string[] {
  return values.every((value) => /^\d+$/.test(value)) ? values.toSorted() : values;
}

/**
 * What somebody probably meant, when a spreadsheet changed it: `197` → `0197`, `31-1-2024` →
 * `2024-01-31`. Null when nothing that is allowed comes out.
 */
export function meant(value: string, accepts: (candidate: string) => boolean): string | null {
  const candidates = [value.toLowerCase()];
  if (/^\d{1,3}$/.test(value)) candidates.push(value.padStart(2, "0"), value.padStart(4, "0"));
  const date = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(value);
  if (date) {
    const [, day = "", month = "", year = ""] = date;
    candidates.push(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
  }
  return candidates.find((candidate) => candidate !== value && accepts(candidate)) ?? null;
}
