import { z } from "zod";

// What StatLine answers, as far as we read it. Codes and titles come with spaces behind them in
// some tables: trimmed here, except the codes of a dimension, which a question must repeat exactly.
const text = z.string().transform((value) => value.trim());
const optionalText = z
  .string()
  .nullish()
  .transform((value) => value?.trim() || null);

export const listSchema = z.object({
  value: z.array(z.unknown()),
  "@odata.nextLink": z.string().optional(),
});

/** `/Properties` is one object, not a list. */
export const propertiesSchema = z.object({
  Identifier: text,
  Title: text,
  Modified: text,
  Version: optionalText,
  Status: optionalText,
  License: optionalText,
});

export const dimensionSchema = z.object({
  Identifier: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/),
  Title: text,
  Kind: z.string(),
  /** False: there is no list of codes to ask for. */
  ContainsCodes: z.boolean().nullish(),
});

export const measureSchema = z.object({
  Identifier: text,
  Title: text,
  MeasureGroupId: optionalText,
  DataType: optionalText,
  Unit: optionalText,
  /** Absent means: whole numbers. */
  Decimals: z
    .number()
    .nullish()
    .transform((value) => value ?? 0),
});

export const groupSchema = z.object({
  Id: z.union([z.string(), z.number()]).transform((id) => String(id).trim()),
  Title: text,
  ParentId: z
    .union([z.string(), z.number()])
    .nullish()
    .transform((id) => (id === null || id === undefined ? null : String(id).trim())),
});

export const codeSchema = z.object({
  /** As it came: spaces at the end belong to it in a question. */
  Identifier: z.string(),
  Title: text,
  /** Of a period: Definitief, Voorlopig, NaderVoorlopig; null when the table does not say. */
  Status: optionalText,
});

export const datasetSchema = z.object({ Identifier: text, Title: optionalText });

/** One cell. Beside these it has a property per dimension. */
export const observationSchema = z.looseObject({
  Id: z.number(),
  Measure: z.string(),
  ValueAttribute: z.string(),
  Value: z.number().nullable(),
  StringValue: z.string().nullish(),
});

export type Properties = z.infer<typeof propertiesSchema>;
export type Dimension = z.infer<typeof dimensionSchema>;
export type Measure = z.infer<typeof measureSchema>;
export type Group = z.infer<typeof groupSchema>;
export type Code = z.infer<typeof codeSchema>;
export type Dataset = z.infer<typeof datasetSchema>;
export type Observation = z.infer<typeof observationSchema>;
