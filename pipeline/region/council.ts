import { z } from "zod";
import { gemeenteCode, isoDate } from "./region.ts";

// Field names are Dutch: people of a municipality write these files by hand. Everything in them is
// public: it is printed in the report to the council.

export const requestKinds = ["motie", "toezegging", "vraag"] as const;
export const requestStates = ["open", "loopt", "gereed", "vervallen"] as const;

const known = z.string().min(1);
const title = z.string().min(1).max(120).describe("een tekst van ten hoogste 120 tekens");
const note = z.string().min(1).max(400).describe("een tekst van ten hoogste 400 tekens");
const euros = z.int().min(0).describe("een bedrag in hele euro's");

/** What the council asked for or was promised, and what came of it. */
const requestSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[A-Z]-\d{4}-\d{2,3}$/)
    .describe("een nummer zoals M-2024-07"),
  soort: z.enum(requestKinds),
  datum: isoDate,
  titel: title,
  tekst: note,
  status: z.enum(requestStates),
  /** What the executive answered, so far. */
  reactie: note.nullable().default(null),
  reactieOp: isoDate.nullable().default(null),
});

/** What the executive makes of a figure: an opinion beside a fact. */
const readingSchema = z.strictObject({
  indicator: known,
  datum: isoDate,
  tekst: note,
});

/** One line of the public budget of the municipality. */
const budgetLineSchema = z.strictObject({
  jaar: z.int().min(2015).max(2100),
  onderwerp: title,
  begroot: euros,
  gerealiseerd: euros.nullable().default(null),
  bron: title,
});

/** One file of `council/`: what one municipality adds to the report to its council. */
export const councilSchema = z.strictObject({
  gemeente: gemeenteCode,
  fictief: z.boolean(),
  verzoeken: z.array(requestSchema).default([]),
  duiding: z.array(readingSchema).default([]),
  begroting: z.array(budgetLineSchema).default([]),
});

export type CouncilSheet = z.infer<typeof councilSchema>;
