import { Failure } from "../failure.ts";

/** How much is made and measured. */
export interface Scale {
  name: string;
  clients: number;
  /** Lines in the XML message. */
  messageLines: number;
  /** Trajectories that other systems get as well. */
  peerRows: number;
  /** How often the received region is copied for the catalogue. */
  copies: number;
}

/** The Netherlands in ten years: 15 million trajectories, 200 million declaration lines. */
const national = 5_000_000;

/**
 * The scale of `--scale`: `klein`, `national`, or a part of the country such as 0.1.
 *
 * @throws Failure (usage)
 */
export function scaleOf(text: string): Scale {
  const part = text === "national" ? 1 : text === "klein" ? 0.004 : Number(text);
  if (!(part > 0 && part <= 1)) {
    throw new Failure(
      "usage",
      `--scale ${text}: kies klein, national of een deel van het land, bijvoorbeeld 0.1.`,
    );
  }
  const clients = Math.max(1_000, Math.round(national * part));
  return {
    name: text,
    clients,
    messageLines: Math.min(1_000_000, Math.max(100_000, clients)),
    peerRows: Math.min(10_000_000, clients * 3),
    copies: Math.max(1, Math.round(370 * part)),
  };
}
