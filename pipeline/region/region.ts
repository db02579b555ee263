import { z } from "zod";
import type { Agreement, Story } from "./agreement.ts";
import type { CouncilSheet } from "./council.ts";
import type { Mapping } from "./mapping.ts";

/** The three kinds of support a region buys. Beschermd wonen is Wmo by law, a domain by purchase. */
export const domains = ["jeugd", "wmo", "bw"] as const;
export type Domain = (typeof domains)[number];

/** The law, as the message standard has it: iJw or iWmo. */
export const laws = ["jw", "wmo"] as const;
export type Law = (typeof laws)[number];

export const fundings = ["lumpsum", "populatie", "inspanning", "taakgericht"] as const;
export const settings = [
  "ambulant",
  "daghulp",
  "pleegzorg",
  "gezinsgericht",
  "verblijf",
  "gesloten",
  "wonen",
] as const;
export const roles = ["zelfstandig", "consortiumlid", "hoofdaannemer", "onderaannemer"] as const;
export const normBases = ["contract", "nulmeting", "landelijk", "streefwaarde", "budget"] as const;
/** What a norm compares with: a number, an earlier figure, an agreed band, a direction, others. */
export const normKinds = ["absoluut", "nulmeting", "budget", "trend", "benchmark"] as const;
export const scopes = ["regio", "domein", "segment", "aanbieder", "keten"] as const;
export const annotationKinds = ["gebeurtenis", "nieuwe-basislijn"] as const;
/** What a combination asks of a figure: how it is judged, or which way it went. */
export const combinationTests = ["ongunstig", "gunstig", "stijgt", "daalt"] as const;

// What a pattern allows, in Dutch: the reader of the region folder puts it in its messages. The
// other types need no description, `allowed.ts` derives it from the type.
export const isoDate = z.iso.date();
const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .describe("kleine letters, cijfers en koppeltekens, bijvoorbeeld jeugd-ambulant");
export const gemeenteCode = z
  .string()
  .regex(/^\d{4}$/)
  .describe("de viercijferige CBS-code van een gemeente, bijvoorbeeld 0197");
export const agbCode = z
  .string()
  .regex(/^\d{8}$/)
  .describe("een AGB-code van acht cijfers, bijvoorbeeld 99990001");
const indicatorId = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/)
  .describe("de id van een indicator, bijvoorbeeld scale_down_rate");
const share = z
  .number()
  .min(0)
  .max(1)
  .describe("een aandeel van 0 tot en met 1, bijvoorbeeld 0.35");

export const municipalitySchema = z.strictObject({ code: gemeenteCode, name: z.string().min(1) });

export const segmentSchema = z.strictObject({
  id: slug,
  name: z.string().min(1),
  domain: z.enum(domains),
  law: z.enum(laws),
  /** False for a task-based segment: no 301 and no 323, start and stop stand alone. */
  declares: z.boolean(),
});

export const ladderSchema = z.strictObject({
  law: z.enum(laws),
  version: z.string().min(1),
  validFrom: isoDate,
  source: z.string().min(1),
  ranks: z.array(z.strictObject({ rank: z.int().min(0).max(9), name: z.string().min(1) })).min(2),
});

/** How long something is kept, and by what rule. */
const retentionSchema = z.strictObject({
  months: z.int().min(1).max(600),
  /** The law or decision it rests on. */
  source: z.string().min(1),
});

