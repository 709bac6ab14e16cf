import type { CancelDescriptor } from "@calloff/runtime";
import { meaningOf } from "@calloff/runtime/internal";
import { CliError } from "./cli-error.ts";
import { FACTS } from "./facts.ts";
import type { Io } from "./io.ts";
import { jobsOf, type KnownProvider, listProviders } from "./known-provider.ts";
import type { AnswerFacts, ProviderFacts } from "./provider-facts.ts";
import { jobNamesIn, unknownProvider } from "./unknown-provider.ts";

/** What each meaning says about the job. */
const IN_WORDS: Readonly<Record<string, string>> = {
  canceled: "the job has stopped because of this call",
  canceling: "the call was accepted; the stop is not confirmed",
  "already-canceled": "it had been canceled before",
  "already-finished": "it had completed or failed before",
  "not-cancelable": "it refuses, and does not say which state the job is in",
  "not-found": "the vendor knows no such job",
  unauthorized: "an error: the key is missing or wrong",
  forbidden: "an error: the key may not do this",
  "invalid-request": "an error: the request is not as the vendor wants it; check the id",
  "rate-limited": "an error once the attempts are used up: too many requests",
  "server-error": "an error once the attempts are used up: the job may still be running",
  timeout: "an error once the attempts are used up: the vendor gave up waiting",
  http: "what HTTP defines for the very status that comes",
};

/** What is explained: the providers, and what is known of each. */
interface Known {
  readonly providers?: readonly KnownProvider[];
  readonly facts?: Readonly<Record<string, ProviderFacts>>;
}

/**
 * `calloff explain`.
 *
 * @param name how references to the jobs begin: a provider's name, with the kind of job where it has several
 * @throws CliError when there is no such provider or kind of job, or no such status
 */
export function explainCommand(
  name: string,
  status: string | undefined,
  io: Io,
  { providers = listProviders(), facts: all = FACTS }: Known = {},
): void {
  const [own = "", kind] = name.split(".", 2);
  const facts = all[own];
  const provider = providers.find((one) => one.name === own);
  const job = provider && jobsOf(provider).find((one) => one.name === name);
  const hasKinds = facts?.kinds !== undefined;
  if (facts === undefined || provider === undefined || (job === undefined && (hasKinds || name !== own))) {
    throw new CliError(unknownProvider(name, jobNamesIn(all)));
  }
  if (status !== undefined && !/^[1-5]\d\d$/.test(status)) {
    throw new CliError(`${JSON.stringify(status)} is no HTTP status; give one such as 409.`);
  }
  if (job === undefined) {
    io.stdout.write(`${name}: no operation is known that cancels a job.\n${printDocument(facts)}`);
    return;
  }
  const { cancel } = job;
  const answers = (kind === undefined ? facts.answers : facts.kinds?.[kind]) ?? {};
  const shown =
    status === undefined ? Object.entries(answers) : [[status, answerTo(answers, cancel, status)] as const];
  io.stdout.write(
    `${name}: ${cancel.method} ${cancel.path}\n${shown.map(([code, answer]) => printAnswer(code, answer)).join("")}`,
  );
  if (status === undefined) io.stdout.write(printDocument(facts));
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
    why: "The vendor's document does not list this status: the outcome is marked undocumented.",
    source: "RFC 9110",
  };
}

/** Of facts that stand in no document of the vendor's; those that do need no word. */
const CERTAINTY: Readonly<Record<string, string>> = {
  vendor: " (the vendor's code or prose)",
  secondary: " (not the vendor's)",
};

function printAnswer(status: string, { meaning, why, source, certainty = "" }: AnswerFacts): string {
  const [head, ...more] = printMeaning(meaning);
  return [`\n${status.padEnd(7)} ${head}`, ...more, why, `Source: ${source}${CERTAINTY[certainty] ?? ""}`]
    .join("\n        ")
    .concat("\n");
}

function printMeaning(meaning: AnswerFacts["meaning"]): string[] {
  if (typeof meaning === "string") return [`${meaning}: ${IN_WORDS[meaning] ?? "an error"}`];
  const { at, values, otherwise } = meaning;
  const cases = Object.entries(values).map(
    ([value, state]) => `  ${JSON.stringify(value)}: ${state}, ${IN_WORDS[state]}`,
  );
  return [`by ${at} in the body:`, ...cases, `  anything else: ${otherwise}, ${IN_WORDS[otherwise]}`];
}

function printDocument({ document: { page, retrieved, openapi, sha256, written } }: ProviderFacts): string {
  const from = page === null ? "" : ` from ${page}`;
  return `\nOpenAPI ${openapi}, ${written ? "written" : "read"} on ${retrieved}${from}\nsha256 ${sha256}\n`;
}
