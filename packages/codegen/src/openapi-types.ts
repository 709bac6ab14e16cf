import { createRequire } from "node:module";
import type { JsonObject } from "@calloff/openapi";
import {
  dereference,
  isJsonObject,
  listOperations,
  objectOf,
  UserError,
  untieParents,
} from "@calloff/openapi/internal";
import type { GlobalContext, OpenAPI3 } from "openapi-typescript";
import type ts from "typescript";
import { joinMethods } from "./join-methods.ts";
import { nameQuerystrings } from "./name-querystrings.ts";
import { nameRecursiveTypes } from "./name-recursive-types.ts";
import { hoistReferences } from "./normalize/hoist-references.ts";
import { markValues } from "./normalize/mark-values.ts";
import { normalizeBodies } from "./normalize/normalize-bodies.ts";
import { normalizeOperations } from "./normalize/normalize-operations.ts";
import { normalizeDiscriminators, normalizeSchemas } from "./normalize/normalize-schemas.ts";
import { openValues } from "./normalize/open-values.ts";
import { placeQuerystrings } from "./normalize/place-querystrings.ts";
import { separateMethods } from "./normalize/separate-methods.ts";
import { splitDirections } from "./normalize/split-directions.ts";
import { schemaTransform } from "./schema-transform.ts";
import { typescript } from "./typescript.ts";

// This file and schema-transform.ts alone know openapi-typescript; what replacing it takes is in docs/decisions.

/** Required for the reason that TypeScript is: see there. */
const { astToString, resolveRef, scanDiscriminators, transformSchema } = createRequire(import.meta.url)(
  "openapi-typescript",
) as typeof import("openapi-typescript");

/** Its command line's defaults, but for the first, and that an object about which nothing is said may hold anything. */
const OPTIONS = {
  defaultNonNullable: false,
  silent: true,
  additionalProperties: false,
  alphabetize: false,
  arrayLength: false,
  emptyObjectsUnknown: true,
  enum: false,
  enumValues: false,
  conditionalEnums: false,
  dedupeEnums: false,
  excludeDeprecated: false,
  exportType: false,
  immutable: false,
  rootTypes: false,
  rootTypesNoSchemaPrefix: false,
  rootTypesKeepCasing: false,
  pathParamsAsTypes: false,
  propertiesRequiredByDefault: false,
  makePathsEnum: false,
  generatePathParams: false,
  readWriteMarkers: false,
};

/**
 * Writes a document's `paths`, `components` and `operations` as TypeScript source that holds types only, as
 * `openapi-fetch` takes them. Nothing is fetched or read, and the document is not changed.
 *
 * @param document a valid OpenAPI 3.0 or 3.1 document whose references stay inside it
 * @param provider the name that messages begin with
 * @returns the text of a module
 * @throws UserError when openapi-typescript cannot read the document, or text in it would become code
 * @example
 * const document = await loadDocument("openapi.yaml"); // of @calloff/openapi
 * await writeFile("schema.ts", openapiTypes(document.value, "acme"));
 */
export function openapiTypes(document: JsonObject, provider: string): string {
  let source: string;
  try {
    // It changes what it is given; this is a copy, so that what the other files are made from stays as it is.
    const copy = withoutAliases(describeOrigins(document));
    untieParents(copy);
    normalizeDiscriminators(copy);
    hoistReferences(copy);
    const hasQuerystring = placeQuerystrings(copy);
    normalizeOperations(copy);
    markValues(copy);
    normalizeBodies(copy);
    splitDirections(copy);
    openValues(copy);
    normalizeSchemas(copy);
    const hasMethods = separateMethods(copy);
    const nodes = transformSchema(copy as unknown as OpenAPI3, contextFor(copy as unknown as OpenAPI3));
    const joined = hasMethods ? joinMethods(nodes) : nodes;
    source = normalizeHelpers(
      astToString(nameRecursiveTypes(hasQuerystring ? nameQuerystrings(joined) : joined)),
    );
  } catch (error) {
    const { message } = error as Error;
    throw new UserError(`${provider}: openapi-typescript cannot read the document: ${message}`);
  }
  refuseCode(source, provider);
  return source;
}

