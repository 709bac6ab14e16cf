import type { CancelDescriptor, JobOperation, StatusDescriptor } from "@calloff/runtime";
import type { AnswerBook, ExactAnswer, MockAnswer } from "./answer-book.ts";
import { type AnswersByMeaning, cancelAnswers, statusAnswers } from "./answers-by-meaning.ts";
import { meaningOfCancel } from "./client-meaning.ts";
import type { DocumentedOperation } from "./documented-operation.ts";

/** What a descriptor says of one kind of job. */
export interface JobDescriptor {
  /** The name in references: `pulse`, or `openai.batch` where the vendor has several kinds. */
  readonly name: string;
  readonly cancel: CancelDescriptor;
  readonly status?: StatusDescriptor;
}

/** An operation on one job, in the descriptor and in the document. */
export interface MockedOperation<Descriptor extends JobOperation = JobOperation> {
  readonly descriptor: Descriptor;
  readonly operation: DocumentedOperation;
}

/** Jobs of one kind, at a vendor that is mocked. */
export class MockedJobs {
  readonly name: string;
  readonly baseUrl: string;
  readonly cancel: MockedOperation<CancelDescriptor>;
  readonly status: MockedOperation<StatusDescriptor> | undefined;
  readonly #book: AnswerBook;
  /** What the last cancel of a job was answered with, by the job's key. */
  readonly #outcomes = new Map<string, string>();
  #cancelAnswers: AnswersByMeaning | undefined;
  #statusAnswers: AnswersByMeaning | undefined;

  /** @throws Error when the document does not have the descriptor's operations */
  constructor(
    { name, cancel, status }: JobDescriptor,
    operations: readonly DocumentedOperation[],
    book: AnswerBook,
    baseUrl: string,
  ) {
    this.name = name;
    this.baseUrl = baseUrl;
    this.#book = book;
    this.cancel = { descriptor: cancel, operation: find(name, cancel, operations) };
    this.status = status && { descriptor: status, operation: find(name, status, operations) };
  }

  /**
   * The answer to a cancel that means this, or that was written out.
   *
   * @throws Error when the document does not have it
   */
  cancelAnswer(wanted: string | ExactAnswer): MockAnswer {
    const { operation } = this.cancel;
    if (typeof wanted !== "string") return this.#book.exact(this.name, operation, wanted);
    return this.#named(operation, this.#cancels(), wanted);
  }

  /**
   * The answer to a read that means this, or that was written out.
   *
   * @throws Error when the document does not have it, or no operation reads the status of such jobs
   */
  statusAnswer(wanted: string | ExactAnswer): MockAnswer {
    if (this.status === undefined) throw new Error(`${this.name}: no operation reads the status of a job.`);
    const { operation } = this.status;
    if (typeof wanted !== "string") return this.#book.exact(this.name, operation, wanted);
    return this.#named(operation, this.#statuses(), wanted);
  }

  /** What a cancel is answered with where nothing else was said. */
  usualCancel(): MockAnswer {
    const answer = firstOf(this.#cancels(), ["canceled", "canceling"]);
    return answer ?? this.#book.success(this.name, this.cancel.operation);
  }

  /** What a read is answered with where nothing else was said: it goes by what a cancel was answered before. */
  usualStatus({ operation }: MockedOperation, job: string): MockAnswer {
    const outcome = this.#outcomes.get(job) ?? "";
    const answer = firstOf(this.#statuses(), [...(STATES_AFTER[outcome] ?? []), "running", "queued"]);
    return answer ?? this.#book.success(this.name, operation);
  }

  /** As if no job had been canceled, or not this one. */
  forget(job: string | undefined): void {
    if (job === undefined) this.#outcomes.clear();
    else this.#outcomes.delete(job);
  }

  /** Keeps what the cancel of a job was answered. */
  remember(job: string, { operation, status, body }: MockAnswer): void {
    if (operation !== this.cancel.operation) return;
    this.#outcomes.set(job, meaningOfCancel(status, body, this.cancel.descriptor.answers));
  }

  #cancels(): AnswersByMeaning {
    const { operation, descriptor } = this.cancel;
    this.#cancelAnswers ??= new Map([
      // That a job has ended, the client learns from its status, and sends no cancel.
      ...(descriptor.whenFinished === undefined ? [] : this.#endedAnswers()),
      ...cancelAnswers(this.#book, operation, descriptor),
    ]);
    return this.#cancelAnswers;
  }

  #statuses(): AnswersByMeaning {
    this.#statusAnswers ??=
      this.status && statusAnswers(this.#book, this.status.operation, this.status.descriptor);
    return this.#statusAnswers ?? new Map();
  }

  #endedAnswers(): [string, MockAnswer][] {
    return ["already-canceled", "already-finished", "not-found"].flatMap(
      (outcome): [string, MockAnswer][] => {
        const answer = firstOf(this.#statuses(), STATES_AFTER[outcome] ?? []);
        return answer === undefined ? [] : [[outcome, answer]];
      },
    );
  }

  #named({ name }: DocumentedOperation, answers: AnswersByMeaning, wanted: string): MockAnswer {
    const answer = answers.get(wanted);
    if (answer !== undefined) return answer;
    const known = [...answers].map(([meaning, { status }]) => `${meaning} (${status})`).join(", ");
    throw new Error(`${this.name}: no answer of ${name} means ${wanted}. It has: ${known}.`);
  }
}

/** How a job is after its cancel was answered so. The first word that the vendor has is taken. */
const STATES_AFTER: Readonly<Record<string, readonly string[]>> = {
  canceled: ["canceled", "ended"],
  canceling: ["canceled", "ended"],
  "already-canceled": ["canceled", "ended"],
  "already-finished": ["succeeded", "ended", "failed"],
  "not-found": ["not-found"],
};

function firstOf(answers: AnswersByMeaning, meanings: readonly string[]): MockAnswer | undefined {
  const found = meanings.find((meaning) => answers.has(meaning));
  return found === undefined ? undefined : answers.get(found);
}

function find(
  job: string,
  { method, path }: JobOperation,
  operations: readonly DocumentedOperation[],
): DocumentedOperation {
  const name = `${method} ${path}`;
  const found = operations.find((operation) => operation.name === name);
  if (found !== undefined) return found;
  throw new Error(
    `${job}: the document has no ${name}. Pass the openapi.json of the package that the client is from.`,
  );
}
