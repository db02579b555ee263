import type { DuckDBDateValue } from "@duckdb/node-api";
import type { Law } from "../../region/region.ts";
import type { ByteText } from "../../warehouse/byte-text.ts";
import { isBsn } from "../bsn.ts";
import { firstOfMonth } from "../calendar.ts";
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
  const self = headerElements(kind, desk, route, extra);
  self.shape.closed = () => {
    announce(desk, kind, {
      sender: present(self.sender),
      receiver: present(self.receiver),
      identification: self.identification,
      datedOn: self.datedOn,
      identified: self.identified,
      dated: self.dated,
      block: "BerichtIdentificatie",
    });
  };
  return self;
}

/** The elements of a header, and what they say; what that means to the ledger is not settled. */
export function headerElements(
  kind: MessageKind,
  desk: Desk,
  route: Route,
  extra: Shape[],
): Header & { sender: Shape; receiver: Shape; identified: Shape; dated: Shape } {
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
  return {
    shape,
    sender,
    receiver,
    identified: identification.name,
    dated: identification.date,
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
}

/** Who sent a message, and how it is known. */
export interface Announcement {
  sender: string;
  receiver: string;
  identification: string;
  datedOn: DuckDBDateValue;
  /** Where the identification stands; null when it need not be unique. */
  identified: Shape | null;
  dated: Shape;
  /** The block of the header they stand in, if any. */
  block: string;
}

/** Tells the draft whose message it is; refuses one whose identification was used before. */
export function announce(desk: Desk, kind: MessageKind, message: Announcement): void {
  const { draft } = desk;
  draft.sender = message.sender;
  draft.receiver = message.receiver;
  draft.identification = message.identification;
  draft.datedOn = message.datedOn;
  const { identified } = message;
  if (identified !== null && desk.isTaken(kind.name, draft.sender, draft.identification)) {
    draft.refuse(
      identified.line,
      pathIn(identified, message.block),
      "TR056",
      `Afzender ${draft.sender} heeft deze ${identified.name} al gebruikt voor een ander bericht ${kind.name}. Lever het bericht aan met een nieuwe ${identified.name}.`,
    );
  }
  if (message.datedOn.days > desk.today) {
    draft.signal(
      message.dated.line,
      pathIn(message.dated, message.block),
      "TR8848",
      `De ${message.dated.name} ${message.datedOn} ligt in de toekomst. Controleer de datum van het bericht.`,
    );
  }
}

/** Where a part of the header stands. */
function pathIn(shape: Shape, block: string): string {
  return `${shape.space === "base" ? block : "Header"}/${shape.name}`;
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

/** CDT_Omvang: how much, of what, how often. */
export function extent(units = type.unit, frequencies = type.frequency) {
  const volume = leaf("Volume", type.volume);
  const unit = leaf("Eenheid", units);
  const frequency = leaf("Frequentie", frequencies);
  return {
    shape: composite("Omvang", [volume, unit, frequency]).optional(),
    volume,
    unit,
    frequency,
  };
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
    cents: () => (sign.is("C") ? -numberIn(amount) : numberIn(amount)),
  };
}

/** A list of return codes. */
export function returnCodes() {
  const codes: string[] = [];
  const code = leaf("RetourCode", type.returnCode).many();
  const shape = group("RetourCodes", [code]);
  /** For codes that may be absent: call it when the element that may hold them opens. */
  const clear = () => {
    codes.length = 0;
  };
  shape.opened = clear;
  code.closed = () => {
    codes.push(present(code));
  };
  return { shape, codes, clear };
}

/** The elements that tell who a client is: BSN, date of birth, sex; the name is passed over. */
export function identity() {
  const bsn = leaf("Bsn", type.bsn);
  const birth = leaf("Datum", type.birthDate);
  const use = leaf("DatumGebruik", type.dateUse).optional();
  const gender = leaf("Geslacht", type.gender);
  return {
    bsn,
    gender,
    elements: [bsn, composite("Geboortedatum", [birth, use]), gender, skipped("Naam")],
    /** First day of the month of birth; null when unknown: 2 and 3 mark a filler (COD170). */
    birthMonth: () => (use.value === null || use.value === "1" ? firstOfMonth(dayIn(birth)) : null),
  };
}

/** The client of a message about one person; a BSN that cannot be right refuses it whole. */
export function oneClient(desk: Desk, bsn: Shape, elements: Shape[]) {
  const shape = group("Client", elements);
  bsn.closed = () => {
    if (!isBsn(present(bsn))) desk.draft.refuse(bsn.line, "Client/Bsn", "CS002", wrongBsn);
  };
  return { shape, key: () => desk.pseudonyms.of(present(bsn)) };
}

/** The client of a 301, 305 or 307: one person, of whom only key, month of birth and sex remain. */
export function singleClient(
  kind: MessageKind,
  desk: Desk,
  rest: { afterName: Shape[]; products: Shape },
) {
  const person = identity();
  const client = oneClient(desk, person.bsn, [
    ...person.elements,
    ...rest.afterName,
    rest.products,
  ]);
  client.shape.closed = () => {
    desk.row("client", [
      client.shape.line,
      kind.law,
      client.key(),
      person.birthMonth(),
      person.gender.value,
    ]);
  };
  return client;
}

export const wrongBsn =
  "Het BSN voldoet niet aan de elfproef. Controleer het BSN van deze cliënt en lever de gegevens opnieuw aan.";

/** The text of an element that the tree requires. */
export function present(shape: Shape): string {
  if (shape.value === null) throw new Error(`${shape.name} was not read`);
  return shape.value;
}

/** The same as a cell for a row that is added at once: no string is made of it. */
export function cellIn(shape: Shape): string | ByteText {
  const { cell } = shape;
  if (cell === null) throw new Error(`${shape.name} was not read`);
  return cell;
}

/** The day in a required element. */
export function dayIn(shape: Shape): DuckDBDateValue {
  const day = shape.day();
  if (day === null) throw new Error(`${shape.name} holds no day`);
  return day;
}

/** The day in an element that may be absent. */
export function dayOrNull(shape: Shape): DuckDBDateValue | null {
  return shape.day();
}

/** A reference the sender chose, as it may be kept; null when there is none. */
export function referenceOrNull(desk: Desk, shape: Shape): string | null {
  return shape.value === null ? null : desk.pseudonyms.reference(shape.value);
}

/** A reference the sender chose, as it may be kept. */
export function referenceIn(desk: Desk, shape: Shape): string {
  return desk.pseudonyms.reference(present(shape));
}

/** The same as a cell for a row that is added at once. */
export function referenceCell(desk: Desk, shape: Shape): string | ByteText | null {
  const { cell } = shape;
  if (cell === null || !desk.pseudonyms.mayHide(cell.length)) return cell;
  return desk.pseudonyms.reference(String(cell));
}

/** The number in a required element. */
export function numberIn(shape: Shape): number {
  const number = shape.number();
  if (number === null) throw new Error(`${shape.name} was not read`);
  return number;
}

/** The number in an element that may be absent. */
export function numberOrNull(shape: Shape): number | null {
  return shape.number();
}
