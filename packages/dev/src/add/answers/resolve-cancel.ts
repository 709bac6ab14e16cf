import type { JsonObject } from "@calloff/openapi/internal";
import { UserError } from "@calloff/openapi/internal";
import type { Meaning, StateInBody } from "@calloff/runtime";
import { type DocumentedAnswer, documentedAnswers, oneLine } from "../jobs/documented-answers.ts";
import { type Candidate, findCancelCandidates } from "../jobs/find-candidates.ts";
import { bodyMeaningChoices, meaningChoices } from "../jobs/meaning-choices.ts";
import { findStateTexts, type StateText } from "../jobs/state-values.ts";
import type { CancelAnswer, GivenAnswers } from "./answers.ts";
import { askOperation } from "./ask-operation.ts";
import { findOperation } from "./find-operation.ts";
import type { Questions } from "./questions.ts";

/**
 * The operation that cancels a job, and what its answers mean.
 *
 * @param questions undefined where nothing is asked: then it is what was given, or nothing
 * @throws UserError when what was given does not fit the document, or is not all
 */
export async function resolveCancel(
  document: JsonObject,
  given: GivenAnswers["cancel"],
  questions: Questions | undefined,
): Promise<CancelAnswer | undefined> {
  if (given === false || (given === undefined && questions === undefined)) return undefined;
  const chosen =
    given === undefined
      ? await askCancel(document, questions)
      : findOperation(document, given.operation, "--cancel");
  if (chosen === undefined) return undefined;
  const answers = documentedAnswers(document, chosen.place);
  const known = given?.answers ?? {};
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
    }
  }
  return { operation: chosen.name, answers: said };
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
  throw new UserError(
    `${name} has no documented status ${stray} that could mean anything. It has ${documented}.`,
  );
}

function unsaid({ name }: Candidate, missing: readonly DocumentedAnswer[]): UserError {
  const lines = missing.map(
    ({ status, description }) => `  ${status}  ${JSON.stringify(description)}: --meaning ${status}=…`,
  );
  return new UserError(
    `${name}: what do these answers mean for the job? Nothing is guessed.\n${lines.join("\n")}\nThe meanings are listed by npx calloff-dev add --help.`,
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
  const byBody = texts.map(({ at, values }) => ({
    value: at as "canceled",
    label: oneLine(`it depends on ${at} of the body`),
    hint: oneLine(values.join(", ")),
  }));
  const choices = [...meaningChoices(status), ...byBody];
  const chosen = await questions.choose(`${status} ${says}. What does it mean for the job?`, choices);
  const text = texts.find(({ at }) => at === (chosen as string));
  return text === undefined ? chosen : askByBody(text, questions);
}

async function askByBody({ at, values }: StateText, questions: Questions): Promise<StateInBody> {
  const meanings: Record<string, StateInBody["otherwise"]> = {};
  for (const value of values) {
    meanings[value] = await questions.choose(
      `And with ${JSON.stringify(oneLine(value))}?`,
      bodyMeaningChoices(),
    );
  }
  const otherwise = await questions.choose(
    "And with anything else, or without a body?",
    bodyMeaningChoices(),
  );
  return { at, values: meanings, otherwise };
}