/** `region.yaml`. */
export const regionSheetSchema = z.strictObject({
  id: slug,
  name: z.string().min(1),
  /** Title of the public monitor. */
  monitorTitle: z.string().min(1),
  /** True while providers, contracts and norms are made up; every page then says so. */
  fictitious: z.boolean(),
  observation: z.strictObject({
    /** First day the region observes; care that already ran then enters late. */
    from: isoDate,
    /** Last day of the data; when absent, the newest message date in the ledger. */
    until: isoDate.optional(),
  }),
  /** Longest interruption, in days, that does not end a trajectory or spell. */
  gapDays: z.int().min(0).max(366),
  /** A start or stop reported later than this many days after the fact is called late. */
  lateAfterDays: z.int().min(1).max(366),
  /** Within what time providers agreed to report, and municipalities to answer. */
  deadlines: z.strictObject({
    /** A start or stop: working days after the fact. */
    startStopWorkingDays: z.int().min(0).max(60),
    /** A declaration: days after the end of its month. */
    declarationDays: z.int().min(1).max(366),
    /** The first answer to a request for an allocation: working days. */
    requestWorkingDays: z.int().min(0).max(60),
    /** The answer to a declaration: working days. */
    answerWorkingDays: z.int().min(0).max(60),
  }),
  /** How many days somebody should wait at most. */
  waiting: z.strictObject({
    /** From registration to intake. */
    intakeDays: z.int().min(1).max(366),
    /** From intake to the start of help. */
    startDays: z.int().min(1).max(366),
    /** From allocation to the start of help. */
    allocationDays: z.int().min(1).max(366),
  }),
  /** When a figure from questionnaires or end reasons may be judged. */
  outcomes: z.strictObject({
    /** Smallest share that answered. */
    minResponse: share,
    /** Largest share of which the answer or reason is unknown. */
    maxUnknown: share,
    /** The mark, 1 to 10, from which somebody is satisfied. */
    satisfactionFrom: z.int().min(1).max(10),
    /** Standard errors of a difference from which a change is reliable: 1.96 is 95 percent sure. */
    reliableChangeZ: z
      .number()
      .min(1)
      .max(4)
      .describe("een getal van 1 tot en met 4, bijvoorbeeld 1.96"),
    /** Help shorter than this many days need not be asked about. */
    exemptDays: z.int().min(0).max(366),
  }),
  /** How long each layer is kept; what has no rule is kept until somebody decides. */
  retention: z
    .strictObject({
      /** Deliveries, from the day they were received. */
      inbox: retentionSchema.optional(),
      /** Rejected deliveries, from the day they were received. */
      quarantine: retentionSchema.optional(),
      /** A person's records, from the last message and the end of help. */
      warehouse: retentionSchema.optional(),
      /** Releases, from the last day of their data. */
      releases: retentionSchema.optional(),
    })
    .optional(),
  municipalities: z.array(municipalitySchema).min(1),
  segments: z.array(segmentSchema).min(1),
  ladders: z.array(ladderSchema).min(1),
  editions: z.strictObject({
    contract: z.strictObject({
      title: z.string().min(1),
      minClients: z.int().min(1),
      /** Fewest persons in a cell of caseload and flow. */
      flowMinClients: z.int().min(1),
    }),
    monitor: z.strictObject({
      title: z.string().min(1),
      /** Fewest persons behind a published figure, numerator and complement alike. */
      minPersons: z.int().min(1),
      /** Smallest denominator for a percentage. */
      minDenominator: z.int().min(1),
      /** Fewest persons behind a mean, a median or a curve. */
      minAtRisk: z.int().min(1),
      /** Counts are rounded to a multiple of this. */
      roundTo: z.int().min(1),
      /** How wide the interval must be that anyone can put around a hidden number of persons. */
      hiddenWidth: z.int().min(2),
    }),
  }),
});

/** One row of `providers.csv`. */
export const providerSchema = z.strictObject({
  provider_id: slug,
  agb: agbCode,
  name: z.string().min(1),
  /** The party that signed: a consortium, a main contractor, or the provider itself. */
  party_id: slug,
  party_name: z.string().min(1),
  /** Of a subcontractor: the provider it works for. */
  main_provider_id: slug.nullable(),
  role: z.enum(roles),
});

/** One row of `contracts.csv`. */
export const contractSchema = z.strictObject({
  contract_id: z.string().min(1),
  provider_id: slug,
  segment: slug,
  /** A municipality code, or `*` for the whole region. */
  municipality_code: z.union([gemeenteCode, z.literal("*")]),
  funding: z.enum(fundings),
  /** What is delivered, as in `needs.csv`. */
  service: slug,
  /** Null for the service as such, without a specialism. */
  specialism: slug.nullable(),
  /** Fewest clients in twelve months; null when nothing was agreed. */
  min_clients: z.int().min(1).nullable(),
  valid_from: isoDate,
  valid_to: isoDate.nullable(),
  /** First and last day on which no new clients are taken; without a last day it still holds. */
  stop_from: isoDate.nullable(),
  stop_to: isoDate.nullable(),
});

/** One row of `needs.csv`: help that must be there in a municipality. */
export const needSchema = z.strictObject({
  service: slug,
  /** Null when any contract for the service will do. */
  specialism: slug.nullable(),
  municipality_code: gemeenteCode,
});

/** One row of `products.csv`: what a product code of a message means in this region. */
export const productSchema = z.strictObject({
  law: z.enum(laws),
  category: z
    .string()
    .regex(/^\d{2}$/)
    .describe("een productcategorie van twee cijfers, bijvoorbeeld 45 of 02"),
  /** Empty (null) for an allocation that names a category only. */
  code: z
    .string()
    .regex(/^[0-9A-Za-z]{5}$/)
    .describe("een productcode van vijf letters of cijfers, bijvoorbeeld 45A04")
    .nullable(),
  name: z.string().min(1),
  segment: slug,
  /** Null for products off the ladder (dyslexie, ziekenhuiszorg). */
  rank: z.int().min(1).max(9).nullable(),
  setting: z.enum(settings),
  /** Unit of declaration, code list WJ756. */
  unit: z.enum(["01", "04", "14", "16", "82", "83", "84"]),
  /** Price of one unit in eurocents; the shadow price under a lump sum. */
  tariff_cents: z.int().min(0),
  valid_from: isoDate,
  valid_to: isoDate.nullable(),
});

