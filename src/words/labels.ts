import type { Signal, Status } from "../data/tables.ts";

/** Fixed texts of the site: headings, labels, notes. */
export const labels = {
  fictitious:
    "Deze cijfers zijn fictief (SYNTHETISCH). Ze gaan niet over echte inwoners, aanbieders of gemeenten.",
  internal: "Niet openbaar. Voor gemeenten en aanbieders in de prestatiedialoog.",
  skip: "Direct naar de inhoud",
  onThisPage: "Op deze pagina",
  course: "Bekijk het verloop",
  navigation: "Hoofdmenu",
  wholeRegion: "Hele regio",
  municipality: "Gemeente",
  table: "Bekijk de tabel",
  download: "Download (CSV)",
  source: "Bron",
  norm: { contract: "norm", monitor: "streefwaarde", raad: "streefwaarde" },
  marks: {
    hidden: "afgeschermd, om te voorkomen dat iemand herkenbaar is",
    missing: "geen cijfer: te weinig gegevens of niet geleverd",
    early: "geen cijfer: het is nog te vroeg",
    provisional: "voorlopig cijfer: er komen nog gegevens binnen",
    notReached: "niet bereikt: meer dan de helft loopt nog",
  },
} as const;

export const signalNames: Record<Signal, string> = {
  gunstig: "gunstig signaal",
  ongunstig: "ongunstig signaal",
  "geen signaal": "geen signaal",
  "te weinig gegevens": "te weinig gegevens",
};

export const statusNames: Record<Status, string> = {
  definitief: "definitief",
  voorlopig: "voorlopig",
  "te vroeg": "nog te vroeg",
  "te weinig gegevens": "te weinig gegevens",
  "bron niet geleverd": "niet geleverd",
  afgeschermd: "afgeschermd",
};
