import * as block from "../blocks.ts";
import type { Desk } from "../desk.ts";
import { composite, group, type Shape, skipped } from "../shape.ts";
import type { MessageKind } from "../standard.ts";
import { oldDeclarationHeader, oldDeclaredClients, oldDeclaredLine } from "./declared-line.ts";
import { oldTypes } from "./old-type.ts";

/**
 * 303, Declaratie or factuur, up to release 3.0: what a provider declares, line by line, as the 323
 * does since. Its number is DeclarantFactuurNummer, which is its identification as well; it may be
 * used again when a declaration was rejected, so the same number twice is no break of a rule.
 */
export function oldDeclaratie303(kind: MessageKind, desk: Desk): Shape {
  const known = oldTypes(kind).known;
  const head = oldDeclarationHeader(kind, kind.law === "jw" ? ["432", "450"] : ["416", "448"]);
  const total = block.money("DeclaratieFactuurTotaalBedrag", true);
  const header = group("Header", [
    ...head.elements,
    composite("DeclaratieFactuurBedragen", [total.shape, skipped("BtwTotaalBedrag").optional()]),
  ]).openWhen(!known);
  header.closed = () => {
    block.announce(desk, kind, {
      sender: block.present(head.provider),
      receiver: block.present(head.municipality),
      identification: block.referenceIn(desk, head.invoiceNo),
      datedOn: block.dayIn(head.datedOn),
      identified: null,
      dated: head.datedOn,
      block: "DeclaratieFactuurIdentificatie",
    });
    if (desk.draft.refused) return;
    desk.row("declaration", [
      header.line,
      block.dayIn(head.datedOn),
      kind.law,
      block.present(head.municipality),
      block.present(head.provider),
      block.referenceIn(desk, head.invoiceNo),
      block.referenceIn(desk, head.invoiceNo),
      block.dayIn(head.declarationPeriod.from),
      block.dayIn(head.declarationPeriod.to),
      total.cents(),
    ]);
  };

  const declared = oldDeclaredLine(kind, [], []);
  declared.shape.opened = () => {
    desk.draft.recordsIn += 1;
  };
  const lines = oldDeclaredClients(kind, desk, declared.shape, [], {
    line: (clientKey) => {
      const { productPeriod, submitted } = declared;
      const from = block.dayIn(productPeriod.from);
      const to = block.dayIn(productPeriod.to);
      if (to.days < from.days) {
        desk.draft.reject(
          productPeriod.to.line,
          "ProductPeriode/Einddatum",
          "TR018",
          `De Einddatum ${to} ligt vóór de Begindatum ${from}. Verbeter een van beide.`,
        );
        return false;
      }
      const credit = submitted.sign.is("C");
      const volume = block.numberIn(declared.volume);
      desk.row("declaration_line", [
        declared.shape.line,
        kind.law,
        block.present(head.municipality),
        block.present(head.provider),
        clientKey,
        block.referenceIn(desk, head.invoiceNo),
        block.referenceCell(desk, declared.referenceNo),
        block.referenceCell(desk, declared.previousReferenceNo),
        block.numberOrNull(declared.allocationNo),
        block.cellIn(declared.category),
        block.cellIn(declared.productCode),
        from,
        to,
        credit ? -volume : volume,
        block.cellIn(declared.unit),
        block.numberOrNull(declared.tariff),
        submitted.cents(),
        block.cellIn(submitted.sign),
      ]);
      return true;
    },
  });
  return group("Bericht", [header, lines]);
}
