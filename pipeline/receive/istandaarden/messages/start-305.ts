import * as block from "../blocks.ts";
import type { Desk } from "../desk.ts";
import { group, leaf, type Shape } from "../shape.ts";
import * as type from "../simple-type.ts";
import type { MessageKind } from "../standard.ts";
import { forbiddenStatus } from "./status.ts";

/** One started product. Shared by 305 and 306. */
export function startedProduct(kind: MessageKind, extra: Shape[]) {
  const allocationNo = leaf("ToewijzingNummer", type.number).optional();
  const product = block.product(kind.law);
  const allocationStartOn = leaf("ToewijzingIngangsdatum", type.date).optional();
  const startOn = leaf("Begindatum", type.date);
  const status = leaf("StatusAanlevering", type.deliveryStatus);
  const shape = group("StartProduct", [
    allocationNo,
    product.shape,
    allocationStartOn,
    startOn,
    status,
    ...extra,
  ]).many();
  return { shape, allocationNo, product, allocationStartOn, startOn, status };
}

/** 305, Start: a provider reports that help for one client has begun. */
export function start305(kind: MessageKind, desk: Desk): Shape {
  const header = block.header(kind, desk, {
    sender: "aanbieder",
    codes: { jw: "438", wmo: "418" },
  });
  const started = startedProduct(kind, []);
  const client = block.singleClient(kind, desk, {
    afterName: [],
    products: group("StartProducten", [started.shape]),
  });
  writeStarts(kind, desk, header, started, client.key);
  return group("Bericht", [header.shape, client.shape]);
}

/**
 * Keeps each started product as a start.
 *
 * @param clientKey null for a client whose products cannot be taken in
 */
export function writeStarts(
  kind: MessageKind,
  desk: Desk,
  header: block.Header,
  started: ReturnType<typeof startedProduct>,
  clientKey: () => string | null,
): void {
  const { shape, product, status } = started;
  shape.opened = () => {
    desk.draft.recordsIn += 1;
  };
  shape.closed = () => {
    const key = clientKey();
    if (key === null) {
      desk.draft.recordsRejected += 1;
      return;
    }
    if (forbiddenStatus(desk.draft, status, "StartProduct")) return;
    desk.row("start", [
      shape.line,
      header.datedOn,
      kind.law,
      header.municipality,
      header.provider,
      key,
      block.numberOrNull(started.allocationNo),
      product.category.value,
      product.code.value,
      block.dayOrNull(started.allocationStartOn),
      block.dayIn(started.startOn),
      block.present(status),
    ]);
  };
}
