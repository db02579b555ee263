/** Words about the policy indicators of the BBV. `id` is that of the figure of CBS, where there is one. */
export const policyWords = {
  heading: "Verplichte beleidsindicatoren (BBV)",
  caption: (name: string) => `Beleidsindicatoren van ${name}`,
  indicator: "Beleidsindicator",
  country: "Nederland",
  period: "Periode",
  // Not `-`: the rule that makes these indicators compulsory asks for these words.
  unavailable: "gegevens niet beschikbaar",
  none: "geen",
  indicators: [
    { id: "bbv-jeugdhulp", name: "Jongeren met jeugdhulp" },
    { id: "bbv-jeugdbescherming", name: "Jongeren met jeugdbescherming" },
    { id: "bbv-jeugdreclassering", name: "Jongeren met jeugdreclassering" },
    { id: "bbv-wmo", name: "Cliënten met een maatwerkarrangement Wmo" },
  ],
  source: (table: string, on: string) =>
    `Bron: CBS StatLine, tabel ${table}, geraadpleegd op ${on} (CC BY 4.0). Dit zijn echte cijfers, ook als de andere verzonnen zijn.`,
  noSource: "Bron: CBS StatLine. Van deze gemeente staan hier nog geen cijfers.",
} as const;
