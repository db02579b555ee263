/** The fixed words around a chart. */
export const chartParts = {
  reading: "Zo leest u dit",
  download: "Download",
  event: "Lijn",
  source: (source: string, release: string, provisionalFrom: string | null) =>
    `Bron: ${source}. Uitgave ${release}.${provisionalFrom ? ` Voorlopig vanaf ${provisionalFrom} (*).` : ""}`,
} as const;

const anchors = { ownPast: "Eerder", norm: "Norm", region: "Hele regio", netherlands: "Nederland" };
export const anchorNames = {
  contract: anchors,
  monitor: { ...anchors, norm: "Streefwaarde" },
  raad: { ...anchors, norm: "Streefwaarde" },
} as const;

/** Why an anchor is not there. */
export const anchorAbsences = {
  noPast: "geen eerder cijfer",
  pastBelow: "zie de lijn",
  noNorm: {
    contract: "geen norm afgesproken",
    monitor: "geen streefwaarde vastgesteld",
    raad: "geen streefwaarde vastgesteld",
  },
  ownNorms: "verschilt, zie de tabel",
  isRegion: "dit is de hele regio",
  noRegion: "geen cijfer van de regio",
  direction: "een richting, geen getal",
  band: "een afgesproken ruimte",
  baseline: "nulmeting",
  noNetherlands: "geen landelijk cijfer",
  notComparable: "niet van toepassing",
} as const;

/** Words beside anchors that are there. */
export const anchorWords = {
  past: (state: string, period: string) => `tegenover eerder in ${period}: ${state}`,
  cbs: (period: string, table: string) => `in ${period} (CBS, tabel ${table})`,
} as const;

export const originSentence = (until: string) => `leveringen tot en met ${until}`;
