import type { Status } from "../data/tables.ts";

/** Words of the funnel: providers around what they are together. */
export const funnelWords = {
  noun: ["aanbieder", "aanbieders"],
  who: (segment: string) => `aanbieders in ${segment.charAt(0).toLowerCase()}${segment.slice(1)}`,
  provider: "Aanbieder",
  expected: "Verwacht",
  usual: "Gewoon (99,8%)",
  signal: "Signaal",
  reading:
    "Elke stip is een aanbieder. Hoe verder naar rechts, hoe meer mensen. Binnen de trechter past een verschil bij toeval. Alleen wie erbuiten valt, staat met naam in de grafiek. De volgorde in de tabel is alfabetisch.",
  limits:
    "Dit is geen ranglijst. Wie buiten de trechter valt, helpt misschien andere mensen. Dat is een vraag voor het gesprek.",
} as const;

/** Words of the pages about a group of people: a segment of the help that is bought. */
export const groupWords = {
  section: "Doelgroepen",
  indexIntro: "Per soort hulp: wie zijn dit, wat levert het op, en wat weten we niet?",
  crossing: "De soorten hulp naast elkaar",
  crossingNote:
    "De groepen verschillen. Daarom is dit geen ranglijst: lees elk cijfer bij zijn eigen groep.",
  caption: "Cijfers per soort hulp",
  kindOfHelp: "Soort hulp",
  domain: (domain: string, law: string) => `Hoort bij ${domain} (${law}).`,
  who: "Wie zijn dit?",
  whoInCare: (period: string) => `Cliënten met hulp op 1 januari ${period}, naar leeftijd.`,
  whoStarted: (period: string) => `Trajecten die begonnen in ${period}, naar leeftijd.`,
  whoCaption: "Naar leeftijd",
  age: "Leeftijd",
  ages: (band: string) =>
    band.endsWith("+")
      ? `${band.slice(0, -1)} jaar en ouder`
      : `${band.replace("-", " tot en met ")} jaar`,
  people: "Cliënten",
  trajectories: "Trajecten",
  share: "Deel",
  hiddenAges: "Een leeftijd met te weinig mensen staat er niet bij.",
  byAge: "Verschilt het per leeftijd?",
  byAgeCaption: "Cijfers per leeftijd",
  referrers: "Wie verwijst?",
  referrersNote: "Verwijzers zijn bekend voor de jeugdhulp als geheel.",
  flow: "Hoeveel en hoe veranderend?",
  flowCaption: "In zorg, instroom en uitstroom per jaar",
  flowNote:
    "Wie naar een andere soort hulp gaat, stroomt hier uit. De stand aan het eind is de stand aan het begin, plus instroom, min uitstroom.",
  period: "Jaar",
  flowNames: {
    stand_begin: "Begin van het jaar",
    "": "Instroom",
    uit: "Uitstroom",
    stand_eind: "Eind van het jaar",
  } as Record<string, string>,
  result: "Resultaat",
  duration: "Duur en intensiteit",
  providers: "Wie levert?",
  providersNote: (count: string) => `${count} aanbieders leveren deze hulp, op alfabet:`,
  oneProvider: "Eén aanbieder levert deze hulp:",
  noFunnel: "Er zijn te weinig aanbieders om hen naast elkaar te zetten.",
  costs: "Kosten per jeugdige of inwoner",
  unknown: "Wat weten we niet?",
  unknownIntro: "Over deze hulp ontbreken cijfers. Dit is waarom.",
  nothingUnknown: "Elke indicator heeft voor deze hulp een cijfer.",
  because: {
    "te weinig gegevens": "Het gaat over te weinig mensen",
    "bron niet geleverd": "De gegevens zijn niet geleverd",
    "te vroeg": "Het is nog te vroeg",
    voorlopig: "Er is alleen een voorlopig cijfer",
    afgeschermd: "Afgeschermd",
    definitief: "De mediaan is nog niet bereikt",
  } satisfies Record<Status, string>,
  unsure: "Er is wel een cijfer, maar geen oordeel, want te weinig mensen gaven antwoord",
} as const;
