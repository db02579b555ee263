/** Words of the frame around every page. */
export const shellWords = {
  crumbs: "Kruimelpad",
  previousNext: "Vorige en volgende",
  previous: "Vorige",
  next: "Volgende",
  updated: (day: string) => `Laatst bijgewerkt op ${day}.`,
  nextUpdate: (day: string) => `Volgende update: ${day}.`,
  noNextUpdate: "Volgende update: nog niet bekend.",
  dataUntil: (day: string) => `Gegevens tot en met ${day}.`,
  question: "Vraag of fout gezien?",
  release: "Uitgave",
  check: "controlegetal",
  address: "Adres van deze pagina",
} as const;

export const searchWords = {
  title: "Zoeken",
  intro: "Alle pagina's van deze site, op onderwerp.",
  label: "Zoek een pagina",
  hint: "Typ een woord, zoals een gemeente of een onderwerp.",
  found: "pagina's gevonden",
  foundOne: "pagina gevonden",
  none: "Geen pagina gevonden. Probeer een ander woord, of kies uit de lijst.",
  main: "Hoofdpagina's",
} as const;

export const notFoundWords = {
  title: "Deze pagina is er niet",
  intro: "Het adres klopt niet, of de pagina is verplaatst.",
  do: "Kies hieronder waar u verder wilt, of zoek de pagina.",
} as const;
