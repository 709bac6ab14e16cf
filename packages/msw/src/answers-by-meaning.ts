import type { CancelDescriptor, StatusDescriptor, StatusRule } from "@calloff/runtime";
import { meaningOf, stateByRule } from "@calloff/runtime/internal";
import type { AnswerBook, MockAnswer } from "./answer-book.ts";
import { meaningOfCancel, statusErrorCode } from "./client-meaning.ts";
import { type DocumentedOperation, possibleStatuses, responseFor } from "./documented-operation.ts";

/** The first answer that the document has for each meaning. */
export type AnswersByMeaning = ReadonlyMap<string, MockAnswer>;

/** What the vendor can answer to a cancel, by the outcome or the error that the client makes of it. */
export function cancelAnswers(
  book: AnswerBook,
  operation: DocumentedOperation,
  { answers }: CancelDescriptor,
): AnswersByMeaning {
  const changesFor = (status: number): Change[] => {
    const { meaning } = meaningOf(status, answers);
    return typeof meaning === "object" ? changesAt(meaning.at, meaning.values) : [asItIs];
  };
  return collect(book, operation, changesFor, (status, body) => meaningOfCancel(status, body, answers));
}

/** What the vendor can answer to a read, by the state or the error that the client makes of it. */
export function statusAnswers(
  book: AnswerBook,
  operation: DocumentedOperation,
  { state }: StatusDescriptor,
): AnswersByMeaning {
  const changesFor = (status: number): Change[] =>
    statusErrorCode(status) === undefined ? changesBy(state) : [asItIs];
  return collect(
    book,
    operation,
    changesFor,
    (status, body) => statusErrorCode(status) ?? stateByRule(state, body).state,
  );
}

function collect(
  book: AnswerBook,
  operation: DocumentedOperation,
  changesFor: (status: number) => readonly Change[],
  meaningOfBody: (status: number, body: unknown) => string,
): AnswersByMeaning {
  const found = new Map<string, MockAnswer>();
  for (const status of possibleStatuses(operation)) {
    const response = responseFor(operation, status);
    if (response === undefined) continue;
    for (const change of changesFor(status)) {
      const { value: body, done } = book.bodies(response, change).next();
      const meaning = done ? undefined : meaningOfBody(status, body);
      if (meaning === undefined || found.has(meaning)) continue;
      found.set(meaning, { operation, status, body, mediaType: response.mediaType, headers: {} });
    }
  }
  return found;
}

/** Makes a body of a sample; undefined where it has no place for the value. */
type Change = (body: unknown) => unknown;

const asItIs: Change = (body) => body;

/** Bodies with each of the values, then with none that is known. */
function changesAt(at: string, values: Readonly<Record<string, unknown>>): Change[] {
  return [...Object.keys(values).flatMap((value) => settersOf(at, value)), asItIs, setter(at, undefined)];
}

function changesBy({ at, values }: StatusRule): Change[] {
  const known = Object.entries(values).flatMap(([value, meaning]) =>
    settersOf(at, value).flatMap((set): Change[] =>
      typeof meaning === "string" ? [set] : changesBy(meaning).map((change) => (body) => change(set(body))),
    ),
  );
  return [...known, asItIs, setter(at, undefined)];
}

/** A value that is written like a number may be one. */
function settersOf(at: string, value: string): Change[] {
  return String(Number(value)) === value
    ? [setter(at, Number(value)), setter(at, value)]
    : [setter(at, value)];
}

/** @param at a JSON Pointer (RFC 6901); what it leads through is made where it is missing */
function setter(at: string, value: unknown): Change {
  const keys = at.split("/").slice(1);
  const last = (keys.pop() ?? "").replaceAll("~1", "/").replaceAll("~0", "~");
  return (body) => {
    let holder = body;
    for (const key of keys) {
      if (typeof holder !== "object" || holder === null) return undefined;
      const name = key.replaceAll("~1", "/").replaceAll("~0", "~");
      holder = (holder as Record<string, unknown>)[name] ??= {};
    }
    if (typeof holder !== "object" || holder === null) return undefined;
    if (value === undefined) Reflect.deleteProperty(holder, last);
    else Reflect.set(holder, last, value);
    return body;
  };
}
