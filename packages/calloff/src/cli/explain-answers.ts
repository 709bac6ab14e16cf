import type { CancelDescriptor } from "@calloff/runtime";
import { meaningOf } from "@calloff/runtime/internal";
import { CliError } from "./cli-error.ts";
import { FACTS } from "./facts.ts";
import { jobsOf, type KnownJob, type KnownProvider, listProviders } from "./known-provider.ts";
import type { AnswerFacts, ProviderFacts } from "./provider-facts.ts";
import { jobNamesIn, unknownProvider } from "./unknown-provider.ts";

/** What each meaning says about the job. */
const IN_WORDS: Readonly<Record<string, string>> = {
  canceled: "this call stopped the job",
  canceling: "the vendor accepted the request; the job may still be running",
  "already-canceled": "the job had already been canceled",
  "already-finished": "the job had already completed or failed",
  "not-cancelable": "the vendor refuses, and does not say which state the job is in",
  "not-found": "the vendor knows no such job",
  unauthorized: "an error: the key is missing or wrong",
  forbidden: "an error: the key is not allowed to do this",
  "invalid-request": "an error: the vendor rejects the request; check the id",
  "rate-limited": "an error if all attempts fail: too many requests",
  "server-error": "an error if all attempts fail: the job may still be running",
  timeout: "an error if all attempts fail: the vendor timed out",
  http: "each status has the meaning that HTTP defines for it",
};

/** What is explained: the providers, and what is known of each. */
export interface Known {
  readonly providers?: readonly KnownProvider[];
  readonly facts?: Readonly<Record<string, ProviderFacts>>;
}

/** What a vendor's answers to a cancel mean. */
export interface ExplainedJob {
  /** Undefined where no operation is known that cancels a job. */
  readonly job: KnownJob | undefined;
  /** The answers by status, or the one that was asked for; empty where there is no `job`. */
  readonly answers: readonly (readonly [status: string, answer: AnswerFacts])[];
  readonly document: ProviderFacts["document"];
}

/**
 * Looks up what the answers to a cancel mean, and where that is known from.
 *
 * @param name how references to the jobs begin: a provider's name, with the kind of job where it has several
 * @param status the one to explain; all that are known when it is left out
 * @throws CliError when there is no such provider or kind of job, or no such status
 */
export function explainAnswers(
  name: string,
  status: string | undefined,
  { providers = listProviders(), facts: all = FACTS }: Known = {},
): ExplainedJob {
  const [own = "", kind] = name.split(".", 2);
  const facts = Object.hasOwn(all, own) ? all[own] : undefined;
  const provider = providers.find((one) => one.name === own);
  const job = provider && jobsOf(provider).find((one) => one.name === name);
  const hasKinds = facts?.kinds !== undefined;
  if (facts === undefined || provider === undefined || (job === undefined && (hasKinds || name !== own))) {
    throw new CliError(unknownProvider(name, jobNamesIn(all)));
  }
  if (status !== undefined && !/^[1-5]\d\d$/.test(status)) {
    throw new CliError(`${JSON.stringify(status)} is not an HTTP status; try 409, for example.`);
  }
  const { document } = facts;
  if (job === undefined) return { job, answers: [], document };
  const answers = (kind === undefined ? facts.answers : facts.kinds?.[kind]) ?? {};
  const asked = status === undefined ? undefined : [[status, answerTo(answers, job.cancel, status)] as const];
  return { job, answers: asked ?? Object.entries(answers), document };
}

/** A status that the document does not list still has a meaning: that which HTTP gives it. */
function answerTo(answers: ProviderFacts["answers"], cancel: CancelDescriptor, status: string): AnswerFacts {
  const documented = answers[status] ?? answers[`${status[0]}XX`] ?? answers["default"];
  const { meaning } = meaningOf(Number(status), cancel.answers);
  // Of one status it is known what HTTP defines.
  if (documented?.meaning === "http") return { ...documented, meaning };
  if (documented !== undefined) return documented;
  return {
    meaning,
    why: "The vendor's document does not list this status, so the outcome is marked undocumented.",
    source: "RFC 9110",
  };
}

/** A meaning in words, in one line, or several where the body decides. */
export function describeMeaning(meaning: AnswerFacts["meaning"]): string[] {
  if (typeof meaning === "string") return [`${meaning}: ${IN_WORDS[meaning] ?? "an error"}`];
  const { at, values, otherwise } = meaning;
  const cases = Object.entries(values).map(
    ([value, state]) => `  ${JSON.stringify(value)}: ${state}, ${IN_WORDS[state]}`,
  );
  return [`depends on ${at} in the body:`, ...cases, `  anything else: ${otherwise}, ${IN_WORDS[otherwise]}`];
}
