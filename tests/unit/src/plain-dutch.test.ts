import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { catalogue } from "../../../indicators/catalogue.ts";
import type { Definition } from "../../../indicators/definition.ts";
import { projectRoot } from "../../../pipeline/home.ts";
import { plain } from "../../../src/components/html.ts";
import { phrasesOf } from "../../../src/words/indicators.ts";

/**
 * A level such as B1 cannot be measured; these stand for it. Every text of the site is read in the
 * source, with each blank as one word, so that sentences no example happens to show count too.
 */
const most = 25;
const mean = 15;
/** Words of offices, and Latin or English where Dutch does. With what to say instead. */
const hard: Record<string, string> = {
  aangaande: "over",
  alsmede: "en",
  alvorens: "voor",
  benchmark: "vergelijking",
  betreffende: "over",
  casuïstiek: "voorbeelden",
  conform: "volgens",
  dashboard: "site",
  derhalve: "daarom",
  dientengevolge: "daardoor",
  doch: "maar",
  echter: "maar",
  evenals: "en ook",
  geschieden: "gebeuren",
  hetgeen: "wat",
  hieromtrent: "hierover",
  implementeren: "invoeren",
  indien: "als",
  inzake: "over",
  jegens: "tegenover",
  krachtens: "volgens",
  middels: "met",
  mits: "als",
  momenteel: "nu",
  monitoren: "volgen",
  nadien: "daarna",
  namelijk: "want",
  nochtans: "toch",
  omtrent: "over",
  ongeacht: "of … of niet",
  outcome: "uitkomst",
  populatie: "groep",
  reeds: "al",
  significant: "duidelijk",
  stakeholder: "betrokkene",
  teneinde: "om",
  tevens: "ook",
  thans: "nu",
  trachten: "proberen",
  uitsluitend: "alleen",
  vigerend: "geldend",
  voornoemd: "dit",
  waarborgen: "zorgen voor",
  wederom: "weer",
  welke: "die",
  zulks: "dat",
};
const allowed = [/om welke/, /^Welke .*\?$/, /Welke trajecten/, /Welke gemeente/, /In welke/];

interface Said {
  file: string;
  text: string;
}
let said: Said[];

