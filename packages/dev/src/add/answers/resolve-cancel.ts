import type { JsonObject } from "@calloff/openapi/internal";
import { UserError } from "@calloff/openapi/internal";
import type { CancelState, Meaning, StateInBody } from "@calloff/runtime";
import { type DocumentedAnswer, documentedAnswers, oneLine } from "../jobs/documented-answers.ts";
import { type Candidate, findCancelCandidates } from "../jobs/find-candidates.ts";
import { groupedLines, knownState, meaningOfState } from "../jobs/known-states.ts";
import { bodyMeaningChoices, meaningChoices, type PlainMeaning } from "../jobs/meaning-choices.ts";
import { findStateTexts, type StateText } from "../jobs/state-values.ts";
import type { CancelAnswer, GivenAnswers } from "./answers.ts";
import { askOperation, findOperation } from "./find-operation.ts";
import type { Questions } from "./questions.ts";

/**
 * The operation that cancels a job, and what its answers mean.
 *
 * @param questions undefined where nothing is asked: then it is what was given, or nothing
 * @param keep is told after each question what is known by then
 * @throws UserError when what was given does not fit the document, or is not all
 */
export async function resolveCancel(
  document: JsonObject,
  given: GivenAnswers["cancel"],
  questions: Questions | undefined,
  keep: (answer: CancelAnswer) => void = () => {},
): Promise<CancelAnswer | undefined> {
  if (given === false || (given === undefined && questions === undefined)) return undefined;
  const chosen =
    given === undefined
      ? await askCancel(document, questions)
      : findOperation(document, given.operation, "--cancel");
  if (chosen === undefined) return undefined;
  const answers = documentedAnswers(document, chosen.place);
  const known = placesRead(document, answers, given?.answers ?? {});
  checkKnown(chosen, answers, known);
  const missing = answers.filter(({ status, needsMeaning }) => needsMeaning && known[status] === undefined);
  if (questions === undefined && missing.length > 0) throw unsaid(chosen, missing);
  const said: Record<string, Meaning> = {};
  tellByHttp(answers, known, questions);
  for (const answer of answers) {
    const own = known[answer.status];
    if (own !== undefined) said[answer.status] = own;
    else if (questions !== undefined && answer.needsMeaning) {
      said[answer.status] = await askMeaning(document, answer, questions);
      keep({ operation: chosen.name, answers: { ...said } });
    }
  }
  return { operation: chosen.name, answers: said };
}

/** Meanings that were given as a place in the body, as in `/status`, read from the words that stand there. */
function placesRead(
  document: JsonObject,
  answers: readonly DocumentedAnswer[],
  given: NonNullable<Exclude<GivenAnswers["cancel"], false>>["answers"],
): CancelAnswer["answers"] {
  const read = Object.entries(given).map(([status, meaning]): [string, Meaning] => {
    if (typeof meaning !== "string" || !meaning.startsWith("/")) return [status, meaning as Meaning];
    const response = answers.find((answer) => answer.status === status)?.response ?? {};
    const text = findStateTexts(document, response).find(({ at }) => at === meaning);
    const strange = text?.values.filter((value) => knownState(value) === undefined) ?? [];
    if (text !== undefined && text.values.length > 0 && strange.length === 0)
      return [status, byKnownWords(text)];
    const why =
      strange.length > 0 ? `${strange.join(", ")} could mean anything` : "the document lists no values there";
    throw new UserError(
      `--meaning ${status}=${meaning}: ${why}; give the meaning of each value in a file for --answers.`,
    );
  });
  return Object.fromEntries(read);
}

function askCancel(document: JsonObject, questions: Questions | undefined): Promise<Candidate | undefined> {
  return askOperation(document, {
    question: "Which operation cancels a job?",
    candidates: findCancelCandidates(document),
    none: { label: "none: typed fetch without cancel", hint: "cancel will not compile" },
    option: "--cancel",
    questions,
  });
}

