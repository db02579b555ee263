import * as block from "../blocks.ts";
import type { Desk } from "../desk.ts";
import { group, type Shape } from "../shape.ts";
import type { MessageKind } from "../standard.ts";
import { retour, returnedClient } from "./retour.ts";
import { stoppedProduct } from "./stop-307.ts";

/** 308, Stop-retour: what a municipality found in a 307. */
export function stopRetour308(kind: MessageKind, desk: Desk): Shape {
  const returned = retour(kind, desk, "307", {
    sender: "aanbieder",
    codes: { jw: "441", wmo: "421" },
  });
  const codes = returned.codes();
  const product = stoppedProduct(kind, [codes.shape]);
  const person = block.identity();
  const client = returnedClient(desk, returned, person.bsn, [
    ...person.elements,
    group("StopProducten", [product.shape]),
  ]);
  product.shape.closed = () => {
    returned.keep(product.shape, codes, {
      clientKey: client.key(),
      allocationNo: block.numberOrNull(product.allocationNo),
      startOn: block.dayIn(product.startOn),
    });
  };
  return group("Bericht", [returned.header, client.shape]);
}
