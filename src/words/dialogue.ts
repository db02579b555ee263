import type { Against, Effect } from "../data/tables.ts";

/** Words of the page of a performance dialogue. */
export const dialogueWords = {
  section: "Aanbieders",
  head: {
    segments: "Segment",
    period: "Periode",
    release: "Uitgave",
    provisional: "Voorlopig",
    newest: (year: string) => `het laatste definitieve jaar per cijfer, tot en met ${year}`,
    from: (period: string) => `vanaf ${period}`,
    none: "niets",
    role: (party: string, role: string) => `Contract via ${party} (${role}).`,
  },
  agreements: {
    heading: "Wat is er met onze afspraken gebeurd?",
    none: "Er zijn nog geen afspraken met deze aanbieder vastgelegd.",
    caption: "Eerdere afspraken en wat ervan kwam",
    agreement: "Afspraak",
    owner: "Eigenaar",
    due: "Einddatum",
    status: "Status",
    effect: "Zien we effect?",
    made: (date: string) => `gesprek van ${date}`,
    was: "Het cijfer was toen",
    now: (period: string) => `nu, over ${period}:`,
    noEffect: "Er is geen effect op een cijfer verwacht.",
    from: (date: string) => `Op zijn vroegst te zien met gegevens tot en met ${date}.`,
    people: (verdict: string) => `Oordeel in het gesprek: ${verdict}.`,
    late: "De einddatum is voorbij.",
    note: "Een effect noemen we aannemelijk als het cijfer verder is veranderd dan toeval kan verklaren. Het bewijst niet dat de afspraak de oorzaak is.",
  },
  talk: {
    heading: "Waar gaan we het over hebben?",
    intro:
      "Ten hoogste drie signalen. Een signaal is een reden voor een gesprek, geen eindoordeel.",
    why: "Waarom dit een signaal is",
    possible: "Wat het ook kan zijn",
    question: (text: string) => `Open vraag: ${text}`,
    chance: "Ook toeval of late levering kan meespelen.",
    good: "Dit gaat goed. Vraag wat anderen ervan kunnen leren.",
    combination: "combinatie van signalen",
    against: "Dit spreekt de conclusie tegen",
    noAgainst: "Geen ander cijfer spreekt dit tegen.",
    more: (count: string) =>
      `Er zijn nog ${count} andere signalen. Ze staan bij de cijfers hieronder.`,
    oneMore: "Er is nog een ander signaal. Het staat bij de cijfers hieronder.",
    other:
      "andere samenstelling van de cliënten, verschil in registratie, late levering of toeval.",
  },
  banner: {
    heading: "Let op: groepen spreken het totaal tegen",
    text: (names: string, year: string) =>
      `Bij ${names} (${year}) wijst het totaal de ene kant op, en wijzen de groepen cliënten de andere kant op. Vergelijk hier alleen per groep.`,
  },
  results: "Zijn de doelen behaald?",
  lasting: "Blijft het resultaat?",
  lighter: "Helpen we lichter als het kan?",
  time: "Hoe lang duurt het en wie wacht?",
  clients: {
    heading: "Helpen we de juiste jeugdigen en inwoners?",
    mix: "Klopt het beeld, als we rekening houden met de cliënten?",
    mixIntro:
      "We vergelijken wat er gebeurde met wat te verwachten was bij cliënten met dezelfde kenmerken.",
    mixCaption: "Wat er gebeurde naast wat te verwachten was",
    observed: "Gebeurd (aantal)",
    expected: "Te verwachten",
    alike: "Rekening gehouden met",
    none: "niets: te weinig kenmerken bekend",
    signal: "Signaal",
    who: "Wie verwijst?",
    where: "Waar wonen zij?",
    whereCaption: "Cijfers naar gemeente",
    whereIntro: "Alleen gemeenten met genoeg cliënten bij deze aanbieder.",
    municipality: "Gemeente",
    noWhere: "In geen enkele gemeente zijn er genoeg cliënten voor een eigen cijfer.",
  },
  budget: {
    heading: "Wat is gedaan binnen het budget?",
    none: "Voor deze aanbieder is geen lump sum afgesproken.",
    what: "Gebruik van de lump sum",
    row: (year: string) => `Lump sum ${year}`,
    of: (amount: string) => `van ${amount}`,
    reading:
      "De balk is wat is gebruikt, het kader de hele afgesproken som. Het streepje is wat te verwachten was.",
    limits:
      "Minder gebruik is niet vanzelf goed. Kijk ook naar wie wacht en hoeveel cliënten er zijn.",
    year: "Jaar",
    used: "Gebruikt",
    agreed: "Afgesproken",
    share: "Deel",
  },
  quality: {
    heading: "Hoe betrouwbaar zijn deze cijfers?",
    good: "Bruikbaar",
    fair: "Bruikbaar met voorbehoud",
    poor: "Nog niet goed bruikbaar",
    few: (names: string) => `Te weinig cliënten voor: ${names}.`,
    response: "Over het resultaat zijn weinig antwoorden bekend. Lees die cijfers voorzichtig.",
    found: "In de leveringen van deze aanbieder vonden we het volgende.",
    foundCaption: "Bevindingen bij deze aanbieder",
    clean: "In de leveringen van deze aanbieder vonden we niets dat niet klopt.",
    complete: "Alle kerncijfers zijn er, en de gegevens zijn op tijd en volledig genoeg.",
    some: "Een deel van de cijfers ontbreekt of is onzeker.",
    account: "Zo verantwoorden we alle cijfers",
  },
  views: {
    heading: "Hoe kijken we ernaar?",
    provider: "Duiding aanbieder",
    municipality: "Duiding gemeente",
    access: "Toegang of cliënt",
    latest: (id: string, date: string) => `Bij afspraak ${id}, ${date}.`,
    empty: "Nog niet ingevuld.",
    stories: "Verhalen",
    teller: (who: string, date: string) => `${who}, ${date}`,
    fictitious: "fictief",
  },
  next: {
    heading: "Nieuwe afspraken",
    intro: "Een afspraak noemt wie wat doet, wanneer, en aan welk cijfer het effect te zien is.",
    what: "Afspraak",
    who: "Wie, bij aanbieder en gemeente",
    when: "Einddatum",
    effect: "Verwacht effect, en wanneer te zien",
    caption: "Ruimte voor nieuwe afspraken",
    concept: "Al in concept",
    start: "Zo begint u een afspraak met het cijfer van nu erin:",
  },
  annex: {
    heading: "Bijlagen",
    tables: "Cijfers per segment",
    caption: "Cijfers van deze aanbieder per segment",
    segment: "Segment",
    all: "Alle cijfers van deze aanbieder",
    download: "Download alle cijfers van deze aanbieder (CSV)",
    definitions: "Hoe elk cijfer is uitgerekend, staat op",
    definitionsLink: "de pagina's per indicator",
    whole: "Aanbieder als geheel",
  },
  wholeSegment: "Hele segment",
  other: "andere aanbieder",
  more: "Meer cijfers",
  moreCaption: (heading: string) => `Meer cijfers bij: ${heading}`,
  figure: "Cijfer",
  value: "Waarde",
  region: "Hele regio",
  norm: "Norm",
  judgement: "Oordeel",
  noFigure: "Hierover zijn nog geen cijfers van deze aanbieder.",
  control: {
    points: (signals: string) => `Let op de gemerkte kwartalen: ${signals}.`,
    xmr: "De middelste lijn is het gemiddelde. Tussen de buitenste lijnen liggen gewone schommelingen.",
    run: "De middelste lijn is de mediaan. Voor grenzen zijn er nog te weinig kwartalen.",
  },
} as const;

