import { isBsn } from "../../bsn.ts";
import * as block from "../blocks.ts";
import type { Desk } from "../desk.ts";
import { composite, group, leaf, type Shape } from "../shape.ts";
import * as type from "../simple-type.ts";
import type { MessageKind } from "../standard.ts";

/** One declared line: a product, a period and an amount. Shared by 323 and 325. */
export function prestatie(kind: MessageKind, extra: Shape[]) {
  const referenceNo = leaf("ReferentieNummer", type.referenceNumber);
  const previousReferenceNo = leaf("VorigReferentieNummer", type.referenceNumber).optional();
  const allocationNo = leaf("ToewijzingNummer", type.number);
  const category = leaf("ProductCategorie", type.productCategory[kind.law]);
  const productCode = leaf("ProductCode", type.productCode);
  const productPeriod = block.period("ProductPeriode");
  const volume = leaf("GeleverdVolume", type.volume);
  const unit = leaf("Eenheid", type.unit);
  const tariff = leaf("ProductTarief", type.amount).optional();
  const submitted = block.money("IngediendBedrag", false);
  const shape = group("Prestatie", [
    composite("ProductReferentie", [referenceNo, previousReferenceNo]),
    allocationNo,
    category,
    productCode,
    productPeriod.shape,
    volume,
    unit,
    tariff,
    submitted.shape,
    ...extra,
  ]).many();
  return {
    shape,
    referenceNo,
    previousReferenceNo,
    allocationNo,
    category,
    productCode,
    productPeriod,
    volume,
    unit,
    tariff,
    submitted,
  };
}

/**
 * The clients of a 323 or 325, with their lines. A client whose BSN cannot be right (CS002) loses
 * his lines; those of the others are kept.
 *
 * @param line called for each line of a client with a good BSN; returns false to reject the line
 */
export function clients(
  desk: Desk,
  prestatieShape: Shape,
  extra: Shape[],
  line: (clientKey: string) => boolean,
): Shape {
  const bsn = leaf("Bsn", type.bsn);
  let key: string | null = null;
  bsn.closed = () => {
    const value = block.present(bsn);
    key = isBsn(value) ? desk.pseudonyms.of(value) : null;
    if (key === null) desk.draft.reject(bsn.line, "Client/Bsn", "CS002", block.wrongBsn);
  };
  prestatieShape.opened = () => {
    desk.draft.recordsIn += 1;
  };
  prestatieShape.closed = () => {
    if (key === null || !line(key)) desk.draft.recordsRejected += 1;
  };
  return group("Clienten", [
    group("Client", [bsn, group("Prestaties", [prestatieShape]), ...extra]).many(),
  ]);
}
