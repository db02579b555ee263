import { z } from "zod";
import { isoDate } from "./region.ts";

// Field names are Dutch: contract managers write these files by hand.

/** What made people talk: a comparison, or something that no figure shows. */
export const signalKinds = [
  "spc",
  "trechter",
  "streefwaarde",
  "combinatie",
  "datakwaliteit",
  "cliëntgeluid",
  "keten",
  "kans",
] as const;
/** Signals that chance or registration could explain as well. */
const statistical: readonly string[] = ["spc", "trechter", "streefwaarde", "combinatie"];
export const alternatives = ["casemix", "registratie", "nalevering", "toeval"] as const;
export const agreementKinds = [
  "verbeteren",
  "onderzoeken",
  "data_herstellen",
  "borgen",
  "delen",
  "opschalen",
  // The municipality has its own task: what it must see to.
  "randvoorwaarde_gemeente",
] as const;
export const agreementStates = [
  "concept",
  "vastgesteld",
  "loopt",
  "gereed",
  "niet_gehaald",
  "vervallen",
  "geëscaleerd",
] as const;
/** `intern` never leaves the region folder: a page of a provider is shown to the provider. */
export const confidentialities = ["intern", "met_aanbieder", "openbaar_samengevat"] as const;

const agreementId = z
  .string()
  .regex(/^AFS-\d{4}-\d{4}$/)
  .describe("een nummer zoals AFS-2026-0031");
const known = z.string().min(1);
/** Text of people; long stories belong in the minutes. */
const note = z.string().min(1).max(600).describe("een tekst van ten hoogste 600 tekens");
const period = z
  .string()
  .regex(/^\d{4}(-(H[12]|K[1-4])(\/\d{4}-K[1-4])?)?$/)
  .describe("een periode, geschreven als 2024, 2024-H1, 2024-K1 of 2024-K2/2025-K1");
/** A task, such as `regiebehandelaar ambulant`: never a person. */
const task = z.string().min(1).max(80).describe("een functie, geen naam");

/** The figure as it stood when people talked: written by the command, never by hand. */
export const factSchema = z.strictObject({
  indicator: known,
  onderdeel: known.nullable().default(null),
  snede: z.enum(["provider", "provider_segment", "party", "party_segment"]),
  segment: known.nullable().default(null),
  periode: period,
  waarde: z.number().nullable(),
  teller: z.number().nullable(),
  noemer: z.number().nullable(),
  interval: z.tuple([z.number().nullable(), z.number().nullable()]),
  ankers: z.strictObject({
    norm: z.number().nullable(),
    regio: z.number().nullable(),
    eigenVerleden: z.number().nullable(),
  }),
});

/** One file of `agreements/`: what was agreed in a dialogue. */
export const agreementSchema = z.strictObject({
  id: agreementId,
  versie: z.int().min(1),
  releaseId: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}-[0-9a-f]+$/)
    .describe("de naam van een uitgave"),
  releaseHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe("het controlegetal van die uitgave"),
  dialoogDatum: isoDate,
  aanbiederId: known,
  segment: known.nullable().default(null),
  gemeenten: z.array(known).default([]),
  indicatoren: z.array(known).min(1),
  signaalType: z.enum(signalKinds),
  feit: factSchema.nullable(),
  duidingGemeente: note.nullable().default(null),
  duidingAanbieder: note.nullable().default(null),
  duidingToegangOfCliënt: note.nullable().default(null),
  oorzaakHypothese: note.nullable().default(null),
  alternatieveVerklaringen: z.array(z.enum(alternatives)).default([]),
  overeenstemming: z.strictObject({
    oordeel: z.enum(["eens", "deels", "oneens"]),
    toelichting: note.nullable().default(null),
  }),
  afspraakType: z.enum(agreementKinds),
  afspraak: z.string().min(1).max(300).describe("een tekst van ten hoogste 300 tekens"),
  verwachtEffect: z
    .strictObject({
      indicator: known,
      richting: z.enum(["stijgt", "daalt"]),
      omvang: z.string().min(1).max(120).describe("een tekst van ten hoogste 120 tekens"),
      /** An effect can show in the first release with data until this day or later. */
      vroegstBeoordeelbareRelease: isoDate,
    })
    .nullable(),
  eigenaarAanbieder: task,
  eigenaarGemeente: task,
  start: isoDate,
  eind: isoDate,
  tussenmomenten: z.array(isoDate).default([]),
  status: z.enum(agreementStates),
  voortgang: z.array(z.strictObject({ datum: isoDate, tekst: note, door: task })).default([]),
  effectOordeel: z
    .enum(["aannemelijk", "niet_zichtbaar", "te_vroeg", "niet_te_beoordelen"])
    .nullable()
    .default(null),
  escalatie: z.enum(["contractmanager", "management", "bestuurlijk"]).nullable().default(null),
  vertrouwelijkheid: z.enum(confidentialities),
  voortkomtUit: agreementId.nullable().default(null),
  /** After seven days in which the provider could respond. */
  definitiefOp: isoDate.nullable().default(null),
});

/** The head of one file of `stories/`; the story itself is the text below it. */
export const storySchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .describe("kleine letters, cijfers en koppeltekens"),
  titel: z.string().min(1).max(120).describe("een tekst van ten hoogste 120 tekens"),
  datum: isoDate,
  aanbiederId: known.nullable().default(null),
  segment: known.nullable().default(null),
  indicatoren: z.array(known).default([]),
  verteller: task,
  /** Who told it agreed that it is read here. */
  toestemming: z.literal("ja"),
  fictief: z.boolean(),
});

export type Agreement = z.infer<typeof agreementSchema>;
export type StoryHead = z.infer<typeof storySchema>;
export interface Story extends StoryHead {
  tekst: string;
}

/** Whether a signal of this kind asks for other explanations than the obvious one. */
export const asksAlternatives = (kind: string): boolean => statistical.includes(kind);
