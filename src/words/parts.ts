/** Words of the parts that pages are made of: headings of tables, fixed sentences. */
export const definitionWords = {
  numerator: "We tellen",
  denominator: "Op een totaal van",
  exclusions: "Telt niet mee",
  provider: "Bij welke aanbieder",
  chain: "In de keten",
  municipality: "Bij welke gemeente",
  complete: "Wanneer compleet",
  sources: "Gemaakt van",
  origin: "Herkomst",
  version: "Versie",
  start: "het begin",
  end: "het einde",
  final: (wait: string, moment: string) =>
    `Een cijfer is definitief ${wait} na ${moment} van de periode.`,
  hidden: "Tot die tijd tonen we niets.",
  provisional: "Tot die tijd is het voorlopig.",
  wait: (months: number, days: number) =>
    months > 0 ? `${months} maanden en ${days} dagen` : `${days} dagen`,
} as const;

export const normWords = {
  for: (norm: string, name: string) => `${norm} voor ${name}`,
  scope: "Geldt voor",
  basis: "Soort",
  source: "Bron",
  from: "Vanaf",
  chain: (law: string) => `Keten ${law}`,
  atLeast: "ten minste",
  atMost: "ten hoogste",
  rising: "moet stijgen, over vier kwartalen",
  falling: "moet dalen, over vier kwartalen",
  band: (low: string, high: string) => `van ${low} tot en met ${high}`,
  asIn: (period: string, least: boolean) =>
    `${least ? "ten minste" : "ten hoogste"} het eigen cijfer van ${period}`,
  fictitious: "(fictief)",
} as const;

export const valueWords = {
  from: "Van",
  to: "Tot",
  judgement: "Oordeel",
  none: "geen",
  provisional: "voorlopig",
  notReached: "niet bereikt",
  notReachedMeaning: "meer dan de helft loopt nog",
  days: "dagen",
} as const;

export const blockWords = { howComputed: "Zo rekenen we dit uit" } as const;

export const matrixWords = {
  caption: "Aanbieders en hun signalen",
  provider: "Aanbieder",
} as const;

export const sourceWords = {
  found: "Wat we vonden",
  code: "Code",
  effect: "Gevolg",
  count: "Aantal",
  kind: "Soort levering",
  noYear: "Zonder jaar",
  files: "Bestanden",
  refused: "Afgekeurde regels",
  caption: "Leveringen: regels die meetellen, per jaar",
  arrived: (total: string, parts: string) => `Er kwamen ${total} bestanden binnen: ${parts}.`,
} as const;

export const talkWords = {
  none: "Er zijn geen signalen in de laatste definitieve cijfers. Het gesprek kan gaan over wat goed werkt, en over wat de cijfers niet laten zien.",
  heed: "Houd rekening met:",
  chance: "Ook toeval of late levering kan meespelen.",
  question: (text: string) => `Open vraag: ${text}`,
  moved: "Dat is meer dan gewone schommelingen.",
} as const;
