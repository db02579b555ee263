/** The kinds of chart: the start of the text for who cannot see the picture. */
export const chartKinds = {
  intervalDots: "Puntgrafiek met intervallen",
  series: "Lijngrafiek",
  run: "Lijngrafiek met gemiddelde",
  control: "Lijngrafiek met gemiddelde en grenzen",
  flowBars: "Gestapelde balken",
  funnel: "Trechtergrafiek",
  survival: "Dalende lijn van wie nog hulp heeft",
  alluvial: "Stroomgrafiek",
  bullet: "Balken met een streep voor de verwachting",
  heatMatrix: "Matrix met tekens",
  tileMap: "Tegelkaart van gemeenten",
  smallMultiples: "Kleine lijngrafieken naast elkaar",
  maturation: "Lijngrafiek van binnengekomen gegevens",
} as const;

/** Words inside pictures. */
export const chartWords = {
  mean: "gemiddelde",
  usualSwings: "gewone schommelingen",
  together: "alle samen",
  usual95: "gewone schommelingen (95%)",
  rare998: "hierbuiten: signaal (99,8%)",
  flow: {
    out: "geen hulp meer",
    lighter: "lichter",
    same: "zelfde trede",
    off: "buiten de ladder",
    heavier: "zwaarder",
  },
  direction: {
    lighter: "lichter of klaar (omlaag)",
    same: "hetzelfde",
    heavier: "zwaarder (omhoog)",
  },
  tooSmall: "te kleine aantallen voor een balk",
  stillOf: (still: string) => `Deel dat ${still} is`,
  monthsAfterStart: "maanden na de start",
  atRisk: "Nog gevolgd",
  used: "gebruikt",
  agreed: "afgesproken",
  expectedByNow: "verwacht tot nu",
  usualRoom: "afgesproken ruimte",
  noFigure: "geen cijfer",
  knownPart: "Deel van de gegevens dat binnen is",
  weeksAfter: "weken na het einde van de periode",
  finalFrom: "definitief",
} as const;
