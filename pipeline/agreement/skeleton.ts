import type { Definition } from "../../indicators/definition.ts";
import type { AgreementWish } from "./new-agreement.ts";

/** What a new agreement starts from. */
export interface Beginning {
  id: string;
  releaseId: string;
  releaseHash: string;
  wish: AgreementWish;
  definition: Definition;
  signalKind: string;
  fact: {
    period: string;
    estimate: number | null;
    numerator: number | null;
    denominator: number | null;
    lower: number | null;
    upper: number | null;
    norm_value: number | null;
    past: number | null;
    region: number | null;
  };
  judgeable: string;
}

/** A new agreement as text: valid as it is, with what to fill in told where it goes. */
export function skeleton(beginning: Beginning): { id: string; text: string } {
  const { id, releaseId, releaseHash, wish, definition, signalKind, fact, judgeable } = beginning;
  const end = `${Number(wish.on.slice(0, 4)) + 1}${wish.on.slice(4).replace("02-29", "02-28")}`;
  const opportunity = signalKind === "kans";
  const direction = definition.direction === "lower" ? "daalt" : "stijgt";
  const text = `# Afspraak over ${definition.name}. Vul in wat er is gezegd en afgesproken; schrijf over niemand persoonlijk.
id: ${id}
versie: 1
releaseId: ${releaseId}
releaseHash: ${releaseHash}
dialoogDatum: ${wish.on}
aanbiederId: ${wish.provider}
segment: ${wish.segment ?? "null"}
# Codes van gemeenten voor wie dit geldt; leeg is alle.
gemeenten: []
indicatoren: [${wish.indicator}]
# spc | trechter | streefwaarde | combinatie | datakwaliteit | cliëntgeluid | keten | kans
signaalType: ${signalKind}
# Zo stond het cijfer in de uitgave hierboven. Laat dit blok zoals het is.
feit:
  indicator: ${wish.indicator}
  onderdeel: null
  snede: ${wish.segment === undefined ? "provider" : "provider_segment"}
  segment: ${wish.segment ?? "null"}
  periode: ${quoted(fact.period)}
  waarde: ${fact.estimate}
  teller: ${fact.numerator}
  noemer: ${fact.denominator}
  interval: [${fact.lower}, ${fact.upper}]
  ankers: { norm: ${fact.norm_value}, regio: ${fact.region}, eigenVerleden: ${fact.past} }
# Wat ieder ervan vindt, ten hoogste 600 tekens.
duidingGemeente: null
duidingAanbieder: null
duidingToegangOfCliënt: null
oorzaakHypothese: null
# Wat het ook kan zijn: casemix, registratie, nalevering, toeval.
alternatieveVerklaringen: [${opportunity ? "" : "casemix, registratie, toeval"}]
# eens | deels | oneens
overeenstemming: { oordeel: deels, toelichting: null }
# verbeteren | onderzoeken | data_herstellen | borgen | delen | opschalen | randvoorwaarde_gemeente
afspraakType: ${opportunity ? "delen" : "onderzoeken"}
# Wat gaat wie wanneer doen, ten hoogste 300 tekens.
afspraak: Nog invullen.
# Wanneer is het gelukt? null als er geen effect op een cijfer wordt verwacht.
verwachtEffect:
  indicator: ${wish.indicator}
  richting: ${direction}
  omvang: nog invullen
  # Eerste uitgave, met gegevens tot en met deze dag of later, waarin een effect te zien kan zijn.
  vroegstBeoordeelbareRelease: ${judgeable}
# Functies, geen namen.
eigenaarAanbieder: nog invullen
eigenaarGemeente: contractmanager
start: ${wish.on}
eind: ${end}
tussenmomenten: []
# concept | vastgesteld | loopt | gereed | niet_gehaald | vervallen | geëscaleerd
status: concept
voortgang: []
effectOordeel: null
escalatie: null
# intern | met_aanbieder | openbaar_samengevat
vertrouwelijkheid: met_aanbieder
voortkomtUit: null
# Na de reactietijd van zeven dagen.
definitiefOp: null
`;
  return { id, text };
}

/** A year would be a number. */
const quoted = (period: string): string => JSON.stringify(period);
