import {
  dereference,
  isJsonObject,
  type JsonObject,
  listOperations,
  UserError,
} from "@calloff/openapi/internal";
import { oneLine } from "../jobs/documented-answers.ts";
import type { CredentialAnswer, GivenAnswers } from "./answers.ts";
import type { Questions } from "./questions.ts";

const ALL = "";

/** A key that users have, with what is known of it. */
interface KnownScheme extends Partial<CredentialAnswer> {
  /** The security scheme's name. */
  readonly scheme: string;
  /** As given, or what it is called unless somebody wants another name. */
  readonly env: string;
  readonly isGiven: boolean;
}

/**
 * Which keys users have.
 *
 * @throws UserError when what was given does not fit the document
 */
export async function resolveSchemes(
  provider: string,
  document: JsonObject,
  given: GivenAnswers["credentials"],
  questions: Questions | undefined,
): Promise<KnownScheme[]> {
  const alternatives = findAlternatives(document);
  const schemes = [...new Set(alternatives.flat())];
  const known = nameSchemes(given, schemes);
  const chosen = Object.keys(known);
  if (chosen.length === 0) chosen.push(...(await chooseSchemes(alternatives, document, questions)));
  return chosen.map((scheme) => {
    const own = known[scheme] ?? {};
    const env = own.env ?? defaultVariable(provider, scheme, schemes);
    return { ...own, scheme, env, isGiven: own.env !== undefined };
  });
}

/** In which environment variables the keys are, and what stands before them. */
export async function resolveCredentials(
  schemes: readonly KnownScheme[],
  document: JsonObject,
  asking: { readonly variables: Questions | undefined; readonly prefixes: Questions | undefined },
): Promise<Record<string, CredentialAnswer>> {
  const answers: Record<string, CredentialAnswer> = {};
  for (const { scheme, env: usual, isGiven, prefix: given } of schemes) {
    const env = isGiven ? usual : await askVariable(scheme, usual, document, asking.variables);
    const prefix = given ?? (await askPrefix(scheme, document, asking.prefixes));
    answers[scheme] = { env, ...(prefix && { prefix }) };
  }
  return answers;
}

/** The sets of schemes that operations take together, each once, in their order. */
function findAlternatives(document: JsonObject): string[][] {
  const declared = schemesOf(document);
  const found = new Map<string, string[]>();
  for (const { operation } of listOperations(document)) {
    const security = operation["security"] ?? document["security"];
    for (const requirement of Array.isArray(security) ? security : []) {
      const names = isJsonObject(requirement) ? Object.keys(requirement).sort() : [];
      if (names.length === 0 || names.some((name) => !Object.hasOwn(declared, name))) continue;
      found.set(JSON.stringify(names), names);
    }
  }
  return [...found.values()];
}

function schemesOf({ components }: JsonObject): JsonObject {
  const schemes = isJsonObject(components) ? components["securitySchemes"] : undefined;
  return isJsonObject(schemes) ? schemes : {};
}

/** What was given, by the scheme's name. */
function nameSchemes(
  given: GivenAnswers["credentials"],
  schemes: readonly string[],
): Record<string, Partial<CredentialAnswer>> {
  const named = Object.entries(given).map(([name, credential]) => {
    if (schemes.includes(name)) return [name, credential];
    const [only, second] = schemes;
    if (only === undefined) throw new UserError("--env: the document requires no key.");
    if (name === "" && second === undefined) return [only, credential];
    const which = name === "" ? "" : `"${name}" is none of them. `;
    throw new UserError(
      `--env: the document has the keys ${schemes.join(", ")}; ${which}Say which is meant, as in --env ${only}=${credential.env ?? "NAME"}.`,
    );
  });
  return Object.fromEntries(named);
}

/** All where there is but one; where there are several and nobody to ask, codegen keeps and names them all. */
async function chooseSchemes(
  alternatives: readonly string[][],
  document: JsonObject,
  questions: Questions | undefined,
): Promise<readonly string[]> {
  const [only, second] = alternatives;
  if (only === undefined) return [];
  if (second === undefined) return questions === undefined && only.length > 1 ? [] : only;
  if (questions === undefined) return [];
  const choices = alternatives.map((names) => ({
    value: JSON.stringify(names),
    label: names.join(" and "),
    hint: names.map((name) => describeScheme(name, document)).join("; "),
  }));
  const all = { value: ALL, label: "any of them", hint: "users choose" };
  const chosen = await questions.choose("Which key do users have?", [...choices, all]);
  return chosen === ALL ? [...new Set(alternatives.flat())] : (JSON.parse(chosen) as string[]);
}

/** In words, as in "apiKey in the header X-Key". */
function describeScheme(name: string, document: JsonObject): string {
  const { type, in: place, name: holder, scheme } = dereference(document, schemesOf(document)[name]);
  if (type === "apiKey") return oneLine(`apiKey in the ${String(place)} ${String(holder)}`);
  return oneLine(type === "http" ? `http ${String(scheme)}` : String(type));
}

/** `ACME_API_KEY`; of several schemes, each has its name in it. */
function defaultVariable(provider: string, scheme: string, schemes: readonly string[]): string {
  const start = toVariable(provider);
  return schemes.length < 2 ? `${start}_API_KEY` : `${start}_${toVariable(scheme) || "API_KEY"}`;
}

/** `openApi` and `open-api` as `OPEN_API`. */
function toVariable(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, "$1_$2")
    .replace(/[^A-Za-z\d]+/g, "_")
    .replace(/^[_\d]+|_+$/g, "")
    .toUpperCase();
}

async function askVariable(
  scheme: string,
  usual: string,
  document: JsonObject,
  questions: Questions | undefined,
): Promise<string> {
  if (questions === undefined) return usual;
  const question = `Which environment variable holds the key "${oneLine(scheme)}" (${describeScheme(scheme, document)})?`;
  return questions.text(question, usual, (name) =>
    /^[A-Z][A-Z0-9_]*$/.test(name) ? undefined : "capitals, digits and underscores, such as ACME_API_KEY",
  );
}

/** Only the Authorization header takes a word before the key that no document has a place for. */
async function askPrefix(
  scheme: string,
  document: JsonObject,
  questions: Questions | undefined,
): Promise<string | undefined> {
  const { type, in: place, name, description } = dereference(document, schemesOf(document)[scheme]);
  if (type !== "apiKey" || place !== "header" || !/^authorization$/i.test(String(name))) return undefined;
  if (questions === undefined) return undefined;
  const says = description === undefined ? "" : ` The document says: ${JSON.stringify(oneLine(description))}`;
  const question = `What stands before the key in Authorization, such as Token? Left empty: nothing.${says}`;
  const answer = await questions.text(question, "", (text) =>
    text === "" || /^[!-~][ -~]*$/.test(text)
      ? undefined
      : "printable ASCII that does not begin with a space",
  );
  // A scheme of HTTP and its credentials are a space apart, and people do not see that they type one.
  return answer === "" ? undefined : `${answer} `;
}
