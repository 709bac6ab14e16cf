import { type JsonObject, UserError } from "@calloff/openapi/internal";
import type { JobState } from "@calloff/runtime";
import { documentedAnswers, oneLine } from "../jobs/documented-answers.ts";
import { type Candidate, findStatusCandidates } from "../jobs/find-candidates.ts";
import { groupedLines, knownState } from "../jobs/known-states.ts";
import { parseState, stateChoices } from "../jobs/meaning-choices.ts";
import { depthOf, findStateTexts, type StateText } from "../jobs/state-values.ts";
import { problemWith } from "../problem-with.ts";
import type { CancelAnswer, GivenAnswers, StatusAnswer } from "./answers.ts";
import { askOperation, findOperation } from "./find-operation.ts";
import type { Questions } from "./questions.ts";

/**
 * The operation that reads how a job is, and what its values mean. There is none without a cancel.
 *
 * @param keep is told after each question what is known by then
 * @throws UserError when what was given does not fit the document, or is not all
 */
export async function resolveStatus(
  document: JsonObject,
  cancel: CancelAnswer | undefined,
  given: GivenAnswers["status"],
  questions: Questions | undefined,
  keep: (answer: NonNullable<GivenAnswers["status"]>) => void = () => {},
): Promise<StatusAnswer | undefined> {
  if (cancel === undefined) {
    if (given) throw new UserError("--status needs --cancel, which is missing.");
    return undefined;
  }
  if (given === false || (given === undefined && questions === undefined)) return undefined;
  const proposed = given === undefined ? await propose(document, cancel, questions) : undefined;
  if (proposed !== undefined) return proposed;
  const chosen =
    given === undefined
      ? await askStatus(document, cancel, questions)
      : findOperation(document, given.operation, "--status");
  if (chosen === undefined) return undefined;
  keep({ ...(given || {}), operation: chosen.name });
  const texts = stateTexts(document, chosen);
  const at = given?.at ?? onlyPlace(texts) ?? (await askPlace(chosen, texts, questions));
  if (at === undefined) return undefined;
  const documented = listedValues(document, { operation: chosen.name, at });
  // Where a person is asked, each value is; words that all vendors use alike are taken as such where nobody is.
  const known = { ...(questions === undefined && knownValues(documented)), ...given?.values };
  const values = await resolveValues(chosen, documented, known, questions);
  return { operation: chosen.name, at, values };
}

/** The values that the document lists for the state that an operation reads. */
export function listedValues(
  document: JsonObject,
  { operation, at }: Pick<StatusAnswer, "operation" | "at">,
): readonly string[] {
  const texts = stateTexts(document, findOperation(document, operation, "--status"));
  return texts.find((text) => text.at === at)?.values ?? [];
}

/** The likeliest operation, with values whose words all vendors use alike: shown, and taken when a person agrees. */
async function propose(
  document: JsonObject,
  { operation }: CancelAnswer,
  questions: Questions | undefined,
): Promise<StatusAnswer | undefined> {
  const { place } = findOperation(document, operation, "--cancel");
  const best = findStatusCandidates(document, place).find(({ obstacle }) => obstacle === undefined);
  const [text, another] = best === undefined ? [] : stateTexts(document, best).filter(isListed);
  if (best === undefined || text === undefined || questions === undefined) return undefined;
  // Of several places as near as each other, a person has to say which is meant.
  if (another !== undefined && depthOf(another) === depthOf(text)) return undefined;
  const values = knownValues(text.values);
  const strange = text.values.filter((value) => values[value] === undefined);
  const asked = strange.length > 0 ? [`${strange.join(", ")}: asked next`] : [];
  questions.tell(
    `${oneLine(best.name)}, ${text.at} in its answer`,
    [...groupedLines(values), ...asked].map(oneLine),
  );
  const chosen = await questions.choose(`Does ${oneLine(best.name)} read how a job is, as above?`, [
    { value: "yes", label: "yes", hint: "with it, a cancel can be confirmed" },
    { value: "no", label: "no, or not as above" },
  ]);
  if (chosen === "no") return undefined;
  return {
    operation: best.name,
    at: text.at,
    values: await resolveValues(best, text.values, values, questions),
  };
}

