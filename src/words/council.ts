/** Words of the council's report. */
export const councilWords = {
  homeTitle: "Rapporten voor de gemeenteraad",
  homeIntro:
    "Per gemeente een rapport van vier bladzijden: krijgen inwoners passende hulp, helpt het, en wat kan de raad doen?",
  homeRead:
    "Elk rapport is te lezen op het scherm en te printen. Op papier is het ten hoogste vier bladzijden, ook goed leesbaar in zwart-wit.",
  homePdf: (name: string) => `Rapport ${name} als PDF`,
  homeSame:
    "De cijfers zijn die van de openbare monitor. Ze zijn op dezelfde manier beschermd: niemand is te herkennen.",
  choose: "Kies een gemeente",
  whatInside: "Wat staat er in een rapport?",
  inside: [
    "Het rapport in 1 minuut, en wat de raad eerder vroeg.",
    "Of inwoners passende hulp krijgen, en of die helpt.",
    "Of het kost wat is afgesproken, en waarom.",
    "Wat er wordt gedaan, en wat de raad kan doen.",
  ],
  title: (name: string) => `Raadsrapport ${name}`,
  intro: (name: string) => `Jeugdhulp, begeleiding en beschermd wonen voor inwoners van ${name}.`,
  conclusion: "Conclusie:",
  unavailable: "gegevens niet beschikbaar",
  minute: "Dit rapport in 1 minuut",
  goal: "Het doel",
  goalText:
    "Inwoners krijgen op tijd hulp die helpt, niet zwaarder dan nodig, en voor het geld dat er is.",
  ask: "Wat we u vragen",
  askText: "Bespreek de vragen op blad 4. Kies waarover u meer wilt weten, of wat anders moet.",
  asked: "Wat heeft u eerder gevraagd?",
  help: "Krijgen inwoners passende hulp en helpt het?",
  cost: "Kost het wat we afspraken?",
  costTable: (name: string) => `Kosten in ${name}`,
  costNone:
    "Kosten naar vorm van hulp en verwijzer, en het gebruik van het vaste budget (lump sum), zijn niet openbaar. Zo'n bedrag kan iets verraden over één aanbieder.",
  costFigure: "Cijfer",
  why: "Waarom?",
  whyTable: "Feit, duiding en wat onzeker is",
  fact: "Feit",
  reading: "Duiding college",
  uncertain: "Onzeker",
  whyConclusion:
    "De cijfers laten zien wát er gebeurt, niet waardoor. De duiding is aan het college.",
  policyConclusion:
    "Dit zijn dezelfde cijfers als op Waarstaatjegemeente. CBS telt anders dan dit rapport: leg ze niet naast elkaar.",
  whyTold:
    "De cijfers laten zien wát er gebeurt. De duiding is een mening van het college, geen cijfer.",
  readingNone: "nog niets ingevuld",
  whyNone: "Geen van deze cijfers kan nu iets verklaren.",
  doing: "Wat doen we?",
  can: "Wat kan de raad doen?",
  canBad: (subject: string) =>
    `Vraag het college wat het doet aan ${subject}, en wanneer de raad daar iets van ziet.`,
  canNorm: (subjects: string) =>
    `Stel een streefwaarde vast voor ${subjects}. Zonder streefwaarde is er geen oordeel.`,
  canHidden: (subjects: string) =>
    `Vraag het college wat het weet over ${subjects}. Het cijfer ontbreekt hier.`,
  canStory:
    "Vraag wat inwoners zelf zeggen over de hulp. Cijfers laten niet zien wat iemand meemaakt.",
  canMoney: "Kies of u de kosten wilt zien naar vorm van hulp en naar verwijzer.",
  canConclusion: "Kies ten hoogste twee punten, en spreek af wanneer u erop terugkomt.",
  trust: "Betrouwbaarheid en woordenlijst",
  trustData: (until: string) =>
    `De gegevens lopen tot en met ${until}. Een cijfer met een * is voorlopig: daar komt nog iets bij.`,
  trustHidden: (shown: string, all: string) =>
    `Van de ${all} cijfers over deze gemeente tonen we er ${shown}. De rest is er nog niet, of gaat over te weinig mensen.`,
  trustRound: "Aantallen zijn afgerond. Daardoor kunnen totalen iets afwijken.",
  trustConclusion:
    "De cijfers zijn goed genoeg voor een gesprek, niet voor een oordeel over één persoon of aanbieder.",
  words: "Woordenlijst",
  region: "Hele regio",
  target: "Streefwaarde",
  none: "geen",
} as const;
