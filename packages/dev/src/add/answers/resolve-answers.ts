import { readBaseUrl } from "@calloff/codegen/internal";
import { isJsonObject, type JsonObject, listOperations, UserError } from "@calloff/openapi/internal";
import { oneLine } from "../jobs/documented-answers.ts";
import { nameOf } from "../jobs/find-candidates.ts";
import type { Answers, GivenAnswers } from "./answers.ts";
import { operationNamed } from "./find-operation.ts";
import type { Questions } from "./questions.ts";
import { resolveCancel } from "./resolve-cancel.ts";
import { resolveCredentials, resolveSchemes } from "./resolve-credentials.ts";
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
  const before = { ...given, ...names, server: server ?? given.server };
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
    throw new UserError(
      `--without ${needed.operation}: the client needs it to cancel a job or read its status.`,
    );
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

const IDENTIFIER = /^[A-Z][A-Za-z0-9]*$/;

/**
 * The name that exports are made of.
 *
 * @throws UserError when the one that was given cannot be
 */
async function resolveIdentifier(
  provider: string,
  document: JsonObject,
  given: string | undefined,
  questions: Questions | undefined,
): Promise<string> {
  const problem = (name: string): string | undefined =>
    IDENTIFIER.test(name) ? undefined : "letters and digits, a capital first, such as TensorPix";
  if (given !== undefined) {
    if (problem(given) === undefined) return given;
    throw new UserError(`--name ${given}: expected ${problem(given)}.`);
  }
  const usual = defaultIdentifier(provider);
  if (questions === undefined) return usual;
  const title = isJsonObject(document["info"]) ? oneLine(document["info"]["title"]) : "";
  const called = title === "" ? "" : ` The document calls itself ${JSON.stringify(title)}.`;
  return questions.text(`How is the vendor written in code, as in create${usual}?${called}`, usual, problem);
}

/** `open-render` as `OpenRender`. */
function defaultIdentifier(provider: string): string {
  return provider
    .split("-")
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join("");
}

/** What a document says of where the vendor is. */
interface ServerFinding {
  /** What it leaves open; undefined where it leaves nothing. */
  readonly problem?: string;
  /** What follows from it all the same. */
  readonly suggestion?: string;
}

/**
 * Where the vendor is; undefined where it is what follows from the document, or users are to say it.
 *
 * @param address of the document, which relative servers are relative to
 * @throws UserError when the one that was given cannot be
 */
async function resolveServer(
  document: JsonObject,
  address: string | undefined,
  given: string | undefined,
  questions: Questions | undefined,
): Promise<string | undefined> {
  if (given !== undefined) {
    const wrong = problemWith(given);
    if (wrong !== undefined) throw new UserError(`--server ${given}: ${wrong}.`);
    return given;
  }
  const { problem, suggestion } = findServer(document, address);
  if (problem === undefined) return undefined;
  if (questions === undefined) return undefined;
  const answer = await questions.text(
    `Where is the vendor? Left empty, users say so with baseUrl. By the document: ${oneLine(problem)}`,
    suggestion ?? "",
    (text) => (text === "" ? undefined : problemWith(text)),
  );
  return answer === "" || answer === suggestion ? undefined : answer;
}

/** What codegen would take for the base URL, and what it would remark on. */
function findServer(document: JsonObject, address: string | undefined): ServerFinding {
  const warnings: string[] = [];
  const [place] = listOperations(document);
  const warn = ({ message }: { readonly message: string }): void => void warnings.push(message);
  const suggestion = readBaseUrl(document, place, { documentUrl: address, warn });
  const [problem] = warnings;
  return { ...(problem && { problem }), ...(suggestion && { suggestion }) };
}

function problemWith(url: string): string | undefined {
  return /^https:\/\/[^{}?#\s]+$/.test(url) && URL.canParse(url)
    ? undefined
    : "expected an absolute https: URL without variables";
}
