import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { catalogue } from "../../../indicators/catalogue.ts";
import { linked } from "../../../pipeline/site/report.ts";
import type { Site } from "../../../src/data/page.ts";
import { readRelease } from "../../../src/data/release.ts";
import { defaultSettings } from "../../../src/data/settings.ts";
import { councilHome } from "../../../src/raad/index.md.ts";
import { reports } from "../../../src/raad/report.md.ts";
import { writeReleaseFixture } from "../../site/release-fixture.ts";

let folder: string;
let release: { releaseId: string; folder: string };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "resultaatmonitor-report-"));
  release = await writeReleaseFixture(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function siteWith(change: (site: Site) => void = () => {}): Promise<Site> {
  const site: Site = {
    release: await readRelease(join(release.folder, "raad"), release.releaseId, "0"),
    definitions: new Map(catalogue.map((definition) => [definition.id, definition])),
    settings: defaultSettings,
  };
  change(site);
  return site;
}

/** The text of one part of the report of Aalten, without marks. */
async function part(name: string, change?: (site: Site) => void): Promise<string> {
  const { text } = reports.render(await siteWith(change), "/gemeente/aalten").body;
  const found = new RegExp(`<section id="${name}"[\\s\\S]*?</section>`).exec(text)?.[0] ?? "";
  return found
    .replace(/<[^>]*>/g, " ")
    .replace(/&nbsp;|\u00a0/g, " ")
    .replace(/\s+/g, " ");
}

const request = {
  municipality_code: "0197",
  request_id: "M-2024-01",
  kind: "motie" as const,
  on_date: "2024-05-14",
  title: "Wachten in beeld",
  text: "De raad wil weten hoe lang inwoners wachten.",
  status: "gereed" as const,
  answer: "Het staat in dit rapport.",
  answered_on: "2025-01-21",
  fictitious: true,
};
const line = {
  municipality_code: "0197",
  year: 2024,
  subject: "Jeugdhulp",
  budget_eur: 900000,
  spent_eur: 940000,
  source: "Jaarstukken 2024",
  fictitious: true,
};

describe("the report to the council", () => {
  test("says of every block what it comes to", async () => {
    const { text } = reports.render(await siteWith(), "/gemeente/aalten").body;
    const blocks = text.match(/<section id="[^"]*" class="rapport/g) ?? [];
    expect(blocks.length).toBe(9);
    expect(text.match(/<strong>Conclusie:<\/strong> \S/g)).toHaveLength(blocks.length);
  });

  test("says that nothing was filled in, for a municipality without a file", async () => {
    expect(await part("gevraagd")).toContain("Nog niets ingevuld.");
    expect(await part("waarom")).toContain("nog niets ingevuld");
    expect(await part("kosten")).toContain("De begroting is nog niet ingevuld.");
    expect(await part("kosten")).toContain("zijn niet openbaar");
    expect(await part("afspraken")).toContain("Er zijn geen afspraken");
  });

  test("lists what the council asked, and counts what is done", async () => {
    const text = await part("gevraagd", ({ release }) => {
      release.councilRequests.push(
        request,
        { ...request, request_id: "V-2025-01", status: "open", answer: null, answered_on: null },
        { ...request, municipality_code: "0222", title: "Van een andere raad" },
      );
    });
    expect(text).toContain("Wachten in beeld.");
    expect(text).toContain("motie, 14-05-2024");
    expect(text).toContain("Het staat in dit rapport. 21-01-2025");
    expect(text).toContain("nog geen reactie");
    expect(text).toContain("Twee in totaal: één staat open en één is gereed.");
    expect(text).not.toContain("andere raad");
  });

  test("puts the view of the executive beside the fact, as a view", async () => {
    const text = await part("waarom", ({ release }) =>
      release.councilReadings.push({
        municipality_code: "0197",
        indicator_id: "goal_attainment_rate",
        on_date: "2025-01-21",
        text: "Het college vindt dat doelen duidelijker zijn.",
        fictitious: true,
      }),
    );
    expect(text).toContain("Het college vindt dat doelen duidelijker zijn.");
    expect(text).toContain("een mening van het college");
  });

  test("sets the budget beside what was spent, of closed years only", async () => {
    const text = await part("kosten", ({ release }) =>
      release.councilBudgets.push(
        line,
        { ...line, subject: "Wmo-begeleiding", spent_eur: 900000 },
        { ...line, year: 2025, budget_eur: 990000, spent_eur: null },
      ),
    );
    expect(text).toContain("€ 990.000 nog niet bekend");
    expect(text).toContain("€ 900.000 € 940.000");
    expect(text).toContain("Aan jeugdhulp gaf de gemeente in 2024 meer uit dan begroot.");
    expect(text).toContain(
      "Aan Wmo-begeleiding gaf de gemeente in 2024 niet meer uit dan begroot.",
    );
  });

  test("shows the policy indicators as CBS gives them, else in the words of the law", async () => {
    const figure = {
      counterpart: "bbv-jeugdhulp",
      indicator_id: null,
      domain: null,
      name: "Jongeren met jeugdhulp",
      note: null,
      table_id: "85098NED",
      municipality_code: "0197",
      period_kind: "halfjaar" as const,
      period: "2025-H1",
      period_status: "Voorlopig",
      value: 0.111,
      reason: null,
      captured_on: "2026-11-21",
    };
    const country = { ...figure, municipality_code: null, value: 0.114 };
    const text = await part("bbv", ({ release }) =>
      release.context.push(
        // Another period than that of the municipality: never beside it.
        { ...country, period: "2024-H1", value: 0.2 },
        figure,
        country,
        { ...country, counterpart: "bbv-jeugdreclassering", value: 0.003 },
        { ...figure, counterpart: "bbv-jeugdreclassering", value: null, reason: "dot" },
      ),
    );
    expect(text).toContain("Jongeren met jeugdhulp 11,1% * 11,4% * 1e halfjaar 2025");
    expect(text).toContain(
      "Jongeren met jeugdreclassering gegevens niet beschikbaar 0,3% * 1e halfjaar 2025",
    );
    expect(text).toContain("Jongeren met jeugdbescherming gegevens niet beschikbaar geen geen");
    expect(text).toContain("tabel 85098NED, geraadpleegd op 21 november 2026 (CC BY 4.0)");
  });

  test("counts agreements, and says which are past their end", async () => {
    const count = { municipality_code: "0197", kind: "verbeteren", visible: 0 };
    const text = await part("afspraken", ({ release }) =>
      release.agreementCounts.push(
        { ...count, status: "loopt", agreements: 3, overdue: 1 },
        { ...count, status: "gereed", agreements: 2, overdue: 0, visible: 1 },
        { ...count, municipality_code: "0222", status: "loopt", agreements: 9, overdue: 9 },
      ),
    );
    expect(text).toContain("Verbeteren loopt 3 1 0");
    expect(text).toContain(
      "Drie afspraken lopen nog; van één is de einddatum voorbij. Bij één noemden gemeente en aanbieder een effect aannemelijk.",
    );
  });
});

test("the start page leads to each PDF once it is printed, and refuses to leave one out", async () => {
  const page = '<li><a href="./gemeente/oost-gelre.html">Oost Gelre</a></li>';
  const report = { name: "Oost Gelre", path: "/gemeente/oost-gelre" };
  expect(linked(page, [report])).toBe(
    '<li><a href="./gemeente/oost-gelre.html">Oost Gelre</a> <a class="pdf" href="./oost-gelre.pdf" aria-label="Rapport Oost Gelre als PDF">PDF</a></li>',
  );
  expect(() => linked(page, [{ name: "Aalten", path: "/gemeente/aalten" }])).toThrow(/aalten/);
  const { text } = councilHome.render(await siteWith(), "/index").body;
  expect(text).not.toContain("PDF</a>");
});
