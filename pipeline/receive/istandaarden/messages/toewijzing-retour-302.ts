import * as block from "../blocks.ts";
import type { Desk } from "../desk.ts";
import { group, type Shape } from "../shape.ts";
import type { MessageKind } from "../standard.ts";
import { retour, returnedClient } from "./retour.ts";
import { allocatedProduct, surroundings } from "./toewijzing-301.ts";

/** 302, Toewijzing-retour: what a provider found in a 301. Codes on relations and addresses are passed over. */
export function toewijzingRetour302(kind: MessageKind, desk: Desk): Shape {
  const returned = retour(kind, desk, "301", {
    sender: "gemeente",
    codes: { jw: "437", wmo: "415" },
  });
  const codes = returned.codes();
  const product = allocatedProduct(kind, [codes.shape]);
  const person = block.identity();
  const client = returnedClient(desk, returned, person.bsn, [
    ...person.elements,
    ...surroundings(),
    group("ToegewezenProducten", [product.shape]),
  ]);
  product.shape.closed = () => {
    returned.keep(product.shape, codes, {
      clientKey: client.key(),
      allocationNo: block.numberOrNull(product.allocationNo),
      reference: block.referenceOrNull(desk, product.reference),
      startOn: block.dayIn(product.startOn),
    });
  };
  return group("Bericht", [returned.header, client.shape]);
}
