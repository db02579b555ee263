import { isBsn } from "../../bsn.ts";
import * as block from "../blocks.ts";
import type { Desk } from "../desk.ts";
import { composite, group, leaf, type Shape, skipped } from "../shape.ts";
import * as type from "../simple-type.ts";
import type { MessageKind } from "../standard.ts";
import { oldTypes } from "./old-type.ts";

/**
 * What the messages 301, 305 and 307 of release 2.0 up to 2.4 share. Of 2.3 the schema is public:
 * its trees are read as strictly as those of 3.x. Of 2.0 only sample messages are, of 2.1, 2.2 and
 * 2.4 nothing: there the elements that are kept must be right, and what is unknown is passed over.
 */

/** Whether a release may look like 2.0, with its own header and a list of clients. */
function isEarly(kind: MessageKind): boolean {
  return kind.minor < "3";
}

/** A product, which release 2.x requires. */
export function oldProduct(kind: MessageKind) {
  const category = leaf("Categorie", oldTypes(kind).category);
  const code = leaf("Code", type.productCode).optional();
  return { shape: composite("Product", [category, code]), category, code };
}

/** The header of a 301, 305 or 307: that of 2.3, with an XsdVersie as in 2.4, or that of 2.0. */
export function oldHeader(kind: MessageKind, desk: Desk, route: block.Route): block.Header {
  const fromGemeente = route.sender === "gemeente";
  const ofReceiver = fromGemeente ? type.agbCode : type.gemeente;
  const code = type.fixed(route.codes[kind.law], true);
  const major = type.fixed(kind.major, false);
  const minor = type.fixed(kind.minor, false);
  const early = isEarly(kind);
  const maybe = (shape: Shape) => (early ? shape.optional() : shape);

  const oldCode = leaf("Code", code);
  const newCode = maybe(leaf("BerichtCode", code));
  const sender = leaf("Afzender", fromGemeente ? type.gemeente : type.agbCode);
  // Release 2.0 has the receiver before the sender in some messages, and after him in others.
  const receiverFirst = leaf("Ontvanger", ofReceiver).optional();
  const receiverLast = maybe(leaf("Ontvanger", ofReceiver));
  const named = block.messageIdentification("BerichtIdentificatie");
  const oldName = leaf("Identificatie", type.identification);
  const oldDate = leaf("Dagtekening", type.date);
  const shape = group("Header", [
    ...(early
      ? [
          composite("Berichtspecificatie", [
            oldCode,
            leaf("Versie", major),
            leaf("SubVersie", minor),
          ]).optional(),
        ]
      : []),
    newCode,
    maybe(leaf("BerichtVersie", major)),
    maybe(leaf("BerichtSubversie", minor)),
    ...(early ? [receiverFirst] : []),
    sender,
    receiverLast,
    maybe(named.shape),
    ...(early
      ? [
          composite("Berichtidentificatie", [
            oldName,
            oldDate,
            skipped("Tekenset").optional(),
          ]).optional(),
        ]
      : []),
  ]).openWhen(!oldTypes(kind).known);

  const receiver = () => (receiverFirst.value === null ? receiverLast : receiverFirst);
  const name = () => (oldName.value === null ? named.name : oldName);
  const date = () => (oldDate.value === null ? named.date : oldDate);
  const self: block.Header = {
    shape,
    get municipality() {
      return block.present(fromGemeente ? sender : receiver());
    },
    get provider() {
      return block.present(fromGemeente ? receiver() : sender);
    },
    get datedOn() {
      return block.dayIn(date());
    },
    get identification() {
      return block.referenceIn(desk, name());
    },
  };
  shape.closed = () => {
    const choices: [string, Shape, Shape][] = [
      ["BerichtCode", oldCode, newCode],
      ["Ontvanger", receiverFirst, receiverLast],
      ["BerichtIdentificatie", oldName, named.name],
    ];
    for (const [what, one, other] of choices) {
      if ((one.value === null) !== (other.value === null)) continue;
      desk.draft.refuse(
        shape.line,
        `Header/${what}`,
        "XSD",
        `In de Header staat ${what} niet of tweemaal. Maak het bericht opnieuw volgens de standaard.`,
      );
    }
    if (desk.draft.refused) return;
    block.announce(desk, kind, {
      sender: block.present(sender),
      receiver: block.present(receiver()),
      identification: self.identification,
      datedOn: self.datedOn,
      identified: name(),
      dated: date(),
      block: "BerichtIdentificatie",
    });
  };
  return self;
}

/**
 * The client of a 301, 305 or 307, or the clients: release 2.0 has a list. A client whose BSN
 * cannot be right (CS002) loses his products; those of the others are kept.
 *
 * @returns the elements after the header; the key is null for a client with a wrong BSN
 */
export function oldClients(
  kind: MessageKind,
  desk: Desk,
  rest: Shape[],
): { shapes: Shape[]; key: () => string | null } {
  const person = block.identity();
  const { bsn } = person;
  let key: string | null = null;
  bsn.closed = () => {
    const value = block.present(bsn);
    key = isBsn(value) ? desk.pseudonyms.of(value) : null;
    if (key === null) desk.draft.reject(bsn.line, "Client/Bsn", "CS002", block.wrongBsn);
  };
  const client = () => {
    const shape = group("Client", [...person.elements, ...rest]).openWhen(!oldTypes(kind).known);
    shape.closed = () => {
      if (key === null) return;
      desk.row("client", [shape.line, kind.law, key, person.birthMonth(), person.gender.value]);
    };
    return shape;
  };
  const shapes = isEarly(kind)
    ? [group("Clienten", [client().many()]).optional(), client().optional()]
    : [client()];
  return { shapes, key: () => key };
}

/** StatusAanlevering of the client himself: says nothing about his products, and is not kept. */
export function clientStatus(kind: MessageKind): Shape {
  const status = leaf("StatusAanlevering", type.deliveryStatus);
  return oldTypes(kind).known ? status : status.optional();
}

/**
 * Header of one product: release 2.0 names provider and municipality at the product as well.
 */
export function headerOf(header: block.Header, provider: Shape, municipality: Shape): block.Header {
  return {
    shape: header.shape,
    get municipality() {
      return municipality.value ?? header.municipality;
    },
    get provider() {
      return provider.value ?? header.provider;
    },
    get datedOn() {
      return header.datedOn;
    },
    get identification() {
      return header.identification;
    },
  };
}

/** The elements of 2.0 that name provider and municipality of one product. */
export function productParties(kind: MessageKind) {
  const provider = leaf("Aanbieder", type.agbCode).optional();
  const municipality = leaf("Gemeentecode", type.gemeente).optional();
  return { provider, municipality, elements: isEarly(kind) ? [provider, municipality] : [] };
}

/** The number of the decision an old product belongs to; the key of 2.0, since then idle. */
export function decisionNumber(kind: MessageKind): Shape[] {
  const number = leaf("BeschikkingNummer", type.number).optional();
  return oldTypes(kind).known ? [number] : [];
}

/** The message: header and clients, of whom there must be one. */
export function oldMessage(desk: Desk, header: block.Header, clients: Shape[]): Shape {
  const message = group("Bericht", [header.shape, ...clients]);
  let found = 0;
  header.shape.opened = () => {
    found = 0;
  };
  for (const one of clients) {
    one.opened = () => {
      found += 1;
    };
  }
  message.closed = () => {
    if (found === 1) return;
    desk.draft.refuse(
      message.line,
      "Bericht/Client",
      "XSD",
      "In het bericht staat geen cliënt, of staan cliënten op twee plaatsen. Maak het bericht opnieuw volgens de standaard.",
    );
  };
  return message;
}
