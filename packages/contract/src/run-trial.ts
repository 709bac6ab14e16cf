import type { MockServer, RecordedRequest } from "@calloff/mock";
import { isMethodOf31 } from "@calloff/openapi/internal";
import type { ClientOptions } from "@calloff/runtime";
import { ownAnswer, preferredType } from "./answer-sample.ts";
import { callCancel, callStatus, callTyped, type Handed, jobsOf } from "./call-client.ts";
import { BASIC_KEY, KEY } from "./credentials.ts";
import { contentOf, documentedOperations } from "./documented-operation.ts";
import { judgeRequest } from "./judge-request.ts";
import { judgeResponse } from "./judge-response.ts";
import { hasFailed, type Row } from "./row.ts";
import { StatusFirst } from "./status-first.ts";
import { streamAnswer } from "./stream-answer.ts";
import type { TrialContext } from "./trial-context.ts";
import type { Trial } from "./trials.ts";

/**
 * Makes one call, and judges it. Where Prism finds fault it has the last word only if we find fault as well, with a
 * server of our own in its place: it is known to refuse what the document allows, and to answer what it does not.
 *
 * @throws Unsampled where there is no answer that the document allows
 */
export async function runTrial(context: TrialContext, trial: Trial): Promise<Row> {
  if (trial.asksPrism === false) return runOnOwn(context, trial);
  const withoutPrism = unknownToPrism(context, trial);
  if (withoutPrism !== undefined) return { ...(await runOnOwn(context, trial)), withoutPrism };
  const mock = await context.mockOf(trial.operation);
  if (mock instanceof Error) {
    return { ...(await runOnOwn(context, trial)), withoutPrism: `Prism does not start: ${mock.message}` };
  }
  const row = await runOnMock(context, trial, mock);
  // A document that its vendor does not keep to is the one thing that only the vendor's side can show.
  if (!hasFailed(row) || context.served !== context.subject.document) return row;
  const own = await runOnOwn(context, trial);
  if (!hasFailed(own)) return { ...own, withoutPrism: [...row.request, ...row.response][0] ?? "" };
  return {
    ...row,
    request: [...row.request, ...further(row.request, own.request)],
    response: [...row.response, ...further(row.response, own.response)],
  };
}

/** What Prism, which knows OpenAPI 3.1, has no part in. */
function unknownToPrism({ subject }: TrialContext, { operation, answer, via }: Trial): string | undefined {
  if (!isMethodOf31(operation.method)) return `Prism knows no ${operation.method}`;
  const isStream =
    via === "client" && streamAnswer(subject.document, operation, answer.documented) !== undefined;
  return isStream ? "Prism writes no streams" : undefined;
}

/** What was found at our own server alone: often the one thing that Prism is not to blame for. */
function further(atPrism: readonly string[], atOwn: readonly string[]): string[] {
  return atOwn.filter((problem) => !atPrism.includes(problem)).map((problem) => `without Prism: ${problem}`);
}

async function runOnMock(context: TrialContext, trial: Trial, mock: MockServer): Promise<Row> {
  const { status } = trial.answer;
  mock.clear();
  try {
    mock.answerNext(trial.gets.body === undefined ? { status } : { status, body: trial.gets.body });
  } catch (error) {
    return { ...rowOf(context, trial), request: [], response: [(error as Error).message] };
  }
  return judge(context, trial, new URL(mock.url).origin, () => mock.requests);
}

async function runOnOwn(context: TrialContext, trial: Trial): Promise<Row> {
  const { own, served, servedResponses, servedOperations } = context;
  const { documented: code, status } = trial.answer;
  const operation = servedOperations.get(trial.operation.name) ?? trial.operation;
  own.answer(ownAnswer(served, { operation, code, status }, servedResponses, trial.gets.body));
  return judge(context, trial, own.origin, () => own.requests);
}

function rowOf({ subject }: TrialContext, { operation, answer, via, request, gets }: Trial) {
  const { provider } = subject;
  const { name, origin } = operation;
  return { provider, operation: name, origin, ...answer, via, sends: request.sends, gets: gets.gets };
}

async function judge(
  context: TrialContext,
  trial: Trial,
  origin: string,
  requests: () => readonly RecordedRequest[],
): Promise<Row> {
  const { operation, answer, via, request: sample, gets } = trial;
  const origins: string[] = [];
  const first = statusFirst(context, trial);
  const lead = leadTo(origin, origins);
  const handed = await call(context, trial, first?.wrap(lead) ?? lead);
  const early = await first?.cancelFinished((fetch) => call(context, trial, fetch));
  const received = requests();
  const { document } = context.subject;
  const server = context.serverOf(operation);
  return {
    ...rowOf(context, trial),
    request: [
      ...(await judgeRequest({ document, operation, sample, server, received, origins })),
      ...(first?.problems ?? []),
      ...(early ?? []),
    ],
    response: judgeResponse({
      documented: operation.responses.get(answer.documented) ?? {},
      stream: via === "client" ? streamAnswer(document, operation, answer.documented) : undefined,
      status: answer.status,
      via,
      sample: gets,
      received,
      handed,
      validator: context.responses,
    }),
  };
}

async function call(context: TrialContext, trial: Trial, fetch: typeof globalThis.fetch): Promise<Handed> {
  const { subject, givenBaseUrl: baseUrl } = context;
  const built = subject.create({ ...keysOf(context), baseUrl, retries: 0, fetch } as ClientOptions);
  const { via, request, operation } = trial;
  const jobs = jobsOf(built, operation.job?.kind);
  if ("id" in request && via === "cancel") return callCancel(jobs, request.id);
  if ("id" in request && via === "status") return callStatus(jobs, request.id);
  const response = trial.operation.responses.get(trial.answer.documented) ?? {};
  const { document } = subject;
  const stream = streamAnswer(document, trial.operation, trial.answer.documented);
  const accepts = stream?.mediaType ?? preferredType(contentOf(response));
  const streams = stream !== undefined;
  return callTyped(built, trial.operation, trial.request, { accepts, document, streams });
}

/** For a cancel that must read the status first, which no mock of the one operation knows. */
function statusFirst({ subject }: TrialContext, { operation, via }: Trial): StatusFirst | undefined {
  const { job } = operation;
  if (via !== "cancel" || !job?.destroysResult) return undefined;
  const status = documentedOperations(subject.document).find(
    (each) => each.role === "status" && each.job?.kind === job.kind,
  );
  return status && new StatusFirst(status);
}

/** One key, or one for each of the schemes that the client knows. */
function keysOf({ subject }: TrialContext): object {
  const { security } = subject.descriptor as { security?: { schemes: Record<string, { basic?: true }> } };
  if (security === undefined) return { apiKey: KEY };
  const keys = Object.entries(security.schemes).map(([name, { basic }]) => [name, basic ? BASIC_KEY : KEY]);
  return { apiKey: Object.fromEntries(keys) };
}

/** Leads requests there, with path and query as the client wrote them: its own base URL is under test too. */
function leadTo(origin: string, origins: string[]): typeof fetch {
  return (input, init) => {
    const url = String(input);
    const wanted = new URL(url).origin;
    origins.push(wanted);
    return fetch(origin + url.slice(wanted.length), init);
  };
}
