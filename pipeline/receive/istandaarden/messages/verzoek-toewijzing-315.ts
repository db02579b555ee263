import * as block from "../blocks.ts";
import type { Desk } from "../desk.ts";
import { composite, group, leaf, type Shape, skipped } from "../shape.ts";
import * as type from "../simple-type.ts";
import type { MessageKind } from "../standard.ts";
import { endsBeforeStart } from "./period-order.ts";

/** One product asked for. Shared by 315 and 316. Who referred is kept as a kind, never as a name. */
export function requestedProduct(kind: MessageKind, extra: Shape[]) {
  const reference = leaf("ReferentieAanbieder", type.reference);
  const product = block.product(kind.law);
  const startOn = leaf("ToewijzingIngangsdatum", type.date);
  const endOn = leaf("ToewijzingEinddatum", type.date).optional();
  const extent = block.extent();
  const budget = leaf("Budget", type.amount).optional();
  const referrer = leaf("Type", type.referrer);
  const shape = group("AangevraagdProduct", [
    reference,
    leaf("BeschikkingNummer", type.number).optional(),
    product.shape,
    leaf("BeschikkingIngangsdatum", type.date).optional(),
    startOn,
    endOn,
    extent.shape,
    budget,
    composite("Verwijzer", [
      referrer,
      skipped("Naam").optional(),
      leaf("ZorgverlenerCode", type.agbCode).optional(),
    ]),
    leaf("Raamcontract", type.yesNo).optional(),
    skipped("Commentaar").optional(),
    ...extra,
  ]).many();
  return { shape, reference, product, startOn, endOn, extent, budget, referrer };
}

/** What a 315 and 316 tell of the client and we do not keep. */
export function aside(kind: MessageKind): Shape[] {
  const remarks = skipped("Commentaar").optional();
  return kind.law === "jw"
    ? [leaf("GezagsdragerBekend", type.yesNo).optional(), remarks]
    : [remarks];
}

/** 315, Verzoek om toewijzing: a provider asks a municipality to allocate products to one client. */
export function verzoekToewijzing315(kind: MessageKind, desk: Desk): Shape {
  const header = block.header(kind, desk, {
    sender: "aanbieder",
    codes: { jw: "446", wmo: "444" },
  });
  const requested = requestedProduct(kind, []);
  const person = block.identity();
  const client = block.oneClient(desk, person.bsn, [
    ...person.elements,
    ...aside(kind),
    group("AangevraagdeProducten", [requested.shape]),
  ]);
  requested.shape.opened = () => {
    desk.draft.recordsIn += 1;
  };
  requested.shape.closed = () => {
    const { shape, product, startOn, endOn, extent } = requested;
    if (endsBeforeStart(desk.draft, "AangevraagdProduct", startOn, endOn)) return;
    desk.row("request", [
      shape.line,
      header.datedOn,
      kind.law,
      header.municipality,
      header.provider,
      client.key(),
      block.referenceIn(desk, requested.reference),
      product.category.value,
      product.code.value,
      block.dayIn(startOn),
      block.dayOrNull(endOn),
      block.numberOrNull(extent.volume),
      extent.unit.value,
      extent.frequency.value,
      block.numberOrNull(requested.budget),
      block.present(requested.referrer),
    ]);
  };
  return group("Bericht", [header.shape, client.shape]);
}
