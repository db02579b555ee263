import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { XmlDocument, XsdValidator } from "libxml2-wasm";
import { xmlRegisterFsInputProviders } from "libxml2-wasm/lib/nodejs.mjs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { silent } from "../../pipeline/effects.ts";
import { projectRoot } from "../../pipeline/home.ts";
import { readRegion } from "../../pipeline/region/read-region.ts";
import { writeSample } from "../../pipeline/sample/sample.ts";
import type { TruthDefect } from "../../pipeline/sample/truth.ts";
import { smallRegion, temporaryHome } from "../temporary-home.ts";
import { inboxFiles } from "../unit/sample/inbox-files.ts";

const schemas = join(projectRoot, "..", "shared", "standards", "xsd");
const present = existsSync(schemas);
const until = "2025-12-31";

/** Faults that are meant to break the schema. */
const broken = new Set<TruthDefect["kind"]>(["impossible-date", "truncated-xml"]);

/** The schemas at hand, of release 3.2; there is none of WMO325, which is built like JW325. */
const schemaFiles: Record<string, string> = {
  jw301: "ijw-3.2/jw301.xsd",
  jw305: "ijw-3.2/jw305.xsd",
  jw307: "ijw-3.2/jw307.xsd",
  jw315: "ijw-3.2/jw315.xsd",
  jw323: "ijw-3.2/jw323.xsd",
  jw325: "ijw-3.2/jw325.xsd",
  wmo301: "iwmo-3.2/wmo301.xsd",
  wmo305: "iwmo-3.2/wmo305.xsd",
  wmo307: "iwmo-3.2/wmo307.xsd",
  wmo315: "iwmo-3.2/wmo315.xsd",
  wmo323: "iwmo-3.2/wmo323.xsd",
};

const validators = new Map<string, XsdValidator>();

async function loadSchemas(): Promise<void> {
  xmlRegisterFsInputProviders();
  for (const [kind, file] of Object.entries(schemaFiles)) {
    const path = join(schemas, file);
    const schema = XmlDocument.fromBuffer(await readFile(path), { url: path });
    validators.set(kind, XsdValidator.fromDoc(schema));
    schema.dispose();
  }
}

/** Brings a message to a schema at hand: 3.0 and 3.1 have the shape of 3.2, WMO325 that of JW325. */
function towardsSchema(xml: string, kind: string): { xml: string; kind: string } {
  const current = xml
    .replace(/(istandaarden\.nl\/i(?:jw|wmo))\/3_[01]\//g, "$1/3_2/")
    .replace(/(BerichtSubversie>)[01]</, "$12<");
  if (kind !== "wmo325") return { xml: current, kind };
  return {
    kind: "jw325",
    xml: current
      .replace(/\/iwmo\//g, "/ijw/")
      .replace(/wmo325/g, "jw325")
      .replace(/(BerichtCode>)485</, "$1491<")
      // The only list in the message that differs between the laws.
      .replace(/(ProductCategorie>)\d\d</g, "$145<"),
  };
}

/** First complaint of the schema; undefined when the message is valid. */
function complaint(xml: string, kind: string): string | undefined {
  const ready = towardsSchema(xml, kind);
  let document: XmlDocument | undefined;
  try {
    document = XmlDocument.fromString(ready.xml);
    validators.get(ready.kind)?.validate(document);
    return validators.has(ready.kind) ? undefined : `no schema for ${ready.kind}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    document?.dispose();
  }
}

if (!present) {
  console.warn("Skipped: the official XSDs are not here (../shared/standards/xsd).");
}

describe.skipIf(!present)("messages of the simulator against the official XSDs", () => {
  beforeAll(loadSchemas);
  afterAll(() => {
    for (const validator of validators.values()) validator.dispose();
  });

  it.each([
    { title: "without faults", defects: false },
    { title: "with planted faults", defects: true },
  ])(
    "are all valid $title, apart from what is meant to be broken",
    async ({ defects }) => {
      const { home, remove } = await temporaryHome();
      try {
        const region = await readRegion(smallRegion);
        await writeSample(region, home, { seed: 5, scale: 1, until, defects }, silent);
        const planted: TruthDefect[] = JSON.parse(
          await readFile(join(home.truth, "defects.json"), "utf8"),
        );
        const mustFail = new Set(planted.filter((d) => broken.has(d.kind)).map((d) => d.file));
        const invalid: string[] = [];
        const valid = new Map<string, number>();
        for await (const { name, bytes } of inboxFiles(home.inbox)) {
          if (!name.endsWith(".xml")) continue;
          const kind = /(jw|wmo)\d{3}(?=-[^/]*$)/i.exec(name)?.[0].toLowerCase() ?? "";
          const xml = bytes.toString("utf8");
          const why = complaint(xml, kind);
          if (mustFail.delete(name)) {
            expect(why, `${name} was meant to be invalid`).toBeDefined();
          } else if (why !== undefined) {
            invalid.push(`${name}: ${why}`);
          } else {
            const release = /BerichtSubversie>(\d)</.exec(xml)?.[1];
            const key = `${kind} 3.${release}`;
            valid.set(key, (valid.get(key) ?? 0) + 1);
          }
        }
        expect(invalid.slice(0, 5)).toEqual([]);
        expect([...mustFail]).toEqual([]);
        const expected = ["jw", "wmo"].flatMap((law) =>
          ["301", "305", "307", "315", "323", "325"].flatMap((number) =>
            ["3.0", "3.1", "3.2"].map((release) => `${law}${number} ${release}`),
          ),
        );
        expect([...valid.keys()].sort()).toEqual(expected.sort());
      } finally {
        await remove();
      }
    },
    60_000,
  );
});
