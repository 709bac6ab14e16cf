import { type JsonObject, listOperations, type Operation, UserError } from "@calloff/openapi/internal";
import { oneLine } from "../jobs/documented-answers.ts";
import { type Candidate, candidateOf, nameOf } from "../jobs/find-candidates.ts";
import { problemWith } from "../problem-with.ts";
import type { Choice, Questions } from "./questions.ts";

const MAX_NAMED = 12;

/**
 * The operation of this name, as one that has a part in a job's life.
 *
 * @throws UserError when the document has no such operation, or it needs more than a job's id
 */
export function findOperation(document: JsonObject, name: string, option: string): Candidate {
  const found = candidateOf(document, operationNamed(document, name, option), "named");
  if (found.obstacle !== undefined) throw new UserError(`${option} ${found.name}: ${found.obstacle}.`);
  return found;
}

/**
 * The operation of this name; what its path parameters are called does not matter.
 *
 * @throws UserError when the document has no such operation
 */
export function operationNamed(document: JsonObject, name: string, option: string): Operation {
  const wanted = blank(name);
  const operations = listOperations(document);
  const place = operations.find((each) => blank(nameOf(each)) === wanted);
  if (place !== undefined) return place;
  const names = operations.map(nameOf);
  const shown = names.slice(0, MAX_NAMED).join(", ");
  const more = names.length > MAX_NAMED ? `, and ${names.length - MAX_NAMED} more` : "";
  throw new UserError(`${option} ${name}: the document has no such operation. It has ${shown}${more}.`);
}

function blank(name: string): string {
  const [method = "", ...path] = name.trim().split(/\s+/);
  return `${method.toUpperCase()} ${path.join(" ").replace(/\{[^{}]*\}/g, "{}")}`;
}

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
