import type { PeriodKind } from "../data/tables.ts";

/** Words of the charts that pages are made of: how to read them, and what they do not say. */
export const seriesWords = {
  kinds: {
    jaar: "per jaar",
    halfjaar: "per halfjaar",
    kwartaal: "per kwartaal",
    lopend: "per vier kwartalen",
  } satisfies Record<PeriodKind, string>,
  overTime: (name: string) => `${name} door de tijd`,
  band: "De lichte band laat zien hoe zeker het cijfer is.",
  open: "Open punten zijn voorlopig (*).",
  axis: "De as begint niet bij 0%.",
  events: "Een stippellijn met een nummer is iets wat gebeurde. Eronder staat wat.",
  period: "Periode",
  limits:
    "De lijn zegt niet waardoor een cijfer verandert. Ook toeval, andere cliënten of late levering kunnen meespelen.",
  publicLimits:
    "De lijn zegt niet waardoor een cijfer verandert. Ook toeval, andere hulpvragen of late levering kunnen meespelen.",
  fromTo: (from: string, to: string) => (from === to ? from : `${from} tot en met ${to}`),
} as const;

export const comparisonWords = {
  reading:
    "Een punt is het cijfer. De lijn laat zien waartussen het waarschijnlijk ligt: hoe korter, hoe zekerder.",
  ownNorm: (word: string) => `Het staande streepje is de ${word}.`,
  alphabetical: "De volgorde is alfabetisch.",
  limits:
    "Dit is geen ranglijst. Verschillen kunnen komen door andere doelgroepen. Daar is niet voor gecorrigeerd.",
  notReached: "niet bereikt",
} as const;

export const flowWords = {
  reading:
    "Elke balk is een trede van de ladder, de zwaarste bovenaan. Aantallen die we niet tonen (·), tellen niet mee in de balken.",
  limits:
    "Lees de aandelen als benadering. Dit is de hele groep, ook wie uitviel of verhuisde. Het cijfer afschaling telt strenger.",
  from: "Van (begin van het jaar)",
  off: "Buiten de ladder",
  gone: "Geen hulp meer",
  rank: (rank: number) => `Trede ${rank}`,
} as const;

export const caseloadWords = {
  heaviest: "Zwaarste hulp",
  course: "Verloop",
  courseOf: (name: string) => `Verloop van ${name.toLowerCase()}`,
} as const;

/** The unit of a chart, as its subtitle names it. */
export const unitNames = {
  procent: "percentage",
  dagen: "dagen",
  aantal: "aantal",
  euro: "euro",
  uren: "uren",
  per1000: "per 1.000 inwoners",
  cijfer: "gemiddelde",
} as const;
