import { slug } from "../components/nl-format.ts";
import type { Municipality, Provider } from "./tables.ts";

/** Addresses of the pages about one thing; written here only. */
export const municipalityPath = (municipality: Municipality) =>
  `/gemeente/${slug(municipality.name)}`;

export const providerPath = (provider: Provider) => `/aanbieder/${provider.provider_id}`;

/** `de Achterhoek`, in a sentence. */
export const regionInText = (name: string) =>
  /^(regio|de|het) /i.test(name) ? name : `de ${name}`;
