/** Words about agreements with providers in the council's report. */
export const agreedWords = {
  intro:
    "Deze afspraken met aanbieders gaan ook over deze gemeente. Alleen wat de regio openbaar noemt, telt mee. We noemen geen aanbieder.",
  caption: "Afspraken met aanbieders, geteld",
  kind: "Soort afspraak",
  state: "Stand",
  count: "Aantal",
  overdue: "Einddatum voorbij",
  visible: "Effect aannemelijk",
  running: (count: string, one: boolean) =>
    one ? `${count} afspraak loopt nog` : `${count} afspraken lopen nog`,
  late: (count: string) => `van ${count} is de einddatum voorbij`,
  seen: (count: string) =>
    count === "geen"
      ? "Bij geen ervan noemden we een effect al aannemelijk."
      : `Bij ${count} noemden gemeente en aanbieder een effect aannemelijk.`,
  conclusion: (running: string, late: string, seen: string) => `${running}; ${late}. ${seen}`,
  none: "Er zijn geen afspraken met aanbieders die de regio openbaar heeft gemaakt.",
  noneConclusion: "Hoeveel afspraken er lopen, is hier niet te zien. Vraag het aan het college.",
} as const;
