/**
 * Words that need a word of explanation, in the language of readers. The glossary page lists them,
 * and a term on a page carries its text along: with a mouse, a keyboard, a finger, and on paper.
 */
export interface Word {
  term: string;
  text: string;
  /** Other words for it, for who searches. */
  also?: readonly string[];
}

export const glossary = {
  aanbieder: {
    term: "Aanbieder",
    text: "Een organisatie die hulp geeft, zoals een instelling of een praktijk.",
    also: ["instelling", "zorgaanbieder", "organisatie"],
  },
  afschaling: {
    term: "Afschaling",
    text: "Iemand krijgt lichtere hulp dan eerst, of is volgens afspraak klaar.",
    also: ["lichtere hulp", "lichter", "afschalen"],
  },
  doelrealisatie: {
    term: "Doelrealisatie",
    text: "Het deel van de afgesproken doelen dat aan het eind van de hulp is gehaald.",
    also: ["doelen", "doelen gehaald", "resultaat"],
  },
  doorlooptijd: {
    term: "Doorlooptijd",
    text: "Hoe lang hulp duurt, van de eerste tot en met de laatste dag.",
    also: ["duur", "duur van de hulp", "hoe lang"],
  },
  interval: {
    term: "Waarschijnlijk tussen",
    text: "Een cijfer is nooit helemaal zeker. Bij minder mensen is de onzekerheid groter. Het echte cijfer ligt bijna altijd tussen deze twee grenzen.",
    also: ["onzekerheid", "marge", "betrouwbaarheid", "interval"],
  },
  keten: {
    term: "Keten",
    text: "Alle aanbieders samen die iemand helpen. Een overstap naar een andere aanbieder is dan geen einde.",
    also: ["overstap", "samen"],
  },
  ladder: {
    term: "Ladder",
    text: "De soorten hulp op volgorde, van licht naar zwaar. Elke soort is een trede.",
    also: ["trede", "zwaarte", "licht", "zwaar"],
  },
  norm: {
    term: "Norm",
    text: "De waarde die gemeenten en aanbieders samen afspraken.",
    also: ["afspraak", "streefwaarde", "doel"],
  },
  segment: {
    term: "Segment",
    text: "Een deel van de hulp dat de gemeenten apart inkopen.",
    also: ["perceel", "inkoop"],
  },
  signaal: {
    term: "Signaal",
    text: "Een verschil dat groter is dan toeval kan verklaren. Het is een reden om te praten, geen eindoordeel.",
    also: ["gunstig", "ongunstig", "opvallend"],
  },
  streefwaarde: {
    term: "Streefwaarde",
    text: "De waarde die de regio wil halen.",
    also: ["norm", "doel"],
  },
  voorlopig: {
    term: "Voorlopig",
    text: "Er komen nog gegevens binnen. Het cijfer kan nog veranderen.",
    also: ["nog niet compleet", "later"],
  },
} as const satisfies Record<string, Word>;

export type WordId = keyof typeof glossary;

export const glossaryWords = {
  title: "Woordenlijst",
  intro: "Wat woorden op deze site betekenen.",
  onThisPage: "Woorden op deze pagina",
} as const;
