import { isJsonObject, type JsonValue, objectOf } from "../document/json.ts";
import { printPlace, UserError } from "../user-error.ts";
import type { Locate } from "./apply-overlay.ts";
import type { SourcedAction, SourcedOverlay } from "./overlay.ts";

/** What a promise to users rests on: that a job has stopped, or will not change any more. */
const PROMISES: Readonly<Record<"answers" | "state", readonly string[]>> = {
  answers: ["canceled", "already-canceled", "already-finished"],
  state: ["canceled", "succeeded", "failed", "ended"],
};

/** What codegen obeys. With a document that we wrote nothing of the vendor's stands behind it. */
const OBEYED = ["x-calloff-job", "x-calloff-credential", "x-calloff-headers"];

/**
 * Refuses what an overlay says with too little behind it: that a job has stopped, known from neither the vendor's document
 * nor its code or prose; and of a document that we wrote, what does not say how surely it is known.
 *
 * @throws UserError with a line for each action
 */
export function checkCertainty(
  { actions }: Pick<SourcedOverlay, "actions">,
  locate: Locate,
  { isWritten }: { readonly isWritten: boolean },
): void {
  const problems = actions.flatMap((action, at) => {
    const problem = problemOf(action, isWritten);
    return problem === undefined ? [] : [`${printPlace(locate(["actions", at]))}: ${problem}`];
  });
  if (problems.length > 0) throw new UserError(problems.join("\n"));
}

function problemOf({ update, ...action }: SourcedAction, isWritten: boolean): string | undefined {
  const certainty = action["x-calloff-certainty"];
  if (certainty === undefined) {
    const obeyed = isWritten ? OBEYED.find((key) => valuesOf(update, key).length > 0) : undefined;
    if (obeyed === undefined) return undefined;
    return `an action with ${obeyed} for a document that was written by hand has to say how surely it is known: x-calloff-certainty: document, vendor or secondary.`;
  }
  if (certainty !== "secondary") return undefined;
  const promised = valuesOf(update, "x-calloff-job").flatMap(promisesIn);
  if (promised.length === 0) return undefined;
  return `${[...new Set(promised)].join(" and ")} must not rest on x-calloff-certainty: secondary: somebody would take a job for stopped. Find where the vendor says so, or say what promises less, such as canceling, not-cancelable or unknown.`;
}

/** All values of a key, however deep: an update mirrors the document from its target down. */
function valuesOf(value: JsonValue | undefined, key: string): JsonValue[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) => (name === key ? [item] : valuesOf(item, key)));
}

function promisesIn(job: JsonValue): string[] {
  const { answers = {}, state } = objectOf(job);
  const { values = {} } = objectOf(state);
  return [...wordsIn(answers, PROMISES.answers), ...wordsIn(values, PROMISES.state)];
}

/** The words among the values, those of rules within them included; not where the rules look. */
function wordsIn(meanings: JsonValue, words: readonly string[]): string[] {
  if (typeof meanings === "string") return words.includes(meanings) ? [meanings] : [];
  if (!isJsonObject(meanings)) return [];
  return Object.values(meanings).flatMap((meaning) => {
    if (!isJsonObject(meaning)) return wordsIn(meaning, words);
    return [meaning["values"] ?? {}, meaning["otherwise"] ?? ""].flatMap((part) => wordsIn(part, words));
  });
}
