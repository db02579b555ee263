import * as block from "../blocks.ts";
import type { Desk } from "../desk.ts";
import { surroundings, writeAllocations } from "../messages/toewijzing-301.ts";
import { group, leaf, type Shape, skipped } from "../shape.ts";
import * as type from "../simple-type.ts";
import type { MessageKind } from "../standard.ts";
import {
  headerOf,
  oldClients,
  oldHeader,
  oldMessage,
  oldProduct,
  productParties,
} from "./old-blocks.ts";
import { oldTypes } from "./old-type.ts";

/**
 * 301 of release 2.x: the products hang below a Beschikking, whose number, dates and reasons are
 * not kept. A product without ToewijzingNummer (always so in 2.0) is kept without one: nothing can
 * refer to it.
 */
export function oldToewijzing301(kind: MessageKind, desk: Desk): Shape {
  const types = oldTypes(kind);
  const header = oldHeader(kind, desk, {
    sender: "gemeente",
    codes: { jw: "436", wmo: "414" },
  });
  const allocationNo = leaf("ToewijzingNummer", type.number).optional();
  const reference = leaf("ReferentieAanbieder", type.reference).optional();
  const product = oldProduct(kind);
  const allocatedOn = leaf("Toewijzingsdatum", type.date);
  const allocatedAt = leaf("Toewijzingstijd", type.timeOfDay);
  const startOn = leaf("Ingangsdatum", type.date);
  const endOn = leaf("Einddatum", type.date).optional();
  const changeReason = leaf("RedenWijziging", types.changeReason).optional();
  const extent = block.extent(types.unit, types.frequency);
  const parties = productParties(kind);
  const shape = group("ToegewezenProduct", [
    allocationNo,
    reference,
    product.shape,
    ...parties.elements,
    allocatedOn,
    allocatedAt,
    startOn,
    endOn,
    changeReason,
    extent.shape,
    skipped("Commentaar").optional(),
  ])
    .many()
    .openWhen(!types.known);
  const decided = [
    leaf("Afgiftedatum", type.date),
    leaf("Ingangsdatum", type.date),
    leaf("Einddatum", type.date).optional(),
    skipped("Commentaar").optional(),
    ...(types.known ? [skipped("Beperkingen").optional()] : []),
    group("ToegewezenProducten", [shape]),
  ];
  const decision = group(
    "Beschikking",
    types.known
      ? [leaf("BeschikkingNummer", type.number), skipped("Grondslagen").optional(), ...decided]
      : decided,
  ).openWhen(!types.known);
  const clients = oldClients(kind, desk, [...(types.known ? surroundings() : []), decision]);
  const allocated = {
    shape,
    allocationNo,
    reference,
    product,
    allocatedOn,
    allocatedAt,
    startOn,
    endOn,
    changeReason,
    extent,
    // Budget came with 3.0.
    budget: leaf("Budget", type.amount),
  };
  const own = headerOf(header, parties.provider, parties.municipality);
  writeAllocations(kind, desk, own, allocated, clients.key);
  return oldMessage(desk, header, clients.shapes);
}
