import type { IHttpOperation } from "@stoplight/types";
import { type Answer, BODILESS_STATUSES, type PreparedAnswer, prepareAnswer } from "./answer.ts";
import type { Prism } from "./prism.ts";
import type { ReceivedRequest, RecordedAnswer, RecordedRequest } from "./recorded-request.ts";
import { respond } from "./respond.ts";

/** What the mock has been told to answer, and what it has been asked. */
export class Conversation {
  readonly #target: { prism: Prism; basePath: string };
  #queue: PreparedAnswer[] = [];
  #always = new Map<IHttpOperation | undefined, PreparedAnswer>();
  #requests: RecordedRequest[] = [];
  #turn: Promise<unknown> = Promise.resolve();

  constructor(prism: Prism, basePath: string) {
    this.#target = { prism, basePath };
  }

  get requests(): readonly RecordedRequest[] {
    return this.#requests;
  }

  answerNext(answer: Answer): void {
    this.#queue.push(prepareAnswer(answer, this.#target.prism.operations));
  }

  answerAlways(answer: Answer | undefined): void {
    if (answer === undefined) {
      this.#always.clear();
      return;
    }
    const prepared = prepareAnswer(answer, this.#target.prism.operations);
    this.#always.set(prepared.to, prepared);
  }

  clear(): void {
    this.#queue = [];
    this.#always.clear();
    this.#requests = [];
  }

  /** One request at a time, so that the order of the queue and of the record is the order of arrival. */
  answer(received: ReceivedRequest): Promise<RecordedAnswer> {
    const answer = this.#turn.then(() => this.#exchange(received));
    this.#turn = answer;
    return answer;
  }

  async #exchange(received: ReceivedRequest): Promise<RecordedAnswer> {
    const { answer, ...rest } = await respond(received, this.#target, (operation) => this.#choose(operation));
    const bodiless = received.method === "HEAD" || BODILESS_STATUSES.has(answer.status);
    const sent = bodiless ? { ...answer, body: "" } : answer;
    this.#requests.push({ ...received, answer: sent, ...rest });
    return sent;
  }

  /** The first in the queue that is for this operation, which is then used up, or what always answers it. */
  #choose(operation: IHttpOperation | undefined): PreparedAnswer | undefined {
    const next = this.#queue.find(({ to }) => to === undefined || to === operation);
    if (next === undefined) return this.#always.get(operation) ?? this.#always.get(undefined);
    this.#queue.splice(this.#queue.indexOf(next), 1);
    return next;
  }
}
