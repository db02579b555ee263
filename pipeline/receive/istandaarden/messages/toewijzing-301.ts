import { momentOf } from "../../calendar.ts";
import * as block from "../blocks.ts";
import type { Desk } from "../desk.ts";
import { composite, group, leaf, type Shape, skipped } from "../shape.ts";
import * as type from "../simple-type.ts";
import type { MessageKind } from "../standard.ts";

/** 301, Toewijzing: a municipality allocates products for one client to a provider. */
export function toewijzing301(kind: MessageKind, desk: Desk): Shape {
  const header = block.header(kind, desk, {
    sender: "gemeente",
    codes: { jw: "436", wmo: "414" },
  });

  const allocationNo = leaf("ToewijzingNummer", type.number);
  const reference = leaf("ReferentieAanbieder", type.reference).optional();
  const product = block.product(kind.law);
  const allocatedOn = leaf("Toewijzingsdatum", type.date);
  const allocatedAt = leaf("Toewijzingstijd", type.timeOfDay);
  const startOn = leaf("Ingangsdatum", type.date);
  const endOn = leaf("Einddatum", type.date).optional();
  const changeReason = leaf("RedenWijziging", type.changeReason).optional();
  const volume = leaf("Volume", type.volume);
  const unit = leaf("Eenheid", type.unit);
  const frequency = leaf("Frequentie", type.frequency);
  const budget = leaf("Budget", type.amount).optional();
  const allocated = group("ToegewezenProduct", [
    allocationNo,
    reference,
    product.shape,
    allocatedOn,
    allocatedAt,
    startOn,
    endOn,
    changeReason,
    composite("Omvang", [volume, unit, frequency]).optional(),
    budget,
    skipped("Commentaar").optional(),
  ]).many();

  const client = block.singleClient(kind, desk, {
    afterName: [
      skipped("Communicatie").optional(),
      skipped("JuridischeStatus").optional(),
      skipped("WettelijkeVertegenwoordiging").optional(),
      skipped("Commentaar").optional(),
      skipped("Relaties").optional(),
      skipped("Contactgegevens"),
    ],
    products: group("ToegewezenProducten", [allocated]),
  });

  allocated.opened = () => {
    desk.draft.recordsIn += 1;
  };
  allocated.closed = () => {
    const { draft } = desk;
    const start = block.dayIn(startOn);
    const end = block.dayOrNull(endOn);
    if (end !== null && end.days < start.days) {
      draft.recordsRejected += 1;
      draft.reject(
        endOn.line,
        "ToegewezenProduct/Einddatum",
        "TR018",
        `De Einddatum ${end} ligt vóór de Ingangsdatum ${start} van toewijzing ${allocationNo.value}. Verbeter een van beide.`,
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
      allocated.line,
      kind.law,
      header.municipality,
      header.provider,
      client.key(),
      block.numberIn(allocationNo),
      reference.value === null ? null : desk.pseudonyms.reference(reference.value),
      product.category.value,
      product.code.value,
      momentOf(block.dayIn(allocatedOn), block.present(allocatedAt)),
      start,
      end,
      changeReason.value,
      block.numberOrNull(volume),
      unit.value,
      frequency.value,
      block.numberOrNull(budget),
    ]);
  };
  return group("Bericht", [header.shape, client.shape]);
}