/** Every text in the source that is a sentence: four words or more, without the marks of code. */
function sentencesIn(source: string): string[] {
  const code = source.replace(/^\s*(\/\*\*?|\*|\/\/).*$/gm, "").replace(/^import .*$/gm, "");
  const { outer, inner } = blanked(code);
  return [...[...outer.matchAll(quoted)].map(([, one, other]) => one ?? other ?? ""), ...inner]
    .flatMap((text) => text.split(/<[^>]*>|\n/))
    .map((text) => text.replaceAll("\\", "").trim())
    .filter((text) => /^[A-ZÉ][\wéëïèÉ' ,:;%()*-]+/.test(text) && text.split(/\s+/).length >= 4)
    .flatMap((text) => text.split(/(?<=[.?!])\s+/));
}

const quoted = /"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g;

/** Code with each blank of a template as one word, and the texts that stood within blanks. */
function blanked(code: string): { outer: string; inner: string[] } {
  const inner: string[] = [];
  let outer = code;
  for (let before = ""; before !== outer; ) {
    before = outer;
    outer = outer.replace(/\$\{([^{}]*)\}/g, (_, blank: string) => {
      for (const [, one, other] of blank.matchAll(quoted)) inner.push(one ?? other ?? "");
      return "x";
    });
  }
  return { outer, inner };
}

beforeAll(async () => {
  const folder = join(projectRoot, "src");
  const files = await readdir(folder, { recursive: true });
  const found = files
    .filter((file) => file.endsWith(".ts"))
    .sort()
    .map(async (file) => {
      const source = await readFile(join(folder, file), "utf8");
      return sentencesIn(source).map((text) => ({ file: join("src", file), text }));
    });
  said = (await Promise.all(found)).flat();
});

describe("the texts of the site", () => {
  test("are found in the source", () => {
    expect(said.length).toBeGreaterThan(100);
    expect(
      sentencesIn(
        [
          "const a = `Dit zijn $",
          "{n} korte woorden. En $",
          "{b ? `Ook dit $",
          "{c} is er` : ''} ook.`;",
        ].join(""),
      ),
    ).toEqual(["Dit zijn x korte woorden.", "En x ook.", "Ook dit x is er"]);
  });

  test("stand in src/words, not in the components that show them", () => {
    const elsewhere = said.filter(
      ({ file, text }) =>
        file.startsWith(join("src", "components")) &&
        /[a-z]{2} [a-z]{2}.*[.?!:a-z]$/.test(text) &&
        !/sans-serif/.test(text),
    );
    expect(elsewhere).toEqual([]);
  });

  test(`have no sentence of more than ${most} words`, () => {
    // What follows a colon is a list, and read as one.
    const parts = said.flatMap(({ file, text }) =>
      text.split(/(?<=[:;]) /).map((part) => ({ file, text: part })),
    );
    const long = parts.filter(({ text }) => text.split(/\s+/).length > most);
    expect(long).toEqual([]);
  });

  test(`have ${mean} words to a sentence at most, on average`, () => {
    const whole = said.filter(({ text }) => /[.?!]$/.test(text));
    const words = whole.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
    expect(words / whole.length).toBeLessThan(mean);
  });

  test("use no word of offices", () => {
    const found = said.flatMap(({ file, text }) =>
      allowed.some((pattern) => pattern.test(text))
        ? []
        : text
            .toLowerCase()
            .split(/[^a-zéëï]+/)
            .filter((word) => Object.hasOwn(hard, word))
            .map((word) => `${file}: "${word}" in "${text}"; zeg: ${hard[word]}`),
    );
    expect(found).toEqual([]);
  });

  test("never say cliënt to the public, in a name, a question or a sentence of a figure", () => {
    const told = catalogue.flatMap(({ id, name, question }) => {
      const phrases = phrasesOf(id, "monitor", { name, question });
      const texts = [phrases.name, phrases.subject, phrases.question];
      return [...texts, plain(phrases.sentence("x"))].map((text) => `${id}: ${text}`);
    });
    expect(told.length).toBe(catalogue.length * 4);
    expect(told.filter((text) => /cliënt/i.test(text))).toEqual([]);
  });

  test("never say cliënt on a page of the public alone", () => {
    const open = said.filter(({ file }) => file.startsWith(join("src", "monitor")));
    expect(open.filter(({ text }) => /cliënt/i.test(text))).toEqual([]);
  });
});

/** Every text of a sheet that a page shows, with where it stands. */
function textsOf(sheet: Definition): Said[] {
  const { id, name, question, numerator, denominator, origin, counterIndicator } = sheet;
  const texts = {
    name,
    question,
    numerator,
    denominator,
    origin: origin.text,
    counterIndicator,
    ...Object.fromEntries(sheet.exclusions.map((text, index) => [`exclusions ${index + 1}`, text])),
    ...Object.fromEntries(sheet.caveats.map((text, index) => [`caveats ${index + 1}`, text])),
    ...Object.fromEntries(sheet.parts.map((part) => [`part ${part.id}`, part.name])),
    ...sheet.attribution,
  };
  return Object.entries(texts).map(([field, text]) => ({ file: `${id}: ${field}`, text }));
}

describe("the sheets of indicators", () => {
  const sheets = catalogue.flatMap(textsOf);
  const sentences = sheets.flatMap(({ file, text }) =>
    text.split(/(?<=[.?!:;])\s+/).map((part) => ({ file, text: part })),
  );

  test("are all read", () => {
    expect(new Set(sheets.map(({ file }) => file.split(":")[0])).size).toBe(catalogue.length);
    expect(sentences.length).toBeGreaterThan(300);
  });

  test(`have no sentence of more than ${most} words`, () => {
    expect(sentences.filter(({ text }) => text.split(/\s+/).length > most)).toEqual([]);
  });

  test("ask one question each, that ends as one", () => {
    const wrong = catalogue.filter(({ question }) => !/^[A-Z][^?]*\?$/.test(question));
    expect(wrong.map(({ id, question }) => `${id}: ${question}`)).toEqual([]);
  });

  test("use no word of offices", () => {
    const found = sheets.flatMap(({ file, text }) =>
      text
        .toLowerCase()
        .split(/[^a-zéëï]+/)
        .filter((word) => Object.hasOwn(hard, word) && word !== "welke")
        .map((word) => `${file}: "${word}"; zeg: ${hard[word]}`),
    );
    expect(found).toEqual([]);
  });
});
