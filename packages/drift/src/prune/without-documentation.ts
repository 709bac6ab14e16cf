import {
  BYTES,
  isJsonObject,
  isMethod,
  type JsonObject,
  type JsonValue,
  STREAM,
  VALUES,
} from "@calloff/openapi/internal";
import { UNTYPED } from "../walk/unchanged.ts";

/** What an object of a document is, as far as it decides which of its keys are documentation. */
type Shape = keyof typeof SHAPES;

interface ShapeRule {
  /** Keys that reach no generated type. */
  readonly without: ReadonlySet<string>;
  /** What stands under a key; what is not listed is taken as it is, because it may be anybody's data. */
  readonly children: Readonly<Record<string, string>>;
  /** What stands under every key: then no key is documentation, whatever its name. */
  readonly each?: string;
}

/** What was found out about the whole of a document. */
const MARKS: ReadonlySet<string> = new Set([BYTES, STREAM, VALUES]);

const NOTES = ["description", "summary", "title", "externalDocs", "deprecated", "example", "examples", "xml"];
/** Checked by servers, and by nothing that compiles. */
const LIMITS = [
  ...["default", "format", "pattern", "multipleOf", "maximum", "minimum", "exclusiveMaximum"],
  ...UNTYPED,
  ...["exclusiveMinimum", "maxLength", "minLength", "uniqueItems", "maxProperties", "minProperties"],
];

const SHAPES = {
  document: {
    without: new Set(["info", "servers", "security", "tags", "externalDocs"]),
    children: { paths: "pathItems", webhooks: "pathItems", components: "components" },
  },
  components: {
    without: new Set(["securitySchemes", "examples", "links", "callbacks"]),
    children: {
      schemas: "schemas",
      responses: "responses",
      parameters: "parameters",
      requestBodies: "requestBodies",
      headers: "headers",
      pathItems: "pathItems",
    },
  },
  pathItem: {
    without: new Set(["summary", "description", "servers"]),
    // And operations, under their methods.
    children: { parameters: "parameter" },
  },
  operation: {
    without: new Set([...NOTES, "tags", "servers", "security", "callbacks"]),
    children: { parameters: "parameter", requestBody: "requestBody", responses: "responses" },
  },
  parameter: {
    without: new Set([...NOTES, "style", "explode", "allowReserved", "allowEmptyValue"]),
    children: { schema: "schema", content: "content" },
  },
  header: {
    without: new Set([...NOTES, "style", "explode"]),
    children: { schema: "schema", content: "content" },
  },
  requestBody: { without: new Set(NOTES), children: { content: "content" } },
  response: {
    without: new Set([...NOTES, "links"]),
    children: { content: "content", headers: "headers" },
  },
  mediaType: { without: new Set([...NOTES, "encoding"]), children: { schema: "schema" } },
  schema: {
    without: new Set([...NOTES, ...LIMITS, "$comment"]),
    children: {
      ...{ properties: "schemas", patternProperties: "schemas", $defs: "schemas" },
      ...{ allOf: "schema", anyOf: "schema", oneOf: "schema", items: "schema" },
      ...{ prefixItems: "schema", additionalProperties: "schema" },
    },
  },
  pathItems: { without: new Set(), children: {}, each: "pathItem" },
  content: { without: new Set(), children: {}, each: "mediaType" },
  headers: { without: new Set(), children: {}, each: "header" },
  parameters: { without: new Set(), children: {}, each: "parameter" },
  requestBodies: { without: new Set(), children: {}, each: "requestBody" },
  responses: { without: new Set(), children: {}, each: "response" },
  schemas: { without: new Set(), children: {}, each: "schema" },
} as const satisfies Record<string, ShapeRule>;

/** A copy without what no generated type depends on: words, examples, limits, defaults, extensions. */
export function withoutDocumentation(value: JsonValue, shape: string): JsonValue {
  if (Array.isArray(value)) return value.map((item) => withoutDocumentation(item, shape));
  const rule: ShapeRule | undefined = SHAPES[shape as Shape];
  if (!isJsonObject(value) || rule === undefined) return value;
  const copy: JsonObject = {};
  for (const [key, child] of Object.entries(value)) {
    if (rule.each === undefined && (rule.without.has(key) || (key.startsWith("x-") && !MARKS.has(key))))
      continue;
    const known = Object.hasOwn(rule.children, key) ? rule.children[key] : undefined;
    const childShape = rule.each ?? (shape === "pathItem" && isMethod(key) ? "operation" : known);
    // Only a definition keeps a key of this name from becoming the prototype.
    const copied = childShape === undefined ? child : withoutDocumentation(child, childShape);
    if (key === "__proto__") Object.defineProperty(copy, key, { value: copied, enumerable: true });
    else copy[key] = copied;
  }
  return copy;
}
