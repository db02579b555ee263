import { z } from "zod";
import { agbCode, isoDate } from "./region.ts";
import { tableKinds } from "./table-fields.ts";

/** How a sender writes dates, and how months. */
export const dateForms = ["JJJJ-MM-DD", "JJJJMMDD", "DD-MM-JJJJ"] as const;
export const monthForms = ["JJJJ-MM", "JJJJMM", "MM-JJJJ"] as const;
export type DateForm = (typeof dateForms)[number];
export type MonthForm = (typeof monthForms)[number];

/** Where the value of one of our columns comes from: a column of the sender, or fixed. */
export const mappedFieldSchema = z.strictObject({
  /** Name of the column at the sender; letter case and outer blanks do not matter. */
  column: z.string().min(1).optional(),
  /** What each code of the sender means; other codes are then refused. Empty: no value. */
  codes: z.record(z.string(), z.string()).optional(),
  /** A value that is the same in every row. */
  value: z.string().min(1).optional(),
});

/**
 * One file `mappings/<name>.yaml`: how the columns of some senders become ours. A newer version is
 * a file of its own with a later `validFrom`; the newest that holds on the date of a delivery's
 * first row is used, one for the sender's own AGB code before one for all (`*`).
 */
export const mappingSchema = z.strictObject({
  name: z.string().min(1),
  version: z.string().min(1),
  /** Where the layout was agreed. */
  source: z.string().min(1),
  kind: z.enum(tableKinds),
  agb: z
    .union([z.literal("*"), z.array(agbCode).min(1)])
    .describe('"*" voor alle aanbieders, of een lijst met AGB-codes van acht cijfers'),
  validFrom: isoDate,
  dates: z.enum(dateForms).optional(),
  months: z.enum(monthForms).optional(),
  fields: z.record(z.string(), mappedFieldSchema),
});

export type MappedField = z.infer<typeof mappedFieldSchema>;
export interface Mapping extends z.infer<typeof mappingSchema> {
  /** Name of its file, for messages. */
  file: string;
}
