import { html } from "../components/html.ts";
import type { Phrases } from "./indicators.ts";

/**
 * How each indicator is spoken of to everyone: residents and councillors. What is not here is told
 * by its sheet. A sentence says what the figure is; whether that is good is for the signal to say.
 */
export const publicPhrases: Record<string, Partial<Phrases>> = {
  dropout_rate: {
    name: "Hulp eerder gestopt",
    subject: "het eerder stoppen van hulp",
    question: "Hoe vaak stopt hulp te vroeg?",
    sentence: (figure) =>
      html`${figure} van de hulp stopte doordat één kant er alleen mee ophield.`,
    numerator: "eerder gestopt",
    denominator: "keer dat hulp stopte",
  },
  outcome_response_rate: {
    name: "Antwoorden op vragen over het nut",
    subject: "het antwoorden op vragen over het nut",
    question: "Weten we wat inwoners van de hulp vonden?",
    sentence: (figure) =>
      html`Van ${figure} van de hulp die stopte, weten we wat de inwoner ervan vond.`,
    numerator: "met antwoord",
    denominator: "keer dat we het vroegen",
  },
  satisfaction_effect: {
    name: "Hulp was nuttig",
    subject: "het nut van hulp volgens inwoners",
    question: "Hadden inwoners iets aan de hulp?",
    sentence: (figure) => html`${figure} van de inwoners die antwoordden, vond de hulp nuttig.`,
    numerator: "vond de hulp nuttig",
    denominator: "antwoorden",
  },
  able_without_help_rate: {
    name: "Verder zonder hulp",
    subject: "verder kunnen zonder hulp",
    question: "Kunnen inwoners verder zonder hulp?",
    sentence: (figure) =>
      html`${figure} van de inwoners die antwoordden, denkt zonder hulp verder te kunnen.`,
    numerator: "verder zonder hulp",
    denominator: "antwoorden",
  },
  no_new_start_rate_12m: {
    name: "Een jaar lang geen nieuwe hulp",
    subject: "een jaar zonder nieuwe hulp",
    question: "Blijft het goed gaan na de hulp?",
    sentence: (figure) =>
      html`${figure} had een jaar na het einde van de hulp geen nieuwe hulp nodig.`,
    numerator: "kreeg nieuwe hulp",
    denominator: "keer dat hulp stopte",
  },
  planned_completion_rate: {
    name: "Gestopt zoals afgesproken",
    subject: "stoppen zoals afgesproken",
    question: "Stopt hulp zoals het was afgesproken?",
    sentence: (figure) => html`${figure} van de hulp stopte zoals het was afgesproken.`,
    numerator: "zoals afgesproken",
    denominator: "keer dat hulp stopte",
  },
  premature_end_mix: {
    name: "Anders gestopt dan afgesproken",
    subject: "anders stoppen dan afgesproken",
    question: "Hoe vaak loopt het einde anders dan gepland?",
    sentence: (figure) => html`${figure} van de hulp stopte anders dan was afgesproken.`,
    numerator: "anders gestopt",
    denominator: "keer dat hulp stopte",
  },
  problem_reduction_rate: {
    name: "Minder problemen",
    subject: "het afnemen van problemen",
    question: "Nemen problemen af?",
    sentence: (figure) =>
      html`Bij ${figure} van de inwoners die we twee keer konden vragen, namen de problemen duidelijk af.`,
    numerator: "duidelijk minder problemen",
    denominator: "inwoners met twee metingen",
  },
  scale_up_rate: {
    name: "Zwaardere hulp",
    subject: "het zwaarder worden van hulp",
    question: "Hoe vaak wordt hulp zwaarder?",
    sentence: (figure) =>
      html`${figure} van de inwoners met hulp had een jaar later zwaardere hulp.`,
    numerator: "zwaardere hulp",
    denominator: "gevolgde inwoners",
  },
  residential_to_ambulatory_rate: {
    name: "Van verblijf naar hulp thuis",
    subject: "de stap van verblijf naar hulp thuis",
    question: "Kunnen jongeren met verblijf weer thuis verder?",
    sentence: (figure) =>
      html`${figure} van de jongeren met verblijf had een jaar later hulp thuis, of was klaar.`,
    numerator: "thuis verder of klaar",
    denominator: "gevolgde jongeren",
  },
  bw_outflow_independent_rate: {
    name: "Van beschermd wonen naar zelfstandig",
    subject: "de stap van beschermd wonen naar zelfstandig",
    question: "Kunnen inwoners na beschermd wonen zelfstandig wonen?",
    sentence: (figure) =>
      html`${figure} van de inwoners in beschermd wonen ging binnen een jaar zelfstandig wonen.`,
    numerator: "zelfstandig",
    denominator: "gevolgde inwoners",
  },
  transition_matrix: {
    name: "Even zware hulp als een jaar eerder",
    subject: "het gelijk blijven van hulp",
    question: "Verandert hulp in een jaar?",
    sentence: (figure) =>
      html`${figure} van de inwoners met hulp had een jaar later even zware hulp.`,
    numerator: "even zware hulp",
    denominator: "gevolgde inwoners",
  },
  inflow_outflow_balance: {
    name: "Inwoners die hulp kregen",
    subject: "het aantal inwoners dat hulp kreeg",
    question: "Hoeveel inwoners beginnen met hulp?",
    sentence: (figure) => html`In deze periode begonnen ${figure} inwoners met hulp.`,
    denominator: "inwoners",
  },
  waiting_time_median: {
    name: "Wachten op hulp",
    subject: "het wachten op hulp",
    question: "Hoe lang wachten inwoners op hulp?",
    sentence: (figure) => html`De helft van de inwoners krijgt hulp binnen ${figure} na de vraag.`,
    notReached: "Meer dan de helft van de inwoners wacht nog. Het cijfer volgt later.",
    numerator: "begonnen met hulp",
    denominator: "inwoners die hulp vroegen",
  },
  waiting_within_norm_rate: {
    name: "Op tijd begonnen",
    subject: "het op tijd beginnen van hulp",
    question: "Begint hulp op tijd?",
    sentence: (figure) => html`${figure} van de hulp begon binnen de afgesproken tijd.`,
    numerator: "op tijd begonnen",
    denominator: "inwoners die hulp vroegen",
  },
  allocation_to_start_days: {
    name: "Wachten na het besluit",
    subject: "het wachten na het besluit",
    question: "Hoe lang wachten inwoners na het besluit over hulp?",
    sentence: (figure) => html`Na het besluit begint de helft van de hulp binnen ${figure}.`,
    numerator: "begonnen met hulp",
    denominator: "besluiten over hulp",
  },
  waiting_list_unique: {
    name: "Inwoners op de wachtlijst",
    subject: "het aantal inwoners op de wachtlijst",
    question: "Hoeveel inwoners wachten op hulp?",
    sentence: (figure) =>
      html`Er wachtten ${figure} inwoners op hulp. Wie op twee lijsten stond, telt één keer.`,
    denominator: "inwoners",
  },
  care_duration_mean_ended: {
    name: "Duur van hulp die stopte",
    subject: "de duur van hulp die stopte",
    question: "Hoe lang duurde hulp die gestopt is?",
    sentence: (figure) => html`Hulp die stopte, duurde gemiddeld ${figure}.`,
    denominator: "keer dat hulp stopte",
  },
  transition_18_continuity: {
    name: "Hulp rond de 18e verjaardag",
    subject: "hulp rond de 18e verjaardag",
    question: "Loopt hulp door als een jongere 18 wordt?",
    sentence: (figure) =>
      html`Bij ${figure} van de jongeren die 18 werden, liep hulp door of was die klaar.`,
    numerator: "zonder gat",
    denominator: "jongeren die 18 werden",
  },
  referrer_mix: {
    name: "Hulp via de gemeente",
    subject: "hulp via de gemeente",
    question: "Wie verwijst jongeren naar hulp?",
    sentence: (figure) => html`${figure} van de verwijzingen naar jeugdhulp kwam van de gemeente.`,
    numerator: "via de gemeente",
    denominator: "verwijzingen",
  },
  lumpsum_utilisation: {
    name: "Gebruik van het vaste budget",
    subject: "het gebruik van het vaste budget",
    question: "Blijft de hulp binnen het vaste budget?",
    sentence: (figure) => html`Van het vaste budget is ${figure} gebruikt.`,
    denominator: "euro budget",
    numerator: "euro gebruikt",
  },
  hours_per_completed_trajectory: {
    name: "Uren hulp",
    subject: "het aantal uren hulp",
    question: "Hoeveel uur hulp krijgen inwoners?",
    sentence: (figure) =>
      html`De helft van de inwoners die klaar zijn, kreeg ten hoogste ${figure} hulp.`,
    denominator: "keer dat hulp stopte",
  },
  clients_vs_agreed: {
    name: "Inwoners met hulp en de afspraak",
    subject: "het aantal inwoners met hulp",
    question: "Krijgen zoveel inwoners hulp als is afgesproken?",
    sentence: (figure) => html`Het aantal inwoners met hulp was ${figure} van wat is afgesproken.`,
    numerator: "inwoners met hulp",
    denominator: "afgesproken inwoners",
  },
  too_few_clients_flag: {
    name: "Contracten voor te weinig inwoners",
    subject: "contracten voor te weinig inwoners",
    question: "Hoeveel contracten helpen minder inwoners dan is afgesproken?",
    sentence: (figure) =>
      html`Bij ${figure} van de contracten kregen minder inwoners hulp dan is afgesproken.`,
    numerator: "met te weinig inwoners",
    denominator: "contracten",
  },
  cost_per_client: {
    name: "Kosten per inwoner met hulp",
    subject: "de kosten per inwoner met hulp",
    question: "Wat kost hulp per inwoner die hulp krijgt?",
    sentence: (figure) => html`Hulp kostte gemiddeld ${figure} per inwoner die hulp kreeg.`,
    denominator: "inwoners met hulp",
  },
  coverage_matrix: {
    name: "Hulp is er waar die nodig is",
    subject: "het aanbod van hulp",
    question: "Is de hulp er die nodig is?",
    sentence: (figure) => html`Op ${figure} van de plekken waar hulp nodig is, is die er.`,
    numerator: "plekken met hulp",
    denominator: "plekken waar hulp nodig is",
  },
  youth_in_care_rate: {
    name: "Jongeren met jeugdhulp",
    subject: "het aantal jongeren met jeugdhulp",
    question: "Hoeveel jongeren krijgen jeugdhulp?",
    sentence: (figure) => html`${figure} van de jongeren onder de 18 kreeg jeugdhulp.`,
    numerator: "jongeren met jeugdhulp",
    denominator: "jongeren onder de 18",
  },
  cost_per_youth_resident: {
    name: "Kosten van jeugdhulp per jongere",
    subject: "de kosten van jeugdhulp per jongere",
    question: "Wat kost jeugdhulp per jongere in de gemeente?",
    sentence: (figure) =>
      html`Jeugdhulp kostte ${figure} per inwoner onder de 18, met of zonder hulp.`,
    denominator: "jongeren onder de 18",
  },
  residential_days_per_1000: {
    name: "Dagen buiten het eigen huis",
    subject: "het aantal dagen buiten het eigen huis",
    question: "Hoeveel dagen wonen jongeren ergens anders?",
    sentence: (figure) => html`Het aantal dagen buiten het eigen huis was ${figure} jongeren.`,
    denominator: "jongeren onder de 18",
  },
  dyslexia_population_rate: {
    name: "Leerlingen met dyslexiezorg",
    subject: "het aantal leerlingen met dyslexiezorg",
    question: "Hoeveel leerlingen beginnen met dyslexiezorg?",
    sentence: (figure) =>
      html`${figure} van de leerlingen van 7 tot en met 12 jaar begon met dyslexiezorg.`,
    numerator: "leerlingen met dyslexiezorg",
    denominator: "leerlingen",
  },
};
