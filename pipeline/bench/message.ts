import { withSettings } from "../warehouse/settings.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";

const base = "http://www.istandaarden.nl/ijw/3_2/basisschema/schema";
const message = "http://www.istandaarden.nl/ijw/3_2/jw323/schema";

const opening = `<?xml version='1.0' encoding='UTF-8'?>
<jw323:Bericht xmlns:ijw='${base}' xmlns:jw323='${message}'><jw323:Header><jw323:BerichtCode>490</jw323:BerichtCode><jw323:BerichtVersie>3</jw323:BerichtVersie><jw323:BerichtSubversie>2</jw323:BerichtSubversie><jw323:Afzender>99980001</jw323:Afzender><jw323:Ontvanger>9001</jw323:Ontvanger><jw323:BerichtIdentificatie><ijw:Identificatie>B0001</ijw:Identificatie><ijw:Dagtekening>2025-04-05</ijw:Dagtekening></jw323:BerichtIdentificatie><jw323:XsdVersie><ijw:BasisschemaXsdVersie>1.0.0</ijw:BasisschemaXsdVersie><ijw:BerichtXsdVersie>1.0.0</ijw:BerichtXsdVersie></jw323:XsdVersie></jw323:Header><jw323:Declaratie><jw323:DeclaratieNummer>D202503</jw323:DeclaratieNummer><jw323:DeclaratiePeriode><ijw:Begindatum>2025-03-01</ijw:Begindatum><ijw:Einddatum>2025-03-31</ijw:Einddatum></jw323:DeclaratiePeriode><jw323:DeclaratieDagtekening>2025-04-05</jw323:DeclaratieDagtekening><jw323:TotaalIngediendBedrag><ijw:TotaalBedrag>1</ijw:TotaalBedrag><ijw:DebetCredit>D</ijw:DebetCredit></jw323:TotaalIngediendBedrag><jw323:Clienten>`;
const closing = "</jw323:Clienten></jw323:Declaratie></jw323:Bericht>";

/** Lines of one client. */
const perClient = 3;

/**
 * Writes one declaration (323) with this many lines, three for each client, one on each line of the
 * file. The BSNs are of the block for fictitious persons.
 */
export async function writeMessage(db: Warehouse, path: string, lines: number): Promise<void> {
  // In the order of their numbers, one after another: nothing is sorted or held.
  await withSettings(db, { preserve_insertion_order: "true", threads: "1" }, async () => {
    // Nothing is quoted: the separator and the quote do not occur.
    await db.run(
      `COPY (
        SELECT ${literal(opening)} AS text
        UNION ALL
        SELECT
          CASE WHEN n % ${perClient} = 0
            THEN '<jw323:Client><jw323:Bsn>' || bsn || '</jw323:Bsn><jw323:Prestaties>' ELSE '' END
          || ${line}
          || CASE WHEN n % ${perClient} = ${perClient - 1} OR n = ${lines - 1}
            THEN '</jw323:Prestaties></jw323:Client>' ELSE '' END
        FROM (SELECT *, ${bsn} AS bsn FROM (
          SELECT *, ${weighed} AS total FROM (
            SELECT n, 99000000 + n // ${perClient} * 2 AS eight FROM range(${lines}) AS lines (n))))
        UNION ALL
        SELECT ${literal(closing)}
      ) TO ${literal(path)} (FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER '\u0001')`,
    );
  });
}

const line = `'<jw323:Prestatie><jw323:ProductReferentie><ijw:ReferentieNummer>R' || n
  || '</ijw:ReferentieNummer></jw323:ProductReferentie><jw323:ToewijzingNummer>' || 100000 + hash(n) % 900000
  || '</jw323:ToewijzingNummer><jw323:ProductCategorie>' || 45 + hash(n, 1) % 5
  || '</jw323:ProductCategorie><jw323:ProductCode>45K0' || hash(n, 2) % 9
  || '</jw323:ProductCode><jw323:ProductPeriode><ijw:Begindatum>2025-03-' || lpad((1 + hash(n, 3) % 15)::VARCHAR, 2, '0')
  || '</ijw:Begindatum><ijw:Einddatum>2025-03-' || 16 + hash(n, 4) % 16
  || '</ijw:Einddatum></jw323:ProductPeriode><jw323:GeleverdVolume>' || 1 + hash(n, 5) % 400
  || '</jw323:GeleverdVolume><jw323:Eenheid>04</jw323:Eenheid><jw323:ProductTarief>' || 5000 + hash(n, 6) % 9000
  || '</jw323:ProductTarief><jw323:IngediendBedrag><ijw:Bedrag>' || 5000 + hash(n, 7) % 200000
  || '</ijw:Bedrag><ijw:DebetCredit>' || CASE hash(n, 8) % 30 WHEN 0 THEN 'C' ELSE 'D' END
  || '</ijw:DebetCredit></jw323:IngediendBedrag></jw323:Prestatie>'`;

const weighed = Array.from(
  { length: 8 },
  (_, place) => `${9 - place} * (eight // ${10 ** (7 - place)} % 10)`,
).join(" + ");

/** Eight even digits and a ninth by the eleven-proof; when that would be 10, one more to the eighth. */
const bsn = `CASE total % 11 WHEN 10 THEN (eight + 1) || '1' ELSE eight || (total % 11)::VARCHAR END`;

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
