import type { requestKinds, requestStates } from "../data/council-tables.ts";

type Kind = (typeof requestKinds)[number];
type State = (typeof requestStates)[number];

const kinds: Record<Kind, string> = {
  motie: "motie",
  toezegging: "toezegging",
  vraag: "vraag van de raad",
};
const states: Record<State, string> = {
  open: "open",
  loopt: "loopt",
  gereed: "gereed",
  vervallen: "vervallen",
};
const counted: Record<State, (count: string, one: boolean) => string> = {
  open: (count, one) => `${count} ${one ? "staat" : "staan"} open`,
  loopt: (count, one) => `${count} ${one ? "loopt" : "lopen"}`,
  gereed: (count, one) => `${count} ${one ? "is" : "zijn"} gereed`,
  vervallen: (count, one) => `${count} ${one ? "is" : "zijn"} vervallen`,
};

/** Words about what the council asked for before. */
export const askedWords = {
  caption: "Moties, toezeggingen en vragen, de nieuwste bovenaan",
  asked: "Wat de raad vroeg",
  state: "Stand",
  answer: "Reactie van het college",
  noAnswer: "nog geen reactie",
  kinds,
  states,
  counted,
  more: (count: string) => `Er zijn nog ${count} oudere. Het college heeft de hele lijst.`,
  conclusion: (all: string, parts: string) => `${all} in totaal: ${parts}.`,
  none: (name: string) =>
    `Nog niets ingevuld. ${name} kan hier moties, toezeggingen en vragen van de raad laten zien.`,
  noneConclusion:
    "Of eerdere vragen zijn beantwoord, staat hier nog niet. Vraag het aan het college.",
} as const;
