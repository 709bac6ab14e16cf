/** How the vendor's answer to one request comes about on the wire. */
export type Spoil =
  /** The request arrives, and no answer ever leaves. */
  | "hang"
  /** The connection ends without an answer. */
  | "break"
  /** The head and half of the body, and then nothing more. */
  | "stall"
  /** The head and half of the body, and then the connection ends. */
  | "tear"
  | "gzip";

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly to?: "cancel" | "status";
  readonly undocumented?: boolean;
  readonly spoil?: Spoil;
}

export interface SeenRequest {
  readonly provider: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the vendors' side has seen since the last `clear`. */
export interface Seen {
  readonly requests: readonly SeenRequest[];
  /** Requests that the client let go of before they were answered in full. */
  readonly dropped: number;
  /** Requests under way at once, at most. */
  readonly most: number;
  /** What came to the place that redirects name. */
  readonly elsewhere: readonly string[];
  /** What the mocks refused, because it breaks a vendor's document. */
  readonly refusals: readonly string[];
}

/** Where the vendors' side can be reached. */
export interface Places {
  /** Where each provider's API begins. */
  readonly baseUrls: Readonly<Record<string, string>>;
  /** Of another origin, where nobody is to go. */
  readonly elsewhere: string;
}

/** The vendors' side, as the suite talks to it: over HTTP, which every runtime has. */
export class Fixture {
  readonly #origin: string;
  readonly #places: Places;

  private constructor(origin: string, places: Places) {
    this.#origin = origin;
    this.#places = places;
  }

  static async connect(origin: string): Promise<Fixture> {
    return new Fixture(origin, (await tell(origin, "places", {})) as Places);
  }

  baseUrl(provider: string): string {
    return this.#places.baseUrls[provider] ?? `${this.#origin}/unknown`;
  }

  get elsewhere(): string {
    return this.#places.elsewhere;
  }

  async answerNext(provider: string, answer: Answer): Promise<void> {
    await tell(this.#origin, "answer", { provider, answer });
  }

  /** From now on every answer takes so long. */
  async slowDown(ms: number): Promise<void> {
    await tell(this.#origin, "delay", { ms });
  }

  /** From now on every request arrives, and its connection ends without an answer. */
  async breakAll(): Promise<void> {
    await tell(this.#origin, "break", {});
  }

  async clear(): Promise<void> {
    await tell(this.#origin, "clear", {});
  }

  async seen(): Promise<Seen> {
    return (await tell(this.#origin, "seen", {})) as Seen;
  }

  /** Waits until so many requests have come, or have been let go of; gives up after a few seconds. */
  async until(wanted: { readonly requests?: number; readonly dropped?: number }): Promise<Seen> {
    return (await tell(this.#origin, "until", wanted)) as Seen;
  }
}

async function tell(origin: string, what: string, body: object): Promise<unknown> {
  const response = await fetch(`${origin}/control/${what}`, { method: "POST", body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`the fixture says: ${await response.text()}`);
  return response.json();
}
