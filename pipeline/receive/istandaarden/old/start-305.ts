import type { Desk } from "../desk.ts";
import { writeStarts } from "../messages/start-305.ts";
import { group, leaf, type Shape } from "../shape.ts";
import * as type from "../simple-type.ts";
import type { MessageKind } from "../standard.ts";
import {
  clientStatus,
  decisionNumber,
  headerOf,
  oldClients,
  oldHeader,
  oldMessage,
  oldProduct,
  productParties,
} from "./old-blocks.ts";
import { oldTypes } from "./old-type.ts";

/**
 * 305 of release 2.x: as in 3.x, with a StatusAanlevering of the client and a BeschikkingNummer
 * besides, neither of which is kept; nor is the Omvang that 2.2 and older know. In 2.0 no ToewijzingNummer.
 */
export function oldStart305(kind: MessageKind, desk: Desk): Shape {
  const types = oldTypes(kind);
  const header = oldHeader(kind, desk, {
    sender: "aanbieder",
    codes: { jw: "438", wmo: "418" },
  });
  const allocationNo = leaf("ToewijzingNummer", type.number).optional();
  const product = oldProduct(kind);
  const from = kind.minor === "0" ? "Ingangsdatum" : "ToewijzingIngangsdatum";
  const allocationStartOn = leaf(from, type.date).optional();
  const startOn = leaf("Begindatum", type.date);
  const status = leaf("StatusAanlevering", type.deliveryStatus);
  const parties = productParties(kind);
  const shape = group("StartProduct", [
    ...decisionNumber(kind),
    allocationNo,
    product.shape,
    allocationStartOn,
    startOn,
    ...parties.elements,
    status,
  ])
    .many()
    .openWhen(!types.known);
  const clients = oldClients(kind, desk, [clientStatus(kind), group("StartProducten", [shape])]);
  const own = headerOf(header, parties.provider, parties.municipality);
  const reported = { shape, allocationNo, product, allocationStartOn, startOn, status };
  writeStarts(kind, desk, own, reported, clients.key);
  return oldMessage(desk, header, clients.shapes);
}
