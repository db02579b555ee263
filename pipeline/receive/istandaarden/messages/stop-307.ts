import * as block from "../blocks.ts";
import type { Desk } from "../desk.ts";
import { group, leaf, type Shape } from "../shape.ts";
import * as type from "../simple-type.ts";
import type { MessageKind } from "../standard.ts";
import { forbiddenStatus } from "./status.ts";

/** One stopped product. Shared by 307 and 308. */
export function stoppedProduct(kind: MessageKind, extra: Shape[]) {
  const allocationNo = leaf("ToewijzingNummer", type.number).optional();
  const product = block.product(kind.law);
  const allocationStartOn = leaf("ToewijzingIngangsdatum", type.date).optional();
  const startOn = leaf("Begindatum", type.date);
  const endReason = leaf("RedenBeeindiging", type.endReason[kind.law]);
  const endOn = leaf("Einddatum", type.date);
  const status = leaf("StatusAanlevering", type.deliveryStatus);
  const shape = group("StopProduct", [
    allocationNo,
    product.shape,
    allocationStartOn,
    startOn,
    endReason,
    endOn,
    status,
    ...extra,
  ]).many();
  return { shape, allocationNo, product, allocationStartOn, startOn, endReason, endOn, status };
}

/** 307, Stop: a provider reports that help for one client has ended. */
export function stop307(kind: MessageKind, desk: Desk): Shape {
  const header = block.header(kind, desk, {
    sender: "aanbieder",
    codes: { jw: "440", wmo: "420" },
  });
  const stopped = stoppedProduct(kind, []);
  const client = block.singleClient(kind, desk, {
    afterName: [],
    products: group("StopProducten", [stopped.shape]),
  });
  writeStops(kind, desk, header, stopped, client.key);
  return group("Bericht", [header.shape, client.shape]);
}

/**
 * Keeps each stopped product as a stop.
 *
 * @param clientKey null for a client whose products cannot be taken in
 */
export function writeStops(
  kind: MessageKind,
  desk: Desk,
  header: block.Header,
  stopped: ReturnType<typeof stoppedProduct>,
  clientKey: () => string | null,
): void {
  const { shape, product, endOn, status } = stopped;
  shape.opened = () => {
    desk.draft.recordsIn += 1;
  };
  shape.closed = () => {
    const { draft } = desk;
    const key = clientKey();
    if (key === null) {
      draft.recordsRejected += 1;
      return;
    }
    if (forbiddenStatus(draft, status, "StopProduct")) return;
    const start = block.dayIn(stopped.startOn);
    const end = block.dayIn(endOn);
    if (end.days < start.days) {
      draft.recordsRejected += 1;
      draft.reject(
        endOn.line,
        "StopProduct/Einddatum",
        "TR018",
        `De Einddatum ${end} ligt vóór de Begindatum ${start}. Verbeter een van beide.`,
      );
      return;
    }
    if (end.days > header.datedOn.days) {
      draft.signal(
        endOn.line,
        "StopProduct/Einddatum",
        "TR134",
        `De Einddatum ${end} ligt na de Dagtekening ${header.datedOn}. Meld een stop pas als de hulp gestopt is.`,
      );
    }
    desk.row("stop", [
      shape.line,
      header.datedOn,
      kind.law,
      kind.release,
      header.municipality,
      header.provider,
      key,
      block.numberOrNull(stopped.allocationNo),
      product.category.value,
      product.code.value,
      block.dayOrNull(stopped.allocationStartOn),
      start,
      end,
      block.present(stopped.endReason),
      block.present(status),
    ]);
  };
}
