import type { Effects } from "../../effects.ts";
import { Failure } from "../../failure.ts";
import { quote } from "../../region/problem.ts";

/** What fetching from StatLine does to the outside, besides its own files. */
export interface StatlineEffects extends Effects {
  fetch: typeof globalThis.fetch;
  sleep(milliseconds: number): Promise<void>;
}

/** How patient we are. StatLine publishes no limits; these are what its other clients live with. */
export interface Patience {
  /** Tries in all, the first included. */
  attempts: number;
  /** Wait before the second try; doubled for every next one. */
  firstWaitMs: number;
  /** A server that asks for a longer pause is left alone. */
  longestWaitMs: number;
  metadataTimeoutMs: number;
  observationsTimeoutMs: number;
}

export const patience: Patience = {
  attempts: 5,
  firstWaitMs: 1_000,
  longestWaitMs: 120_000,
  metadataTimeoutMs: 30_000,
  observationsTimeoutMs: 300_000,
};

const passing = new Set([429, 500, 502, 503, 504]);
const later = "Probeer het later opnieuw, of werk met --offline verder met wat er al is.";

/** A page that is not there. Sometimes that is an answer, so the caller decides. */
export class NotFound extends Failure {}

/** Something that may be over in a moment. */
class Passing extends Error {
  readonly waitMs: number | null;
  constructor(message: string, waitMs: number | null = null) {
    super(message);
    this.waitMs = waitMs;
  }
}

/** One StatLine service: its address, and how to get JSON and counts from it. */
export class Web {
  /** Without a slash at the end. */
  readonly base: string;
  readonly #effects: StatlineEffects;
  readonly #patience: Patience;

  constructor(base: string, effects: StatlineEffects, patient: Patience = patience) {
    this.base = checkedBase(base);
    this.#effects = effects;
    this.#patience = patient;
  }

  /**
   * The JSON at an address.
   *
   * @throws Failure of family `delivery`: what went wrong, at which address, what to do;
   * `NotFound` on 404
   */
  json(url: string, heavy = false): Promise<unknown> {
    return this.#get(url, heavy, (response) => this.#parsed(response, url));
  }

  /** A plain whole number, as `$count` answers. .NET puts a byte order mark before it; `text` drops it. */
  count(url: string): Promise<number> {
    return this.#get(url, false, async (response) => {
      const text = (await response.text()).trim();
      if (!/^\d+$/.test(text)) throw this.#wrong(url, `geeft geen aantal maar ${quote(text)}`);
      return Number(text);
    });
  }

  async #get<T>(url: string, heavy: boolean, read: (response: Response) => Promise<T>): Promise<T> {
    const { attempts, firstWaitMs, longestWaitMs } = this.#patience;
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#once(url, heavy, read);
      } catch (error) {
        if (!(error instanceof Passing)) throw error;
        const wait = error.waitMs ?? firstWaitMs * 2 ** (attempt - 1);
        if (attempt >= attempts || wait > longestWaitMs) {
          throw new Failure(
            "delivery",
            `StatLine: ${where(url)} ${error.message}, ook na ${attempt} ${attempt === 1 ? "poging" : "pogingen"}. ${later}`,
          );
        }
        await this.#effects.sleep(wait);
      }
    }
  }

  async #once<T>(url: string, heavy: boolean, read: (response: Response) => Promise<T>) {
    const { metadataTimeoutMs, observationsTimeoutMs } = this.#patience;
    const timeout = heavy ? observationsTimeoutMs : metadataTimeoutMs;
    try {
      const response = await this.#effects.fetch(url, {
        // Without this header the service has been seen to answer 406.
        headers: { Accept: "application/json" },
        // Whoever sends us elsewhere does not decide where this machine connects to.
        redirect: "manual",
        signal: AbortSignal.timeout(timeout),
      });
      await this.#checkStatus(response, url);
      return await read(response);
    } catch (error) {
      if (error instanceof Failure || error instanceof Passing) throw error;
      if (error instanceof Error && error.name === "TimeoutError") {
        throw new Passing(`antwoordt niet binnen ${Math.ceil(timeout / 1000)} seconden`);
      }
      // What fetch and the body throw when a connection fails or is cut.
      if (error instanceof TypeError || (error instanceof Error && error.name === "AbortError")) {
        throw new Passing("is niet te bereiken of breekt de verbinding af");
      }
      throw error;
    }
  }

  async #checkStatus(response: Response, url: string): Promise<void> {
    const { status } = response;
    if (response.ok) return;
    await response.body?.cancel();
    if (passing.has(status)) {
      const asked = retryAfter(response.headers.get("retry-after"), this.#effects.now());
      throw new Passing(`geeft fout ${status}`, asked);
    }
    if (status >= 300 && status < 400) {
      throw this.#wrong(
        url,
        `verwijst door naar ${quote(response.headers.get("location") ?? "een ander adres")}`,
      );
    }
    if (status === 404) {
      throw new NotFound("delivery", `StatLine: ${where(url)} bestaat niet (fout 404).`);
    }
    throw this.#wrong(url, `weigert de vraag met fout ${status}`);
  }

  async #parsed(response: Response, url: string): Promise<unknown> {
    const type = response.headers.get("content-type") ?? "";
    if (!/^application\/([a-z.+-]*\+)?json\b/i.test(type)) {
      await response.body?.cancel();
      throw this.#wrong(
        url,
        `geeft geen JSON maar ${quote(type || "iets zonder soort")}. Dat doet een oud adres van CBS`,
      );
    }
    const text = await response.text();
    try {
      return JSON.parse(text);
    } catch {
      throw new Passing("geeft JSON die niet klopt of halverwege ophoudt");
    }
  }

  #wrong(url: string, text: string): Failure {
    return new Failure(
      "delivery",
      `StatLine: ${where(url)} ${text}. Controleer het adres van de dienst (--url of MONITOR_STATLINE_URL; nu ${this.base}).`,
    );
  }
}

/** The address without its question, which is long and says little. */
function where(url: string): string {
  return url.split("?")[0] ?? url;
}

/** Milliseconds to wait, from a number of seconds or a date; null when it says nothing useful. */
export function retryAfter(header: string | null, now: Date): number | null {
  if (header === null) return null;
  if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - now.getTime());
}

function checkedBase(base: string): string {
  const url = URL.canParse(base) ? new URL(base) : null;
  const fits = url !== null && /^https?:$/.test(url.protocol);
  if (!fits || url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") {
    throw new Failure(
      "usage",
      `Het adres van StatLine (--url of MONITOR_STATLINE_URL) kan niet: ${quote(base)}. Schrijf een adres als https://datasets.cbs.nl/odata/v1/CBS, zonder wachtwoord en zonder vraagteken.`,
    );
  }
  return url.href.replace(/\/+$/, "");
}
