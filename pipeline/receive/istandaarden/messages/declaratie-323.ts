import * as block from "../blocks.ts";
import type { Desk } from "../desk.ts";
import { group, leaf, type Shape } from "../shape.ts";
import * as type from "../simple-type.ts";
import type { MessageKind } from "../standard.ts";
import { clients, prestatie } from "./prestatie.ts";

/** 323, Declaratie: a provider declares a month of help, for many clients. */
export function declaratie323(kind: MessageKind, desk: Desk): Shape {
  const header = block.header(kind, desk, {
    sender: "aanbieder",
    codes: { jw: "490", wmo: "484" },
  });
  const declarationNo = leaf("DeclaratieNummer", type.declarationNumber);
  const declarationPeriod = block.period("DeclaratiePeriode");
  const total = block.money("TotaalIngediendBedrag", true);
  const declared = prestatie(kind, []);

  const lines = clients(desk, declared.shape, [], (clientKey) => {
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
      header.municipality,
      header.provider,
      clientKey,
      desk.pseudonyms.reference(block.present(declarationNo)),
      block.referenceCell(desk, declared.referenceNo),
      block.referenceCell(desk, declared.previousReferenceNo),
      block.numberIn(declared.allocationNo),
      block.cellIn(declared.category),
      block.cellIn(declared.productCode),
      from,
      to,
      // A credit takes back the amount and the volume alike (COD043).
      credit ? -volume : volume,
      block.cellIn(declared.unit),
      block.numberOrNull(declared.tariff),
      submitted.cents(),
      block.cellIn(submitted.sign),
    ]);
    return true;
  });

  const declaration = group("Declaratie", [
    declarationNo,
    declarationPeriod.shape,
    leaf("DeclaratieDagtekening", type.date),
    total.shape,
    lines,
  ]);
  declaration.closed = () => {
    desk.row("declaration", [
      declaration.line,
      header.datedOn,
      kind.law,
      header.municipality,
      header.provider,
      header.identification,
      desk.pseudonyms.reference(block.present(declarationNo)),
      block.dayIn(declarationPeriod.from),
      block.dayIn(declarationPeriod.to),
      total.cents(),
    ]);
  };
  return group("Bericht", [header.shape, declaration]);
}
