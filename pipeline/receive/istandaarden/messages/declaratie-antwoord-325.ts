import * as block from "../blocks.ts";
import type { Desk } from "../desk.ts";
import { group, leaf, type Shape } from "../shape.ts";
import * as type from "../simple-type.ts";
import type { MessageKind } from "../standard.ts";
import { clients, prestatie } from "./prestatie.ts";

/**
 * 325, Declaratie-antwoord: what a municipality made of a 323. It lists the rejected lines only;
 * without DeclaratieAntwoord the whole declaration was rejected.
 */
export function declaratieAntwoord325(kind: MessageKind, desk: Desk): Shape {
  const answered = block.messageIdentification("DeclaratieIdentificatie");
  const headerCodes = block.returnCodes();
  const header = block.header(
    kind,
    desk,
    { sender: "gemeente", codes: { jw: "491", wmo: "485" } },
    [
      answered.shape,
      leaf("XsltVersie", type.versionNumber).optional(),
      block.xsdVersion("XsdVersieDeclaratie"),
      headerCodes.shape,
    ],
  );

  const declarationNo = leaf("DeclaratieNummer", type.answeredDeclarationNumber);
  const submitted = block.money("TotaalIngediendBedrag", true);
  const granted = block.money("TotaalToegekendBedrag", true);
  const answerCodes = block.returnCodes();
  const lineCodes = block.returnCodes();
  const rejected = prestatie(kind, [lineCodes.shape]);

  const lines = clients(desk, rejected.shape, [block.returnCodes().shape], (clientKey) => {
    desk.row("rejected_line", [
      rejected.shape.line,
      kind.law,
      header.municipality,
      header.provider,
      clientKey,
      desk.pseudonyms.reference(block.present(declarationNo)),
      desk.pseudonyms.reference(block.present(rejected.referenceNo)),
      rejected.submitted.cents(),
      lineCodes.codes.join(","),
    ]);
    return true;
  });

  const answer = group("DeclaratieAntwoord", [
    declarationNo,
    submitted.shape,
    granted.shape,
    lines.optional(),
    answerCodes.shape,
  ]).optional();

  let hasAnswer = false;
  header.shape.opened = () => {
    hasAnswer = false;
  };
  answer.closed = () => {
    hasAnswer = true;
  };
  const message = group("Bericht", [header.shape, answer]);
  message.closed = () => {
    const whole = hasAnswer ? answer : header.shape;
    desk.row("declaration_answer", [
      whole.line,
      header.datedOn,
      kind.law,
      header.municipality,
      header.provider,
      desk.pseudonyms.reference(block.present(answered.name)),
      hasAnswer ? desk.pseudonyms.reference(block.present(declarationNo)) : null,
      hasAnswer ? submitted.cents() : null,
      hasAnswer ? granted.cents() : null,
      [...headerCodes.codes, ...(hasAnswer ? answerCodes.codes : [])].join(","),
    ]);
  };
  return message;
}
