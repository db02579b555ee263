import { isBsn } from "../../bsn.ts";
import * as block from "../blocks.ts";
import type { Desk } from "../desk.ts";
import { composite, group, leaf, type Shape, skipped } from "../shape.ts";
import * as type from "../simple-type.ts";
import type { MessageKind } from "../standard.ts";
import { oldTypes } from "./old-type.ts";

/** The first elements of the header of a 303 and 304, which have no Afzender and Ontvanger. */
export function oldDeclarationHeader(kind: MessageKind, codes: string[]) {
  const municipality = leaf("Gemeente", type.gemeente);
  const provider = leaf("Aanbieder", type.agbCode);
  const declarationPeriod = block.period("DeclaratiePeriode");
  const invoiceNo = leaf("DeclarantFactuurNummer", type.declarationNumber);
  const datedOn = leaf("FactuurDagtekening", type.date);
  const elements = [
    leaf("BerichtCode", type.oneOf(codes.join(" "))),
    leaf("BerichtVersie", type.fixed(kind.major, false)),
    leaf("BerichtSubversie", type.fixed(kind.minor, false)),
    municipality,
    skipped("Servicebureau").optional(),
    provider,
    leaf("BetalingAanID", type.oneOf("01 02")),
    composite("DeclaratieFactuurIdentificatie", [
      declarationPeriod.shape,
      invoiceNo,
      datedOn,
      skipped("BtwIDNummer").optional(),
      leaf("ValutaCode", type.fixed("EUR", true)),
    ]),
  ];
  return { elements, municipality, provider, declarationPeriod, invoiceNo, datedOn };
}

/**
 * One declared line of a 303 and 304. The amount is that of DeclaratieFactuurBedrag, which adds up
 * to the total of the declaration; VAT and the percentage that was settled are not kept.
 */
export function oldDeclaredLine(kind: MessageKind, granted: Shape[], returned: Shape[]) {
  const types = oldTypes(kind);
  const allocationNo = leaf("ToewijzingNummer", type.number).optional();
  const category = leaf("ProductCategorie", types.category);
  const productCode = leaf("ProductCode", type.productCode);
  const productPeriod = block.period("ProductPeriode");
  const volume = leaf("GeleverdVolume", type.volume);
  const unit = leaf("Eenheid", types.unit);
  const tariff = leaf("ProductTarief", type.amount).optional();
  const submitted = block.money("DeclaratieFactuurBedrag", false);
  const referenceNo = leaf("ReferentieNummer", type.referenceNumber);
  const previousReferenceNo = leaf("VorigReferentieNummer", type.referenceNumber).optional();
  const shape = group("Prestatie", [
    leaf("BeschikkingNummer", type.number).optional(),
    allocationNo,
    category,
    productCode,
    productPeriod.shape,
    composite("IngediendeBedragPrestatie", [
      volume,
      unit,
      skipped("Verrekenpercentage").optional(),
      tariff,
      skipped("BerekendBedrag").optional(),
      skipped("BtwVrijstellingIndicatie").optional(),
      skipped("BtwPercentage").optional(),
      skipped("BtwBedrag").optional(),
      submitted.shape,
    ]),
    composite("ProductReferentie", [referenceNo, previousReferenceNo]),
    ...granted,
    skipped("Commentaar").optional(),
    ...returned,
  ])
    .many()
    .openWhen(!types.known);
  return {
    shape,
    allocationNo,
    category,
    productCode,
    productPeriod,
    volume,
    unit,
    tariff,
    submitted,
    referenceNo,
    previousReferenceNo,
  };
}

/**
 * The clients of a 303 or 304. One whose BSN cannot be right (CS002) loses his lines.
 *
 * @param line called for each line of a client with a good BSN; returns false to reject the line
 * @param client called at the end of each client
 */
export function oldDeclaredClients(
  kind: MessageKind,
  desk: Desk,
  lineShape: Shape,
  returned: Shape[],
  calls: {
    line: (clientKey: string) => boolean;
    opened?: () => void;
    client?: (shape: Shape, clientKey: string | null) => void;
  },
): Shape {
  const person = block.identity();
  const { bsn } = person;
  let key: string | null = null;
  bsn.closed = () => {
    const value = block.present(bsn);
    key = isBsn(value) ? desk.pseudonyms.of(value) : null;
    if (key === null) desk.draft.reject(bsn.line, "Client/Bsn", "CS002", block.wrongBsn);
  };
  lineShape.closed = () => {
    if (key === null || !calls.line(key)) desk.draft.recordsRejected += 1;
  };
  const client = group("Client", [
    ...person.elements,
    skipped("Commentaar").optional(),
    group("Prestaties", [lineShape]),
    ...returned,
  ])
    .many()
    .openWhen(!oldTypes(kind).known);
  client.opened = calls.opened ?? null;
  client.closed = () => calls.client?.(client, key);
  return group("Clienten", [client]);
}
