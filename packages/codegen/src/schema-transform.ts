import { createRequire } from "node:module";
import { BYTES, type Bytes, type JsonObject, STREAM } from "@calloff/openapi/internal";
import type { SchemaObject, TransformNodeOptions } from "openapi-typescript";
import type ts from "typescript";
import { typescript } from "./typescript.ts";

/** Required for the reason that TypeScript is: see there. */
const { transformSchemaObject } = createRequire(import.meta.url)(
  "openapi-typescript",
) as typeof import("openapi-typescript");

const { factory, SyntaxKind } = typescript;

/**
 * The types of schemas that openapi-typescript would get wrong: bytes, streams, lists and tuples, and objects that have no
 * properties at all. Asked for a list of types, it is asked again for each.
 */
export function schemaTransform(
  schemaObject: SchemaObject,
  options: TransformNodeOptions,
): ts.TypeNode | undefined {
  const schema = schemaObject as unknown as JsonObject;
  const { type } = schema;
  if (type === "string") return typeOfBytes(schema[BYTES] as Bytes | undefined);
  // Of a property it takes this for all that there is.
  if (["enum", "const", "allOf", "anyOf", "oneOf"].some((key) => key in schema)) return undefined;
  if (type === "array") return typeOfList(schema, options);
  return type === "object" && isEmpty(schema) ? typeOfEmpty() : undefined;
}

function typeOfBytes(bytes: Bytes | undefined): ts.TypeNode | undefined {
  if (bytes === undefined) return undefined;
  const blob = factory.createTypeReferenceNode("Blob");
  if (bytes === "alone") return blob;
  return factory.createUnionTypeNode([blob, factory.createKeywordTypeNode(SyntaxKind.StringKeyword)]);
}

function typeOfList(schema: JsonObject, options: TransformNodeOptions): ts.TypeNode | undefined {
  const { prefixItems, items = true, minItems, maxItems, unevaluatedItems } = schema;
  const typeOf = (value: unknown): ts.TypeNode => transformSchemaObject(value as SchemaObject, options);
  if (STREAM in schema) return typeOfStream(typeOf(items));
  // A list of schemas was a tuple before JSON Schema 2020-12.
  if (Array.isArray(items)) return undefined;
  if (!Array.isArray(prefixItems)) return factory.createArrayTypeNode(typeOf(items));
  const least = typeof minItems === "number" ? minItems : 0;
  const most = typeof maxItems === "number" ? maxItems : Number.POSITIVE_INFINITY;
  const elements = prefixItems.slice(0, most).map((item, index) => {
    const type = typeOf(item);
    return index < least ? type : factory.createOptionalTypeNode(type);
  });
  const isClosed =
    items === false || most <= prefixItems.length || (!("items" in schema) && unevaluatedItems === false);
  if (!isClosed) elements.push(factory.createRestTypeNode(factory.createArrayTypeNode(typeOf(items))));
  return factory.createTupleTypeNode(elements);
}

/** `ItemStream` of the runtime, written out: what is generated here imports nothing. */
function typeOfStream(item: ts.TypeNode): ts.TypeNode {
  const bytes = factory.createTypeReferenceNode("Uint8Array");
  const name = factory.createStringLiteral("~item");
  const optional = factory.createToken(SyntaxKind.QuestionToken);
  const readonly = [factory.createModifier(SyntaxKind.ReadonlyKeyword)];
  const mark = factory.createPropertySignature(readonly, name, optional, item);
  return factory.createIntersectionTypeNode([
    factory.createTypeReferenceNode("ReadableStream", [bytes]),
    factory.createTypeLiteralNode([mark]),
  ]);
}

function isEmpty(schema: JsonObject): boolean {
  const { additionalProperties, unevaluatedProperties, properties, patternProperties, $defs } = schema;
  const isClosed =
    additionalProperties === false || (additionalProperties === undefined && unevaluatedProperties === false);
  return (
    isClosed && [properties, patternProperties, $defs].every((map) => Object.keys(map ?? {}).length === 0)
  );
}

function typeOfEmpty(): ts.TypeNode {
  const [text, never] = [SyntaxKind.StringKeyword, SyntaxKind.NeverKeyword] as const;
  return factory.createTypeReferenceNode("Record", [
    factory.createKeywordTypeNode(text),
    factory.createKeywordTypeNode(never),
  ]);
}
