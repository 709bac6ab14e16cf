import { describeMeaning, explainAnswers, type Known } from "./explain-answers.ts";
import type { Io } from "./io.ts";
import type { AnswerFacts, ProviderFacts } from "./provider-facts.ts";

/**
 * `calloff explain`.
 *
 * @param name how references to the jobs begin: a provider's name, with the kind of job where it has several
 * @throws CliError when there is no such provider or kind of job, or no such status
 */
export function explainCommand(name: string, status: string | undefined, io: Io, known: Known = {}): void {
  const { job, answers, document } = explainAnswers(name, status, known);
  if (job === undefined) {
    io.stdout.write(`${name} has no operation that cancels a job.\n${printDocument(document)}`);
    return;
  }
  const { method, path } = job.cancel;
  const printed = answers.map(([code, answer]) => printAnswer(code, answer)).join("");
  io.stdout.write(`${name}: ${method} ${path}\n${printed}`);
  if (status === undefined) io.stdout.write(printDocument(document));
}

/** Of facts that stand in no document of the vendor's; those that do need no word. */
const CERTAINTY: Readonly<Record<string, string>> = {
  vendor: " (the vendor's source code or other documentation)",
  secondary: " (a third party)",
};

function printAnswer(status: string, { meaning, why, source, certainty = "" }: AnswerFacts): string {
  const [head, ...more] = describeMeaning(meaning);
  return [`\n${status.padEnd(7)} ${head}`, ...more, why, `Source: ${source}${CERTAINTY[certainty] ?? ""}`]
    .join("\n        ")
    .concat("\n");
}

function printDocument({ page, retrieved, openapi, sha256, written }: ProviderFacts["document"]): string {
  const from = page === null ? "" : ` from ${page}`;
  return `\nOpenAPI ${openapi}, ${written ? "written" : "read"} on ${retrieved}${from}\nsha256 ${sha256}\n`;
}
