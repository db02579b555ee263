/** Codes of a release in words. A code without words is shown as it is. */

export const domainNames: Record<string, string> = {
  jeugd: "Jeugdhulp",
  wmo: "Wmo-begeleiding",
  bw: "Beschermd wonen",
};

export const lawNames: Record<string, string> = { jw: "Jeugdwet", wmo: "Wmo" };

export const roleNames: Record<string, string> = {
  zelfstandig: "zelfstandig",
  consortiumlid: "lid van een combinatie",
  hoofdaannemer: "hoofdaannemer",
  onderaannemer: "onderaannemer",
};

export const basisNames: Record<string, string> = {
  contract: "afspraak in het contract",
  nulmeting: "nulmeting",
  landelijk: "landelijk cijfer",
  streefwaarde: "streefwaarde",
  budget: "budget",
};

export const deliveryNames: Record<string, string> = {
  JW301: "Toewijzing Jeugdwet (JW301)",
  JW305: "Start hulp Jeugdwet (JW305)",
  JW307: "Stop hulp Jeugdwet (JW307)",
  JW323: "Declaratie Jeugdwet (JW323)",
  JW325: "Antwoord op declaratie Jeugdwet (JW325)",
  JW315: "Verzoek om toewijzing Jeugdwet (JW315)",
  WMO315: "Verzoek om toewijzing Wmo (WMO315)",
  WMO301: "Toewijzing Wmo (WMO301)",
  WMO305: "Start hulp Wmo (WMO305)",
  WMO307: "Stop hulp Wmo (WMO307)",
  WMO323: "Declaratie Wmo (WMO323)",
  WMO325: "Antwoord op declaratie Wmo (WMO325)",
  outcome_measurement: "Uitkomstmeting",
  hours: "Urenregistratie",
  realisation: "Realisatie per maand",
  waiting: "Wachtlijst",
};

export const deliveryStatusNames: Record<string, string> = {
  accepted: "verwerkt",
  rejected: "afgekeurd",
  duplicate: "dubbel ontvangen",
  superseded: "vervangen door een nieuwere",
};

export const severityNames: Record<string, string> = {
  afkeuren: "afgekeurd",
  signaal: "meegeteld, met een signaal",
};

export const ruleNames: Record<string, string> = {
  XML: "Bericht is onleesbaar of afgebroken",
  NAAMRUIMTE: "Onbekende soort bericht",
  XSD: "Bericht voldoet niet aan de standaard",
  CS002: "Burgerservicenummer klopt niet",
  CS058: "Onbekende status van aanlevering",
  TR018: "Einddatum ligt voor de begindatum",
  TR134: "Einddatum ligt na de datum van het bericht",
  TR056: "Zelfde kenmerk, andere inhoud",
  TR8848: "Bericht is gedateerd in de toekomst",
  TABEL: "Fout in een regel van een tabel",
  BESTAND: "Onbekend soort bestand",
  TR019: "Toewijzing bij start, stop of declaratie ontbreekt",
  TR382: "Stop zonder start",
  TR074: "Start of stop dubbel gemeld",
  TR314: "Referentienummer twee keer gebruikt",
  TR304: "Toewijzing hoort bij een andere cliënt",
  TR347: "Kenmerk van de aanbieder eerder gebruikt voor een ander verzoek",
  PRODUCT: "Product staat niet in de regionale tabel",
  AANBIEDER: "Aanbieder hoort niet bij de regio",
  GEMEENTE: "Gemeente hoort niet bij de regio",
  OP271: "Start laat gemeld",
  OP272: "Stop laat gemeld",
};

/** The words of a code, or the code itself. */
export function wordsFor(names: Record<string, string>, code: string): string {
  return names[code] ?? code;
}
