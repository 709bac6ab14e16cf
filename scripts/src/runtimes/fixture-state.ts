import { EventEmitter, once } from "node:events";
import type { MockServer } from "@calloff/mock";
import type { Answer, Seen, SeenRequest, Spoil } from "./suite/fixture.ts";

/** A run that waits for what does not come goes on all the same, and finds it missing. */
const MAX_WAIT_MS = 30_000;

/** What the vendors' side was told to do, and what it has seen since it was last cleared. */
export class FixtureState {
  readonly mocks: ReadonlyMap<string, MockServer>;
  readonly #changed = new EventEmitter();
  #spoils: { readonly provider: string; readonly to: Answer["to"]; readonly spoil: Spoil | undefined }[] = [];
  #requests: SeenRequest[] = [];
  #dropped = 0;
  #underWay = 0;
  #most = 0;
  elsewhere: string[] = [];
  /** Milliseconds before a request is answered. */
  delay = 0;
  breaksAll = false;

  constructor(mocks: ReadonlyMap<string, MockServer>) {
    this.mocks = mocks;
    this.#changed.setMaxListeners(0);
  }

  mock(provider: string): MockServer {
    const mock = this.mocks.get(provider);
    if (mock === undefined) throw new Error(`there is no mock of ${provider}`);
    return mock;
  }

  answerNext(provider: string, { spoil, ...answer }: Answer): void {
    this.mock(provider).answerNext(answer);
    this.#spoils.push({ provider, to: answer.to, spoil });
  }

  clear(): void {
    for (const mock of this.mocks.values()) mock.clear();
    this.#spoils = [];
    this.#requests = [];
    this.#dropped = 0;
    this.#most = 0;
    this.elsewhere = [];
    this.delay = 0;
    this.breaksAll = false;
  }

  get seen(): Seen {
    return {
      requests: this.#requests,
      dropped: this.#dropped,
      most: this.#most,
      elsewhere: this.elsewhere,
      refusals: [...this.mocks.values()].flatMap((mock) =>
        mock.refusals.map(({ refused }) => refused.reason),
      ),
    };
  }

  /** Notes a request, and says what is to become of its answer. */
  begin(request: SeenRequest): Spoil | undefined {
    this.#requests.push(request);
    this.#underWay += 1;
    this.#most = Math.max(this.#most, this.#underWay);
    this.#changed.emit("change");
    if (this.breaksAll) return "break";
    const role = request.method === "GET" ? "status" : "cancel";
    const next = this.#spoils.findIndex(
      ({ provider, to }) => provider === request.provider && (to === undefined || to === role),
    );
    return next === -1 ? undefined : this.#spoils.splice(next, 1)[0]?.spoil;
  }

  end(isDropped: boolean): void {
    this.#underWay -= 1;
    if (isDropped) this.#dropped += 1;
    this.#changed.emit("change");
  }

  /** Waits until so much has been seen. */
  async until({ requests = 0, dropped = 0 }: { requests?: number; dropped?: number }): Promise<Seen> {
    const signal = AbortSignal.timeout(MAX_WAIT_MS);
    while (this.#requests.length < requests || this.#dropped < dropped) {
      try {
        await once(this.#changed, "change", { signal });
      } catch {
        break;
      }
    }
    return this.seen;
  }
}
