import type { Law } from "../region/region.ts";
import { type Day, isoOf } from "./day.ts";
import type { Person, Service } from "./person.ts";

export type MessageKind = "301" | "305" | "307" | "315" | "323" | "325";
export type Release = "3.0" | "3.1" | "3.2";

/** Lines end as the standard asks (OP192). */
export const eol = "\r\n";

/** COD002: number of a message in its header. */
const messageCodes: Record<Law, Record<MessageKind, string>> = {
  jw: { "301": "436", "305": "438", "307": "440", "315": "446", "323": "490", "325": "491" },
  wmo: { "301": "414", "305": "418", "307": "420", "315": "444", "323": "484", "325": "485" },
};

/** Outside of a message: who sends what to whom. */
export interface Envelope {
  law: Law;
  kind: MessageKind;
  from: string;
  to: string;
  identification: string;
  dated: Day;
  /** Prefix with colon of message elements; empty when theirs is the default namespace. */
  m: string;
  /** Prefix with colon of basisschema elements. */
  c: string;
}

/** Release in use on a day: 3.1 since April 2022, 3.2 since April 2023. */
export function releaseOn(day: Day): Release {
  const iso = isoOf(day);
  return iso < "2022-04-01" ? "3.0" : iso < "2023-04-01" ? "3.1" : "3.2";
}

/**
 * Prefixes differ by the software of the sender; only the namespace counts. Three habits occur:
 * the message as default namespace, the prefixes of the standard, and generated ones.
 */
export function prefixesOf(sender: string, law: Law, kind: MessageKind): { m: string; c: string } {
  const standard = law === "jw" ? "ijw:" : "iwmo:";
  switch (Number(sender) % 8) {
    case 1:
      return { m: `${law}${kind}:`, c: standard };
    case 3:
      return { m: "ns2:", c: "ns3:" };
    default:
      return { m: "", c: standard };
  }
}

/** A whole message: declaration, root, header and content. `extra` ends the header (325). */
export function message(e: Envelope, content: string, extra = ""): string {
  const { law, kind, m, c } = e;
  const release = releaseOn(e.dated);
  const base = `http://www.istandaarden.nl/i${law}/${release.replace(".", "_")}`;
  const declare = (prefix: string) => (prefix === "" ? "xmlns" : `xmlns:${prefix.slice(0, -1)}`);
  return (
    `<?xml version="1.0" encoding="UTF-8"?>${eol}` +
    `<${m}Bericht ${declare(m)}="${base}/${law}${kind}/schema" ${declare(c)}="${base}/basisschema/schema">${eol}` +
    `<${m}Header>${eol}` +
    `<${m}BerichtCode>${messageCodes[law][kind]}</${m}BerichtCode>${eol}` +
    `<${m}BerichtVersie>3</${m}BerichtVersie>${eol}` +
    `<${m}BerichtSubversie>${release.slice(2)}</${m}BerichtSubversie>${eol}` +
    `<${m}Afzender>${e.from}</${m}Afzender>${eol}` +
    `<${m}Ontvanger>${e.to}</${m}Ontvanger>${eol}` +
    `<${m}BerichtIdentificatie>${identified(c, e.identification, e.dated)}</${m}BerichtIdentificatie>${eol}` +
    `<${m}XsdVersie>${xsdVersion(c)}</${m}XsdVersie>${eol}` +
    `${extra}</${m}Header>${eol}${content}</${m}Bericht>${eol}`
  );
}

/** Content of CDT_BerichtIdentificatie. */
export function identified(c: string, identification: string, dated: Day): string {
  return `<${c}Identificatie>${identification}</${c}Identificatie><${c}Dagtekening>${isoOf(dated)}</${c}Dagtekening>`;
}

/** Content of CDT_XsdVersie. */
export function xsdVersion(c: string): string {
  return `<${c}BasisschemaXsdVersie>1.0.0</${c}BasisschemaXsdVersie><${c}BerichtXsdVersie>1.0.0</${c}BerichtXsdVersie>`;
}

const surnames = [
  ["Voorbeeld", ""],
  ["Verzinsel", "van"],
  ["Proef", "de"],
  ["Bedenksel", ""],
  ["O'Fictie", ""],
  ["Denkbeeldig", ""],
  ["Schijn", "van der"],
  ["Fantasië", ""],
  ["Spook & Fabel", ""],
  ["Nergens", "van"],
  ["Doealsof", ""],
  ["Papier", "te"],
] as const;
const firstNames = ["Proef", "Schets", "Voorbeeld", "Test", "Demo", "Model"] as const;

/**
 * The made-up names as they would stand in a text, to find out whether one got through. A surname that is
 * an ordinary word counts only with what stands before it.
 */
export const namesInDeliveries: readonly string[] = surnames.flatMap(([surname, prefix]) => {
  if (prefix !== "") return [`${prefix} ${surname}`];
  if (/^(Voorbeeld|Denkbeeldig)$/.test(surname))
    return firstNames.map((first) => `${first} ${surname}`);
  return [surname];
});

/**
 * First elements of Client in a 301, 305, 307 and 315: Bsn, Geboortedatum, Geslacht, Naam. The names are
 * made up and look it. Only the 301 says how the name is used.
 */
export function clientStart(e: Envelope, person: Person): string {
  const { m, c } = e;
  const [surname, prefix] = surnames[person.salt % surnames.length] ?? surnames[0];
  const first = firstNames[(person.salt >>> 8) % firstNames.length] ?? "Test";
  // Now and then the day of birth is unknown: the date then says 01, and DatumGebruik says so.
  const vague = person.salt % 200 === 7;
  const birth = isoOf(person.birth);
  const date = vague ? `${birth.slice(0, 8)}01` : birth;
  return (
    `<${m}Bsn>${person.bsn}</${m}Bsn>${eol}` +
    `<${m}Geboortedatum><${c}Datum>${date}</${c}Datum>` +
    `${vague ? `<${c}DatumGebruik>1</${c}DatumGebruik>` : ""}</${m}Geboortedatum>${eol}` +
    `<${m}Geslacht>${person.gender}</${m}Geslacht>${eol}` +
    `<${m}Naam><${c}Geslachtsnaam><${c}Achternaam>${escapeXml(surname)}</${c}Achternaam>` +
    `${prefix === "" ? "" : `<${c}Voorvoegsel>${prefix}</${c}Voorvoegsel>`}</${c}Geslachtsnaam>` +
    `${person.salt % 3 === 0 ? `<${c}Voornamen>${first}</${c}Voornamen>` : ""}` +
    `<${c}Voorletters>${first.charAt(0)}</${c}Voorletters>` +
    `${e.kind === "301" ? `<${c}NaamGebruik>1</${c}NaamGebruik>` : ""}</${m}Naam>${eol}`
  );
}

/** Product element of a 301, 305, 307 and 315. */
export function productElement(e: Envelope, service: Service): string {
  const { m, c } = e;
  const { category, code } = service.product;
  return `<${m}Product><${c}Categorie>${category}</${c}Categorie><${c}Code>${code}</${c}Code></${m}Product>${eol}`;
}

/** Begin- and Einddatum of the basisschema, for any period element. */
export function period(c: string, from: Day, to: Day): string {
  return `<${c}Begindatum>${isoOf(from)}</${c}Begindatum><${c}Einddatum>${isoOf(to)}</${c}Einddatum>`;
}

/** Text that may stand between tags. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>]/g, (sign) =>
    sign === "&" ? "&amp;" : sign === "<" ? "&lt;" : "&gt;",
  );
}
