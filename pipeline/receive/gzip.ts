import { Readable } from "node:stream";
import { createGunzip, gunzipSync } from "node:zlib";
import { type Arrival, Unreadable } from "./arrival.ts";
import { largestMember, smallMember, tightest } from "./caps.ts";

const broken =
  "Het bestand is geen gzip of is beschadigd. Pak het opnieuw in en lever het nogmaals aan.";
const tooLarge =
  "Het bestand is uitgepakt te groot. Dat komt bij berichten niet voor; controleer het bestand.";

/** The file inside a gzip: in memory when it is small, in pieces when it is not. */
export function gunzipped(arrival: Arrival, name: string): Arrival {
  const inside: Arrival = {
    name,
    content: null,
    stream: async () => pieces(await arrival.stream()),
    packed: arrival.stream,
    problem: null,
  };
  if (arrival.content === null) return inside;
  try {
    inside.content = gunzipSync(arrival.content, { maxOutputLength: smallMember });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_BUFFER_TOO_LARGE") inside.problem = broken;
  }
  return inside;
}

async function* pieces(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let taken = 0;
  let given = 0;
  const counted = async function* () {
    for await (const piece of packed) {
      taken += piece.length;
      yield Buffer.from(piece);
    }
  };
  const source = Readable.from(counted(), { objectMode: false });
  const unpacking = createGunzip();
  source.on("error", (error) => unpacking.destroy(error));
  try {
    for await (const piece of source.pipe(unpacking) as AsyncIterable<Buffer>) {
      given += piece.length;
      if (given > largestMember || (given > smallMember && given > tightest * taken)) {
        throw new Unreadable(tooLarge);
      }
      yield piece;
    }
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable(broken);
  } finally {
    source.destroy();
    unpacking.destroy();
  }
}
