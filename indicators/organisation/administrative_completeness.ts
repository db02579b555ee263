import { type Definition, define } from "../definition.ts";

const usual = { line: 1, law: "jw", municipality_code: "9001", provider_agb: "p1" };
const product = { category: "45", product_code: "45A01" };

const report = (client: string, start_on: string, dated_on: string, status = "1") => ({
  ...usual,
  ...product,
  delivery_id: 1,
  client_key: client,
  start_on,
  dated_on,
  status,
});

const stop = (client: string, end_on: string, dated_on: string, end_reason: string) => ({
  ...report(client, "2024-01-08", dated_on),
  delivery_id: 2,
  release: "3.2",
  end_on,
  end_reason,
});

const tables = {
  "register.product": [
    {
      law: "jw",
      category: "45",
      code: "45A01",
      name: "Begeleiding",
      segment: "s1",
      rank: 3,
      setting: "ambulant",
      unit: "01",
      tariff_cents: 100,
      valid_from: "2022-01-01",
    },
  ],
  "register.end_reason": [
    { law: "jw", release: "3.x", code: "31", name: "Volgens plan", class: "planned" },
  ],
  // 8 January 2024 is a Monday: five working days later is the next Monday.
  "care.start": [
    report("a", "2024-01-08", "2024-01-15"),
    report("b", "2024-01-08", "2024-01-16"),
    // Sent again: only the first report is judged.
    report("a", "2024-01-08", "2024-02-20"),
    // Deleted, and told anew to mend it: not judged.
    report("c", "2024-01-09", "2024-01-10"),
    report("c", "2024-01-09", "2024-02-12", "3"),
    report("c", "2024-01-08", "2024-02-12"),
  ],
  // Good Friday and Easter Monday are no working days: 28 March to 8 April is five of them.
  "care.stop": [
    stop("a", "2024-03-28", "2024-04-08", "31"),
    stop("b", "2024-03-28", "2024-04-09", "99"),
  ],
  "care.declaration": ["D1", "D2", "D3"].map((declaration_no, index) => ({
    ...usual,
    delivery_id: index,
    dated_on: index === 2 ? "2024-12-20" : "2024-03-01",
    identification: declaration_no,
    declaration_no,
    period_start_on: "2024-02-01",
    period_end_on: "2024-02-29",
    total_cents: 0,
  })),
  "care.declaration_answer": [
    {
      ...usual,
      delivery_id: 3,
      // Ten working days after Friday 1 March.
      dated_on: "2024-03-15",
      declaration_identification: "D1",
      declaration_no: "D1",
      return_codes: "0200,8001",
    },
  ],
  "care.hours": [
    {
      delivery_id: 9,
      line: 1,
      client_key: "a",
      provider_agb: "p1",
      municipality_code: "9001",
      segment: "s1",
      month: "2024-01-01",
      direct_hours: 4,
    },
  ],
};

