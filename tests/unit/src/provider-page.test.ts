import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { catalogue } from "../../../indicators/catalogue.ts";
import { providerPages } from "../../../src/contract/provider.md.ts";
import type { Site } from "../../../src/data/page.ts";
import { readRelease } from "../../../src/data/release.ts";
import { defaultSettings } from "../../../src/data/settings.ts";
import type { Agreement, Combination, SeriesRow, Standard } from "../../../src/data/tables.ts";
import { writeReleaseFixture } from "../../site/release-fixture.ts";

let folder: string;
let release: { releaseId: string; folder: string };
const id = "fictief-01";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "resultaatmonitor-provider-"));
  release = await writeReleaseFixture(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The text of the page of one provider, after `change` to what the release holds. */
async function pageText(change: (site: Site) => void = () => {}): Promise<string> {
  const site: Site = {
    release: await readRelease(join(release.folder, "contract"), release.releaseId, "0"),
    definitions: new Map(catalogue.map((definition) => [definition.id, definition])),
    settings: defaultSettings,
  };
  change(site);
  return providerPages.render(site, `/aanbieder/${id}`).body.text;
}

const part = (text: string, name: string) =>
  new RegExp(`<section id="${name}">[\\s\\S]*?</section>`).exec(text)?.[0] ?? "";

const agreement: Agreement = {
  agreement_id: "AFS-2025-0007",
  version: 1,
  release_id: "2025-03-31-0a",
  release_hash: "0",
  dialogue_on: "2025-04-08",
  provider_id: id,
  segment: null,
  municipality_codes: "",
  indicator_ids: "goal_attainment_rate",
  signal_type: "streefwaarde",
  fact_indicator_id: "goal_attainment_rate",
  fact_part: null,
  fact_cut: "provider",
  fact_segment: null,
  fact_period: "2024",
  fact_value: 0.534,
  fact_numerator: 212,
  fact_denominator: 397,
  fact_lower: 0.48,
  fact_upper: 0.58,
  fact_norm: 0.6,
  fact_region: 0.6,
  fact_past: null,
  view_municipality: "Wij zien minder behaalde doelen.",
  view_provider: "Doelen worden laat vastgelegd.",
  view_access: null,
  hypothesis: null,
  alternatives: "toeval",
  consensus: "eens",
  consensus_note: null,
  kind: "verbeteren",
  text: "Doelen liggen binnen zes weken vast.",
  effect_indicator_id: "goal_attainment_rate",
  effect_direction: "stijgt",
  effect_size: "naar 60%",
  effect_from: "2026-07-31",
  owner_provider: "manager",
  owner_municipality: "contractmanager",
  starts_on: "2025-04-08",
  ends_on: "2025-10-01",
  checkpoints: "",
  status: "loopt",
  verdict: null,
  escalation: null,
  confidentiality: "met_aanbieder",
  follows: null,
  final_on: "2025-04-17",
  effect: "te_vroeg",
  effect_period: null,
  effect_value: null,
};

describe("the page of a performance dialogue", () => {
  test("has its parts in the order of the talk", async () => {
    const headings = [...(await pageText()).matchAll(/<h2>(.*?)<\/h2>/g)].map(([, text]) => text);
    expect(headings).toEqual([
      "Wat is er met onze afspraken gebeurd?",
      "Waar gaan we het over hebben?",
      "Zijn de doelen behaald?",
      "Blijft het resultaat?",
      "Helpen we lichter als het kan?",
      "Hoe lang duurt het en wie wacht?",
      "Helpen we de juiste jeugdigen en inwoners?",
      "Wat is gedaan binnen het budget?",
      "Hoe betrouwbaar zijn deze cijfers?",
      "Hoe kijken we ernaar?",
      "Nieuwe afspraken",
      "Bijlagen",
    ]);
  });

  test("begins with agreements: who, when, how it stands and whether an effect shows", async () => {
    expect(part(await pageText(), "afspraken")).toContain("Er zijn nog geen afspraken");
    const text = part(
      await pageText(({ release }) => release.agreements.push(agreement)),
      "afspraken",
    );
    for (const said of [
      "Doelen liggen binnen zes weken vast.",
      "manager<br>contractmanager",
      "01-10-2025",
      "loopt<br>De einddatum is voorbij.",
      "<strong>Nog te vroeg</strong>",
      "gegevens tot en met 31 juli 2026",
    ]) {
      expect(text).toContain(said);
    }
    expect(text).toMatch(
      /data-ref="agreement\|agreement\|AFS-2025-0007\|\|fact_value" value="0.534">53,4%</,
    );
  });

  test("tells of an effect only what the figures allow", async () => {
    const shown = { ...agreement, effect_period: "2025", effect_value: 0.61 };
    const text = async (effect: Agreement["effect"]) =>
      part(
        await pageText(({ release }) => release.agreements.push({ ...shown, effect })),
        "afspraken",
      );
    expect(await text("aannemelijk")).toContain("<strong>Ja, aannemelijk</strong>");
    expect(await text("niet_zichtbaar")).toMatch(/Niet zichtbaar.*nu, over 2025:.*61,0%/);
  });

  test("names at most three points, what else they can be, and an open question", async () => {
    const text = part(await pageText(), "gesprek");
    const points = text.match(/<li class="(?:on)?gunstig">/g) ?? [];
    expect(points.length).toBeGreaterThan(0);
    expect(points.length).toBeLessThanOrEqual(3);
    if (text.includes('class="ongunstig"')) {
      expect(text).toMatch(/Wat het ook kan zijn:/);
      expect(text).toMatch(/Open vraag: /);
    }
  });

  test("puts a combination first, with what speaks against it", async () => {
    const row: Combination = {
      rule_id: "langer",
      name: "Langere hulp, minder doelen",
      text: "De hulp duurt langer. Bespreek bij wie.",
      rule_position: 1,
      level: "organisation",
      cut: "provider",
      domain: null,
      segment: null,
      party_id: null,
      provider_id: id,
      period_kind: "jaar",
      period: "2025",
      contradicted: true,
      role: "signaal",
      position: 1,
      indicator_id: "care_duration_km_median",
      test: "stijgt",
      finding: "geldt",
      against: "richting",
      judged_period: "2024",
    };
    const against: Combination = {
      ...row,
      role: "tegenspraak",
      indicator_id: "scale_down_rate",
      test: null,
      finding: "spreekt tegen",
    };
    const text = part(
      await pageText(({ release }) => release.combinations.push(row, against)),
      "gesprek",
    );
    expect(text.indexOf("Langere hulp, minder doelen")).toBeLessThan(
      text.search(/ongunstig signaal|gunstig signaal/),
    );
    expect(text).toContain("Dit spreekt de conclusie tegen: afschaling.");
    // A rule of long ago is no point for today.
    const old = await pageText(({ release }) =>
      release.combinations.push({ ...row, period: "2022" }),
    );
    expect(old).not.toContain("Langere hulp, minder doelen");
  });

  test("warns above all else when groups contradict the total", async () => {
    const row: Standard = {
      indicator_id: "scale_down_rate",
      level: "organisation",
      cut: "provider",
      domain: null,
      segment: null,
      provider_id: id,
      period_kind: "jaar",
      period: "2024",
      method: "poisson",
      strata: "leeftijd, trede",
      observed: 40,
      expected: 50,
      ratio: 0.8,
      lower: 0.6,
      upper: 1.1,
      standardised: 0.4,
      banner: true,
      state: "geen signaal",
      reason: "tegenspraak",
    };
    expect(await pageText()).not.toContain("let-op");
    const text = await pageText(({ release }) => release.standards.push(row));
    expect(text.indexOf("groepen spreken het totaal tegen")).toBeLessThan(text.indexOf("<h2>"));
    expect(text).toMatch(/Vergelijk deze cijfers alleen per groep:<\/p><ul><li>.*Afschaling<\/a>/);
    const old = await pageText(({ release }) => release.standards.push({ ...row, period: "2022" }));
    expect(old).not.toContain("let-op");
  });

  test("shows quarters with limits only where the past gives them", async () => {
    const withPast = await pageText(({ release }) => {
      const quarters = release
        .series("goal_attainment_rate", "provider", { provider_id: id }, "kwartaal")
        .filter((value) => value.status === "definitief");
      for (const [index, value] of quarters.entries()) {
        const row: SeriesRow = {
          indicator_id: value.indicator_id,
          level: value.level,
          cut: "provider",
          domain: null,
          law: null,
          segment: null,
          municipality_code: null,
          party_id: null,
          provider_id: id,
          period: value.period,
          points: quarters.length,
          basis: "xmr",
          centre: 0.7,
          limit_lower: 0.5,
          limit_upper: 0.9,
          near_lower: 0.57,
          near_upper: 0.83,
          rule: index === quarters.length - 1 ? "buiten de grenzen" : null,
          direction: index === quarters.length - 1 ? -1 : 0,
          uncertain: false,
          false_alarm: 0.0165,
          trend: null,
          slope: null,
          slope_lower: null,
          slope_upper: null,
        };
        release.quarters.push(row);
      }
    });
    expect(withPast).toMatch(/id="goal-attainment-rate-kwartalen"[\s\S]*?verslechterd: van/);
    expect(await pageText()).not.toContain("kwartalen");
    expect(await pageText()).not.toMatch(/verslechterd|verbeterd/);
  });

  test("shows both readings and stories, and room to write on paper", async () => {
    const text = await pageText(({ release }) => {
      release.agreements.push(agreement);
      release.stories.push({
        story_id: "s",
        title: "Samen",
        on_date: "2025-06-12",
        provider_id: id,
        segment: null,
        indicator_ids: "",
        teller: "zus van een cliënt",
        fictitious: true,
        text: "Het ging beter.",
      });
    });
    const views = part(text, "duiding");
    expect(views).toContain("Doelen worden laat vastgelegd.");
    expect(views).toContain("Wij zien minder behaalde doelen.");
    expect(views).toContain(
      "<p>Het ging beter.</p><footer>zus van een cliënt, 12 juni 2025 (fictief)",
    );
    expect(part(text, "nieuw")).toContain(`agreement new --provider ${id}`);
  });

  test("says why when there is no figure", async () => {
    const text = await pageText((site) => {
      Object.assign(site.release, { value: () => undefined, series: () => [] });
    });
    expect(part(text, "doelen")).toContain("Hierover zijn nog geen cijfers van deze aanbieder.");
    expect(part(text, "budget")).toContain("geen lump sum afgesproken");
    expect(text).not.toMatch(/NaN|undefined|Infinity/);
  });
});
