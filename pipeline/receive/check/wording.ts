/** The words in which a check is told, for text and page alike. */

/** A number as Dutch readers write it. */
export function number(value: number): string {
  return value.toLocaleString("nl-NL");
}

/** `96%`; below a whole per cent from the ends never 0 or 100. */
export function share(part: number, whole: number): string {
  if (whole === 0) return "–";
  const rounded = Math.round((100 * part) / whole);
  const told = part > 0 && rounded === 0 ? 1 : part < whole && rounded === 100 ? 99 : rounded;
  return `${told}%`;
}

/** A day as Dutch readers write it: `2024-03-01` → `01-03-2024`. */
export function day(iso: string): string {
  return iso.split("-").reverse().join("-");
}

export function euro(value: number): string {
  return `€ ${value.toLocaleString("nl-NL", { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
}

export const statuses: Record<string, string> = {
  accepted: "ingelezen",
  rejected: "afgekeurd",
  duplicate: "dubbel",
  superseded: "vervangen",
};

const kinds: Record<string, string> = {
  outcome_measurement: "uitkomstmetingen",
  hours: "uren",
  realisation: "realisatie",
  reported_trajectory: "halfjaarlevering",
  waiting: "wachtlijst",
};

export function kindName(kind: string): string {
  return kinds[kind] ?? kind;
}

/** What is allowed: `binnen 5 werkdagen`. */
export function limit(kind: string, allowed: number): string {
  return kind === "declaratie"
    ? `binnen ${allowed} dagen na de maand`
    : `binnen ${allowed} werkdagen`;
}