function isListed({ values }: StateText): boolean {
  return values.length > 0;
}

/** The one place with listed values; undefined where there are several or none. */
function onlyPlace(texts: readonly StateText[]): string | undefined {
  const [only, another] = texts.filter(isListed);
  return another === undefined ? only?.at : undefined;
}

function knownValues(documented: readonly string[]): Record<string, JobState> {
  return Object.fromEntries(
    documented.flatMap((value) => {
      const state = knownState(value);
      return state === undefined ? [] : [[value, state]];
    }),
  );
}

function askStatus(
  document: JsonObject,
  { operation }: CancelAnswer,
  questions: Questions | undefined,
): Promise<Candidate | undefined> {
  const { place } = findOperation(document, operation, "--cancel");
  return askOperation(document, {
    question: "Which operation reads how a job is? With it, a cancel can be confirmed.",
    candidates: findStatusCandidates(document, place),
    none: { label: "none: cancels cannot be confirmed" },
    option: "--status",
    questions,
  });
}

function stateTexts(document: JsonObject, { place }: Candidate): StateText[] {
  const answers = documentedAnswers(document, place);
  const success = answers.find(({ status }) => /^2|^default$/.test(status));
  return success === undefined ? [] : findStateTexts(document, success.response);
}

/** @returns a JSON Pointer; undefined where a person says that the state stands nowhere */
async function askPlace(
  { name }: Candidate,
  texts: readonly StateText[],
  questions: Questions | undefined,
): Promise<string | undefined> {
  if (questions === undefined) {
    const found = texts.map(({ at }) => at).join(", ");
    throw new UserError(
      `${name}: where in its answer does the state stand? Say --state-at ${texts[0]?.at ?? "/status"}${found === "" ? "" : ` (the document has ${found})`}.`,
    );
  }
  const check = (answer: string): string | undefined =>
    /^(\/([^~/]|~[01])*)*$/.test(answer) ? undefined : "A JSON Pointer, such as /status or /job/state";
  const question =
    "Where in its answer does the state stand, as in /status? Left empty: nowhere, no status is read";
  if (texts.length === 0) return (await questions.text(question, "", check)) || undefined;
  const other = { value: "", label: "elsewhere, or nowhere" };
  const choices = texts.map(({ at, values }) => ({
    value: at,
    label: oneLine(at),
    hint: oneLine(values.join(", ")),
  }));
  const chosen = await questions.choose("Where in its answer does the state stand?", [...choices, other]);
  return chosen === "" ? (await questions.text(question, "", check)) || undefined : chosen;
}

async function resolveValues(
  { name }: Candidate,
  documented: readonly string[],
  given: StatusAnswer["values"] | undefined,
  questions: Questions | undefined,
): Promise<Record<string, JobState>> {
  const missing = documented.filter((value) => given?.[value] === undefined);
  if (questions === undefined) {
    if (given !== undefined && Object.keys(given).length > 0 && missing.length === 0) return { ...given };
    const options = missing.map((value) => `--state ${value}=…`).join(" ");
    throw new UserError(
      `${name}: what do its values mean? Say ${options || "--state processing=running, and so on"}; unknown is for those that nobody knows.`,
    );
  }
  const values: Record<string, JobState> = { ...given };
  for (const value of missing) {
    values[value] = await questions.choose(
      `${JSON.stringify(oneLine(value))} says that the job is …`,
      stateChoices(),
    );
  }
  if (Object.keys(values).length > 0) return values;
  const answer = await questions.text(
    "The document does not list the values. Which are there? As value=state, apart by spaces",
    "",
    (text) =>
      text === "" ? "At least one, such as processing=running" : problemWith(() => parseStates(text)),
  );
  return parseStates(answer);
}

function parseStates(text: string): Record<string, JobState> {
  return Object.fromEntries(text.split(/\s+/).map(parseState));
}
