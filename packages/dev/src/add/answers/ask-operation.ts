import type { JsonObject } from "@calloff/openapi/internal";
import { UserError } from "@calloff/openapi/internal";
import { oneLine } from "../jobs/documented-answers.ts";
import type { Candidate } from "../jobs/find-candidates.ts";
import { findOperation } from "./find-operation.ts";
import type { Choice, Questions } from "./questions.ts";

interface OperationQuestion {
  readonly question: string;
  readonly candidates: readonly Candidate[];
  /** What it is called when there is none. */
  readonly none: Omit<Choice<string>, "value">;
  readonly option: string;
  readonly questions: Questions | undefined;
}

const NONE = "none";
const OTHER = "other";

/** One of the candidates, another operation, or none. */
export async function askOperation(
  document: JsonObject,
  { question, candidates, none, option, questions }: OperationQuestion,
): Promise<Candidate | undefined> {
  if (questions === undefined) return undefined;
  const able = candidates.filter(({ obstacle }) => obstacle === undefined);
  const unable = candidates.filter(({ obstacle }) => obstacle !== undefined);
  if (unable.length > 0) {
    questions.tell(
      "Look like it, and cannot be used",
      unable.map(({ name, obstacle }) => oneLine(`${name}: ${obstacle}`)),
    );
  }
  const chosen = await questions.choose(question, [
    ...able.map(({ name, why }) => ({ value: name, label: oneLine(name), hint: oneLine(why) })),
    { value: NONE, ...none },
    { value: OTHER, label: "another operation" },
  ]);
  if (chosen === NONE) return undefined;
  if (chosen !== OTHER) return able.find(({ name }) => name === chosen);
  const find = (name: string): Candidate => findOperation(document, name, option);
  const name = await questions.text("Its method and path, such as DELETE /jobs/{id}", "", (answer) =>
    problemWith(() => find(answer)),
  );
  return find(name);
}

function problemWith(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}
