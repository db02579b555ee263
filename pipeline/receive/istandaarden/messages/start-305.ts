import * as block from "../blocks.ts";
import type { Desk } from "../desk.ts";
import { group, leaf, type Shape } from "../shape.ts";
import * as type from "../simple-type.ts";
import type { MessageKind } from "../standard.ts";
import { forbiddenStatus } from "./status.ts";

/** 305, Start: a provider reports that help for one client has begun. */
export function start305(kind: MessageKind, desk: Desk): Shape {
  const header = block.header(kind, desk, {
    sender: "aanbieder",
    codes: { jw: "438", wmo: "418" },
  });

  const allocationNo = leaf("ToewijzingNummer", type.number).optional();
  const product = block.product(kind.law);
  const allocationStartOn = leaf("ToewijzingIngangsdatum", type.date).optional();
  const startOn = leaf("Begindatum", type.date);
  const status = leaf("StatusAanlevering", type.deliveryStatus);
  const started = group("StartProduct", [
    allocationNo,
    product.shape,
    allocationStartOn,
    startOn,
    status,
  ]).many();
  const client = block.singleClient(kind, desk, {
    afterName: [],
    products: group("StartProducten", [started]),
  });

  started.opened = () => {
    desk.draft.recordsIn += 1;
  };
  started.closed = () => {
    if (forbiddenStatus(desk.draft, status, "StartProduct")) return;
    desk.row("start", [
      started.line,
      header.datedOn,
      kind.law,
      header.municipality,
      header.provider,
      client.key(),
      block.numberOrNull(allocationNo),
      product.category.value,
      product.code.value,
      block.dayOrNull(allocationStartOn),
      block.dayIn(startOn),
      block.present(status),
    ]);
  };
  return group("Bericht", [header.shape, client.shape]);
}
