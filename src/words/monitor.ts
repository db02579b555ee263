/** Words of the public monitor alone. */
export const monitorWords = {
  title: (region: string) => `Hoe gaat het in ${region}?`,
  goalsTitle: "Vijf doelen voor inwoners",
  goalsIntro: "Dit willen de gemeenten samen bereiken. Kies een doel en zie hoe het ervoor staat.",
  coreTitle: "Zes cijfers in het kort",
  sparkOf: (name: string, from: string, to: string) =>
    `Verloop van ${name}, ${from} tot en met ${to}`,
  municipality: "Kies uw gemeente",
  themes: "Onderwerpen",
  themesIntro: "Alle cijfers, per doel.",
  readTitle: "Wat kunt u hier wel en niet uit aflezen?",
  can: "Wel",
  canList: [
    "Hoe de resultaten van hulp zich ontwikkelen.",
    "Of een cijfer boven of onder de streefwaarde ligt.",
    "Hoe zeker een cijfer is.",
  ],
  cannot: "Niet",
  cannotList: [
    "Welke gemeente het beste is. Inwoners en hulpvragen verschillen.",
    "Wat de oorzaak van een verschil is.",
    "Hoe het met één persoon gaat. Kleine aantallen laten we niet zien.",
  ],
  aboutTitle: "Over deze monitor",
  updates: "Updates",
  corrections: "Herstelde fouten",
  correctionsText:
    "Een uitgave verandert nooit. Is een cijfer fout, dan komt er een nieuwe uitgave. Wat er anders is, staat op de pagina met correcties.",
  openData: "Open data",
  openDataText: "Alle cijfers van deze monitor zijn vrij te gebruiken.",
  accessibility: "Toegankelijkheid",
  accessibilityText: "Wat we doen zodat iedereen deze site kan gebruiken.",
  privacy: "Privacy",
  privacyText: "Wat we van u en van inwoners bewaren, en wat niet.",
  protection: "Zo beschermen we personen",
  protectionText: "Waarom u niet elk cijfer ziet.",
  about: "Verantwoording",
  aboutText: "Waar de cijfers vandaan komen en hoe goed ze zijn.",
} as const;

export const protectionWords = {
  title: "Zo beschermen we personen",
  intro: "Niemand mag in deze monitor te herkennen zijn. Daarom laten we niet elk cijfer zien.",
  steps: "In vier stappen",
  small: "Kleine aantallen",
  smallText: (persons: string, total: string) =>
    `Gaat een cijfer over minder dan ${persons} mensen, dan laten we het niet zien. Ook niet als er minder dan ${persons} mensen níét bij horen. Een percentage tonen we vanaf een totaal van ${total}.`,
  sums: "Ook de buren",
  sumsText:
    "Wie het totaal kent en alle gemeenten op één na, rekent die ene uit. Daarom laten we dan nog een cijfer weg.",
  round: "Afronden",
  roundText: (step: string) =>
    `Aantallen ronden we af op een veelvoud van ${step}. Percentages en weken zijn hele getallen.`,
  attack: "Zelf aanvallen",
  attackText:
    "Voor elke uitgave proberen we met een rekenprogramma te achterhalen wat we weglieten. Lukt dat, dan verschijnt er niets.",
  audit: "Hoe ging dat bij deze uitgave?",
  figures: "Cijfers bekeken",
  primaries: "Te klein om te laten zien",
  secondaries: "Weggelaten om die te beschermen",
  attacked: "Verborgen getallen aangevallen",
  narrowest: "Kleinste ruimte rond een verborgen getal",
  narrowestNone: "er is niets verborgen",
  narrowestText: (room: string) =>
    `${room}: zoveel schelen de laagste en de hoogste mogelijke waarde`,
  yield: "Wat levert dat op?",
  yieldText:
    "Vaak laat men alleen kleine aantallen weg. Dan blijven iets meer cijfers over. Maar met plus en min zijn veel kleine aantallen terug te rekenen. Hieronder staat beide, voor dezelfde cijfers en zonder afronden.",
  method: "Manier",
  ours: "Zoals wij het doen",
  naive: "Alleen kleine aantallen weglaten",
  shown: "Cijfers die u ziet",
  kept: "Deel van alle aantallen samen",
  exact: "Verborgen getallen die precies terug te rekenen zijn",
  noAudit: "Van deze uitgave is niet bekend hoe de aanval verliep.",
  rest: "Wat blijft er over?",
  noMoney: "Bedragen staan er niet in: die kunnen iets verraden over één aanbieder.",
  money:
    "Bedragen staan er alleen in als genoeg aanbieders samen dat bedrag kregen, en geen van hen eruit springt. De grens houden we geheim: wie haar kent, kan terugrekenen.",
  restList: [
    "Aanbieders staan er niet in.",
    "Kwartalen staan er niet in: het verschil tussen twee perioden zou over te weinig mensen gaan.",
    "Denkt u toch iemand te herkennen? Meld het, dan halen we het cijfer weg.",
  ],
} as const;