function checkKnown(
  { name }: Candidate,
  answers: readonly DocumentedAnswer[],
  known: CancelAnswer["answers"],
): void {
  const stray = Object.keys(known).find((status) => !answers.some((answer) => answer.status === status));
  if (stray === undefined) return;
  const documented = answers.map(({ status }) => status).join(", ");
  throw new UserError(`${name} has no documented status ${stray} to give a meaning. It has ${documented}.`);
}

function unsaid({ name }: Candidate, missing: readonly DocumentedAnswer[]): UserError {
  const lines = missing.map(
    ({ status, description }) => `  ${status}  ${JSON.stringify(description)}: --meaning ${status}=…`,
  );
  return new UserError(
    `${name}: what do these answers mean for the job? calloff-dev does not guess.\n${lines.join("\n")}\nFor the list of meanings, run npx calloff-dev add --help.`,
  );
}

function tellByHttp(
  answers: readonly DocumentedAnswer[],
  known: CancelAnswer["answers"],
  questions: Questions | undefined,
): void {
  const byHttp = answers.filter(({ status, needsMeaning }) => !needsMeaning && known[status] === undefined);
  if (byHttp.length === 0) return;
  const statuses = byHttp.map(({ status }) => status).join(", ");
  questions?.tell("Not asked", [`${statuses}: as HTTP defines them. --meaning says otherwise.`]);
}

async function askMeaning(
  document: JsonObject,
  { status, description, response }: DocumentedAnswer,
  questions: Questions,
): Promise<Meaning> {
  const says = description === "" ? "has no description" : `says ${JSON.stringify(description)}`;
  const texts = findStateTexts(document, response).filter(({ values }) => values.length > 0);
  const [nearest] = texts;
  if (nearest !== undefined) {
    const known = byKnownWords(nearest);
    const lines = groupedLines(known.values);
    const otherwise = `anything else, or no body: ${known.otherwise}`;
    questions.tell(
      `What ${nearest.at} in the body of ${status} would mean`,
      [...lines, otherwise].map(oneLine),
    );
  }
  const byBody = texts.map(({ at, values }) => ({
    value: at as PlainMeaning,
    label: oneLine(
      at === nearest?.at ? `it depends on ${at} of the body, as above` : `it depends on ${at} of the body`,
    ),
    hint: oneLine(values.join(", ")),
  }));
  const oneByOne = {
    value: ONE_BY_ONE as PlainMeaning,
    label: "it depends on the body, but not as above",
    hint: "each value is asked",
  };
  // A body that names a state says more than its status.
  const choices = [...byBody, ...(nearest === undefined ? [] : [oneByOne]), ...meaningChoices(status)];
  const chosen: string = await questions.choose(`${status} ${says}. What does it mean for the job?`, choices);
  if (chosen === ONE_BY_ONE && nearest !== undefined) return askByBody(nearest, {}, questions);
  const text = texts.find(({ at }) => at === chosen);
  if (text === undefined) return chosen as PlainMeaning;
  const { values, otherwise } = byKnownWords(text);
  return askByBody(text, values, questions, otherwise);
}

const ONE_BY_ONE = "one by one";

/** What the values mean whose words all vendors use alike. */
function byKnownWords({ at, values }: StateText): StateInBody {
  const known = values.flatMap((value): [string, CancelState][] => {
    const state = knownState(value);
    return state === undefined ? [] : [[value, meaningOfState(state)]];
  });
  return { at, values: Object.fromEntries(known), otherwise: "canceling" };
}

/** Asks what each value means that is not known; and what anything else means, unless that is. */
async function askByBody(
  { at, values }: StateText,
  known: StateInBody["values"],
  questions: Questions,
  otherwise?: StateInBody["otherwise"],
): Promise<StateInBody> {
  const meanings: Record<string, CancelState> = {};
  for (const value of values) {
    meanings[value] =
      known[value] ??
      (await questions.choose(`And with ${JSON.stringify(oneLine(value))}?`, bodyMeaningChoices()));
  }
  const rest =
    otherwise ?? (await questions.choose("And with anything else, or without a body?", bodyMeaningChoices()));
  return { at, values: meanings, otherwise: rest };
}
