import { describe, expect, test } from "vitest";
import { brief, example, withInbox } from "./inbox.ts";
import { zip } from "./zipped.ts";

const soap = "http://schemas.xmlsoap.org/soap/envelope/";

const inSoap = (body: string, head = "") =>
  `<?xml version="1.0" encoding="UTF-8"?>
<soap:Envelope xmlns:soap="${soap}">${head}
  <soap:Body>${body}</soap:Body>
</soap:Envelope>`;

const base64 = (text: string | Buffer) => Buffer.from(text).toString("base64");

/** As the GGk delivers to a municipality. */
const koppelvlak = (payload: string, element = "xmlBestand") => `
<GGK:envelopHeenbericht-ggk_Di01 xmlns:StUF="http://www.egem.nl/StUF/StUF0301" xmlns:GGK="http://www.stufstandaarden.nl/koppelvlak/ggk0210">
  <GGK:stuurgegevens>
    <StUF:berichtcode>Di01</StUF:berichtcode>
    <StUF:zender><StUF:organisatie>99980001</StUF:organisatie></StUF:zender>
    <StUF:functie>JW305</StUF:functie>
  </GGK:stuurgegevens>
  <GGK:parameters><GGK:bericht><GGK:${element}>${payload}</GGK:${element}></GGK:bericht></GGK:parameters>
</GGK:envelopHeenbericht-ggk_Di01>`;

/** As the sectormodel has it: the message hangs in bericht itself. */
const sectormodel = (payload: string) => `
<GGK:envelopRetourbericht-ggk_Du01 xmlns:StUF="http://www.egem.nl/StUF/StUF0301" xmlns:GGK="http://www.stufstandaarden.nl/sectormodel/ggk/0210">
  <GGK:stuurgegevens><StUF:berichtcode>Du01</StUF:berichtcode></GGK:stuurgegevens>
  <GGK:parameters><GGK:bericht StUF:bestandsnaam="JW305.txt">${payload}</GGK:bericht></GGK:parameters>
</GGK:envelopRetourbericht-ggk_Du01>`;

/** As VECOZO delivers to a provider. */
const vecozo = (payload: string) =>
  inSoap(
    `<v:IndienenBericht xmlns:v="http://schemas.vecozo.nl/berichtuitwisseling/v3"><v:Request>
    <m:Bericht xmlns:m="http://schemas.vecozo.nl/berichtuitwisseling/messages/v3"><m:Data>${payload}</m:Data></m:Bericht>
    </v:Request></v:IndienenBericht>`,
    `<soap:Header><h:RouteringHeader xmlns:h="http://schemas.vecozo.nl/berichtuitwisseling/v3"><h:Berichtsubtype>JW305</h:Berichtsubtype></h:RouteringHeader></soap:Header>`,
  );

const wrapped = (text: string) => base64(text).replace(/(.{76})/g, "$1\r\n");

describe("a message in an envelope", () => {
  test.each<[string, (text: string) => Promise<string | Buffer>, string]>([
    ["GGk, koppelvlak", async (t) => inSoap(koppelvlak(base64(t))), "inhoud.xml"],
    ["GGk, sectormodel", async (t) => inSoap(sectormodel(base64(t))), "inhoud.xml"],
    ["GGk without SOAP around it", async (t) => sectormodel(base64(t)).trim(), "inhoud.xml"],
    ["GGk with line ends in the base64", async (t) => inSoap(koppelvlak(wrapped(t))), "inhoud.xml"],
    [
      "GGk with references for line ends",
      async (t) => inSoap(koppelvlak(wrapped(t).replaceAll("\r", "&#xD;"))),
      "inhoud.xml",
    ],
    [
      "GGk in CDATA, and a comment",
      async (t) => inSoap(koppelvlak(`<!-- x --><![CDATA[${base64(t)}]]>`)),
      "inhoud.xml",
    ],
    [
      "VECOZO, a zip",
      async (t) => vecozo(base64(await zip({ "5f3c-uuid.xml": t }))),
      "5f3c-uuid.xml",
    ],
  ])("%s", async (_, envelope, inside) => {
    const plain = await example("JW305");
    await withInbox({ "x.xml": await envelope(plain) }, async ({ receive, list, put }) => {
      expect(await receive()).toMatchObject({ files: 1, accepted: 1, records: 1 });
      expect(await list("SELECT name, kind, sender FROM ledger.delivery")).toEqual([
        [`x.xml!${inside}`, "JW305", "99980001"],
      ]);
      expect(await receive()).toMatchObject({ files: 1, duplicates: 1 });
      // The same message without its envelope is the same message.
      await put({ "y.xml": plain });
      expect(await receive()).toMatchObject({ files: 2, duplicates: 2 });
    });
  });

  test("in a zip", async () => {
    const bytes = await zip({ "a.xml": inSoap(koppelvlak(base64(await example("JW305")))) });
    await withInbox({ "z.zip": bytes }, async ({ receive, list }) => {
      expect(await receive()).toMatchObject({ accepted: 1 });
      expect(await list("SELECT name FROM ledger.delivery")).toEqual([["z.zip!a.xml!inhoud.xml"]]);
    });
  });

  test("that is large passes in pieces", async () => {
    const text = await example("JW323");
    const [line = ""] = /<jw323:Prestatie>[\s\S]*?<\/jw323:Prestatie>/.exec(text) ?? [];
    const all = Array.from({ length: 12_000 }, (_, at) => line.replace(">R1<", `>N${at}<`));
    const large = text.replace(line, () => all.join("\n"));
    expect(large.length).toBeGreaterThan(8 * 1024 * 1024);
    await withInbox({ "x.xml": inSoap(koppelvlak(wrapped(large))) }, async ({ receive, list }) => {
      expect(await receive()).toMatchObject({ files: 1, accepted: 1, records: 12_002 });
      expect(await list("SELECT name, sha256 FROM ledger.delivery")).toEqual([
        ["x.xml!inhoud.xml", expect.stringMatching(/^[0-9a-f]{64}$/)],
      ]);
    });
  });

  test("that breaks the standard is rejected with its rule, and kept without its envelope", async () => {
    const bad = (await example("JW305")).replace("2024-03-04", "2024-02-30");
    await withInbox({ "x.xml": inSoap(koppelvlak(base64(bad))) }, async ({ receive }) => {
      expect(brief(await receive())).toEqual(["x.xml!inhoud.xml:38 XSD"]);
    });
  });

  test("in an envelope in an envelope is refused", async () => {
    const inner = inSoap(koppelvlak(base64(await example("JW305"))));
    await withInbox({ "x.xml": inSoap(koppelvlak(base64(inner))) }, async ({ receive }) => {
      expect(brief(await receive())).toEqual(["x.xml!inhoud.xml:2 NAAMRUIMTE"]);
    });
  });

  test("a message that happens to speak of an Envelope is no envelope", async () => {
    const text = (await example("JW305")).replace(">Proefpersoon<", ">van der Envelope<");
    await withInbox({ "x.xml": text }, async ({ receive, list }) => {
      expect(await receive()).toMatchObject({ accepted: 1 });
      expect(await list("SELECT name FROM ledger.delivery")).toEqual([["x.xml"]]);
    });
  });
});

