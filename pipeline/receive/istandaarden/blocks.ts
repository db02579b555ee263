import type { DuckDBDateValue } from "@duckdb/node-api";
import type { Law } from "../../region/region.ts";
import { isBsn } from "../bsn.ts";
import { dayOf, firstOfMonth } from "../calendar.ts";
import type { Desk } from "./desk.ts";
import { composite, group, leaf, type Shape, skipped } from "./shape.ts";
import * as type from "./simple-type.ts";
import type { MessageKind } from "./standard.ts";

/** Which way a message goes, and its BerichtCode per law. */
export interface Route {
  sender: "gemeente" | "aanbieder";
  codes: Record<Law, string>;
}

/** The header that all messages share, and what it says. */
export interface Header {
  shape: Shape;
  readonly municipality: string;
  readonly provider: string;
  readonly datedOn: DuckDBDateValue;
  readonly identification: string;
}

/**
 * The header of a message. When it has been read, the draft knows sender, receiver, identification
 * and date, and an identification that was used before has refused the file (TR056).
 *
 * @param extra elements after XsdVersie, for messages that answer another
 */
export function header(kind: MessageKind, desk: Desk, route: Route, extra: Shape[] = []): Header {
  const fromGemeente = route.sender === "gemeente";
  const sender = leaf("Afzender", fromGemeente ? type.gemeente : type.agbCode);
  const receiver = leaf("Ontvanger", fromGemeente ? type.agbCode : type.gemeente);
  const identification = messageIdentification("BerichtIdentificatie");
  const shape = group("Header", [
    leaf("BerichtCode", type.fixed(route.codes[kind.law], true)),
    leaf("BerichtVersie", type.fixed(kind.major, false)),
    leaf("BerichtSubversie", type.fixed(kind.minor, false)),
    sender,
    receiver,
    identification.shape,
    xsdVersion("XsdVersie"),
    ...extra,
  ]);
  const self: Header = {
    shape,
    get municipality() {
      return present(fromGemeente ? sender : receiver);
    },
    get provider() {
      return present(fromGemeente ? receiver : sender);
    },
    get datedOn() {
      return dayIn(identification.date);
    },
    get identification() {
      return desk.pseudonyms.reference(present(identification.name));
    },
  };
  shape.closed = () => {
    const { draft } = desk;
    draft.sender = present(sender);
    draft.receiver = present(receiver);
    draft.identification = self.identification;
    draft.datedOn = self.datedOn;
    if (desk.isTaken(kind.name, draft.sender, draft.identification)) {
      draft.refuse(
        identification.name.line,
        "BerichtIdentificatie/Identificatie",
        "TR056",
        `Afzender ${draft.sender} heeft deze Identificatie al gebruikt voor een ander bericht ${kind.name}. Lever het bericht aan met een nieuwe Identificatie.`,
      );
    }
    if (self.datedOn.days > desk.today) {
      draft.signal(
        identification.date.line,
        "BerichtIdentificatie/Dagtekening",
        "TR8848",
        `De Dagtekening ${self.datedOn} ligt in de toekomst. Controleer de datum van het bericht.`,
      );
    }
  };
  return self;
}

/** CDT_BerichtIdentificatie. */
export function messageIdentification(element: string) {
  const name = leaf("Identificatie", type.identification);
  const date = leaf("Dagtekening", type.date);
  return { shape: composite(element, [name, date]), name, date };
}

/** CDT_XsdVersie. */
export function xsdVersion(element: string): Shape {
  return composite(element, [
    leaf("BasisschemaXsdVersie", type.versionNumber),
    leaf("BerichtXsdVersie", type.versionNumber),
  ]);
}

/** CDT_Product: a category, and a code unless the allocation leaves that open. */
export function product(law: Law) {
  const category = leaf("Categorie", type.productCategory[law]);
  const code = leaf("Code", type.productCode).optional();
  return { shape: composite("Product", [category, code]).optional(), category, code };
}

/** CDT_GeslotenPeriode: first and last day. */
export function period(element: string) {
  const from = leaf("Begindatum", type.date);
  const to = leaf("Einddatum", type.date);
  return { shape: composite(element, [from, to]), from, to };
}

/** CDT_BedragMetDC or CDT_TotaalBedragMetDC: an amount in cents, negative for a credit. */
export function money(element: string, total: boolean) {
  const amount = total ? leaf("TotaalBedrag", type.totalAmount) : leaf("Bedrag", type.amount);
  const sign = leaf("DebetCredit", type.debitCredit);
  return {
    shape: composite(element, [amount, sign]),
    sign,
    cents: () => (sign.value === "C" ? -numberIn(amount) : numberIn(amount)),
  };
}

/** A list of return codes. */
export function returnCodes() {
  const codes: string[] = [];
  const code = leaf("RetourCode", type.returnCode).many();
  const shape = group("RetourCodes", [code]);
  shape.opened = () => {
    codes.length = 0;
  };
  code.closed = () => {
    codes.push(present(code));
  };
  return { shape, codes };
}

/** The client of a 301, 305 or 307: one person, of whom only key, month of birth and sex remain. */
export function singleClient(
  kind: MessageKind,
  desk: Desk,
  rest: { afterName: Shape[]; products: Shape },
) {
  const bsn = leaf("Bsn", type.bsn);
  const birth = leaf("Datum", type.birthDate);
  const use = leaf("DatumGebruik", type.dateUse).optional();
  const gender = leaf("Geslacht", type.gender);
  const shape = group("Client", [
    bsn,
    composite("Geboortedatum", [birth, use]),
    gender,
    skipped("Naam"),
    ...rest.afterName,
    rest.products,
  ]);
  bsn.closed = () => {
    if (!isBsn(present(bsn))) desk.draft.refuse(bsn.line, "Client/Bsn", "CS002", wrongBsn);
  };
  shape.closed = () => {
    // With 2 or 3 the month of birth is unknown and holds a filler (COD170).
    const known = use.value === null || use.value === "1";
    desk.row("client", [
      shape.line,
      kind.law,
      desk.pseudonyms.of(present(bsn)),
      known ? firstOfMonth(dayIn(birth)) : null,
      gender.value,
    ]);
  };
  return { shape, key: () => desk.pseudonyms.of(present(bsn)) };
}

export const wrongBsn =
  "Het BSN voldoet niet aan de elfproef. Controleer het BSN van deze cliënt en lever de gegevens opnieuw aan.";

/** The text of an element that the tree requires. */
export function present(shape: Shape): string {
  if (shape.value === null) throw new Error(`${shape.name} was not read`);
  return shape.value;
}

/** The day in a required element. */
export function dayIn(shape: Shape): DuckDBDateValue {
  const day = dayOf(present(shape));
  if (day === null) throw new Error(`${shape.name} holds no day`);
  return day;
}

/** The day in an element that may be absent. */
export function dayOrNull(shape: Shape): DuckDBDateValue | null {
  return shape.value === null ? null : dayOf(shape.value);
}

/** The number in a required element. */
export function numberIn(shape: Shape): number {
  return Number(present(shape));
}

/** The number in an element that may be absent. */
export function numberOrNull(shape: Shape): number | null {
  return shape.value === null ? null : Number(shape.value);
}