/** One row of `budgets.csv`. */
export const budgetSchema = z.strictObject({
  provider_id: slug,
  segment: slug,
  year: z.int().min(2015).max(2100),
  lumpsum_eur: z.int().min(0),
  agreed_clients: z.int().min(0),
  agreed_hours: z.int().min(0).nullable(),
});

/** One row of `budget-keys.csv`: what part of a year's costs a municipality pays. */
export const budgetKeySchema = z.strictObject({
  year: z.int().min(2015).max(2100),
  municipality_code: gemeenteCode,
  share,
});

/** One row of `norms.csv`. */
export const normSchema = z.strictObject({
  indicator_id: indicatorId,
  scope: z.enum(scopes),
  /** Domain, segment or provider id; the law for a chain; `*` when the scope is the region. */
  scope_id: z.string().min(1),
  kind: z.enum(normKinds),
  /** For a trend: whether it should rise or fall. */
  operator: z.enum(["gte", "lte"]),
  /**
   * In the unit of the indicator; a share as 0..1. Null for a trend, and for a baseline that is the
   * figure of the same cell in the period `baseline`.
   */
  value: z.number().nullable(),
  /** With a budget: how far from the value, on either side, is still as agreed. */
  tolerance: z.number().nullable(),
  /** Period of the baseline, or of the figures that a benchmark comes from. */
  baseline: z
    .string()
    .regex(/^\d{4}(-(H[12]|K[1-4]))?$/)
    .describe("een jaar, halfjaar of kwartaal, geschreven als 2024, 2024-H1 of 2024-K1")
    .nullable(),
  basis: z.enum(normBases),
  source: z.string().min(1),
  fictitious: z.boolean(),
  valid_from: isoDate,
  valid_to: isoDate.nullable(),
});

/** One row of `annotations.csv`: what happened that a reader of figures must know. */
export const annotationSchema = z.strictObject({
  annotation_id: slug,
  /** `*` for all indicators. */
  indicator_id: z.union([indicatorId, z.literal("*")]),
  scope: z.enum(scopes),
  scope_id: z.string().min(1),
  on_date: isoDate,
  kind: z.enum(annotationKinds),
  text: z.string().min(1),
  source: z.string().min(1),
  /** Whether the public may read it; then it names no provider. */
  public: z.boolean(),
});

/** One rule of `combinations.yaml`: signals that say more together than each alone. */
export const combinationSchema = z.strictObject({
  id: slug,
  name: z.string().min(1),
  /** What to talk about, in Dutch; never a verdict. */
  text: z.string().min(1),
  /** All must hold. */
  when: z.array(z.strictObject({ indicator: indicatorId, test: z.enum(combinationTests) })).min(2),
  /** Indicators that could contradict the conclusion. */
  contradictedBy: z.array(indicatorId).min(1),
});

/** `combinations.yaml`. */
export const combinationsSchema = z.array(combinationSchema);

/** One row of `population.csv`: residents of one age band on one day. */
export const populationSchema = z.strictObject({
  municipality_code: gemeenteCode,
  on_date: isoDate,
  age_from: z.int().min(0).max(120),
  /** Null for the oldest band: and older. */
  age_to: z.int().min(0).max(120).nullable(),
  persons: z.int().min(0),
  /** Whether this band was counted, or derived from other figures. */
  basis: z.enum(["geteld", "afgeleid"]),
});

export type RegionSheet = z.infer<typeof regionSheetSchema>;
export type Municipality = z.infer<typeof municipalitySchema>;
export type Segment = z.infer<typeof segmentSchema>;
export type Ladder = z.infer<typeof ladderSchema>;
export type Provider = z.infer<typeof providerSchema>;
export type Contract = z.infer<typeof contractSchema>;
export type Product = z.infer<typeof productSchema>;
export type Budget = z.infer<typeof budgetSchema>;
export type Need = z.infer<typeof needSchema>;
export type BudgetKey = z.infer<typeof budgetKeySchema>;
export type Norm = z.infer<typeof normSchema>;
export type Annotation = z.infer<typeof annotationSchema>;
export type Combination = z.infer<typeof combinationSchema>;
export type Population = z.infer<typeof populationSchema>;

/** A region, read and checked: every reference inside it points at something that exists. */
export interface Region extends RegionSheet {
  providers: Provider[];
  contracts: Contract[];
  products: Product[];
  budgets: Budget[];
  needs: Need[];
  budgetKeys: BudgetKey[];
  norms: Norm[];
  annotations: Annotation[];
  combinations: Combination[];
  /** Residents, when the region gives them itself; else those of the reference list count. */
  population: Population[];
  /** Column mappings of senders, by name of file. */
  mappings: Mapping[];
  /** What was agreed in dialogues, in order of number. */
  agreements: Agreement[];
  /** What clients and professionals told, beside the figures. */
  stories: Story[];
  /** What municipalities add to the report to their council. */
  council: CouncilSheet[];
}
