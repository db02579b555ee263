import type { Warehouse } from "../warehouse/warehouse.ts";

const base = "http://www.istandaarden.nl/ijw/3_2/basisschema/schema";
const message = "http://www.istandaarden.nl/ijw/3_2/jw323/schema";

const opening = `<?xml version='1.0' encoding='UTF-8'?>
<jw323:Bericht xmlns:ijw='${base}' xmlns:jw323='${message}'><jw323:Header><jw323:BerichtCode>490</jw323:BerichtCode><jw323:BerichtVersie>3</jw323:BerichtVersie><jw323:BerichtSubversie>2</jw323:BerichtSubversie><jw323:Afzender>99980001</jw323:Afzender><jw323:Ontvanger>9001</jw323:Ontvanger><jw323:BerichtIdentificatie><ijw:Identificatie>B0001</ijw:Identificatie><ijw:Dagtekening>2025-04-05</ijw:Dagtekening></jw323:BerichtIdentificatie><jw323:XsdVersie><ijw:BasisschemaXsdVersie>1.0.0</ijw:BasisschemaXsdVersie><ijw:BerichtXsdVersie>1.0.0</ijw:BerichtXsdVersie></jw323:XsdVersie></jw323:Header><jw323:Declaratie><jw323:DeclaratieNummer>D202503</jw323:DeclaratieNummer><jw323:DeclaratiePeriode><ijw:Begindatum>2025-03-01</ijw:Begindatum><ijw:Einddatum>2025-03-31</ijw:Einddatum></jw323:DeclaratiePeriode><jw323:DeclaratieDagtekening>2025-04-05</jw323:DeclaratieDagtekening><jw323:TotaalIngediendBedrag><ijw:TotaalBedrag>1</ijw:TotaalBedrag><ijw:DebetCredit>D</ijw:DebetCredit></jw323:TotaalIngediendBedrag><jw323:Clienten>`;
const closing = "</jw323:Clienten></jw323:Declaratie></jw323:Bericht>";

/**
 * Writes one declaration (323) with this many lines, three for each client, one client on a line of
 * the file. The BSNs are of the block for fictitious persons.
 */
export async function writeMessage(db: Warehouse, path: string, lines: number): Promise<void> {
  // Nothing is quoted: the separator and the quote do not occur.
  const copy = `COPY (SELECT text FROM (
      SELECT 0 AS place, $opening AS text
      UNION ALL
      SELECT place, client FROM clients
      UNION ALL
      SELECT 1e9, $closing
    ) ORDER BY place) TO '${path.replaceAll("'", "''")}' (FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER '\u0001')`;
  await db.run(
    `CREATE OR REPLACE TEMP VIEW clients AS
    WITH bsn AS (
      SELECT eight || (total % 11)::VARCHAR AS bsn, row_number() OVER (ORDER BY eight) AS client_no
      FROM (
        SELECT n::VARCHAR AS eight, (
          SELECT sum((9 - place) * substr(n::VARCHAR, place + 1, 1)::INTEGER)
          FROM range(8) AS places (place)) AS total
        FROM range(99000000, 99000000 + ${Math.ceil(lines / 2)}) AS numbers (n)
      )
      WHERE total % 11 < 10
    ),
    line AS (
      SELECT
        n, n // 3 + 1 AS client_no,
        '<jw323:Prestatie><jw323:ProductReferentie><ijw:ReferentieNummer>R' || n
        || '</ijw:ReferentieNummer></jw323:ProductReferentie><jw323:ToewijzingNummer>' || 100000 + hash(n) % 900000
        || '</jw323:ToewijzingNummer><jw323:ProductCategorie>' || 45 + hash(n, 1) % 5
        || '</jw323:ProductCategorie><jw323:ProductCode>45K0' || hash(n, 2) % 9
        || '</jw323:ProductCode><jw323:ProductPeriode><ijw:Begindatum>2025-03-' || lpad((1 + hash(n, 3) % 15)::VARCHAR, 2, '0')
        || '</ijw:Begindatum><ijw:Einddatum>2025-03-' || 16 + hash(n, 4) % 16
        || '</ijw:Einddatum></jw323:ProductPeriode><jw323:GeleverdVolume>' || 1 + hash(n, 5) % 400
        || '</jw323:GeleverdVolume><jw323:Eenheid>04</jw323:Eenheid><jw323:ProductTarief>' || 5000 + hash(n, 6) % 9000
        || '</jw323:ProductTarief><jw323:IngediendBedrag><ijw:Bedrag>' || 5000 + hash(n, 7) % 200000
        || '</ijw:Bedrag><ijw:DebetCredit>' || CASE hash(n, 8) % 30 WHEN 0 THEN 'C' ELSE 'D' END
        || '</ijw:DebetCredit></jw323:IngediendBedrag></jw323:Prestatie>' AS text
      FROM range(${lines}) AS lines (n)
    )
    SELECT
      client_no AS place,
      '<jw323:Client><jw323:Bsn>' || bsn || '</jw323:Bsn><jw323:Prestaties>'
      || string_agg(text, '' ORDER BY n) || '</jw323:Prestaties></jw323:Client>' AS client
    FROM line JOIN bsn USING (client_no)
    GROUP BY client_no, bsn`,
  );
  await db.run(copy.replace("$opening", literal(opening)).replace("$closing", literal(closing)));
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
