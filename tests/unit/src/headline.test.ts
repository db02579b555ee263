import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plain } from "../../../src/components/html.ts";
import type { signals } from "../../../src/data/tables.ts";
import {
  courseHeadline,
  coverageHeadline,
  funnelHeadline,
  outOfTen,
  spendingHeadline,
  survivalHeadline,
} from "../../../src/words/headline.ts";
import {
  doublePicture,
  likelyBetween,
  oneMore,
  otherGroups,
  restsOnFew,
  stillComing,
  usualSwings,
} from "../../../src/words/uncertainty.ts";

const change = /verbeterd|verslechterd|gestegen|gedaald|hoger|lager|beter|slechter/;
const course = {
  subject: "doorlooptijd",
  first: { figure: "300 dagen", period: "2022" },
  last: { figure: "250 dagen", period: "2024" },
};

describe("the headline of a course", () => {
  test("says verbeterd or verslechterd on a signal, and only then", () => {
    const say = (signal: (typeof signals)[number] | null) =>
      plain(courseHeadline({ ...course, signal }));
    expect(say("gunstig")).toBe(
      "Doorlooptijd is verbeterd: van 300 dagen in 2022 naar 250 dagen in 2024.",
    );
    expect(say("ongunstig")).toContain("is verslechterd");
    expect(say("geen signaal")).toBe(
      "300 dagen in 2022, 250 dagen in 2024: dat past bij gewone schommelingen.",
    );
    expect(say("te weinig gegevens")).toContain("te weinig gegevens");
  });

  test("never says a change without a signal, whatever the figures", () => {
    const figure = fc.integer({ min: 0, max: 1000 }).map((days) => `${days} dagen`);
    fc.assert(
      fc.property(
        figure,
        figure,
        fc.constantFrom("geen signaal", "te weinig gegevens", null),
        fc.boolean(),
        (first, last, signal, apart) => {
          const text = plain(
            courseHeadline({
              ...course,
              first: { figure: first, period: "2022" },
              last: { figure: last, period: "2024" },
              signal,
              apart,
            }),
          );
          expect(text).not.toMatch(change);
          expect(text).toContain(first);
          expect(text).toContain(last);
        },
      ),
    );
  });
});

test("a funnel counts who stands out and names no one first", () => {
  const noun = ["aanbieder", "aanbieders"] as const;
  expect(funnelHeadline(["geen signaal", "te weinig gegevens"], noun)).toBe(
    "Geen van de aanbieders wijkt sterker af dan toeval kan verklaren.",
  );
  expect(funnelHeadline(["gunstig", "geen signaal"], noun)).toMatch(/^Eén aanbieder wijkt sterker/);
  expect(funnelHeadline(["gunstig", "ongunstig"], noun)).toMatch(/^Twee aanbieders wijken/);
});

test("shares are persons, and small ones are not rounded away", () => {
  expect(outOfTen(0.42)).toBe("4 van de 10");
  expect(outOfTen(0.03)).toBe("minder dan 1 van de 10");
  expect(outOfTen(0.98)).toBe("bijna alle 10");
  expect(survivalHeadline(6, 0.42, "jeugdigen", "nog hulp")).toBe(
    "Na 6 maanden hebben ongeveer 4 van de 10 jeugdigen nog hulp.",
  );
  expect(survivalHeadline(6, 0.02, "jeugdigen", "nog hulp")).toBe(
    "Na 6 maanden heeft minder dan 1 van de 10 jeugdigen nog hulp.",
  );
});

test("spending says more or less only outside the room that was agreed", () => {
  const facts = { used: "73%", expected: "75%" };
  for (const room of ["within", null] as const)
    expect(plain(spendingHeadline({ ...facts, room }))).not.toMatch(/meer|minder/);
  expect(plain(spendingHeadline({ ...facts, room: "under" }))).toContain("wachtlijst");
  expect(coverageHeadline(44, 44)).toBe("Overal is de hulp die nodig is.");
  expect(coverageHeadline(43, 44)).toContain("Op één plek ontbreekt");
});

test("uncertainty is said in the sentences readers know", () => {
  expect(usualSwings).toBe(
    "Dit verschil past bij gewone schommelingen. Trek hier geen conclusie uit.",
  );
  expect(plain(likelyBetween("61%", "74%"))).toBe("Waarschijnlijk tussen 61% en 74%.");
  expect(likelyBetween(null, null)).toBeNull();
  expect(`${plain(restsOnFew("14", "jeugdigen"))} ${oneMore("jeugdige", 7)}`).toBe(
    "Dit gaat over 14 jeugdigen. Eén jeugdige meer of minder scheelt al 7 procentpunt.",
  );
  expect(stillComing("dit kwartaal", "8%")).toBe(
    "Over dit kwartaal komen nog gegevens binnen. Eerder steeg zo'n cijfer daarna met ongeveer 8%.",
  );
  expect(otherGroups(["leeftijd", "segment"], ["zwaarte"])).toBe(
    "Verschillen kunnen komen door andere doelgroepen. We corrigeerden voor leeftijd en segment, niet voor zwaarte.",
  );
  expect(doublePicture("Minder dan in Nederland", "stijgend sinds 2022-K3", "de stijging")).toBe(
    "Minder dan in Nederland, maar wel stijgend sinds 2022-K3: let op de stijging.",
  );
});
