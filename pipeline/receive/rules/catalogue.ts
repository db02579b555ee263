import type { Severity } from "../finding.ts";

/** One check on what arrives: the one place where its code, weight and meaning are told. */
export interface Rule {
  /** Number in the standard, or one of our own (XML, TABEL, PRODUCT …). */
  readonly code: string;
  /** `afkeuren`: what it is about is not taken in. `signaal`: taken in, but worth a question. */
  readonly severity: Severity;
  /**
   * `file`: judged while one file is read. `set`: judged over all deliveries together, by the file
   * of its name in this folder.
   */
  readonly origin: "file" | "set";
  /** Elements or columns it is about; empty when it is about the file, or about any element. */
  readonly elements: readonly string[];
  /** Dutch, one line: what must hold. */
  readonly description: string;
}

const file = (severity: Severity, code: string, elements: string[], description: string): Rule => ({
  code,
  severity,
  origin: "file",
  elements,
  description,
});

const set = (code: string, elements: string[], description: string): Rule => ({
  code,
  severity: "signaal",
  origin: "set",
  elements,
  description,
});

/**
 * Every rule, those of one file first. A business rule that the standard lets a receiver answer with
 * a return code is a signal on the line: whether the message counts is for the retour to say.
 */
export const rules: readonly Rule[] = [
  file("afkeuren", "BESTAND", [], "Het bestand is van een soort die wordt ingelezen."),
  file(
    "afkeuren",
    "XML",
    [],
    "Het bestand is heel en is goede XML, zonder DTD of eigen entiteiten.",
  ),
  file(
    "afkeuren",
    "NAAMRUIMTE",
    [],
    "Het bestand is een bericht van iJw of iWmo dat wordt ingelezen.",
  ),
  file("afkeuren", "XSD", [], "Elk element staat op zijn plaats en heeft een toegestane waarde."),
  file(
    "afkeuren",
    "TABEL",
    [],
    "Elke rij van een tabel heeft in elke kolom een toegestane waarde.",
  ),
  file("afkeuren", "CS002", ["Client/Bsn"], "Het BSN voldoet aan de elfproef."),
  file(
    "afkeuren",
    "CS058",
    ["StartProduct/StatusAanlevering", "StopProduct/StatusAanlevering"],
    "StatusAanlevering is 1 (nieuw) of 3 (verwijderen).",
  ),
  file(
    "signaal",
    "CS335",
    ["ToegewezenProduct/RedenWijziging"],
    "Een verwijderde toewijzing (RedenWijziging 13) eindigt op haar eerste dag.",
  ),
  file(
    "afkeuren",
    "TR018",
    [
      "ToegewezenProduct/Einddatum",
      "StopProduct/Einddatum",
      "ProductPeriode/Einddatum",
      "AangevraagdProduct/ToewijzingEinddatum",
      "TeWijzigenProduct/Einddatum",
      "NieuwProduct/Einddatum",
    ],
    "De Einddatum ligt niet vóór de begindatum.",
  ),
  file(
    "afkeuren",
    "TR056",
    ["BerichtIdentificatie/Identificatie", "Header/IdentificatieRetour"],
    "Een afzender gebruikt een Identificatie één keer per soort bericht.",
  ),
  file(
    "signaal",
    "TR134",
    ["StopProduct/Einddatum"],
    "De Einddatum van een stop ligt niet na de Dagtekening.",
  ),
  file(
    "signaal",
    "TR8848",
    [
      "BerichtIdentificatie/Dagtekening",
      "Header/DagtekeningRetour",
      "DeclaratieFactuurIdentificatie/FactuurDagtekening",
      "RetourHeader/RetourDagtekening",
    ],
    "De Dagtekening ligt niet in de toekomst.",
  ),
  file(
    "signaal",
    "TOEKENNING",
    ["ToegekendeBedragPrestatie/ToegekendBedrag"],
    "Een prestatie van een 303 is geheel toegekend of geheel afgewezen.",
  ),

  set(
    "TR019",
    ["StartProduct/ToewijzingNummer", "StopProduct/ToewijzingNummer", "Prestatie/ToewijzingNummer"],
    "Een start, stop of prestatie noemt een toewijzing die is ontvangen.",
  ),
  set(
    "TR074",
    ["StartProduct/Begindatum", "StopProduct/Einddatum"],
    "Een start of stop wordt niet nog eens gemeld zolang de eerste melding geldt.",
  ),
  set(
    "TR304",
    ["StartProduct/ToewijzingNummer", "StopProduct/ToewijzingNummer", "Prestatie/ToewijzingNummer"],
    "Een start, stop of prestatie is van dezelfde cliënt als de toewijzing.",
  ),
  set("TR307", ["ProductPeriode/Begindatum"], "De ProductPeriode ligt binnen de toewijzing."),
  set(
    "TR314",
    ["ProductReferentie/ReferentieNummer"],
    "Een aanbieder gebruikt een ReferentieNummer één keer per wet.",
  ),
  set(
    "TR315",
    ["ProductReferentie/VorigReferentieNummer"],
    "Een VorigReferentieNummer staat één keer in een bericht.",
  ),
  set(
    "TR316",
    ["ProductReferentie/VorigReferentieNummer"],
    "Een debetregel wordt niet in hetzelfde bericht gecrediteerd.",
  ),
  set(
    "TR323",
    ["ProductReferentie/VorigReferentieNummer"],
    "Een creditregel hoort bij een eerder ingediende debetregel die niet is afgewezen.",
  ),
  set(
    "TR332",
    ["ToegewezenProduct/ToewijzingNummer"],
    "Een gemeente gebruikt een ToewijzingNummer één keer per wet.",
  ),
  set(
    "TR333",
    ["Declaratie/DeclaratieNummer"],
    "Een aanbieder gebruikt een DeclaratieNummer één keer per wet.",
  ),
  set(
    "TR346",
    ["Prestatie/IngediendBedrag"],
    "Het bedrag is het volume maal het tarief; bij een uurtarief in minuten afgerond op het totaal.",
  ),
  set(
    "TR347",
    ["AangevraagdProduct/ReferentieAanbieder", "Verzoek/ReferentieAanbieder"],
    "Een aanbieder gebruikt een ReferentieAanbieder één keer per wet.",
  ),
  set(
    "TR358",
    ["Declaratie/TotaalIngediendBedrag"],
    "Het totaal van een declaratie is de som van de regels, credit afgetrokken.",
  ),
  set(
    "TR378",
    ["ToegewezenProduct/Ingangsdatum"],
    "Een toewijzing die na een herindeling ingaat, komt van de nieuwe gemeente.",
  ),
  set(
    "TR382",
    ["StopProduct/Begindatum"],
    "Bij een stop hoort een start met dezelfde toewijzing, hetzelfde product en dezelfde Begindatum.",
  ),
  set(
    "TR384",
    ["Prestatie/ToewijzingNummer"],
    "Op een verwijderde toewijzing wordt niet gedeclareerd.",
  ),
  set(
    "TR387",
    ["ProductPeriode/Begindatum"],
    "De ProductPeriode begint op de eerste dag van de maand, of met de toewijzing als die later ingaat.",
  ),
  set(
    "TR388",
    ["ProductPeriode/Einddatum"],
    "De ProductPeriode eindigt op de laatste dag van de maand, of met de toewijzing als die eerder eindigt.",
  ),
  set(
    "TR389",
    ["ProductReferentie/ReferentieNummer"],
    "Voor een toewijzing, product en periode geldt één debetregel tegelijk.",
  ),
  set(
    "TR390",
    ["ProductReferentie/VorigReferentieNummer"],
    "Een debetregel wordt één keer gecrediteerd.",
  ),
  set(
    "TR413",
    ["StopProduct/RedenBeeindiging"],
    "Op een tijdelijke stop (20) volgt geen tweede tijdelijke stop.",
  ),
  set(
    "TR414",
    ["StopProduct/Einddatum"],
    "Een stop na een tijdelijke stop eindigt niet eerder dan die tijdelijke stop.",
  ),
  set(
    "TR415",
    ["StopProduct/RedenBeeindiging"],
    "Op een definitieve stop volgt geen andere stop van dezelfde start.",
  ),
  set(
    "CD060",
    ["ProductReferentie/VorigReferentieNummer"],
    "VorigReferentieNummer is gevuld bij credit, en alleen dan.",
  ),
  set(
    "CD077",
    [
      "ToegewezenProduct/Omvang",
      "AangevraagdProduct/Omvang",
      "TeWijzigenProduct/Omvang",
      "NieuwProduct/Omvang",
    ],
    "Omvang is leeg wanneer Budget gevuld is.",
  ),
  set(
    "CD078",
    [
      "ToegewezenProduct/Budget",
      "AangevraagdProduct/Budget",
      "TeWijzigenProduct/Budget",
      "NieuwProduct/Budget",
    ],
    "Budget is leeg wanneer Omvang gevuld is.",
  ),
  set(
    "CD079",
    ["ToegewezenProduct/Product", "AangevraagdProduct/Product", "NieuwProduct/Product"],
    "Product is gevuld wanneer Budget leeg is.",
  ),
  set(
    "CD087",
    ["Prestatie/ProductTarief"],
    "ProductTarief is gevuld, behalve bij euro's (Eenheid 83).",
  ),
  set("CS337", ["ProductPeriode/Einddatum"], "De ProductPeriode ligt binnen één kalendermaand."),
  set(
    "CS339",
    ["Prestatie/IngediendBedrag"],
    "Bij euro's (Eenheid 83) is het bedrag gelijk aan het volume.",
  ),
  set(
    "CS340",
    ["Declaratie/DeclaratiePeriode"],
    "De DeclaratiePeriode is precies één hele kalendermaand.",
  ),
  set("OP271", ["StartProduct/Begindatum"], "Een start wordt op tijd gemeld."),
  set("OP272", ["StopProduct/Einddatum"], "Een stop wordt op tijd gemeld."),
  set(
    "PRODUCT",
    [
      "ToegewezenProduct/Product",
      "AangevraagdProduct/Product",
      "StartProduct/Product",
      "StopProduct/Product",
      "Prestatie/ProductCode",
    ],
    "Het product staat in de producten van de regio.",
  ),
  set("AANBIEDER", [], "De aanbieder hoort bij de regio."),
  set("GEMEENTE", ["municipality_code"], "De gemeente hoort bij de regio."),
  set("RETOUR", [], "De ontvanger gaf geen opmerking terug over het bericht of de regel."),
];

const byCode = new Map(rules.map((rule) => [rule.code, rule]));

/** The rule of a code; undefined when nobody described it. */
export function ruleOf(code: string): Rule | undefined {
  return byCode.get(code);
}