describe("an envelope that is not sound is refused, with what to do", () => {
  const good = inSoap(koppelvlak(base64("<x/>")));
  const laughs = `<!DOCTYPE soap:Envelope [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>`;
  test.each<[string, string, RegExp]>([
    ["cut off in the base64", good.slice(0, good.indexOf("</GGK:xmlBestand") - 3), /envelop/],
    ["cut off behind the message", good.slice(0, good.indexOf("</soap:Body>")), /goede XML/],
    ["with a DTD", good.replace("<soap:Envelope", `${laughs}<soap:Envelope`), /DTD/],
    ["with an entity", good.replace("Di01<", "&b;<"), /goede XML/],
    ["with a reference in the base64", good.replace(base64("<x/>"), "PH&#65;vPg=="), /goede XML/],
    ["with base64 that is none", good.replace(base64("<x/>"), "PHgv Pg!!"), /base64/],
    [
      "with base64 that goes on behind its end",
      good.replace(base64("<x/>"), "PHgvPg==PHgv"),
      /base64/,
    ],
    ["with elements in the message", good.replace(base64("<x/>"), "<a/>"), /goede XML/],
    ["with a message nowhere", inSoap("<a/>"), /geen bericht/],
    ["with two messages", inSoap(koppelvlak("PHgvPg==") + koppelvlak("PHgvPg==")), /meer dan één/],
    ["with a text file", inSoap(koppelvlak("PHgvPg==", "tekstBestand")), /tekstbestand/],
    [
      "with a fault",
      inSoap('<s:Fo01Bericht xmlns:s="http://www.egem.nl/StUF/StUF0301"/>'),
      /foutmelding/,
    ],
    ["with a mismatch", good.replace("</soap:Body>", "</soap:Bodem>"), /goede XML/],
    ["with a prefix of nothing", good.replaceAll("StUF:functie", "Stuff:functie"), /goede XML/],
    ["with two roots", `${good}<a/>`, /goede XML/],
    ["nested without end", inSoap(`${"<a>".repeat(40)}${"</a>".repeat(40)}`), /goede XML/],
    ["in another encoding", good.replace("UTF-8", "UTF-16"), /goede XML/],
    [
      "with much around it",
      good.replace("<soap:Body>", `<soap:Body><a>${"x".repeat(9e6)}</a>`),
      /groter dan 8/,
    ],
  ])("%s", async (_, envelope, message) => {
    expect(envelope).not.toBe(good);
    await withInbox({ "x.xml": envelope }, async ({ receive, list }) => {
      const summary = await receive();
      expect(summary).toMatchObject({ files: 1, rejected: 1, records: 0 });
      expect(brief(summary)).toEqual(["x.xml:- BESTAND"]);
      expect(summary.findings[0]?.message).toMatch(message);
      expect(await list("SELECT name FROM ledger.delivery")).toEqual([["x.xml"]]);
    });
  });

  test("a VECOZO envelope with a damaged zip", async () => {
    const bytes = await zip({ "a.xml": await example("JW305") });
    bytes.writeUInt8(bytes.readUInt8(300) ^ 0xff, 300);
    await withInbox({ "x.xml": vecozo(base64(bytes)) }, async ({ receive }) => {
      expect(brief(await receive())).toEqual(["x.xml!a.xml:- BESTAND"]);
    });
  });
});