/**
 * Its entry function has Redocly lint and bundle the document first. That takes longer than all the rest, and it fetches
 * URLs and reads files: what a `$ref` in an example or an extension names, and every `externalValue`.
 */
function contextFor(schema: OpenAPI3): GlobalContext {
  // Only that entry function would read the configuration.
  const redoc = undefined as unknown as GlobalContext["redoc"];
  return {
    ...OPTIONS,
    redoc,
    transform: schemaTransform,
    transformProperty: undefined,
    postTransform: undefined,
    discriminators: findDiscriminators(schema),
    injectFooter: [],
    resolve: ($ref) => resolveRef(schema, $ref, OPTIONS),
  };
}

/** It would give a schema that inherits a discriminator, and has the property itself, that property twice. */
function findDiscriminators(schema: OpenAPI3): GlobalContext["discriminators"] {
  const found = scanDiscriminators(schema, OPTIONS);
  for (const [ref, { propertyName }] of Object.entries(found.objects)) {
    const own = resolveRef<JsonObject>(schema, ref, OPTIONS);
    const { properties, discriminator } = own ?? {};
    const isInherited = discriminator === undefined && isJsonObject(properties);
    if (isInherited && Object.hasOwn(properties, propertyName)) found.refsHandled.push(ref);
  }
  return found;
}

/** Its helper does not take a type that may be null, nor a property that only some members of a union have. */
function normalizeHelpers(source: string): string {
  return source.replace(
    /^type WithRequired<T, K extends keyof T> = T & \{\n {4}\[P in K\]-\?: T\[P\];\n\};$/m,
    "type WithRequired<T, K extends PropertyKey> = T extends unknown ? T & Required<Pick<T, K & keyof T>> : never;",
  );
}

/** openapi-typescript takes a component that is a reference to another, unless it is a schema, for an empty one. */
function withoutAliases(document: JsonObject): JsonObject {
  const components = objectOf(document["components"]);
  for (const section of ["responses", "parameters", "requestBodies", "headers", "pathItems"]) {
    const entries = objectOf(components[section]);
    for (const [name, value] of Object.entries(entries))
      if (typeof objectOf(value)["$ref"] === "string") entries[name] = dereference(document, value);
  }
  return document;
}

/**
 * Text from a document stands in these types as names, literals and comments. Should an escape ever be
 * missing, some of it would parse as something else than types: then nothing is written.
 */
export function refuseCode(source: string, provider: string): void {
  const file = typescript.createSourceFile(
    "schema.ts",
    source,
    typescript.ScriptTarget.Latest,
    false,
    typescript.ScriptKind.TS,
  );
  const { parseDiagnostics = [] } = file as { parseDiagnostics?: readonly ts.Diagnostic[] };
  const isType = (node: ts.Statement): boolean =>
    typescript.isInterfaceDeclaration(node) || typescript.isTypeAliasDeclaration(node);
  const unknownName = file.statements.find((statement) => !isType(statement));
  if (unknownName === undefined && parseDiagnostics.length === 0) return;
  const offset = unknownName?.getStart(file) ?? parseDiagnostics[0]?.start ?? 0;
  const excerpt = JSON.stringify(source.slice(offset, offset + 60));
  throw new UserError(
    `${provider}: text in the document would become code in the generated types, near ${excerpt}. Nothing was generated; look for that text in the document and its overlay.`,
  );
}

/** A copy in which every operation that our overlay added says so, for the comments of the generated types. */
function describeOrigins(document: JsonObject): JsonObject {
  const copy = structuredClone(document);
  for (const { operation } of listOperations(copy)) {
    const origin = operation["x-calloff-origin"];
    if (!isJsonObject(origin)) continue;
    const { description } = operation;
    const mark = `Documented by Calloff, from: ${origin["source"]}. It is not in the vendored document.`;
    operation["description"] = typeof description === "string" ? `${description}\n\n${mark}` : mark;
  }
  return copy;
}
