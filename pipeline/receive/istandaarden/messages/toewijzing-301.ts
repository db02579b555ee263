import { momentOf } from "../../calendar.ts";
import * as block from "../blocks.ts";
import type { Desk } from "../desk.ts";
import { group, leaf, type Shape, skipped } from "../shape.ts";
import * as type from "../simple-type.ts";
import type { MessageKind } from "../standard.ts";

/** One allocated product. Shared by 301 and 302. */
export function allocatedProduct(kind: MessageKind, extra: Shape[]) {
  const allocationNo = leaf("ToewijzingNummer", type.number);
  const reference = leaf("ReferentieAanbieder", type.reference).optional();
  const product = block.product(kind.law);
  const allocatedOn = leaf("Toewijzingsdatum", type.date);
  const allocatedAt = leaf("Toewijzingstijd", type.timeOfDay);
  const startOn = leaf("Ingangsdatum", type.date);
  const endOn = leaf("Einddatum", type.date).optional();
  const changeReason = leaf("RedenWijziging", type.changeReason).optional();
  const extent = block.extent();
  const budget = leaf("Budget", type.amount).optional();
  const shape = group("ToegewezenProduct", [
    allocationNo,
    reference,
    product.shape,
    allocatedOn,
    allocatedAt,
    startOn,
    endOn,
    changeReason,
    extent.shape,
    budget,
    skipped("Commentaar").optional(),
    ...extra,
  ]).many();
  return {
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
    budget,
  };
}

/** What a 301 and 302 tell of the client and we do not keep. */
export function surroundings(): Shape[] {
  return [
    skipped("Communicatie").optional(),
    skipped("JuridischeStatus").optional(),
    skipped("WettelijkeVertegenwoordiging").optional(),
    skipped("Commentaar").optional(),
    skipped("Relaties").optional(),
    skipped("Contactgegevens"),
  ];
}

/** 301, Toewijzing: a municipality allocates products for one client to a provider. */
export function toewijzing301(kind: MessageKind, desk: Desk): Shape {
  const header = block.header(kind, desk, {
    sender: "gemeente",
    codes: { jw: "436", wmo: "414" },
  });
  const allocated = allocatedProduct(kind, []);
  const client = block.singleClient(kind, desk, {
    afterName: surroundings(),
    products: group("ToegewezenProducten", [allocated.shape]),
  });
  writeAllocations(kind, desk, header, allocated, client.key);
  return group("Bericht", [header.shape, client.shape]);
}

/**
 * Keeps each allocated product as an allocation.
 *
 * @param clientKey null for a client whose products cannot be taken in
 */
export function writeAllocations(
  kind: MessageKind,
  desk: Desk,
  header: block.Header,
  allocated: ReturnType<typeof allocatedProduct>,
  clientKey: () => string | null,
): void {
  const { shape, allocationNo, reference, startOn, endOn, changeReason } = allocated;
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
    const start = block.dayIn(startOn);
    const end = block.dayOrNull(endOn);
    const which = allocationNo.value === null ? "" : ` van toewijzing ${allocationNo.value}`;
    if (end !== null && end.days < start.days) {
      draft.recordsRejected += 1;
      draft.reject(
        endOn.line,
        "ToegewezenProduct/Einddatum",
        "TR018",
        `De Einddatum ${end} ligt vóór de Ingangsdatum ${start}${which}. Verbeter een van beide.`,
      );
      return;
    }
    if (changeReason.value === "13" && end?.days !== start.days) {
      draft.signal(
        changeReason.line,
        "ToegewezenProduct/RedenWijziging",
        "CS335",
        `Toewijzing ${allocationNo.value} is verwijderd (RedenWijziging 13), maar de Einddatum is niet gelijk aan de Ingangsdatum. Controleer wat de bedoeling is.`,
      );
    }
    desk.row("allocation", [
      shape.line,
      kind.law,
      header.municipality,
      header.provider,
      key,
      block.numberOrNull(allocationNo),
      block.referenceOrNull(desk, reference),
      allocated.product.category.value,
      allocated.product.code.value,
      momentOf(block.dayIn(allocated.allocatedOn), block.present(allocated.allocatedAt)),
      start,
      end,
      changeReason.value,
      block.numberOrNull(allocated.extent.volume),
      allocated.extent.unit.value,
      allocated.extent.frequency.value,
      block.numberOrNull(allocated.budget),
    ]);
  };
}
