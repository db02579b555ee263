import type { Content } from "../components/html.ts";
import { html } from "../components/html.ts";
import type { Edition } from "../data/tables.ts";
import { contractPhrases } from "./contract-phrases.ts";
import { publicPhrases } from "./public-phrases.ts";

/** How one indicator is spoken of. Texts on what it counts are in its definition. */
export interface Phrases {
  /** Short name, as in a heading or column. */
  name: string;
  /** What a sentence is about: `de duur van de hulp`. */
  subject: string;
  /** The question a reader has; the heading of a part of a page. */
  question: string;
  /** The figure in a sentence. */
  sentence(figure: Content): Content;
  /** What a page says about a figure whose middle is not reached yet. */
  notReached: string;
  numerator: string;
  denominator: string;
  /** What a difference with the norm is called: above or below. */
  above: string;
  below: string;
  /** To open the conversation with when there is a signal. */
  openQuestion: string;
}

/** The council is spoken to as everyone is. */
type Voice = "contract" | "monitor";

const phrases: Record<string, Record<Voice, Partial<Phrases>>> = {
  scale_down_rate: {
    contract: {
      name: "Afschaling",
      subject: "afschaling",
      question: "Helpen we lichter als het kan?",
      sentence: (figure) =>
        html`${figure} van de cliënten met zwaardere hulp had een jaar later lichtere hulp of was volgens afspraak klaar.`,
      numerator: "lichter of klaar",
      denominator: "gevolgde cliënten",
      openQuestion: "Wat maakt het mogelijk, of juist lastig, om hulp lichter te maken?",
    },
    monitor: {
      name: "Lichtere hulp",
      subject: "het lichter maken van hulp",
      question: "Krijgen inwoners lichtere hulp als het kan?",
      sentence: (figure) =>
        html`${figure} van de inwoners met zwaardere hulp had een jaar later lichtere hulp of was volgens afspraak klaar.`,
      numerator: "lichter of klaar",
      denominator: "gevolgde inwoners",
    },
  },
  goal_attainment_rate: {
    contract: {
      name: "Doelrealisatie",
      subject: "doelrealisatie",
      question: "Zijn de doelen behaald?",
      sentence: (figure) =>
        html`${figure} van de doelen die aan het eind zijn beoordeeld, is behaald.`,
      numerator: "behaalde doelen",
      denominator: "beoordeelde doelen",
      openQuestion: "Passen de doelen bij de hulpvraag, en worden ze aan het eind beoordeeld?",
    },
    monitor: {
      name: "Doelen gehaald",
      subject: "het halen van doelen",
      question: "Worden de doelen gehaald?",
      sentence: (figure) =>
        html`${figure} van de doelen die inwoners en hulpverleners samen stelden, is gehaald.`,
      numerator: "gehaalde doelen",
      denominator: "beoordeelde doelen",
    },
  },
  care_duration_km_median: {
    contract: {
      name: "Doorlooptijd",
      subject: "doorlooptijd",
      question: "Hoe lang duurt de hulp?",
      sentence: (figure) => html`De helft van de trajecten is klaar binnen ${figure}.`,
      notReached: "Meer dan de helft van de trajecten loopt nog. De mediaan is nog niet bereikt.",
      numerator: "beëindigde trajecten",
      denominator: "gevolgde trajecten",
      openQuestion: "Welke trajecten duren langer dan gepland, en waar wachten die op?",
    },
    monitor: {
      name: "Duur van de hulp",
      subject: "de duur van de hulp",
      question: "Hoe lang duurt de hulp?",
      sentence: (figure) => html`Bij de helft van de inwoners is de hulp klaar binnen ${figure}.`,
      notReached: "Meer dan de helft van de inwoners heeft nog hulp. Het cijfer volgt later.",
      numerator: "afgeronde periodes van hulp",
      denominator: "gevolgde periodes van hulp",
    },
  },
};

/** What differs when a figure is about the whole chain: it counts spells, not trajectories. */
export const chainPhrases: Record<string, Partial<Phrases>> = {
  care_duration_km_median: {
    sentence: (figure) => html`De helft van de zorgperioden is klaar binnen ${figure}.`,
    notReached: "Meer dan de helft van de zorgperioden loopt nog. De mediaan is nog niet bereikt.",
    numerator: "beëindigde zorgperioden",
    denominator: "gevolgde zorgperioden",
  },
};

/** The phrases of an indicator; one that has none of its own falls back on its definition. */
export function phrasesOf(
  id: string,
  edition: Edition["edition"],
  fallback: { name: string; question: string },
): Phrases {
  const voice: Voice = edition === "contract" ? "contract" : "monitor";
  return {
    name: fallback.name,
    subject: fallback.name.toLowerCase(),
    question: fallback.question,
    sentence: (figure) => html`${fallback.name}: ${figure}.`,
    notReached: "De mediaan is nog niet bereikt.",
    numerator: "teller",
    denominator: "noemer",
    above: "boven",
    below: "onder",
    openQuestion: "Hoe verklaren gemeente en aanbieder dit verschil?",
    ...(voice === "contract" ? contractPhrases : publicPhrases)[id],
    ...phrases[id]?.[voice],
  };
}
