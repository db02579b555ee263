import { formatCount } from "../components/nl-format.ts";

/** Words of the first page for who makes contracts. */
export const homeWords = {
  title: "Overzicht",
  heading: (region: string) => `Hoe staat ${region} ervoor?`,
  stand: (until: string) =>
    `Gegevens tot en met ${until}. Elk oordeel gaat over het laatste jaar waarvan het cijfer definitief is.`,
  core: "De kerncijfers",
  coreIntro: "Deze cijfers staan op elke pagina van een aanbieder voorop. Dit is de hele regio.",
  coreCaption: "Kerncijfers van de hele regio",
  indicator: "Indicator",
  figure: "Cijfer",
  period: "Periode",
  norm: "Norm",
  judgement: "Oordeel",
  course: "Verloop",
  courseOf: (name: string) => `Verloop van ${name.toLowerCase()} per jaar`,
  talk: "Waarover gaan we in gesprek?",
  talkIntro:
    "Per aanbieder ten hoogste drie onderwerpen. Een signaal is een reden voor een gesprek, geen eindoordeel. De volgorde is alfabetisch, en dit is geen ranglijst.",
  talkCaption: "Onderwerpen per aanbieder",
  provider: "Aanbieder",
  subjects: "Onderwerpen",
  agreements: "Afspraken",
  running: (count: number) =>
    count === 1 ? "één afspraak loopt" : `${formatCount(count)} afspraken lopen`,
  overdue: (count: number) =>
    count === 1
      ? "van één is de einddatum voorbij"
      : `van ${formatCount(count)} is de einddatum voorbij`,
  silent: (count: number) =>
    count === 1
      ? "Bij deze aanbieder is er geen signaal en geen lopende afspraak:"
      : `Bij deze ${formatCount(count)} aanbieders is er geen signaal en geen lopende afspraak:`,
  further: "Verder kijken",
  links: {
    chain: "De keten: van zwaar naar licht, wachten, dekking en overdrachten",
    groups: "De doelgroepen: per soort hulp, met wat we niet weten",
    indicators: "Alle indicatoren, en hoe we rekenen",
    quality: "De datakwaliteit: wat is bruikbaar?",
  },
} as const;

/** Words of the page about one municipality. */
export const placeWords = {
  core: "De kerncijfers",
  kinds: "Per soort hulp",
  kindsCaption: "Kerncijfers per soort hulp",
  kind: "Soort hulp",
  more: "Meer cijfers",
} as const;