/** Administratieve kwaliteit: whether what must be told is told, and in time. */
export const administrativeCompleteness: Definition = define({
  id: "administrative_completeness",
  theme: "organisation",
  tier: "standard",
  version: "1.0",
  name: "Administratieve kwaliteit",
  question: "Melden aanbieders en gemeenten wat nodig is, en op tijd?",
  unit: "procent",
  direction: "higher",
  kind: "proportion",
  persons: false,
  parts: [
    { id: "start_on_time", name: "Start op tijd gemeld", role: "second" },
    { id: "stop_on_time", name: "Stop op tijd gemeld", role: "second" },
    { id: "end_reason_known", name: "Reden van beëindiging bekend", role: "second" },
    { id: "referrer_known", name: "Verwijzer bekend (jeugd)", role: "second" },
    { id: "hours_told", name: "Uren aangeleverd (maanden)", role: "second" },
    { id: "requests_answered", name: "Gemeente: verzoek op tijd beantwoord", role: "second" },
    {
      id: "declarations_answered",
      name: "Gemeente: declaratie op tijd beantwoord",
      role: "second",
    },
  ],
  combines: "none",
  moment: "within_period",
  grains: {
    organisation: "event",
    system: "event",
    cuts: { provider_municipality: null },
  },
  periods: ["kwartaal", "halfjaar", "jaar"],
  followUpMonths: 1,
  immature: "provisional",
  numerator:
    "Start- en stopberichten die op tijd zijn: van de eerste of laatste dag van hulp tot de dagtekening zitten niet meer dan het afgesproken aantal werkdagen. Onderdelen: alleen starts; alleen stops; zorgtrajecten waarvan de reden van beëindiging bekend is; zorgtrajecten waarvan een verzoek om toewijzing de verwijzer noemt; maanden waarover uren zijn aangeleverd; verzoeken om een toewijzing of wijziging en declaraties die de gemeente op tijd heeft beantwoord (bij een verzoek telt de toewijzing ook als antwoord). De termijnen staan in de gegevens van de regio. Werkdagen zijn maandag tot en met vrijdag, zonder de algemeen erkende feestdagen (Goede Vrijdag en 5 mei horen daarbij).",
  denominator:
    "Start- en stopberichten met de eerste of laatste dag van hulp in de periode. Onderdelen: zorgtrajecten met de laatste dag van hulp in de periode (reden) of met de eerste dag in de periode en onder de Jeugdwet (verwijzer); elke aanbieder, segment en maand in de periode waarin iemand hulp had (uren); verzoeken en declaraties met de dagtekening in de periode, waarop een antwoord kwam of waarvan de termijn voorbij is op de laatste dag.",
  exclusions: [
    "Berichten die later zijn verwijderd, en een bericht dat nog eens is verzonden (het eerste telt). Startberichten van een cliënt, product en toewijzing waarvan de aanbieder ook een startbericht verwijderde: dat zijn verbeteringen. Bij stopberichten is het zo ook.",
    "Starts en stops van voor de eerste dag van de metingen, en producten die in geen segment horen.",
    "Reden: einden van de laatste 31 dagen van de gegevens. Een verzoek om wijziging (37) waarop geen hulp volgt, telt als een onbekende reden.",
    "Uren: maanden die op de laatste dag van de gegevens nog niet om zijn.",
    "Verzoeken en declaraties tellen niet per domein of segment.",
  ],
  attribution: {
    organisation:
      "Alles telt bij de aanbieder om wie het gaat. Bij verzoeken en declaraties laat het cijfer zien hoe snel gemeenten hem antwoorden.",
    chain: "Niet berekend.",
    system:
      "Alles telt bij de gemeente die het bericht kreeg of gaf, zorgtrajecten bij de gemeente die verantwoordelijk was toen de hulp begon. Uren tellen niet per gemeente.",
  },
  sources: ["start", "stop"],
  origin: {
    status: "gemengd",
    text: "De regels van iWmo en iJw noemen vijf werkdagen voor een start- of stopbericht (OP271, OP272) en voor een antwoord op een verzoek (OP274). Voor een antwoord op een declaratie zijn het er tien (OP090). Welke onderdelen samen de administratieve kwaliteit zijn, is een eigen keuze.",
  },
  caveats: [
    "Het hoofdcijfer gaat over start- en stopberichten. Er is geen totaalcijfer: de onderdelen zijn te verschillend om op te tellen.",
    "Het gaat over beide partijen: ook gemeenten hebben termijnen.",
    "Een start die nooit is gemeld, zit er niet in.",
    "Of een tabel met uren op tijd kwam, is niet te zien: zo'n tabel heeft geen dagtekening. Daarom telt alleen of de uren er zijn.",
    "Uitkomsten die ontbreken staan bij de respons.",
  ],
  counterIndicator:
    "Lees dit cijfer samen met de afgekeurde en te late declaraties en met de respons.",
  counterIndicators: [
    "late_declaration_rate",
    "rejected_declaration_rate",
    "outcome_response_rate",
  ],
  examples: [
    {
      title: "Van vier berichten zijn er twee op de vijfde werkdag gemeld, en twee een dag later",
      until: "2024-12-31",
      period: "2024",
      services: [helpOf("z")],
      tables,
      expected: { numerator: 2, denominator: 4, clients: 2, estimate: 0.5 },
    },
    {
      title: "Goede Vrijdag en tweede paasdag tellen niet als werkdag",
      until: "2024-12-31",
      period: "2024",
      services: [helpOf("z")],
      tables,
      part: "stop_on_time",
      expected: { numerator: 1, denominator: 2, clients: 2, estimate: 0.5 },
    },
    {
      title: "Een code die niet in de lijst staat, is geen bekende reden",
      until: "2024-12-31",
      period: "2024",
      services: [helpOf("z")],
      tables,
      part: "end_reason_known",
      expected: { numerator: 1, denominator: 2, clients: 2, estimate: 0.5 },
    },
    {
      title: "Uren over een van de drie maanden",
      until: "2024-12-31",
      period: "2024-K1",
      services: [helpOf("z")],
      tables,
      part: "hours_told",
      expected: { numerator: 1, denominator: 3, clients: 0, estimate: 1 / 3 },
    },
    {
      title:
        "Een onderaannemer stuurt zelf een tabel: die telt voor hem, niet voor de hoofdaannemer",
      until: "2024-12-31",
      period: "2024-K1",
      services: [{ ...helpOf("z"), provider: "p3" }],
      tables: {
        "register.provider": [
          {
            provider_id: "p3",
            agb: "p3",
            name: "p3",
            party_id: "p1",
            party_name: "p1",
            role: "onderaannemer",
            main_provider_id: "p1",
          },
        ],
        "care.hours": tables["care.hours"].map((row) => ({ ...row, provider_agb: "p3" })),
      },
      part: "hours_told",
      cut: "provider",
      group: { provider_id: "p3" },
      expected: { numerator: 1, denominator: 3, clients: 0, estimate: 1 / 3 },
    },
    {
      title: "Een declaratie op tijd beantwoord en een nooit; van de derde loopt de termijn nog",
      until: "2024-12-31",
      period: "2024",
      services: [helpOf("z")],
      tables,
      part: "declarations_answered",
      expected: { numerator: 1, denominator: 2, clients: 0, estimate: 0.5 },
    },
  ],
});

/** Help that makes the provider and the segment of the examples known. */
function helpOf(client: string) {
  return {
    client,
    provider: "p1",
    segment: "s1",
    rank: 3,
    start: "2023-01-01",
    end: null,
    endClass: null,
  };
}
