/** What figures are set beside each other by: heading, one and more of it. */
export const groupWords = {
  gemeenten: { heading: "Gemeente", noun: ["gemeente", "gemeenten"] },
  soorten: { heading: "Soort hulp", noun: ["soort hulp", "soorten hulp"] },
  aanbieders: { heading: "Aanbieder", noun: ["aanbieder", "aanbieders"] },
} as const;
