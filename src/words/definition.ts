import type { Definition, SourceKind } from "../../indicators/definition.ts";

/** Words of the sheet of an indicator. */
export const sourceNames: Record<SourceKind, string> = {
  allocation: "toewijzingen (301)",
  start: "berichten over de start van hulp (305)",
  stop: "berichten over het einde van hulp (307)",
  request: "verzoeken om toewijzing (315)",
  declaration: "declaraties (323)",
  measurement: "uitkomstmetingen van aanbieders",
  hours: "urenregistraties van aanbieders",
  realisation: "maandcijfers van aanbieders",
  waiting: "wachtlijsten van aanbieders",
  budget: "afgesproken budgetten",
  contract: "contracten",
  population: "inwoners volgens het CBS",
  local_team: "hulp van het lokale team",
};

export const originNames: Record<Definition["origin"]["status"], string> = {
  bevestigd: "landelijk vastgesteld",
  gemengd: "deels vastgesteld, deels eigen keuze",
  "eigen ontwerp": "eigen ontwerp",
};
