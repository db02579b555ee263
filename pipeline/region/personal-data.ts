import { isElevenProof } from "./problem.ts";

/** Names that may stand in a text: of providers, municipalities and the like. */
export type KnownNames = readonly string[];

const months =
  "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december";
const part = "(?:van|de|der|den|het|ten|ter|te|'t)";
const name = `\\p{Lu}\\p{Ll}+(?: ${part})*(?: \\p{Lu}[\\p{Ll}-]+)+`;

/**
 * What in a free text points at a person, in Dutch; empty when nothing does. It never repeats what
 * it found. A careful eye is still needed: it knows patterns, no people.
 *
 * @param on the day the text is about: a full date long before it may be a date of birth
 */
export function personalData(text: string, on: string, names: KnownNames = []): string[] {
  const found: string[] = [];
  const numbers = text.match(/(?<!\d)\d(?:[ .]?\d){8}(?!\d)/g) ?? [];
  if (numbers.map((number) => number.replace(/\D/g, "")).some(isElevenProof)) {
    found.push("een nummer dat een BSN kan zijn");
  }
  if (/[^\s@<>]+@[^\s@<>]+\.\w+/.test(text)) found.push("een e-mailadres");
  if (/(?<!\d)(?:\+31|0031|0)[ -]?(?:\(0\))?[1-9](?:[ -]?\d){8}(?!\d)/.test(text)) {
    found.push("een telefoonnummer");
  }
  if (isBorn(text, on)) found.push("een geboortedatum");
  let rest = text;
  for (const known of [...names].sort((a, b) => b.length - a.length)) {
    rest = rest.replaceAll(known, "");
  }
  const addressed = new RegExp(
    `\\b(?:[Mm]evrouw|[Mm]evr\\.?|[Mm]w\\.?|[Mm]eneer|[Dd]hr\\.?|[Dd]e heer|[Ff]amilie) (?:${part} )*\\p{Lu}`,
    "u",
  );
  const listed = new RegExp(`${name}(?:\\s*[,;]\\s*|\\s+en\\s+)${name}`, "u");
  if (addressed.test(rest)) found.push("de naam van een persoon");
  else if (listed.test(rest)) found.push("een lijst met namen");
  return found;
}

/** A date after `geboren`, or a full date more than three years before. */
function isBorn(text: string, on: string): boolean {
  if (/\b(?:geboren|geboortedatum|geb\.)[^.]{0,20}\d/i.test(text)) return true;
  const limit = Number(on.slice(0, 4)) - 3;
  const years = [
    ...text.matchAll(/(?<!\d)\d{1,2}[-/.]\d{1,2}[-/.](\d{4})(?!\d)/g),
    ...text.matchAll(/(?<!\d)(\d{4})-\d{2}-\d{2}(?!\d)/g),
    ...text.matchAll(new RegExp(`\\d{1,2} (?:${months}) (\\d{4})`, "gi")),
  ].map((match) => Number(match[1]));
  return years.some((year) => year < limit);
}
