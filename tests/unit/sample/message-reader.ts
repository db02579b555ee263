import type { InboxFile } from "./inbox-files.ts";

/** A message as far as these tests look into it. */
export interface ReadMessage {
  name: string;
  kind: string;
  release: string;
  from: string;
  to: string;
  identification: string;
  dated: string;
  xml: string;
}

/** Text of the first element of this name, whatever its prefix. */
export function textOf(xml: string, element: string): string | undefined {
  return new RegExp(`<(?:\\w+:)?${element}>([^<]*)<`).exec(xml)?.[1];
}

/** Content of every element of this name. */
export function partsOf(xml: string, element: string): string[] {
  const pattern = new RegExp(`<(?:\\w+:)?${element}>([\\s\\S]*?)</(?:\\w+:)?${element}>`, "g");
  return [...xml.matchAll(pattern)].map((match) => match[1] ?? "");
}

/** Reads the outside of a message by plain text search: slow, simple, and not the product's way. */
export function readMessage({ name, bytes }: InboxFile): ReadMessage {
  const xml = bytes.toString("utf8");
  const get = (element: string) => textOf(xml, element) ?? "";
  return {
    name,
    kind: /(JW|WMO)\d{3}/.exec(name)?.[0] ?? "",
    release: /istandaarden\.nl\/i(?:jw|wmo)\/(\d_\d)\//.exec(xml)?.[1]?.replace("_", ".") ?? "",
    from: get("Afzender"),
    to: get("Ontvanger"),
    identification: get("Identificatie"),
    dated: get("Dagtekening"),
    xml,
  };
}
