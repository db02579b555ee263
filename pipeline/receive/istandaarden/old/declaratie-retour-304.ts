import type { DuckDBDateValue } from "@duckdb/node-api";
import * as block from "../blocks.ts";
import type { Desk } from "../desk.ts";
import { composite, group, leaf, type Shape } from "../shape.ts";
import * as type from "../simple-type.ts";
import type { MessageKind } from "../standard.ts";
import { oldDeclarationHeader, oldDeclaredClients, oldDeclaredLine } from "./declared-line.ts";
import { oldTypes } from "./old-type.ts";

/**
 * 304, Declaratie-retour, up to release 3.0: what a municipality made of a 303, which it names by
 * DeclarantFactuurNummer. Totals and codes become an answer as of a 325; a line of which nothing
 * was granted becomes a rejected line; every class with codes becomes a row of the retour. A line
 * of which a part was granted counts as granted: the amount of that part is not kept, and a
 * question says so.
 */
export function oldDeclaratieRetour304(kind: MessageKind, desk: Desk): Shape {
  const known = oldTypes(kind).known;
  const head = oldDeclarationHeader(kind, kind.law === "jw" ? ["433", "451"] : ["417", "449"]);
  const ownReference = leaf("GemeenteReferentieNummer", type.text(24, true));
  const datedOn = leaf("RetourDagtekening", type.date);
  const submitted = block.money("IngediendTotaalBedrag", true);
  const granted = block.money("ToegekendTotaalBedrag", true);
  const headerCodes = block.returnCodes();
  const header = group("Header", [
    ...head.elements,
    composite("RetourHeader", [ownReference, datedOn]),
    composite("RetourBedragen", [submitted.shape, granted.shape]),
    leaf("XsltVersie", type.versionNumber).optional(),
    headerCodes.shape,
  ]).openWhen(!known);

  const keep = (
    shape: Shape,
    codes: string[],
    clientKey: string | null,
    allocationNo: number | null = null,
    reference: string | null = null,
    startOn: DuckDBDateValue | null = null,
  ) => {
    desk.row("retour", [
      shape.line,
      block.dayIn(datedOn),
      kind.law,
      `${kind.law.toUpperCase()}303`,
      block.present(head.provider),
      block.present(head.municipality),
      block.referenceIn(desk, head.invoiceNo),
      block.dayIn(head.datedOn),
      shape.name,
      clientKey,
      allocationNo,
      reference,
      startOn,
      codes.join(","),
    ]);
  };

  header.closed = () => {
    block.announce(desk, kind, {
      sender: block.present(head.municipality),
      receiver: block.present(head.provider),
      identification: block.referenceIn(desk, ownReference),
      datedOn: block.dayIn(datedOn),
      // Municipalities put all sorts of things here, their own code for one.
      identified: null,
      dated: datedOn,
      block: "RetourHeader",
    });
    if (desk.draft.refused) return;
    keep(header, headerCodes.codes, null);
    desk.row("declaration_answer", [
      header.line,
      block.dayIn(datedOn),
      kind.law,
      block.present(head.municipality),
      block.present(head.provider),
      block.referenceIn(desk, head.invoiceNo),
      block.referenceIn(desk, head.invoiceNo),
      submitted.cents(),
      granted.cents(),
      headerCodes.codes.join(","),
    ]);
  };

  const lineGranted = block.money("ToegekendBedrag", false);
  const lineCodes = block.returnCodes();
  const line = oldDeclaredLine(
    kind,
    [
      composite("ToegekendeBedragPrestatie", [
        block.money("GemeenteBerekendBedrag", false).shape,
        lineGranted.shape,
      ]),
    ],
    [lineCodes.shape.optional()],
  );
  line.shape.opened = () => {
    desk.draft.recordsIn += 1;
    lineCodes.clear();
  };
  const clientCodes = block.returnCodes();
  const lines = oldDeclaredClients(kind, desk, line.shape, [clientCodes.shape.optional()], {
    line: (clientKey) => {
      const reference = block.referenceIn(desk, line.referenceNo);
      if (lineCodes.codes.length > 0) {
        const { allocationNo, productPeriod } = line;
        const startOn = block.dayIn(productPeriod.from);
        const no = block.numberOrNull(allocationNo);
        keep(line.shape, lineCodes.codes, clientKey, no, reference, startOn);
      }
      const asked = line.submitted.cents();
      const got = lineGranted.cents();
      if (got === 0 && asked !== 0) {
        desk.row("rejected_line", [
          line.shape.line,
          kind.law,
          block.present(head.municipality),
          block.present(head.provider),
          clientKey,
          block.referenceIn(desk, head.invoiceNo),
          reference,
          asked,
          lineCodes.codes.join(","),
        ]);
      } else if (got !== asked) {
        desk.draft.signal(
          lineGranted.shape.line,
          "ToegekendeBedragPrestatie/ToegekendBedrag",
          "TOEKENNING",
          "Van deze prestatie is een ander bedrag toegekend dan ingediend. Zij telt als toegekend voor het ingediende bedrag; houd daar rekening mee bij de kosten.",
        );
      }
      return true;
    },
    opened: clientCodes.clear,
    client: (shape, clientKey) => {
      if (clientCodes.codes.length > 0) keep(shape, clientCodes.codes, clientKey);
    },
  });
  return group("Bericht", [header, lines.optional()]);
}
