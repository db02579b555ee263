import type { Law } from "../../region/region.ts";

/** The messages of release 3.0, 3.1 and 3.2. */
export const messageNumbers = [
  "301",
  "302",
  "305",
  "306",
  "307",
  "308",
  "315",
  "316",
  "317",
  "318",
  "319",
  "320",
  "323",
  "325",
] as const;
/** The messages that are read of release 2.0 up to 2.4; 303 and 304 were in use up to 3.0. */
export const oldNumbers = ["301", "303", "304", "305", "307"] as const;
export type MessageNumber = (typeof messageNumbers)[number];
export type OldNumber = (typeof oldNumbers)[number];

/** Every message of the standard: one that we do not read is no unknown one. */
const allNumbers = new Set<string>([...messageNumbers, ...oldNumbers]);

/** Which message, of which law and release, a document is. */
export interface MessageKind {
  law: Law;
  /** Major and minor, as in `3.2`. */
  release: string;
  major: string;
  minor: string;
  number: MessageNumber | OldNumber;
  /** As the ledger has it: JW305, WMO323. */
  name: string;
  messageUri: string;
  baseUri: string;
}

const pattern =
  /^http:\/\/www\.istandaarden\.nl\/(ijw|iwmo)\/([0-9]+)_([0-9]+)\/(jw|wmo)([0-9]{3})\/schema(\/[0-9_]+)?$/;

const wanted = "Wel ingelezen worden 3.0, 3.1 en 3.2, en van 2.0 tot en met 2.4";

/**
 * What the root element says a document is.
 *
 * @returns the kind of message, or in Dutch why it is none that we read
 */
export function messageKind(uri: string, local: string): MessageKind | string {
  const parts = pattern.exec(uri);
  if (parts === null) {
    return "De namespace van het eerste element hoort niet bij een iJw- of iWmo-bericht van release 3.0, 3.1 of 3.2, of een oud bericht van 2.0 tot en met 2.4. Controleer of dit het goede bestand is.";
  }
  const [, standard, major = "", minor = "", prefix = "", number = "", version = ""] = parts;
  const law: Law = standard === "ijw" ? "jw" : "wmo";
  const name = `${prefix.toUpperCase()}${number}`;
  if (prefix !== law) {
    return `De namespace noemt bericht ${name} in de standaard ${standard}. Die horen niet bij elkaar; controleer de namespace.`;
  }
  if (!allNumbers.has(number)) {
    return `Bericht ${name} bestaat niet in de standaard. Controleer de namespace van het bericht.`;
  }
  const release = `${major}.${minor}`;
  const old = /^2\.[0-4]$/.test(release);
  if (!old && !/^3\.[012]$/.test(release)) {
    return `Release ${release} van bericht ${name} wordt niet ingelezen. ${wanted} de berichten ${oldNumbers.join(", ")}.`;
  }
  const known =
    oldNumbers.find((one) => one === number && (old || release === "3.0")) ??
    messageNumbers.find((one) => one === number && !old);
  if (known === undefined) {
    return old
      ? `Bericht ${name} van release ${release} wordt niet ingelezen. Wel ingelezen worden van die release ${oldNumbers.join(", ")}.`
      : `Bericht ${name} bestaat niet in release ${release}. Controleer de namespace van het bericht.`;
  }
  // Only old releases may repeat their version at the end.
  if (version !== "" && (!old || version !== `/${major}_${minor}`)) {
    return `De namespace van bericht ${name} eindigt niet zoals in release ${release}. Controleer de namespace.`;
  }
  if (local !== "Bericht") {
    return `Het eerste element van een bericht heet Bericht; hier staat een ander element. Controleer het bestand.`;
  }
  return {
    law,
    release,
    major,
    minor,
    number: known,
    name,
    messageUri: uri,
    baseUri: `http://www.istandaarden.nl/${standard}/${major}_${minor}/basisschema/schema${version}`,
  };
}
