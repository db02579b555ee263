import type { Arrival } from "./arrival.ts";
import { arrivals } from "./inbox.ts";
import type { Lanes } from "./lanes/lanes.ts";
import type { ParcelTable, Reading } from "./lanes/parcel.ts";

/** One document in the order of arrival, read by a lane or still to be read. */
export interface Incoming {
  /** What a lane found in it; null when none read it. */
  reading: Reading | null;
  /** Where the records of the reading are. */
  tables: readonly ParcelTable[];
  /** The document itself; to be used before the next one is asked. */
  arrival(): Promise<Arrival>;
}

/** All documents of an inbox in the order of arrival. @param lanes null to read none ahead */
export async function* incoming(
  inbox: string,
  files: readonly string[],
  lanes: Lanes | null,
  progress: (done: number) => void,
): AsyncGenerator<Incoming> {
  let reading = lanes;
  for (const [at, path] of files.entries()) {
    progress(at);
    const file = new Documents(inbox, path);
    try {
      let place = 0;
      let isDone = false;
      while (reading !== null && !isDone) {
        const parcel = await reading.next(at);
        if (parcel === null) {
          reading = null;
          break;
        }
        for (const one of parcel.readings) {
          const nth = place;
          yield { reading: one, tables: parcel.tables, arrival: () => file.at(nth) };
          place += 1;
        }
        isDone = parcel.isLast;
      }
      while (!isDone) {
        const arrival = await file.next(place);
        if (arrival === null) break;
        yield { reading: null, tables: [], arrival: async () => arrival };
        place += 1;
      }
    } finally {
      await file.close();
    }
  }
  progress(files.length);
}

/** The documents in one file, one by one, from front to back. */
class Documents {
  readonly #all: AsyncGenerator<Arrival>;
  #passed = 0;

  constructor(inbox: string, path: string) {
    this.#all = arrivals(inbox, path);
  }

  /** The document at this place, from 0; null when there are no more. */
  async next(place: number): Promise<Arrival | null> {
    for (;;) {
      const { done, value } = await this.#all.next();
      if (done === true) return null;
      this.#passed += 1;
      if (this.#passed > place) return value;
    }
  }

  /** @throws Error when the file changed since a lane read it */
  async at(place: number): Promise<Arrival> {
    const arrival = await this.next(place);
    if (arrival === null) throw new Error("a file of the inbox changed while it was read");
    return arrival;
  }

  async close(): Promise<void> {
    await this.#all.return(undefined);
  }
}
