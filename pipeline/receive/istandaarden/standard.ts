import type { Law } from "../../region/region.ts";

/** The messages that are read, and the direction they go. */
export const messageNumbers = ["301", "305", "307", "323", "325"] as const;
export type MessageNumber = (typeof messageNumbers)[number];

/** Every message of the standard: one that we do not read is no unknown one. */
const otherNumbers = new Set("302 303 304 306 308 315 316 317 318 319 320".split(" "));

/** Which message, of which law and release, a document is. */
export interface MessageKind {
  law: Law;
  /** Major and minor, as in `3.2`. */
  release: string;
  major: string;
  minor: string;
  number: MessageNumber;
  /** As the ledger has it: JW305, WMO323. */
  name: string;
  messageUri: string;
  baseUri: string;
}

const pattern =
  /^http:\/\/www\.istandaarden\.nl\/(ijw|iwmo)\/([0-9]+)_([0-9]+)\/(jw|wmo)([0-9]{3})\/schema$/;

/**
 * What the root element says a document is.
 *
 * @returns the kind of message, or in Dutch why it is none that we read
 */
export function messageKind(uri: string, local: string): MessageKind | string {
  const parts = pattern.exec(uri);
  if (parts === null) {
    return "De namespace van het eerste element hoort niet bij een iJw- of iWmo-bericht van release 3.0, 3.1 of 3.2. Controleer of dit het goede bestand is.";
  }
  const [, standard, major = "", minor = "", prefix = "", number = ""] = parts;
  const law: Law = standard === "ijw" ? "jw" : "wmo";
  const name = `${prefix.toUpperCase()}${number}`;
  if (prefix !== law) {
    return `De namespace noemt bericht ${name} in de standaard ${standard}. Die horen niet bij elkaar; controleer de namespace.`;
  }
  const known = messageNumbers.find((one) => one === number);
  if (known === undefined) {
    return otherNumbers.has(number)
      ? `Bericht ${name} wordt niet ingelezen. Wel ingelezen worden ${messageNumbers.join(", ")}.`
      : `Bericht ${name} bestaat niet in de standaard. Controleer de namespace van het bericht.`;
  }
  if (major !== "3" || !/^[012]$/.test(minor)) {
    return `Release ${major}.${minor} van bericht ${name} wordt niet ingelezen. Wel ingelezen worden 3.0, 3.1 en 3.2.`;
  }
  if (local !== "Bericht") {
    return `Het eerste element van een bericht heet Bericht; hier staat een ander element. Controleer het bestand.`;
  }
  return {
    law,
    release: `${major}.${minor}`,
    major,
    minor,
    number: known,
    name,
    messageUri: uri,
    baseUri: `http://www.istandaarden.nl/${standard}/${major}_${minor}/basisschema/schema`,
  };
}
