import { openDataWords as words } from "../words/monitor.ts";
import type { Site } from "./page.ts";
import { regionInText } from "./places.ts";

const authority = "http://publications.europa.eu/resource/authority";

/**
 * The open data as a catalogue in DCAT-AP-NL 3.0 (JSON-LD): one dataset, a distribution per file.
 * Addresses are relative as long as the region has not said where its monitor stands.
 */
export function catalogueOf(
  site: Site,
  files: readonly { title: string; path: string }[],
): Record<string, unknown> {
  const { edition, releaseId, periods } = site.release;
  const base = (site.settings.addresses[edition.edition] ?? ".").replace(/\/$/, "");
  const owner = site.settings.owner ?? edition.region_name;
  const nl = (text: string) => ({ "@language": "nl", "@value": text });
  const iri = (id: string) => ({ "@id": id });
  const agent = { "@type": "foaf:Agent", "foaf:name": nl(owner) };
  const contact = {
    "@type": "vcard:Organization",
    "vcard:fn": nl(owner),
    ...(site.settings.contact ? { "vcard:hasEmail": iri(`mailto:${site.settings.contact}`) } : {}),
  };
  const description = nl(
    [
      words.description(regionInText(edition.region_name)),
      ...(edition.fictitious ? [words.fictitious] : []),
    ].join(" "),
  );
  const starts = periods.map((period) => period.starts_on).sort()[0];
  const identifier = `${base}/open-data.html`;
  return {
    "@context": {
      dcat: "http://www.w3.org/ns/dcat#",
      dct: "http://purl.org/dc/terms/",
      foaf: "http://xmlns.com/foaf/0.1/",
      vcard: "http://www.w3.org/2006/vcard/ns#",
      xsd: "http://www.w3.org/2001/XMLSchema#",
    },
    "@id": `${base}/data/open-data-catalogus.jsonld`,
    "@type": "dcat:Catalog",
    "dct:title": nl(edition.title),
    "dct:description": description,
    "dct:publisher": agent,
    "dcat:contactPoint": contact,
    "dct:language": iri(`${authority}/language/NLD`),
    "dcat:dataset": {
      "@id": identifier,
      "@type": "dcat:Dataset",
      "dct:identifier": identifier,
      "dct:title": nl(edition.title),
      "dct:description": description,
      "dct:accessRights": iri(`${authority}/access-right/PUBLIC`),
      "dct:accrualPeriodicity": iri(`${authority}/frequency/QUARTERLY`),
      "dct:language": iri(`${authority}/language/NLD`),
      "dct:creator": agent,
      "dct:publisher": agent,
      "dcat:contactPoint": contact,
      "dcat:theme": iri(`${authority}/data-theme/SOCI`),
      "dcat:version": releaseId,
      "dct:temporal": {
        "@type": "dct:PeriodOfTime",
        "dcat:startDate": { "@type": "xsd:date", "@value": starts ?? edition.observation_from },
        "dcat:endDate": { "@type": "xsd:date", "@value": edition.data_until },
      },
      "dcat:distribution": files.map(({ title, path }) => ({
        "@id": `${base}${path}`,
        "@type": "dcat:Distribution",
        "dct:title": nl(title),
        "dcat:accessURL": iri(identifier),
        "dcat:downloadURL": iri(`${base}${path}`),
        "dcat:mediaType": iri("https://www.iana.org/assignments/media-types/text/csv"),
        "dct:format": iri(`${authority}/file-type/CSV`),
        "dct:license": iri("http://creativecommons.org/licenses/by/4.0/deed.nl"),
      })),
    },
  };
}