/** What a figure was held against, and what that says. */
export const comparisonNames: Record<Against, string> = {
  norm: "de norm",
  verleden: "het eigen verleden",
  vergelijkbaar: "vergelijkbare aanbieders",
  casemix: "wat bij deze cliënten te verwachten was",
};

export const effectNames: Record<Effect, string> = {
  aannemelijk: "Ja, aannemelijk",
  niet_zichtbaar: "Niet zichtbaar",
  te_vroeg: "Nog te vroeg",
  niet_te_beoordelen: "Niet te beoordelen",
};

export const agreementStateNames: Record<string, string> = {
  concept: "concept",
  vastgesteld: "vastgesteld",
  loopt: "loopt",
  gereed: "gereed",
  niet_gehaald: "niet gehaald",
  vervallen: "vervallen",
  geëscaleerd: "geëscaleerd",
};

export const agreementKindNames: Record<string, string> = {
  verbeteren: "verbeteren",
  onderzoeken: "onderzoeken",
  data_herstellen: "gegevens herstellen",
  borgen: "borgen",
  delen: "delen",
  opschalen: "opschalen",
  randvoorwaarde_gemeente: "taak van de gemeente",
};

export const alternativeNames: Record<string, string> = {
  casemix: "andere cliënten",
  registratie: "verschil in registratie",
  nalevering: "late levering",
  toeval: "toeval",
};
