import type { Segment } from "../data/tables.ts";

/** Addresses of pages that only this edition has; written here only. */
export const segmentPath = ({ segment }: Pick<Segment, "segment">) => `/doelgroep/${segment}`;
export const qualityPath = "/datakwaliteit";
export const explorerPath = "/verkenner";
