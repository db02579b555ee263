import * as block from "../blocks.ts";
import type { Desk } from "../desk.ts";
import { group, leaf, type Shape } from "../shape.ts";
import * as type from "../simple-type.ts";
import type { MessageKind } from "../standard.ts";
import { retour, returnedClient } from "./retour.ts";
import { changeRequest } from "./verzoek-wijziging-317.ts";

/** 318, Retour of a verzoek om wijziging: what a municipality found in a 317. */
export function verzoekWijzigingRetour318(kind: MessageKind, desk: Desk): Shape {
  const returned = retour(kind, desk, "317", {
    sender: "aanbieder",
    codes: { jw: "487", wmo: "481" },
  });
  const codes = {
    unchanged: returned.codes(),
    changed: returned.codes(),
    added: returned.codes(),
    request: returned.codes(),
  };
  const request = changeRequest(kind, {
    unchanged: [codes.unchanged.shape],
    changed: [codes.changed.shape],
    added: [codes.added.shape],
    request: [codes.request.shape],
  });
  const bsn = leaf("Bsn", type.bsn);
  const client = returnedClient(desk, returned, bsn, [bsn, request.shape]);

  const { unchanged, changed, added } = request;
  const key = () => ({
    clientKey: client.key(),
    reference: block.referenceIn(desk, request.reference),
  });
  unchanged.shape.closed = () => {
    const allocationNo = block.numberIn(unchanged.allocationNo);
    returned.keep(unchanged.shape, codes.unchanged, { ...key(), allocationNo });
  };
  changed.shape.closed = () => {
    const allocationNo = block.numberIn(changed.allocationNo);
    const startOn = block.dayIn(changed.wish.startOn);
    returned.keep(changed.shape, codes.changed, { ...key(), allocationNo, startOn });
  };
  added.shape.closed = () => {
    const startOn = block.dayIn(added.wish.startOn);
    returned.keep(added.shape, codes.added, { ...key(), startOn });
  };
  request.shape.closed = () => returned.keep(request.shape, codes.request, key());
  return group("Bericht", [returned.header, client.shape]);
}
