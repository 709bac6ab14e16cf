import { type JsonObject, type JsonPath, objectOf } from "../document/json.ts";
import type { ParsedDocument } from "../document/parse-document.ts";
import { toPointer, valueAt } from "../document/pointer.ts";
import type { Warning } from "../document/warning.ts";
import { schemaAt } from "../operations/bytes.ts";
import { methodsOf } from "../operations/operations.ts";
import { printPlace, UserError } from "../user-error.ts";
import { findNewFeature } from "../versions/find-new-feature.ts";
import { isOpenApi32, lowerTo31, pathBeforeLowering } from "../versions/lower-to-3-1.ts";
import { findBrokenReferences, type Problem } from "./broken-references.ts";
import { ENDLESS_RULE } from "./find-endless-schemas.ts";
import { findOpenApiProblems } from "./find-openapi-problems.ts";
import { findUnusedComponents } from "./find-unused-components.ts";
import { isHarmless, isHarmlessReference } from "./harmless.ts";
import type { OpenApiMinor } from "./openapi-types.ts";

/** Facts about a valid document. */
export interface DocumentFacts {
  /** The version of OpenAPI, as in `3.1.0`. */
  readonly openapi: string;
  /** How many operations its paths have. */
  readonly operations: number;
  /** Mistakes that do no harm, such as components that nothing uses. */
  readonly warnings: readonly Warning[];
}

/** A document, and the way back from its values to their lines. */
type Located = Pick<ParsedDocument, "value" | "locate">;

const MAX_PRINTED = 20;

/**
 * Checks that a document is valid OpenAPI 3.0, 3.1 or 3.2, that it stands alone (no reference leaves it), and that it has at
 * least one operation. Nothing is fetched.
 *
 * @param document the document, as `loadDocument` or `parseDocument` returns it
 * @returns its version, how many operations it has, and its harmless mistakes
 * @throws UserError with a line for each of the first 20 problems that do harm: file, line, column, what, JSON Pointer
 * @example
 * const document = await loadDocument("openapi.yaml");
 * const { openapi, operations, warnings } = await validateDocument(document);
 */
export async function validateDocument(document: ParsedDocument): Promise<DocumentFacts> {
  const openapi = checkStandsAlone(document);
  const value = lowered(document.value);
  const minor = (["3.0", "3.2"] as const).find((each) => openapi.startsWith(`${each}.`)) ?? "3.1";
  const problems = await runValidator({ ...document, value }, minor);
  throwIfAny(
    problems.filter((problem) => !isHarmless(problem)),
    document,
  );
  const operations = countOperations(value);
  if (operations === 0) {
    throw new UserError(
      "has no operations: there is nothing under paths to call.",
      document.locate(["paths"]),
    );
  }
  const broken = findBrokenReferences(value).filter(isHarmlessReference);
  const warnings = [...broken, ...problems].map(({ path, message }) => ({
    path: existing(pathBeforeLowering(document.value, path), document.value),
    message: isQueryMethod(path, message) ? EARLY_QUERY : message,
  }));
  return { openapi, operations, warnings: [...warnings, ...findUnusedComponents(value)] };
}

const EARLY_QUERY =
  "The method `query` is one of OpenAPI 3.2, and the document says an older version; its operation is taken all the same.";

function isQueryMethod(path: JsonPath, message: string): boolean {
  const [section, , method, ...more] = path;
  return section === "paths" && method === "query" && more.length === 0 && message.startsWith("Property ");
}

/**
 * The first part of that, fast on documents of any size: it is OpenAPI 3.0, 3.1 or 3.2, and its references arrive.
 *
 * @param needsTypes whether types are to be made of it, which a schema that contains itself has not
 * @returns the version of OpenAPI
 * @throws UserError as above
 */
export function checkStandsAlone(document: Located, needsTypes = true): string {
  const openapi = checkVersion(document);
  const broken = findBrokenReferences(lowered(document.value)).filter(
    (problem) => !isHarmlessReference(problem) && (needsTypes || problem.rule !== ENDLESS_RULE),
  );
  throwIfAny(broken, document);
  return openapi;
}

