/** Words about money in the council's report. */
export const moneyWords = {
  caption: (name: string) => `Begroting en rekening van ${name}`,
  subject: "Onderwerp",
  year: "Jaar",
  budget: "Begroot",
  spent: "Uitgegeven",
  source: "Bron",
  notYet: "nog niet bekend",
  none: (name: string) =>
    `De begroting is nog niet ingevuld. ${name} kan hier laten zien wat is begroot en uitgegeven.`,
  noneConclusion: "Of het geld genoeg was, staat hier nog niet. Vraag het aan het college.",
  open: "Van geen van deze jaren is de rekening al bekend.",
  over: (subject: string, year: string) =>
    `Aan ${lower(subject)} gaf de gemeente in ${year} meer uit dan begroot.`,
  within: (subject: string, year: string) =>
    `Aan ${lower(subject)} gaf de gemeente in ${year} niet meer uit dan begroot.`,
} as const;

/** Within a sentence; `Wmo` keeps its capital. */
function lower(subject: string): string {
  return /^(Wmo|WMO|GGZ)/.test(subject)
    ? subject
    : subject.charAt(0).toLowerCase() + subject.slice(1);
}
