import { escapeKey, isJsonObject, type JsonObject } from "@calloff/openapi/internal";
import { readContent } from "./compare-bodies.ts";
import type { Answer } from "./compare-responses.ts";
import type { DocumentIndex } from "./document-index.ts";
import { type OperationComparison, objectOrEmpty } from "./operation-comparison.ts";
import type { Place, SchemaRef } from "./shape.ts";
import { schemaRefText } from "./type-text.ts";

interface Header {
  readonly pointer: string;
  readonly required: boolean;
  readonly value: JsonObject;
  readonly type: SchemaRef;
}

export function compareHeaders(comparison: OperationComparison, before: Answer, after: Answer): void {
  const { walk } = comparison;
  const [old, now] = [readHeaders(walk.before, before), readHeaders(walk.after, after)];
  const where = walk.words(after.pointer);
  for (const [name, header] of old) {
    const partner = now.get(name);
    if (partner !== undefined)
      compareHeaderPair(comparison, header, partner, `the header ${name} of ${where}`);
    else {
      const text = schemaRefText(walk.before, header.type);
      const message = `${where} no longer has the header ${name}`;
      comparison.add("response-header-removed", { pointer: header.pointer, before: text, message });
    }
  }
  for (const [name, { pointer, type }] of now) {
    if (old.has(name)) continue;
    const message = `${where} has the header ${name} too`;
    comparison.add("response-header-added", { pointer, after: schemaRefText(walk.after, type), message });
  }
}

function readHeaders(side: DocumentIndex, answer: Answer): Map<string, Header> {
  const headers = Object.entries(objectOrEmpty(answer.value["headers"]));
  return new Map(
    headers.map(([name, value]) => [
      name,
      readHeader(side, { value, pointer: `${answer.pointer}/headers/${escapeKey(name)}` }),
    ]),
  );
}

export function readHeader(side: DocumentIndex, place: Place): Header {
  const { value, pointer } = side.resolve(place);
  const header = objectOrEmpty(value);
  // The generated type of a header that is a reference is never optional.
  const required = (isJsonObject(place.value) && "$ref" in place.value) || header["required"] === true;
  return { pointer, required, value: header, type: typeOf(header, pointer) };
}

function typeOf(header: JsonObject, pointer: string): SchemaRef {
  const schema = header["schema"];
  if (schema) return { kind: "schema", place: { value: schema, pointer: `${pointer}/schema` } };
  const [media] = readContent(header["content"], pointer).values();
  return media?.type ?? { kind: "anything" };
}

export function compareHeaderPair(
  comparison: OperationComparison,
  before: Header,
  after: Header,
  words: string,
): void {
  const { pointer } = after;
  if (before.required !== after.required) {
    const id = after.required ? "response-header-became-required" : "response-header-became-optional";
    const message = `${words} ${after.required ? "is always there now" : "may be missing now"}`;
    comparison.add(id, { pointer, before: before.required, after: after.required, message });
  }
  comparison.compareTexts(before.value, after.value, pointer);
  comparison.compareTypes(before.type, after.type, "response");
}