/** What is made of a document knows 3.1. */
function lowered(document: JsonObject): JsonObject {
  if (!isOpenApi32(document)) return document;
  const copy = structuredClone(document);
  lowerTo31(copy);
  return copy;
}

function checkVersion({ value, locate }: Located): string {
  const { openapi, swagger } = value;
  if (openapi === undefined && swagger !== undefined) {
    throw new UserError(
      `Swagger ${printValue(swagger)}; convert it to OpenAPI 3 first, or ask the vendor for that.`,
      locate(["swagger"]),
    );
  }
  if (openapi === undefined)
    throw new UserError("is not OpenAPI: it has no openapi: at its top level.", locate([]));
  if (typeof openapi !== "string") {
    throw new UserError(
      `openapi must be a string such as "3.1.0", found ${printValue(openapi)}.`,
      locate(["openapi"]),
    );
  }
  if (!/^3\.[012]\.\d+$/.test(openapi)) {
    throw new UserError(
      `OpenAPI ${printValue(openapi)} is not supported; 3.0.x, 3.1.x and 3.2.x are.`,
      locate(["openapi"]),
    );
  }
  refuseNewFeatures({ value, locate });
  return openapi;
}

/** @throws UserError for what OpenAPI 3.2 has and nothing here knows */
export function refuseNewFeatures({ value, locate }: Located): void {
  const unknown = isOpenApi32(value) ? findNewFeature(value) : undefined;
  if (unknown !== undefined) throw new UserError(unknown.message, locate(unknown.path));
}

async function runValidator({ value, locate }: ParsedDocument, minor: OpenApiMinor): Promise<Problem[]> {
  try {
    return await findOpenApiProblems(value, minor);
  } catch (error) {
    // The validator trusts what it reads more than we do: a field named "hasOwnProperty" stops it.
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(`the validator cannot read this document (${reason}).`, locate([]));
  }
}

function throwIfAny(problems: readonly Problem[], document: Located): void {
  if (problems.length === 0) return;
  // References that fail in the same way are one mistake; a rule that is broken in two places is two.
  const groups = new Map<string | Problem, { readonly first: Problem; others: number }>();
  for (const problem of problems) {
    const key = problem.rule === undefined ? problem.message : problem;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: problem, others: 0 });
    else group.others += 1;
  }
  const lines = [...groups.values()].map(({ first, others }) => printProblem(first, others, document));
  const more = lines.length > MAX_PRINTED ? [`and ${lines.length - MAX_PRINTED} more.`] : [];
  throw new UserError([...lines.slice(0, MAX_PRINTED), ...more].join("\n"));
}

function printProblem({ path, message }: Problem, others: number, { value, locate }: Located): string {
  const written = pathBeforeLowering(value, path);
  const pointer = `#${toPointer(existing(written, value))}`;
  const more = others === 0 ? "" : `, and at ${others} more`;
  return printable(`${printPlace(locate(written))}: ${message} (at ${pointer}${more})`);
}

/** Some problems are reported at the value that is missing. */
function existing(path: JsonPath, root: JsonObject): JsonPath {
  const missing = path.findIndex((_, index) => valueAt(root, path.slice(0, index + 1)) === undefined);
  return missing === -1 ? path : path.slice(0, missing);
}

function printValue(value: unknown): string {
  return printable(typeof value === "string" ? value : JSON.stringify(value));
}

/** A document's own text, kept from moving the cursor of a terminal or beginning a line. */
function printable(text: string): string {
  return text.replace(/\p{Cc}+/gu, " ");
}

function countOperations(root: JsonObject): number {
  const items = Object.entries(objectOf(root["paths"])).filter(([path]) => path.startsWith("/"));
  return items.flatMap(([, item]) => methodsOf({ ...schemaAt(root, item), ...objectOf(item) })).length;
}
