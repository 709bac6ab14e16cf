import { type JsonObject, UserError } from "@calloff/openapi/internal";
import { nameOf } from "../jobs/find-candidates.ts";
import type { Answers, GivenAnswers } from "./answers.ts";
import { operationNamed } from "./find-operation.ts";
import type { Questions } from "./questions.ts";
import { resolveCancel } from "./resolve-cancel.ts";
import { resolveCredentials, resolveSchemes } from "./resolve-credentials.ts";
import { resolveIdentifier } from "./resolve-identity.ts";
import { resolveServer } from "./resolve-server.ts";
import { resolveStatus } from "./resolve-status.ts";

/** What is to be answered about a document. */
export interface Unanswered {
  readonly provider: string;
  /** The vendor's, as published. */
  readonly document: JsonObject;
  /** Where it was read, if that is one place. */
  readonly address: string | undefined;
}

/**
 * Everything that the document leaves out: as given, else asked.
 *
 * @param questions undefined where nothing is asked; what is missing then has a default, or is left out
 * @param keep is told after each question what is known by then, so that a failure loses no answer
 * @throws UserError when what was given does not fit the document, and Interrupted
 */
export async function resolveAnswers(
  { provider, document, address }: Unanswered,
  given: GivenAnswers,
  questions: Questions | undefined,
  keep: (answers: GivenAnswers) => void = () => {},
): Promise<Answers> {
  const names = await resolveNames({ provider, document }, given, questions);
  const { identifier, credentials } = names;
  keep({ ...given, ...names });
  const server = await resolveServer(document, address, given.server, questions);
  const before = { ...given, ...names, ...(server !== undefined && { server }) };
  keep(before);
  const cancel = await resolveCancel(document, given.cancel, questions, (partial) =>
    keep({ ...before, cancel: partial }),
  );
  keep({ ...before, cancel: cancel ?? false });
  const status = await resolveStatus(document, cancel, given.status, questions, (partial) =>
    keep({ ...before, cancel: cancel ?? false, status: partial }),
  );
  keep({ ...before, cancel: cancel ?? false, ...(cancel && { status: status ?? false }) });
  const without = (given.without ?? []).map((name) => nameOf(operationNamed(document, name, "--without")));
  const needed = [cancel, status].find((each) => each !== undefined && without.includes(each.operation));
  if (needed !== undefined)
    throw new UserError(`--without ${needed.operation}: it is what cancels or reads a job.`);
  return { identifier, server, credentials, cancel, status, without };
}

/** The name in code, and the keys' variables: what they are unless a person wants others, in one question. */
async function resolveNames(
  { provider, document }: Pick<Unanswered, "provider" | "document">,
  given: GivenAnswers,
  questions: Questions | undefined,
): Promise<Pick<Answers, "identifier" | "credentials">> {
  const usual = await resolveIdentifier(provider, document, given.identifier, undefined);
  const schemes = await resolveSchemes(provider, document, given.credentials, questions);
  const isAllGiven = given.identifier !== undefined && schemes.every(({ isGiven }) => isGiven);
  const keys = schemes.map(({ env }) => env).join(" and ");
  const question = `In code it is create${usual}${keys === "" ? "" : `, and its key is read from ${keys}`}. All right?`;
  const isRight =
    questions === undefined ||
    isAllGiven ||
    (await questions.choose(question, [
      { value: "yes", label: "yes" },
      { value: "change", label: "change it" },
    ])) === "yes";
  const asking = isRight ? undefined : questions;
  const identifier = await resolveIdentifier(provider, document, given.identifier, asking);
  const credentials = await resolveCredentials(schemes, document, { variables: asking, prefixes: questions });
  return { identifier, credentials };
}
