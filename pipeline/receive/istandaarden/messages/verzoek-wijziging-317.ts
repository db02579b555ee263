import type { DuckDBDateValue } from "@duckdb/node-api";
import * as block from "../blocks.ts";
import type { Desk } from "../desk.ts";
import { group, leaf, type Shape } from "../shape.ts";
import * as type from "../simple-type.ts";
import type { MessageKind } from "../standard.ts";
import { endsBeforeStart } from "./period-order.ts";

/** What is asked for one product, and for how long. */
function wish() {
  const startOn = leaf("GewensteIngangsdatum", type.date);
  const endOn = leaf("Einddatum", type.date).optional();
  const extent = block.extent();
  const budget = leaf("Budget", type.amount).optional();
  return { elements: [startOn, endOn, extent.shape, budget], startOn, endOn, extent, budget };
}

/**
 * The request of a 317: which products stay as they are, which should change and which are new.
 * Shared by 317 and 318.
 *
 * @param returned what a retour adds to each of the four classes
 */
export function changeRequest(
  kind: MessageKind,
  returned: { unchanged: Shape[]; changed: Shape[]; added: Shape[]; request: Shape[] },
) {
  const reference = leaf("ReferentieAanbieder", type.reference);
  const reason = leaf("RedenVerzoek", type.requestReason);
  const unchangedNo = leaf("ToewijzingNummer", type.number);
  const unchanged = group("OngewijzigdProduct", [unchangedNo, ...returned.unchanged]).many();
  const changedNo = leaf("ToewijzingNummer", type.number);
  const change = wish();
  const changed = group("TeWijzigenProduct", [
    changedNo,
    ...change.elements,
    ...returned.changed,
  ]).many();
  const product = block.product(kind.law);
  const addition = wish();
  const added = group("NieuwProduct", [
    product.shape,
    ...addition.elements,
    ...returned.added,
  ]).many();
  const shape = group("Verzoek", [
    reference,
    reason,
    group("OngewijzigdeProducten", [unchanged]).optional(),
    group("TeWijzigenProducten", [changed]).optional(),
    group("NieuweProducten", [added]).optional(),
    ...returned.request,
  ]);
  return {
    shape,
    reference,
    reason,
    unchanged: { shape: unchanged, allocationNo: unchangedNo },
    changed: { shape: changed, allocationNo: changedNo, wish: change },
    added: { shape: added, product, wish: addition },
  };
}

/** 317, Verzoek om wijziging: a provider asks to change what one client was allocated. */
export function verzoekWijziging317(kind: MessageKind, desk: Desk): Shape {
  const header = block.header(kind, desk, {
    sender: "aanbieder",
    codes: { jw: "486", wmo: "480" },
  });
  const request = changeRequest(kind, { unchanged: [], changed: [], added: [], request: [] });
  const bsn = leaf("Bsn", type.bsn);
  const client = block.oneClient(desk, bsn, [bsn, request.shape]);

  const { unchanged, changed, added } = request;
  for (const { shape } of [unchanged, changed, added]) {
    shape.opened = () => {
      desk.draft.recordsIn += 1;
    };
  }
  const write = (
    line: number,
    part: "ongewijzigd" | "te wijzigen" | "nieuw",
    allocationNo: number | null,
    product: ReturnType<typeof block.product> | null,
    wished: ReturnType<typeof wish> | null,
  ) => {
    const from: DuckDBDateValue | null = wished === null ? null : block.dayIn(wished.startOn);
    desk.row("change_request", [
      line,
      header.datedOn,
      kind.law,
      header.municipality,
      header.provider,
      client.key(),
      block.referenceIn(desk, request.reference),
      block.present(request.reason),
      part,
      allocationNo,
      product?.category.value ?? null,
      product?.code.value ?? null,
      from,
      wished === null ? null : block.dayOrNull(wished.endOn),
      wished === null ? null : block.numberOrNull(wished.extent.volume),
      wished?.extent.unit.value ?? null,
      wished?.extent.frequency.value ?? null,
      wished === null ? null : block.numberOrNull(wished.budget),
    ]);
  };
  unchanged.shape.closed = () => {
    write(unchanged.shape.line, "ongewijzigd", block.numberIn(unchanged.allocationNo), null, null);
  };
  changed.shape.closed = () => {
    const { startOn, endOn } = changed.wish;
    if (endsBeforeStart(desk.draft, "TeWijzigenProduct", startOn, endOn)) return;
    const no = block.numberIn(changed.allocationNo);
    write(changed.shape.line, "te wijzigen", no, null, changed.wish);
  };
  added.shape.closed = () => {
    const { startOn, endOn } = added.wish;
    if (endsBeforeStart(desk.draft, "NieuwProduct", startOn, endOn)) return;
    write(added.shape.line, "nieuw", null, added.product, added.wish);
  };
  return group("Bericht", [header.shape, client.shape]);
}
