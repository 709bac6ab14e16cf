import { isJsonObject, type JsonObject, UserError } from "@calloff/openapi/internal";
import { oneLine } from "../jobs/documented-answers.ts";
import type { Questions } from "./questions.ts";

const IDENTIFIER = /^[A-Z][A-Za-z0-9]*$/;

/**
 * The name that exports are made of.
 *
 * @throws UserError when the one that was given cannot be
 */
export async function resolveIdentifier(
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
