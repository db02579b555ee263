import * as block from "../blocks.ts";
import type { Desk } from "../desk.ts";
import { group, type Shape } from "../shape.ts";
import type { MessageKind } from "../standard.ts";
import { retour, returnedClient } from "./retour.ts";
import { startedProduct } from "./start-305.ts";

/** 306, Start-retour: what a municipality found in a 305. */
export function startRetour306(kind: MessageKind, desk: Desk): Shape {
  const returned = retour(kind, desk, "305", {
    sender: "aanbieder",
    codes: { jw: "439", wmo: "419" },
  });
  const codes = returned.codes();
  const product = startedProduct(kind, [codes.shape]);
  const person = block.identity();
  const client = returnedClient(desk, returned, person.bsn, [
    ...person.elements,
    group("StartProducten", [product.shape]),
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
