import { readBaseUrl } from "@calloff/codegen/internal";
import type { JsonObject } from "@calloff/openapi/internal";
import { listOperations, UserError } from "@calloff/openapi/internal";
import { oneLine } from "../jobs/documented-answers.ts";
import type { Questions } from "./questions.ts";

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
export async function resolveServer(
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
