import type { CancelDescriptor } from "@calloff/runtime";
import { meaningOf } from "@calloff/runtime/internal";
import { CliError } from "./cli-error.ts";
import { FACTS } from "./facts.ts";
import type { Io } from "./io.ts";
import { type KnownProvider, listProviders } from "./known-provider.ts";
import type { AnswerFacts, ProviderFacts } from "./provider-facts.ts";
import { unknownProvider } from "./unknown-provider.ts";

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
};

/** `calloff explain`. @throws CliError when there is no such provider, or no such status */
export function explainCommand(
  name: string,
  status: string | undefined,
  io: Io,
  providers: readonly KnownProvider[] = listProviders(),
): void {
  const facts = FACTS[name];
  const provider = providers.find((one) => one.name === name);
  if (facts === undefined || provider === undefined) throw new CliError(unknownProvider(name));
  if (status !== undefined && !/^[1-5]\d\d$/.test(status)) {
    throw new CliError(`${JSON.stringify(status)} is no HTTP status; give one such as 409.`);
  }
  const { cancel } = provider.descriptor;
  if (cancel === undefined) {
    io.stdout.write(`${name}: no operation is known that cancels a job.\n${printDocument(facts)}`);
    return;
  }
  const shown =
    status === undefined
      ? Object.entries(facts.answers)
      : [[status, answerTo(facts, cancel, status)] as const];
  io.stdout.write(
    `${name}: ${cancel.method} ${cancel.path}\n${shown.map(([code, answer]) => printAnswer(code, answer)).join("")}`,
  );
  if (status === undefined) io.stdout.write(printDocument(facts));
}

/** A status that the document does not list still has a meaning: that which HTTP gives it. */
function answerTo({ answers }: ProviderFacts, cancel: CancelDescriptor, status: string): AnswerFacts {
  const documented = answers[status] ?? answers[`${status[0]}XX`] ?? answers["default"];
  if (documented !== undefined) return documented;
  const { meaning } = meaningOf(Number(status), cancel.answers);
  return {
    meaning,
    why: "The vendor's document does not list this status: the outcome is marked undocumented.",
    source: "RFC 9110",
  };
}

function printAnswer(status: string, { meaning, why, source }: AnswerFacts): string {
  const [head, ...more] = printMeaning(meaning);
  return [`\n${status.padEnd(7)} ${head}`, ...more, why, `Source: ${source}`].join("\n        ").concat("\n");
}

function printMeaning(meaning: AnswerFacts["meaning"]): string[] {
  if (typeof meaning === "string") return [`${meaning}: ${IN_WORDS[meaning] ?? "an error"}`];
  const { at, values, otherwise } = meaning;
  const cases = Object.entries(values).map(
    ([value, state]) => `  ${JSON.stringify(value)}: ${state}, ${IN_WORDS[state]}`,
  );
  return [`by ${at} in the body:`, ...cases, `  anything else: ${otherwise}, ${IN_WORDS[otherwise]}`];
}

function printDocument({ document: { page, retrieved, openapi, sha256 } }: ProviderFacts): string {
  const from = page === null ? "" : ` from ${page}`;
  return `\nOpenAPI ${openapi}, read on ${retrieved}${from}\nsha256 ${sha256}\n`;
}
