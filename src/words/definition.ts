/** Words of the sheet of an indicator. */
export const sourceNames: Record<string, string> = {
  allocation: "toewijzingen (301)",
  start: "berichten over de start van hulp (305)",
  stop: "berichten over het einde van hulp (307)",
  declaration: "declaraties (323)",
  measurement: "uitkomstmetingen van aanbieders",
  hours: "urenregistraties van aanbieders",
  realisation: "maandcijfers van aanbieders",
};

export const originNames: Record<string, string> = {
  bevestigd: "landelijk vastgesteld",
  gemengd: "deels vastgesteld, deels eigen keuze",
  "eigen ontwerp": "eigen ontwerp",
};
