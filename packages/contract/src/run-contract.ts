import { METHODS } from "node:http";
import { placesIn } from "@calloff/openapi/internal";
import { type ConcreteStatus, concreteStatuses } from "./concrete-statuses.ts";
import { type DocumentedOperation, documentedOperations } from "./documented-operation.ts";
import { sampleJob } from "./job-sample.ts";
import { isBodiless, type RequestSample, sampleRequests } from "./request-sample.ts";
import type { Row, Via } from "./row.ts";
import { runTrial } from "./run-trial.ts";
import { Unsampled } from "./sample.ts";
import type { Subject } from "./subject.ts";
import { TrialContext } from "./trial-context.ts";
import { tablesOf, trialsFor } from "./trials.ts";

/**
 * Calls every operation of a document through a client, for each documented status, against a Prism mock and a server of
 * its own on this machine, and checks both sides: what the client sends, and how it reads the answer. It yields each row
 * when the call is done.
 *
 * @throws UserError when `@calloff/mock`, which brings Prism, is not installed
 * @example
 * for await (const row of runContract(subject)) if (hasFailed(row)) console.error(row);
 */
export async function* runContract(subject: Subject): AsyncGenerator<Row> {
  yield* runOperations(subject, documentedOperations(subject.document));
}

/** Calls these operations alone, in their order. */
export async function* runOperations(
  subject: Subject,
  operations: readonly DocumentedOperation[],
): AsyncGenerator<Row> {
  await using context = await TrialContext.open(subject);
  for (const operation of operations) {
    const requests = requestsOf(context, operation);
    const tellTypes = typesTold(context, operation);
    const jobs = jobsOf(context, operation, requests);
    for (const answer of answersOf(subject, operation)) {
      for (const via of waysToCall(operation)) {
        const own = via === "client" ? requests : jobs;
        for await (const row of runStatus(context, { operation, answer, via }, own)) yield tellTypes(row);
      }
    }
  }
}

/**
 * Collects all rows of `runContract`.
 *
 * @throws UserError when `@calloff/mock`, which brings Prism, is not installed
 * @example
 * const rows = await allRows(subject);
 * console.log(rows.filter(hasFailed).length, "of", rows.length, "calls fail");
 */
export async function allRows(subject: Subject): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of runContract(subject)) rows.push(row);
  return rows;
}

/** What is wrong with an operation's types stands in its first row, and with those of an answer in the first of that. */
function typesTold({ typeProblems }: TrialContext, { name }: DocumentedOperation): (row: Row) => Row {
  const told = new Set<string>();
  return (row) => {
    const { documented } = row;
    const request = told.size === 0 ? (typeProblems?.request(name) ?? []) : [];
    const response = told.has(documented) ? [] : (typeProblems?.response(name, documented) ?? []);
    told.add(documented);
    return { ...row, request: [...row.request, ...request], response: [...row.response, ...response] };
  };
}

function waysToCall({ role }: DocumentedOperation): Via[] {
  return role === "cancel" || role === "status" ? [role, "client"] : ["client"];
}

/** The documented ones, and those of a range that the table of answers tells apart. */
function answersOf(subject: Subject, operation: DocumentedOperation): ConcreteStatus[] {
  const documented = concreteStatuses([...operation.responses.keys()]);
  const { answers = [] } = operation.role === "cancel" ? tablesOf(subject, operation) : {};
  const others = answers.flatMap(({ documented: code, status }): ConcreteStatus[] =>
    code === undefined || !operation.responses.has(code) ? [] : [{ documented: code, status }],
  );
  const statuses = new Map(
    [...documented, ...others].map((each) => [`${each.documented} ${each.status}`, each]),
  );
  return [...statuses.values()];
}

/** The calls of `cancel` or `status`, or why there are none. */
function jobsOf(
  { subject: { document }, requests: validator }: TrialContext,
  operation: DocumentedOperation,
  requests: RequestSample[] | string,
): RequestSample[] | string {
  if (typeof requests === "string") return requests;
  return orReason(() => sampleJob({ document, operation, validator, requests }));
}

/** Or why there are none. */
function requestsOf(
  { subject, requests }: TrialContext,
  operation: DocumentedOperation,
): RequestSample[] | string {
  const { method, body, path, parameters } = operation;
  const missing = placesIn(path).find(
    (name) => !parameters.some((each) => each.place === "path" && each.name === name),
  );
  if (missing !== undefined) return `the path has {${missing}}, which is no parameter of the operation`;
  if (/^(?:TRACE|TRACK|CONNECT)$/.test(method)) return `fetch does not send ${method}`;
  if (!METHODS.includes(method)) return `Node's servers take no ${method}`;
  if (body?.required && isBodiless(method)) return `fetch sends no body with ${method}`;
  return orReason(() => sampleRequests(subject.document, operation, requests));
}

function orReason(sample: () => RequestSample[]): RequestSample[] | string {
  try {
    return sample();
  } catch (error) {
    if (!(error instanceof Unsampled)) throw error;
    return error.message;
  }
}

async function* runStatus(
  context: TrialContext,
  called: { operation: DocumentedOperation; answer: ConcreteStatus; via: Via },
  requests: RequestSample[] | string,
): AsyncGenerator<Row> {
  const { operation, answer, via } = called;
  const skip = (skipped: string): Row => ({
    provider: context.subject.provider,
    operation: operation.name,
    origin: operation.origin,
    ...answer,
    via,
    sends: "everything",
    gets: "full",
    request: [],
    response: [],
    skipped,
  });
  if (typeof requests === "string") {
    yield skip(requests);
    return;
  }
  if (answer.status < 200 || answer.status > 599) {
    yield skip(`${answer.status} is no status of a final answer`);
    return;
  }
  try {
    for (const trial of trialsFor(context, called, requests)) yield await runTrial(context, trial);
  } catch (error) {
    if (!(error instanceof Unsampled)) throw error;
    yield skip(error.message);
  }
}
