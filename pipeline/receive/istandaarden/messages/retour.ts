import type { DuckDBDateValue } from "@duckdb/node-api";
import type { Cell } from "../../../warehouse/column.ts";
import { isBsn } from "../../bsn.ts";
import * as block from "../blocks.ts";
import type { Desk } from "../desk.ts";
import { group, leaf, type Shape } from "../shape.ts";
import * as type from "../simple-type.ts";
import type { MessageKind } from "../standard.ts";

/** What identifies a returned class, as far as it has such a thing. */
export interface ReturnedKey {
  clientKey: string | null;
  allocationNo?: number | null;
  reference?: string | null;
  startOn?: DuckDBDateValue | null;
}

/** One message that is returned: its header, and what came of each of its classes. */
export interface Retour {
  header: Shape;
  /** The return codes of one class, to stand at the end of it. */
  codes(): Codes;
  /** Keeps the codes of a returned class; call it when the class has been read. */
  keep(shape: Shape, codes: Codes, key: ReturnedKey): void;
}

export type Codes = ReturnType<typeof block.returnCodes>;

/**
 * A retour repeats the header of the message it answers unchanged, sender and receiver included:
 * who sends the retour is the one who received that message. It is known by its own
 * IdentificatieRetour and DagtekeningRetour.
 *
 * Of iWmo no schema of a retour is public; it is read as the iJw retour with its own code, as all
 * other messages of the two standards are alike.
 *
 * @param original the message that is returned, such as `305`, and the way that one went
 */
export function retour(
  kind: MessageKind,
  desk: Desk,
  original: string,
  route: block.Route,
): Retour {
  const identification = leaf("IdentificatieRetour", type.identification);
  const dated = leaf("DagtekeningRetour", type.date);
  const headerCodes = block.returnCodes();
  const self = block.headerElements(kind, desk, route, [
    identification,
    dated,
    leaf("XsltVersie", type.versionNumber).optional(),
    block.xsdVersion("XsdVersieRetour"),
    headerCodes.shape.optional(),
  ]);
  const keep = (shape: Shape, codes: Codes, key: ReturnedKey) => {
    desk.draft.recordsIn += 1;
    const cells: Cell[] = [
      shape.line,
      block.dayIn(dated),
      kind.law,
      `${kind.law.toUpperCase()}${original}`,
      block.present(self.sender),
      block.present(self.receiver),
      self.identification,
      self.datedOn,
      shape.name,
      key.clientKey,
      key.allocationNo ?? null,
      key.reference ?? null,
      key.startOn ?? null,
      codes.codes.join(","),
    ];
    desk.row("retour", cells);
  };
  self.shape.opened = headerCodes.clear;
  self.shape.closed = () => {
    block.announce(desk, kind, {
      sender: block.present(self.receiver),
      receiver: block.present(self.sender),
      identification: block.referenceIn(desk, identification),
      datedOn: block.dayIn(dated),
      identified: identification,
      dated,
      block: "Header",
    });
    if (!desk.draft.refused) keep(self.shape, headerCodes, { clientKey: null });
  };
  return { header: self.shape, codes: block.returnCodes, keep };
}

/**
 * The client of a retour; absent when nothing but the header is returned. A wrong BSN may be the
 * very reason of the retour: the client is then returned without a key.
 */
export function returnedClient(
  desk: Desk,
  returned: Retour,
  bsn: Shape,
  elements: Shape[],
): { shape: Shape; key: () => string | null } {
  const codes = returned.codes();
  const shape = group("Client", [...elements, codes.shape]).optional();
  const key = () => {
    const value = block.present(bsn);
    return isBsn(value) ? desk.pseudonyms.of(value) : null;
  };
  bsn.closed = () => {
    if (key() === null) desk.draft.signal(bsn.line, "Client/Bsn", "CS002", returnedBsn);
  };
  shape.closed = () => returned.keep(shape, codes, { clientKey: key() });
  return { shape, key };
}

const returnedBsn =
  "Het BSN in het teruggestuurde bericht voldoet niet aan de elfproef. De retour is ingelezen zonder cliënt; controleer het BSN in het oorspronkelijke bericht.";
