import { readCancelSettings } from "../cancel/cancel-settings.ts";
import { type PlannedRequest, type PlanSummary, planRequests } from "../cancel/plan-requests.ts";
import { type ResultLine, toResultLine } from "../cancel/result-line.ts";
import { Tally } from "../cancel/tally.ts";
import type { Jobs } from "./jobs.ts";
import { RESULT } from "./result-schema.ts";
import { CONFIRM, DEFAULT_TIMEOUT_SECONDS, REFERENCE, TIMEOUT_SECONDS, type Tool } from "./tool.ts";

interface CancelManyInput {
  readonly references: readonly string[];
  readonly dryRun?: boolean;
  readonly confirm?: boolean;
  readonly timeoutSeconds?: number;
}

/** An agent has to read an answer that has a result for each. */
const MAX_REFERENCES = 1_000;

/** The tool `cancel_many`: shows what it would send unless it is told otherwise. */
export function cancelManyTool(jobs: Jobs, env: NodeJS.ProcessEnv): Tool<CancelManyInput> {
  return {
    name: "cancel_many",
    title: "Cancel many paid jobs",
    description:
      "Stops many paid jobs, at one vendor or several. Unless dryRun is false, it sends nothing and shows each request that it would send: read those first. With dryRun false, it returns one result per reference, and one failed job does not hold up the others. Duplicate references are sent once.",
    annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: true },
    inputSchema: {
      type: "object",
      required: ["references"],
      properties: {
        references: { type: "array", items: REFERENCE, minItems: 1, maxItems: MAX_REFERENCES },
        dryRun: {
          type: "boolean",
          default: true,
          description: "false: cancel the jobs. Otherwise nothing is sent.",
        },
        confirm: CONFIRM,
        timeoutSeconds: TIMEOUT_SECONDS,
      },
      additionalProperties: false,
    },
    outputSchema: OUTPUT,
    cancels: ({ references, dryRun = true }) => (dryRun ? [] : references),
    async run({ references, dryRun = true, ...options }, signal) {
      const unique = new Set(references);
      return { content: dryRun ? await plan(unique, env) : await cancelAll(jobs, unique, options, signal) };
    },
  };
}

/** The lines that `calloff cancel --json` prints, with or without `--dry-run`; the last one as `summary`. */
interface CancelManyAnswer {
  readonly dryRun: boolean;
  readonly results: readonly (PlannedRequest | ResultLine)[];
  readonly summary: object;
  readonly note?: string;
}

const OUTPUT: Tool["outputSchema"] = {
  type: "object",
  required: ["dryRun", "results", "summary"],
  properties: {
    dryRun: { type: "boolean", description: "true: nothing was sent." },
    results: {
      type: "array",
      description: "One result per reference. In a dry run, its kind is would-send or cannot-send.",
      items: {
        anyOf: [
          {
            type: "object",
            required: ["reference", "kind"],
            properties: {
              reference: { type: "string" },
              kind: { type: "string", enum: ["would-send", "cannot-send"] },
              request: { type: "string", description: "Method and URL." },
              message: { type: "string", description: "Why nothing can be sent, and how to fix it." },
            },
          },
          RESULT,
        ],
      },
    },
    summary: {
      type: "object",
      properties: {
        kind: { type: "string", const: "summary" },
        wouldSend: { type: "integer", description: "In a dry run." },
        cannotSend: { type: "integer", description: "In a dry run." },
        missing: {
          type: "array",
          items: { type: "string" },
          description: "In a dry run: environment variables of the server that must hold a key and do not.",
        },
        total: { type: "integer" },
        mayBeRunning: {
          type: "integer",
          description:
            "Jobs that failed, were not sent, not found or not cancelable. With confirm, jobs whose stop is not confirmed are counted too; without confirm, canceling jobs are not counted.",
        },
        rejected: { type: "integer", description: "Invalid references; nothing was sent for them." },
        counts: {
          type: "object",
          additionalProperties: { type: "integer" },
          description: "The number of jobs with each result.",
        },
      },
    },
    note: { type: "string", description: "What to do next, if anything." },
  } satisfies Record<keyof CancelManyAnswer, unknown>,
};

async function plan(references: Iterable<string>, env: NodeJS.ProcessEnv): Promise<CancelManyAnswer> {
  const results: PlannedRequest[] = [];
  let summary: PlanSummary | undefined;
  for await (const line of planRequests(references, readCancelSettings({}), env)) {
    if (line.kind === "summary") summary = line;
    else results.push(line);
  }
  const note = "Nothing was sent. To cancel these jobs, call again with dryRun false.";
  return { dryRun: true, results, summary: summary ?? {}, note };
}

async function cancelAll(
  jobs: Jobs,
  references: Iterable<string>,
  { confirm = false, timeoutSeconds = DEFAULT_TIMEOUT_SECONDS }: Omit<CancelManyInput, "references">,
  signal: AbortSignal,
): Promise<CancelManyAnswer> {
  // An answer that comes after the client has given up helps nobody.
  const time = AbortSignal.timeout(timeoutSeconds * 1_000);
  const results: ResultLine[] = [];
  const tally = new Tally();
  const options = { confirm, signal: AbortSignal.any([signal, time]) };
  for await (const result of jobs.cancelAll(references, options)) {
    const line = toResultLine(result, confirm);
    results.push(line);
    tally.add(line.reference, line, line.attempts > 0);
  }
  const summary = { kind: "summary", ...tally.toJSON() };
  const isCut = time.aborted && results.some(({ reason }) => reason === "aborted");
  const note = `The time limit of ${timeoutSeconds} s was reached: call again with the references whose reason is aborted.`;
  return { dryRun: false, results, summary, ...(isCut && { note }) };
}
