import * as block from "../blocks.ts";
import type { Desk } from "../desk.ts";
import { group, type Shape } from "../shape.ts";
import type { MessageKind } from "../standard.ts";
import { retour, returnedClient } from "./retour.ts";
import { aside, requestedProduct } from "./verzoek-toewijzing-315.ts";

/** 316, Retour of a verzoek om toewijzing: what a municipality found in a 315. */
export function verzoekToewijzingRetour316(kind: MessageKind, desk: Desk): Shape {
  const returned = retour(kind, desk, "315", {
    sender: "aanbieder",
    codes: { jw: "447", wmo: "445" },
  });
  const codes = returned.codes();
  const product = requestedProduct(kind, [codes.shape]);
  const person = block.identity();
  const client = returnedClient(desk, returned, person.bsn, [
    ...person.elements,
    ...aside(kind),
    group("AangevraagdeProducten", [product.shape]),
  ]);
  product.shape.closed = () => {
    returned.keep(product.shape, codes, {
      clientKey: client.key(),
      reference: block.referenceIn(desk, product.reference),
      startOn: block.dayIn(product.startOn),
    });
  };
  return group("Bericht", [returned.header, client.shape]);
}
