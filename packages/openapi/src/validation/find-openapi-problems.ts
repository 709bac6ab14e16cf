import {
  BaseResolver,
  type NormalizedProblem,
  normalizeVisitors,
  type Document as RedoclyDocument,
  ResolveError,
  resolveDocument,
  Source,
  SpecVersion,
  type WalkContext,
  walkDocument,
} from "@redocly/openapi-core";
import type { Oas3Rule, Oas3Visitor, RuleInstanceConfig } from "@redocly/openapi-core/lib/visitors.js";
import type { JsonObject } from "../document/json.ts";
import { parsePointer } from "../document/pointer.ts";
import type { Problem } from "./broken-references.ts";
import { isHarmless } from "./harmless.ts";
import { openApiRules } from "./openapi-rules.ts";
import { type OpenApiMinor, openApiTypes } from "./openapi-types.ts";

/**
 * Where a document breaks the rules of its version of OpenAPI. Its references must have been checked before.
 *
 * The validator's parts are put together here, rather than its `lint` called, because that looks for
 * configuration, plugins to run and a list of problems to ignore in the folder it is started from.
 */
export async function findOpenApiProblems(root: JsonObject, minor: OpenApiMinor): Promise<Problem[]> {
  const document: RedoclyDocument = { source: new Source("document", ""), parsed: root };
  const types = openApiTypes(minor);
  const rootType = types["Root"];
  if (rootType === undefined) throw new Error("the validator's types have no root");
  const resolvedRefMap = await resolveDocument({
    rootDocument: document,
    rootType,
    externalRefResolver: new RefusingResolver(),
  });
  const found: Problem[] = [];
  for (const rules of openApiRules(minor)) {
    const normalizedVisitors = normalizeVisitors([...rules].flatMap(toVisitors), types);
    const oasVersion = minor === "3.0" ? SpecVersion.OAS3_0 : SpecVersion.OAS3_1;
    const ctx: WalkContext = { problems: [], oasVersion, visitorsData: {} };
    walkDocument({ document, rootType, normalizedVisitors, resolvedRefMap, ctx });
    found.push(...ctx.problems.map(toProblem));
    if (!found.every(isHarmless)) break;
  }
  return found;
}

function toVisitors([ruleId, rule]: [string, Oas3Rule]): (RuleInstanceConfig & { visitor: Oas3Visitor })[] {
  return [rule({})].flat().map((visitor) => ({ ruleId, severity: "error", visitor }));
}

function toProblem({
  ruleId,
  message,
  location: [location],
  suggest: [suggestion],
}: NormalizedProblem): Problem {
  // The validator writes the whole document as `#/`, and does not percent-encode.
  const pointer = (location?.pointer ?? "#/").slice("#".length);
  return {
    rule: ruleId,
    path: pointer === "/" ? [] : parsePointer(pointer),
    message: suggestion === undefined ? message : `${message} Did you mean \`${suggestion}\`?`,
  };
}

/** Data such as an example may still look like a reference out of the document. It is not followed. */
class RefusingResolver extends BaseResolver {
  override async resolveDocument(): Promise<ResolveError> {
    throw new ResolveError(new Error("references out of the document are not followed"));
  }
}