export const privacyWords = {
  title: "Privacy",
  intro: "Deze site vraagt niets van u en bewaart niets over u.",
  visitor: "Als u de site bezoekt",
  visitorList: [
    "Er zijn geen cookies.",
    "Er wordt niet gemeten wie wat leest.",
    "De site haalt niets op bij andere bedrijven.",
    "Wat u zoekt, blijft in uw eigen browser.",
  ],
  data: "Gegevens over hulp",
  dataList: [
    "De cijfers komen uit berichten tussen gemeenten en aanbieders.",
    "Een burgerservicenummer wordt meteen vervangen door een code. De sleutel daarvan ligt ergens anders.",
    "Van een geboortedatum blijft een leeftijdsgroep over, van een adres de gemeente.",
    "Op deze site staan alleen afgeronde aantallen over groepen.",
  ],
  rights: "Uw rechten",
  rightsText:
    "Krijgt u hulp en wilt u weten wat uw gemeente over u bewaart? Vraag het uw gemeente. U mag die gegevens zien en laten verbeteren.",
  question: "Vragen over privacy:",
  noContact: "Voor vragen kunt u terecht bij uw gemeente.",
} as const;

export const accessibilityWords = {
  title: "Toegankelijkheid",
  intro: "Iedereen moet deze site kunnen gebruiken, ook wie minder goed ziet, hoort of beweegt.",
  status: "Stand",
  statusText:
    "Deze site is gemaakt volgens WCAG 2.2, niveau A en AA. Elke versie wordt door een programma gecontroleerd. Een onderzoek door een onafhankelijke partij is er nog niet.",
  statusDate: (day: string) => `Deze verklaring hoort bij de gegevens tot en met ${day}.`,
  statusShort: "Voldoet deels: er is nog geen onderzoeksrapport.",
  doing: "Wat we doen",
  doingList: [
    "Elke grafiek heeft een zin met de boodschap en een tabel met dezelfde cijfers.",
    "Kleur is nooit het enige verschil: er is ook een vorm, een lijn of een woord.",
    "De site werkt met alleen een toetsenbord, en zonder JavaScript.",
    "De tekst kan twee keer zo groot, en past op een telefoon.",
    "De rapporten in PDF hebben een opbouw die kan worden voorgelezen.",
  ],
  known: "Wat nog niet goed is",
  knownList: [
    "Er is geen versie in gebarentaal of in eenvoudiger taal.",
    "De PDF's zijn niet door mensen getoetst aan PDF/UA.",
  ],
  report: "Lukt iets niet?",
  reportText: "Meld het, dan zoeken we samen een oplossing. U krijgt binnen twee weken antwoord:",
  reportNone: "Meld het bij uw gemeente. U krijgt binnen twee weken antwoord.",
} as const;

export const openDataWords = {
  title: "Open data",
  intro: "Alle cijfers van deze monitor, om zelf mee te rekenen.",
  files: "Bestanden",
  values: "Alle cijfers",
  indicators: "Wat er is gemeten",
  places: "Gemeenten",
  catalogue: "Beschrijving voor catalogi (DCAT-AP-NL, JSON-LD)",
  form: "De bestanden zijn in CSV: UTF-8, een komma tussen de velden en een punt voor decimalen. Een leeg veld is een cijfer dat er niet is.",
  licence: "Licentie",
  licenceText:
    "CC BY 4.0: u mag de cijfers gebruiken en delen als u de bron noemt. De cijfers zijn zo bewerkt dat niemand te herkennen is.",
  columns: "Wat staat er in de kolommen?",
  column: "Kolom",
  meaning: "Betekenis",
  dictionary: {
    indicator_id: "vaste naam van het cijfer",
    cut: "waarover: regio, soort hulp, gemeente, of soort hulp in een gemeente",
    domain: "soort hulp: jeugd, wmo of bw (beschermd wonen)",
    municipality_code: "CBS-code van de gemeente",
    period: "jaar",
    numerator: "wie eraan voldoet; afgerond",
    denominator: "op welk totaal; afgerond",
    clients: "aantal inwoners; afgerond",
    estimate: "het cijfer; een percentage als deel van 1",
    lower: "ondergrens van wat waarschijnlijk is",
    upper: "bovengrens van wat waarschijnlijk is",
    status:
      "definitief, voorlopig, te vroeg, te weinig gegevens, bron niet geleverd of afgeschermd",
    signal: "gunstig, ongunstig, geen signaal of te weinig gegevens",
    norm_value: "streefwaarde die geldt voor dit cijfer",
  },
  description: (region: string) =>
    `Resultaten van jeugdhulp, begeleiding en beschermd wonen in ${region}, per jaar, gemeente en soort hulp.`,
  fictitious: "Fictieve cijfers (SYNTHETISCH).",
} as const;
