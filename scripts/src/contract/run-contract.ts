import { type MockServer, startMock } from "@calloff/mock";
import { type AnswerSample, sampleAnswers, withStatusTable, withTable } from "./answer-sample.ts";
import { callCancel, callStatus, callTyped, type Handed } from "./call-client.ts";
import { type ConcreteStatus, concreteStatuses } from "./concrete-statuses.ts";
import {
  contentOf,
  type DocumentedOperation,
  documentedOperations,
  isJsonType,
} from "./documented-operation.ts";
import { judgeRequest } from "./judge-request.ts";
import { judgeResponse } from "./judge-response.ts";
import { type RequestSample, sampleRequests } from "./request-sample.ts";
import type { Row, Via } from "./row.ts";
import { Unsampled } from "./sample.ts";
import { createSchemaValidator, type SchemaValidator } from "./schema-validator.ts";
import type { Subject } from "./subject.ts";

/** Nobody's key. */
const KEY = "contract-key";

interface Bench {
  readonly subject: Subject;
  readonly mock: MockServer;
  readonly requests: SchemaValidator;
  readonly responses: SchemaValidator;
  /** For the bodies that the vendor's side makes up. */
  readonly servedResponses: SchemaValidator;
  readonly servedOperations: ReadonlyMap<string, DocumentedOperation>;
}

/** One call to be made. */
interface Trial {
  readonly operation: DocumentedOperation;
  readonly answer: ConcreteStatus;
  readonly via: Via;
  readonly request: RequestSample;
  readonly gets: AnswerSample;
}

/**
 * Calls every operation of a document through the built client, once for each documented status, and judges both sides.
 * The rows come as they are made.
 */
export async function* runContract(subject: Subject): AsyncGenerator<Row> {
  const { document, served } = subject;
  await using mock = await startMock({ document: served });
  const responses = createSchemaValidator(document, "response");
  const bench: Bench = {
    subject,
    mock,
    requests: createSchemaValidator(document, "request"),
    responses,
    servedResponses: served === document ? responses : createSchemaValidator(served, "response"),
    servedOperations: new Map(documentedOperations(served).map((operation) => [operation.name, operation])),
  };
  for (const operation of documentedOperations(document)) {
    for (const answer of concreteStatuses([...operation.responses.keys()])) {
      for (const via of waysToCall(operation)) yield* runStatus(bench, operation, answer, via);
    }
  }
}

export async function allRows(subject: Subject): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of runContract(subject)) rows.push(row);
  return rows;
}

function waysToCall({ role }: DocumentedOperation): Via[] {
  return role === "cancel" || role === "status" ? [role, "client"] : ["client"];
}

async function* runStatus(
  bench: Bench,
  operation: DocumentedOperation,
  answer: ConcreteStatus,
  via: Via,
): AsyncGenerator<Row> {
  const { subject } = bench;
  const row = {
    provider: subject.provider,
    operation: operation.name,
    origin: operation.origin,
    ...answer,
    via,
    request: [],
    response: [],
  };
  try {
    const reason = cannotBeCalled(operation, answer);
    if (reason !== undefined) throw new Unsampled(reason);
    const [request, ...others] = sampleRequests(subject.document, operation, bench.requests);
    if (request === undefined) throw new Unsampled("there is no request to send");
    const trials = answersFor(bench, operation, answer, via).map((gets) => ({ request, gets }));
    trials.push(...others.map((other) => ({ request: other, gets: { gets: "full" as const } })));
    for (const trial of trials) yield await runTrial(bench, { operation, answer, via, ...trial });
  } catch (error) {
    if (!(error instanceof Unsampled)) throw error;
    yield { ...row, sends: "everything", gets: "full", skipped: error.message };
  }
}

function cannotBeCalled(
  { method, body }: DocumentedOperation,
  { status }: ConcreteStatus,
): string | undefined {
  if (method === "TRACE") return "fetch does not send TRACE";
  if (body?.required && (method === "GET" || method === "HEAD")) return `fetch sends no body with ${method}`;
  if (status < 200 || status > 599) return `${status} is no status of a final answer`;
  return undefined;
}

function answersFor(
  { subject, servedOperations, servedResponses }: Bench,
  operation: DocumentedOperation,
  { documented, status }: ConcreteStatus,
  via: Via,
): AnswerSample[] {
  const served = servedOperations.get(operation.name) ?? operation;
  const samples = sampleAnswers(
    subject.served,
    { operation: served, code: documented, status },
    servedResponses,
  );
  if (via === "status") return withStatusTable(samples, subject.statuses ?? [], status);
  if (via !== "cancel" || subject.answers === undefined) return samples;
  return withTable(
    samples,
    subject.answers.filter((row) => row.status === status),
  );
}

async function runTrial(bench: Bench, trial: Trial): Promise<Row> {
  const { subject, mock } = bench;
  const { operation, answer, via, request, gets } = trial;
  const row = {
    provider: subject.provider,
    operation: operation.name,
    origin: operation.origin,
    ...answer,
    via,
    sends: request.sends,
    gets: gets.gets,
  };
  mock.clear();
  try {
    mock.answerNext(
      gets.body === undefined ? { status: answer.status } : { status: answer.status, body: gets.body },
    );
  } catch (error) {
    return { ...row, request: [], response: [(error as Error).message] };
  }
  const origins: string[] = [];
  const handed = await call(bench, trial, origins);
  const received = mock.requests;
  const { document } = subject;
  return {
    ...row,
    request: judgeRequest({
      document,
      operation,
      sample: request,
      validator: bench.requests,
      key: KEY,
      received,
      origins,
    }),
    response: judgeResponse({
      documented: operation.responses.get(answer.documented) ?? {},
      status: answer.status,
      via,
      sample: gets,
      received,
      handed,
      validator: bench.responses,
    }),
  };
}

async function call({ subject, mock }: Bench, trial: Trial, origins: string[]): Promise<Handed> {
  const built = subject.create({ apiKey: KEY, retries: 0, fetch: leadTo(mock, origins) });
  if (trial.via === "cancel") return callCancel(built, trial.request);
  if (trial.via === "status") return callStatus(built, trial.request);
  const response = trial.operation.responses.get(trial.answer.documented) ?? {};
  const types = Object.keys(contentOf(response));
  return callTyped(built, trial.operation, trial.request, types.find(isJsonType) ?? types[0]);
}

/** Leads requests to the mock, with path and query as the client wrote them: its own base URL is under test too. */
function leadTo(mock: MockServer, origins: string[]): typeof fetch {
  const { origin } = new URL(mock.url);
  return (input, init) => {
    const url = String(input);
    const wanted = new URL(url).origin;
    origins.push(wanted);
    return fetch(origin + url.slice(wanted.length), init);
  };
}
