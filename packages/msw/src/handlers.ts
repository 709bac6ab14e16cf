import type {
  CancelableDescriptor,
  KindsDescriptor,
  ProviderDescriptor,
  TrackableDescriptor,
} from "@calloff/runtime";
import { HttpHandler } from "msw";
import { AnswerBook, type MockAnswer, toResponse } from "./answer-book.ts";
import { type DocumentedOperation, documentedOperations, type JsonObject } from "./documented-operation.ts";
import { type JobDescriptor, MockedJobs } from "./mocked-jobs.ts";
import { setMockedJobs } from "./mocked-vendors.ts";
import { jobOfRequest, routeOf } from "./route.ts";

/** Options of {@link handlers}. */
export interface HandlersOptions {
  /**
   * The address that the client calls.
   *
   * @default the vendor's own, as the client's descriptor has it
   */
  readonly baseUrl?: string | undefined;
}

/**
 * Makes handlers for all operations of a vendor's document. Each is answered with its first success, and a body made up
 * from the document. A cancel is answered with `canceled` where the vendor has such an answer, else `canceling`; a job is
 * running until it is canceled. What was canceled is forgotten when this is called again.
 *
 * @param client what `create<Provider>` gives, or the package as a module: what has the descriptor
 * @param document the `openapi.json` of the same package
 * @throws Error when the two do not belong together, or the vendor has no address of its own and `baseUrl` is left out
 * @example
 * import document from "@calloff/pulse/openapi.json" with { type: "json" };
 *
 * const server = setupServer(...handlers(createPulse(), document));
 * afterEach(() => server.resetHandlers(...handlers(createPulse(), document)));
 */
export function handlers(
  client: { readonly descriptor: ProviderDescriptor },
  document: object,
  options: HandlersOptions = {},
): HttpHandler[] {
  const { descriptor } = client;
  const { name } = descriptor;
  const baseUrl = checkBaseUrl(name, options.baseUrl ?? descriptor.baseUrl);
  const operations = documentedOperations(document as JsonObject);
  if (operations.length === 0)
    throw new Error(`${name}: the document has no operations. Pass the openapi.json of its package.`);
  const book = new AnswerBook(document as JsonObject);
  const jobs = jobsOf(descriptor).map((each) => new MockedJobs(each, operations, book, baseUrl));
  setMockedJobs(name, jobs);
  return operations.toSorted(byParameters).map((operation) => {
    const { url } = routeOf(baseUrl, operation.path);
    const answer = usualAnswer(jobs, operation) ?? (() => book.success(name, operation));
    return new HttpHandler(operation.method, url, async ({ request }) => toResponse(await answer(request)));
  });
}

/** What has fewer parameters is matched first: `/jobs/latest` before `/jobs/{id}`, as OpenAPI has it. */
function byParameters(a: DocumentedOperation, b: DocumentedOperation): number {
  return a.path.split("{").length - b.path.split("{").length;
}

/** The answer to an operation on a job, which goes by what was answered before; undefined for other operations. */
function usualAnswer(
  jobs: readonly MockedJobs[],
  operation: DocumentedOperation,
): ((request: Request) => Promise<MockAnswer>) | undefined {
  for (const each of jobs) {
    const { cancel, status, baseUrl } = each;
    const route = routeOf(baseUrl, operation.path);
    if (cancel.operation === operation)
      return async (request) => {
        const answer = each.usualCancel();
        each.remember(await jobOfRequest(request, cancel.descriptor, route), answer);
        return answer;
      };
    if (status?.operation === operation)
      return async (request) =>
        each.usualStatus(status, await jobOfRequest(request, status.descriptor, route));
  }
  return undefined;
}

function jobsOf(
  descriptor: ProviderDescriptor | CancelableDescriptor | TrackableDescriptor | KindsDescriptor,
): JobDescriptor[] {
  if ("cancel" in descriptor) return [descriptor];
  if (!("kinds" in descriptor)) return [];
  const { name, kinds } = descriptor;
  return Object.entries(kinds).map(([kind, operations]) => ({ ...operations, name: `${name}.${kind}` }));
}

/** As requests have it: without a slash at the end. */
function checkBaseUrl(name: string, baseUrl: string | undefined): string {
  if (baseUrl === undefined)
    throw new Error(
      `${name}: the vendor has no address of its own. Give the one of your client: { baseUrl }.`,
    );
  return new URL(baseUrl).href.replace(/\/+$/, "");
}
