import type { Content } from "../components/html.ts";
import { html } from "../components/html.ts";
import { formatCount } from "../components/nl-format.ts";

/** Words of the page about the chain. */
export const chainWords = {
  title: "Keten",
  heading: "Staat van de keten",
  state: "De keten in drie zinnen",
  intro: "Hoe het gaat met de mensen die hulp krijgen, over alle aanbieders heen.",
  follow: (until: string) =>
    `In de keten volgen we mensen over alle aanbieders heen. Een overstap telt dus niet als einde. Gegevens tot en met ${until}.`,
  lawTable: "De keten per wet",
  law: "Wet",
  flow: "Van zwaar naar licht",
  flowIntro:
    "Waar staan mensen een jaar later? Elke stroom is een groep cliënten. Omlaag is lichter of klaar, omhoog is zwaarder.",
  stock: "hoe zwaar is de hulp die mensen hebben?",
  stockCaption: "Cliënten naar zwaarste hulp",
  stockIntro: "Elke cliënt telt één keer, bij de zwaarste hulp aan het eind van de maand.",
  stockLegend: "Elk lijntje begint bij 0 en heeft een eigen hoogte: vergelijk alleen de vorm.",
  allMonths: "Download alle maanden (CSV)",
  waiting: "Wachten in de keten",
  waitingIntro:
    "Iemand die op twee lijsten staat, telt hier één keer. Alleen aanbieders die een lijst aanleveren, tellen mee.",
  waitingTable: "Wachten per soort hulp",
  waitingLegend:
    "Per soort hulp telt een wachtende bij elke lijst mee. De soorten samen zijn dus meer dan het totaal.",
  stay: "Verblijf en zo thuis mogelijk",
  stayIntro: "Wonen mensen weer thuis als het kan, en hoeveel nachten wonen zij ergens anders?",
  coverage: "Dekking van het zorglandschap",
  coverageIntro:
    "De regio heeft vastgelegd wat er in elke gemeente moet zijn. Hier staat of die hulp er is.",
  handovers: "Overdrachten en 18−/18+",
  handoversIntro: "Hoe vaak gaat iemand over naar een ander, en gaat dat goed?",
  agreements: "Regionale afspraken",
  agreementsIntro:
    "Afspraken over de keten, en afspraken die een taak zijn van de gemeenten zelf. Andere afspraken staan bij de aanbieder.",
  noAgreements: "Er zijn nog geen afspraken vastgelegd die voor de hele regio gelden.",
  municipalities: "Verschillen tussen gemeenten",
  municipalitiesIntro:
    "Gemeenten verschillen in inwoners en in de hulp die nodig is. De volgorde is alfabetisch, en dit is geen ranglijst.",
  municipalityTable: "Cijfers per gemeente",
  municipality: "Gemeente",
  kindOfHelp: "Soort hulp",
} as const;

export const alluvialWords = {
  message: (less: string, more: string) =>
    html`Ongeveer ${less} van de cliënten had een jaar later lichtere of geen hulp meer, ongeveer ${more} had zwaardere.`,
  what: "Hulp op 1 januari, en een jaar later",
  who: (name: string) => `cliënten met hulp, ${name}`,
  moment: (year: number) => `1 januari ${year}`,
  through: (low: string, high: string) =>
    `${low} t/m ${high.charAt(0).toLowerCase()}${high.slice(1)}`,
  gone: "Geen hulp meer",
  reading:
    "Elk blok is een groep op dezelfde dag, de zwaarste hulp bovenaan. Een band laat zien hoeveel mensen die weg gingen. Kleine treden staan samen in één blok.",
  limits:
    "Dit is de hele groep, ook wie uitviel of verhuisde. Wie er later bij kwam, staat pas bij de volgende datum. Hulp buiten de ladder en kleine aantallen staan alleen in de tabel.",
  table: (name: string, year: number) => `Stroom tussen treden, ${name}, vanaf 1 januari ${year}`,
} as const;

export const coverageWords = {
  what: "Hulp die er moet zijn",
  who: "per dienst en gemeente",
  period: (day: string) => `op ${day}`,
  unit: "ja, deels of nee",
  service: "Dienst",
  reading: (shorts: string) =>
    `Een vinkje: er is hulp te krijgen. Een stip: er is een contract, maar het is kwetsbaar. Er neemt dan maar één aanbieder mensen aan, of er was een jaar lang geen hulp. Een kruis: er is geen contract, of een cliëntenstop. Leeg: deze hulp hoeft er niet te zijn. ${shorts}`,
  limits:
    "Een contract is nog geen hulp: kijk ook naar de wachttijd. Elk vakje telt even zwaar, hoe vaak de hulp ook nodig is.",
  table: "Dekking per dienst en gemeente",
  state: "Stand",
  providers: "Aanbieders met contract",
  accepting: "Neemt mensen aan",
  delivering: "Gaf hulp",
  notNeeded: "niet nodig",
  states: {
    gedekt: "gedekt",
    "één aanbieder": "één aanbieder",
    "geen levering": "contract, geen hulp",
    cliëntenstop: "cliëntenstop",
    "geen contract": "geen contract",
  } as Record<string, string>,
  abbreviation: (pairs: readonly string[]) => `De letters op een telefoon: ${pairs.join(", ")}.`,
} as const;

export const tileWords = {
  reading:
    "Elke tegel is een gemeente, ongeveer op haar plek. De tegels zijn even groot: een oppervlak zegt niets over inwoners. De klassen zijn elk jaar dezelfde.",
  limits:
    "Verschillen kunnen komen door andere inwoners en door toeval. Kijk in de tabel hoe zeker een cijfer is.",
  who: "per gemeente",
} as const;

/** `Op 31 december 2025 wachtten 120 mensen op hulp; …`: one sentence about waiting. */
export function waitingSentence(day: string, list: Content, days: Content | null): Content {
  return days === null
    ? html`Op ${day} wachtten ${list} mensen op hulp.`
    : html`Op ${day} wachtten ${list} mensen op hulp, de helft al langer dan ${days}.`;
}

/** How much of the help that must be there is in danger. */
export function coverageSentence(open: number, weak: number, needed: string): string {
  const first =
    open === 0
      ? `Alle ${needed} plekken waar hulp moet zijn, hebben een contract zonder stop`
      : `Op ${formatCount(open)} van de ${needed} plekken waar hulp moet zijn, is die niet te krijgen`;
  return weak === 0 ? `${first}.` : `${first}, en op ${formatCount(weak)} is die kwetsbaar.`;
}
